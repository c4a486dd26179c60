import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import { documentForm } from '../../../src/lexicon/documents.ts';
import type { Document } from '../corpus.ts';
import { formLines } from '../issue-form.ts';
import { structureOf } from '../structure/index.ts';

/** More than a forge offers anybody to choose from. */
const MOST_FORMS = 50;
const LONGEST = 20_000;

/**
 * Forms for issues that are written as fields in YAML, as the texts that they show under their name. Lines of such a text
 * are no lines of the file. Files that cannot be read, or are no form, are left out: `docs.template` tells of them.
 */
export async function formDocuments(source: RepositoryFiles): Promise<readonly Document[]> {
  const paths = (await source.files())
    .filter(({ path, kind }) => kind === 'file' && /\.ya?ml$/i.test(path) && documentForm(path) === 'issue_template')
    .map(({ path }) => path);
  const found: Document[] = [];
  for (const path of paths.slice(0, MOST_FORMS)) {
    const root = (await parsed(source, path, yaml12)).value?.[0];
    const lines = formLines(root);
    if (lines === null) continue;
    const head = ['name', 'description'].map((key) => (text(get(root, key)) ?? '').replaceAll('\n', ' '));
    const shown = [`# ${head[0] ?? ''}`, '', head[1] ?? '', ...lines].join('\n').slice(0, LONGEST);
    found.push({ path, text: shown, structure: structureOf(shown, 'markdown') });
  }
  return found;
}
