import type { GapReason } from '../../src/core/errors.ts';
import type { Tri } from '../../src/core/facts/base.ts';
import type { FileEntry, RepositoryFiles } from '../../src/core/source.ts';
import { type Format, parsed, type Trouble, yaml12 } from '../../src/formats/parsed.ts';
import { type DocumentForm, documentForm } from '../../src/lexicon/documents.ts';
import { formLines } from './issue-form.ts';
import { type Markup, markupOf, visibleLines } from './markup.ts';
import { gatherProse, type Prose } from './prose.ts';
import { tellsSteps } from './steps.ts';

/** What a text says, and whether it tells steps. */
type Told = Prose & { readonly tellsSteps: Tri };

/** A document and what it says. */
interface Reading {
  readonly path: string;
  readonly form: DocumentForm;
  readonly prose: Told;
}

/** What was read, sorted by path, and what was not. */
export interface Readings {
  readonly read: readonly Reading[];
  readonly gaps: readonly { reason: GapReason; detail: string; mend: string }[];
}

/** More than anybody reads before a change; the others are left out and said. */
const MOST_DOCUMENTS = 500;

function proseOf(lines: readonly string[]): Prose {
  const prose = gatherProse();
  for (const line of lines) prose.line(line);
  return prose.done();
}

const format = (markup: Markup): Format<Told> => ({
  name: `prose ${markup}`,
  parse: (text) => {
    const visible = visibleLines(text, markup);
    return { ...proseOf(visible), tellsSteps: tellsSteps(text, visible, markup) };
  },
});
const formats: Readonly<Record<Markup, Format<Told>>> = {
  markdown: format('markdown'),
  asciidoc: format('asciidoc'),
  restructured: format('restructured'),
};

/** What a document says; null for a file that is none. */
async function readOne(source: RepositoryFiles, path: string): Promise<Told | Trouble | null> {
  if (!/\.ya?ml$/i.test(path)) {
    const { value, trouble } = await parsed(source, path, formats[markupOf(path)]);
    return trouble === 'no_such_file' ? 'absent' : (value ?? trouble);
  }
  const { value, trouble } = await parsed(source, path, yaml12);
  if (trouble !== null) return trouble === 'no_such_file' ? 'absent' : trouble;
  const lines = formLines(value[0]);
  return lines === null ? null : { ...proseOf(lines), tellsSteps: 'no' };
}

/** Documents of these files whose form is wanted. One that cannot be read is a gap: nothing tells what it holds. */
export async function readForms(
  source: RepositoryFiles,
  files: readonly FileEntry[],
  wanted: (form: DocumentForm) => boolean,
): Promise<Readings> {
  const places = files.flatMap(({ path, kind }) => {
    const form = kind === 'file' ? documentForm(path) : null;
    return form !== null && wanted(form) ? [{ path, form }] : [];
  });
  const read: Reading[] = [];
  const gaps: Readings['gaps'][number][] = [];
  for (const { path, form } of places.slice(0, MOST_DOCUMENTS)) {
    const prose = await readOne(source, path);
    if (typeof prose === 'string') {
      const mend = prose === 'absent' ? 'scan a whole clone' : 'keep it a text of less than 1 MiB';
      gaps.push({ reason: prose, detail: `${path} could not be read`, mend });
    } else if (prose !== null) read.push({ path, form, prose });
  }
  if (places.length > MOST_DOCUMENTS) {
    const detail = `${places.length - MOST_DOCUMENTS} documents beyond the first ${MOST_DOCUMENTS} were left out`;
    gaps.push({ reason: 'too_large', detail, mend: 'scan the repository that holds the rules of work' });
  }
  return { read: read.sort((a, b) => (a.path < b.path ? -1 : 1)), gaps };
}
