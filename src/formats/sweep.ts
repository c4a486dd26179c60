import { Unreadable } from '../core/errors.ts';
import { oncePer } from '../core/once.ts';
import type { RepositoryFiles } from '../core/source.ts';
import { type Mark, marksOf, mayBeMarked } from '../lexicon/marks.ts';
import { ownFiles } from './own-files.ts';
import { heldText, keepText, readText } from './parsed.ts';
import { yamlLimits } from './yaml.ts';

/** A file that is worth a closer look. */
export interface Swept {
  readonly path: string;
  readonly marks: ReadonlySet<Mark>;
}

const reasons = ['absent', 'too_large', 'malformed', 'timeout', 'denied'] as const;
type Reason = (typeof reasons)[number];

/** What one pass over the repository's own files found. */
export interface Sweep {
  readonly commit: string | null;
  /** The repository's own regular files, sorted, whatever they hold. */
  readonly own: readonly string[];
  /** Regular files in foreign trees: of these only some are looked at, by their names. */
  readonly foreign: readonly string[];
  /** Files that bear a mark, sorted by path. */
  readonly found: readonly Swept[];
  /** Files whose text was not had, by why. */
  readonly unread: ReadonlyMap<Reason, readonly string[]>;
  /** Own files that bear a mark, sorted. */
  marked(mark: Mark): readonly string[];
  /** The text of a marked file, also of one that is too large to be parsed or is UTF-16; null when it cannot be had. */
  textOf(path: string): Promise<string | null>;
}

/** Far beyond what a repository of people holds; what lies beyond is a gap. Sizes in bytes. */
const mostFiles = 40_000;
const mostBytes = 256 * 1024 * 1024;
const largestFile = 4 * 1024 * 1024;
const longestPath = 900;
/** Files fetched at a time; as many more are on their way. */
const atOnce = 16;

/**
 * Looks once through the text of each of the repository's own files for words that policies, exceptions and
 * infrastructure are made of. The texts of files that bear a mark are kept, so that whoever looks closer reads none again.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export const sweepOf: (source: RepositoryFiles) => Promise<Sweep> = oncePer(sweep);

async function sweep(source: RepositoryFiles): Promise<Sweep> {
  const [{ target }, files] = await Promise.all([source.describe(), source.files()]);
  const isOwn = ownFiles(files);
  const regular = files.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const paths = regular.filter((path) => path.length <= longestPath);
  const own = paths.filter(isOwn);
  const pass = await look(source, own.filter(mayBeMarked));
  const tooLong = regular.filter((path) => path.length > longestPath && isOwn(path));
  pass.unread.get('too_large')?.push(...tooLong);
  const { found, odd, unread } = pass;
  return {
    commit: target.commit,
    own,
    foreign: paths.filter((path) => !isOwn(path)),
    found,
    unread,
    marked: (mark) => found.filter(({ marks }) => marks.has(mark)).map(({ path }) => path),
    textOf: async (path) => odd.get(path) ?? readText(source, path),
  };
}

/** Looks through files; `odd` holds marked texts that nobody can parse. */
async function look(source: RepositoryFiles, texts: readonly string[]) {
  const found: Swept[] = [];
  const odd = new Map<string, string>();
  const unread = new Map<Reason, string[]>(reasons.map((reason) => [reason, []]));
  let bytes = 0;
  let at = 0;
  const nextBatch = () =>
    Promise.all(texts.slice(at, Math.min(at + atOnce, mostFiles)).map((path) => contentOf(source, path)));
  let coming = nextBatch();
  while (at < Math.min(texts.length, mostFiles) && bytes < mostBytes) {
    const contents = await coming;
    at += contents.length;
    // The next ones are fetched while these are looked at.
    coming = nextBatch();
    for (const { path, content } of contents) {
      if (typeof content === 'string') unread.get(content)?.push(path);
      else if (content !== null) {
        bytes += content.size;
        source.workingOn?.(path);
        const marks = marksOf(path, content.text);
        if (marks.length === 0) continue;
        found.push({ path, marks: new Set(marks) });
        if (content.isOdd) odd.set(path, content.text);
        else await keepText(source, path, content.text);
      }
    }
  }
  await coming;
  unread.get('too_large')?.push(...texts.slice(at));
  return { found, odd, unread };
}

/** A text, and how large it is in bytes; `isOdd`: it is none that a parser is given. */
interface Content {
  readonly text: string;
  readonly size: number;
  readonly isOdd: boolean;
}

async function contentOf(
  source: RepositoryFiles,
  path: string,
): Promise<{ readonly path: string; readonly content: Content | Reason | null }> {
  const held = await heldText(source, path);
  if (held !== undefined && held.value !== null)
    return { path, content: { text: held.value, size: held.value.length, isOdd: false } };
  try {
    const bytes = await source.read(path, { limitBytes: largestFile });
    return { path, content: bytes === null ? null : decoded(bytes) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { path, content: reasons.find((reason) => reason === error.reason) ?? 'absent' };
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so; null for what holds NUL and is no text. */
function decoded(bytes: Uint8Array): Content | null {
  const [first, second] = bytes;
  const size = bytes.length;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), size, isOdd: true };
  if (bytes.includes(0)) return null;
  return { text: new TextDecoder().decode(bytes), size, isOdd: size > yamlLimits.bytes };
}
