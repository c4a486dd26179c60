import type { GapReason } from '../../src/core/errors.ts';
import { oncePer } from '../../src/core/once.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { parsed, textOf } from '../../src/formats/parsed.ts';
import { isDocumentPath } from '../../src/lexicon/document-places.ts';
import { markupOf } from './markup.ts';
import { languageOf, structures } from './structure/index.ts';
import { setAsideIn } from './succession.ts';
import type { Document, Text } from './text.ts';

export type { Document, Text } from './text.ts';

/** What could not be looked into. */
export interface Gap {
  readonly reason: GapReason;
  readonly detail: string;
  readonly mend: string;
}

/** The repository's own texts. */
interface Corpus {
  readonly commit: string | null;
  /** Sorted by path. */
  readonly texts: readonly Text[];
  /** Paths of those that are too short to tell their language, and hardly English. */
  readonly mayBeForeign: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
  /** Those that hold some words, with what they are made of; each text is parsed once, however many ask. */
  documents(mayTell: (text: Text) => boolean): Promise<Documents>;
}

/** Texts that were parsed, sorted by path, and what was not. */
interface Documents {
  readonly documents: readonly Document[];
  readonly gaps: readonly Gap[];
}

/** More than a house writes about how it works; what lies beyond is a gap. */
const MOST_DOCUMENTS = 2000;
/** Letters of texts that are parsed for one kind of fact. */
const MOST_LETTERS = 4 * 1024 * 1024;
/** Enough to tell a language by. */
const LANGUAGE_LETTERS = 6000;

/**
 * The repository's own texts for people, read once per source.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export const corpusOf: (source: RepositoryFiles) => Promise<Corpus> = oncePer(read);

async function read(source: RepositoryFiles): Promise<Corpus> {
  const [{ target }, files] = await Promise.all([source.describe(), source.files()]);
  const paths = files.filter(({ path, kind }) => kind === 'file' && isDocumentPath(path)).map(({ path }) => path);
  const texts: Text[] = [];
  const gaps: Gap[] = [];
  const doubtful = new Set<string>();
  let foreign = 0;
  for (const path of paths.slice(0, MOST_DOCUMENTS)) {
    const { value, trouble } = await textOf(source, path);
    const { isForeign, mayBeForeign } = languageOf((value ?? '').slice(0, LANGUAGE_LETTERS));
    if (value === null) {
      const reason = trouble === 'no_such_file' || trouble === null ? 'absent' : trouble;
      const mend = reason === 'absent' ? 'scan a whole clone' : 'keep it a text of less than 1 MiB';
      gaps.push({ reason, detail: `${path} could not be read`, mend });
    } else if (isForeign) foreign++;
    else {
      texts.push({ path, text: value });
      if (mayBeForeign) doubtful.add(path);
    }
  }
  if (paths.length > MOST_DOCUMENTS)
    gaps.push(beyond(`${paths.length - MOST_DOCUMENTS} documents beyond the first ${MOST_DOCUMENTS}`));
  if (foreign > 0) {
    const detail = `${foreign} ${foreign === 1 ? 'document is' : 'documents are'} in a language whose words are not known`;
    gaps.push({ reason: 'unsupported', detail, mend: 'attest what they say, or keep an English page of it' });
  }
  let aside: ReturnType<typeof setAsideIn> | null = null;
  const documents: Corpus['documents'] = async (mayTell) => {
    aside ??= setAsideIn(source, texts);
    return structured(source, texts.filter(mayTell), await aside, gaps);
  };
  return { commit: target.commit, texts, mayBeForeign: doubtful, gaps, documents };
}

function beyond(what: string): Gap {
  return { reason: 'too_large', detail: `${what} were left out`, mend: 'scan the repository that holds these texts' };
}

async function structured(
  source: RepositoryFiles,
  telling: readonly Text[],
  aside: Awaited<ReturnType<typeof setAsideIn>>,
  known: readonly Gap[],
): Promise<Documents> {
  const documents: Document[] = [];
  const gaps = [...known];
  let letters = 0;
  for (const [at, { path, text }] of telling.entries()) {
    letters += text.length;
    if (letters > MOST_LETTERS) {
      gaps.push(beyond(`${telling.length - at} documents beyond ${MOST_LETTERS} letters`));
      break;
    }
    const { value } = await parsed(source, path, structures[markupOf(path)]);
    const setAside = aside.get(path);
    if (value !== null)
      documents.push({ path, text, structure: value, ...(setAside === undefined ? {} : { setAside }) });
  }
  return { documents, gaps };
}
