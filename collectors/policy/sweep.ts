import { Unreadable } from '../../src/core/errors.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { commentSyntaxOf } from '../../src/lexicon/policy-comments.ts';
import { isUnwritten, type Mark, marks } from '../../src/lexicon/policy-marks.ts';
import { ownFiles } from './scope.ts';
import { annotationWaivers } from './waivers/annotations.ts';
import { inlineWaivers } from './waivers/inline.ts';
import type { Told } from './waivers/told.ts';

/** A file that is worth a closer look. */
export interface Swept {
  readonly path: string;
  readonly marks: ReadonlySet<Mark>;
  readonly waivers: readonly Told[];
}

const reasons = ['absent', 'too_large', 'malformed', 'timeout', 'denied'] as const;
type Reason = (typeof reasons)[number];

/** What one pass over the repository's own files found. */
export interface Sweep {
  readonly commit: string | null;
  /** The repository's own regular files, sorted, whatever they hold. */
  readonly own: readonly string[];
  /** Regular files in foreign trees: only tests of rules are looked for there. */
  readonly foreign: readonly string[];
  readonly found: readonly Swept[];
  /** Files whose text was not had, by why. */
  readonly unread: ReadonlyMap<Reason, readonly string[]>;
}

/** Far beyond what a repository of people holds; what lies beyond is a gap. Sizes in bytes. */
const mostFiles = 40_000;
const mostBytes = 256 * 1024 * 1024;
const largestFile = 4 * 1024 * 1024;
const longestPath = 900;
/** Files fetched at a time; as many more are on their way. */
const atOnce = 16;

const sweeps = new WeakMap<RepositoryFiles, Promise<Sweep>>();

/**
 * Looks once through the text of each of the repository's own files for waivers and for words that policies are made
 * of. Texts are not kept.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export function sweepOf(source: RepositoryFiles): Promise<Sweep> {
  const known = sweeps.get(source);
  if (known !== undefined) return known;
  const made = sweep(source);
  sweeps.set(source, made);
  return made;
}

async function sweep(source: RepositoryFiles): Promise<Sweep> {
  const [{ target }, files] = await Promise.all([source.describe(), source.files()]);
  const isOwn = ownFiles(files);
  const regular = files.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const paths = regular.filter((path) => path.length <= longestPath);
  const own = paths.filter(isOwn);
  const texts = own.filter((path) => isText(path) && !isUnwritten(path));
  const found: Swept[] = [];
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
    for (const [path, content] of contents) {
      if (typeof content === 'string') unread.get(content)?.push(path);
      else if (content !== null) {
        bytes += content.length;
        source.workingOn?.(path);
        const swept = look(path, content);
        if (swept !== null) found.push(swept);
      }
    }
  }
  await coming;
  const passedOver = [...texts.slice(at), ...regular.filter((path) => path.length > longestPath && isOwn(path))];
  unread.get('too_large')?.push(...passedOver);
  return { commit: target.commit, own, foreign: paths.filter((path) => !isOwn(path)), found, unread };
}

/** Whether a file may hold a waiver or a rule. */
function isText(path: string): boolean {
  return commentSyntaxOf(path) !== null || marks.some(({ files }) => files.test(path));
}

type Content = Uint8Array | Reason | null;

async function contentOf(source: RepositoryFiles, path: string): Promise<readonly [string, Content]> {
  try {
    return [path, await source.read(path, { limitBytes: largestFile })];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [path, reasons.find((reason) => reason === error.reason) ?? 'absent'];
  }
}

/** What a file shows; null when it is nothing to look closer at, or no text. */
function look(path: string, content: Uint8Array): Swept | null {
  const text = decoded(content);
  if (text === null) return null;
  const seen = marks.filter(({ files, words }) => files.test(path) && words.test(text)).map(({ mark }) => mark);
  const annotated = /\.(ya?ml|tpl)$/.test(path) ? annotationWaivers(text) : [];
  const waivers = [...inlineWaivers(path, text), ...annotated];
  return seen.length === 0 && waivers.length === 0 ? null : { path, marks: new Set(seen), waivers };
}

/** UTF-8, or UTF-16 where a byte order mark says so; null for what holds NUL and is no text. */
function decoded(content: Uint8Array): string | null {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  return content.includes(0) ? null : new TextDecoder().decode(content);
}
