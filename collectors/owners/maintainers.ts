import { namesNobody } from '../../src/lexicon/owner-names.ts';
import type { Entry } from './entry.ts';

const name = /(^|\/)maintainers(\.(?:md|markdown|txt|rst|adoc|ya?ml|toml))?$/i;
const usualPlaces = /^(?:\.github\/|\.gitlab\/|docs\/)?[^/]+$/;

/** Whether a file has the name of a list of maintainers. */
export const isMaintainersName = (path: string): boolean => name.test(path);
/** Whether people look for such a list there. */
export const isUsualPlace = (path: string): boolean => usualPlaces.test(path);

/** Longer lines name nobody. */
const longestLine = 2_000;
const mostLines = 50_000;

/** People who were maintainers once. */
export const former = /\b(?:emerit\w{0,6}|former|past|previous|retired|inactive|alumni|honou?rary|stepped down)\b/i;
const handle = /(?:^|[\s([|,;/`"'])@([a-z\d](?:[a-z\d-]{0,38}[a-z\d])?(?:\/[\w.-]{1,60})?)(?![\w@])/gi;
const profile = /(?:github|gitlab)\.com\/([a-z\d][\w-]{0,38})(?=[)\s|>\]"',;]|$)/gi;
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi;
/** A line that is about one person or one part, not a sentence. */
const listed = /^\s{0,20}(?:[-*+•]|\d{1,3}[.)]|\|)|\|/;
const alone = /^[^\s.#:|][^#:|]{1,80}[<(][^<>()]{3,120}[>)]\s{0,9}$|^@[\w/-]{1,80}$|^[\w.+-]{1,64}@[\w.-]{1,100}$/;

/** People on a line, by the first of the ways in which they are named. */
function peopleOn(line: string): readonly string[] {
  for (const way of [handle, profile, mail]) {
    const found = [...line.matchAll(way)].map(([all, only]) => (only ?? all).toLowerCase());
    const real = found.filter((one) => !namesNobody(one));
    if (real.length > 0) return real;
  }
  return [];
}

/** The folder that a list is about, with a slash behind it; `''` for the whole repository. */
export const folderOfList = (path: string): string =>
  /^(?:\.github|\.gitlab|docs)\//.test(path) ? '' : path.slice(0, path.lastIndexOf('/') + 1);

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** A heading in Markdown or AsciiDoc, or a line that is underlined. */
function headingOf(line: string, next: string): Heading | null {
  const marked = /^(#{1,6}|={1,6})\s+(\S.*)$/.exec(line);
  if (marked !== null) return { level: marked[1]?.length ?? 1, text: marked[2] ?? '' };
  if (line.trim() === '' || line.includes('|') || !/^(?:={3,}|-{3,}|~{3,})\s*$/.test(next)) return null;
  return { level: next.startsWith('=') ? 1 : 2, text: line };
}

/** Paths in code marks that are there, as patterns of a file of owners. */
function pathsIn(text: string, isThere: (path: string) => 'file' | 'folder' | null): readonly string[] {
  return [...text.matchAll(/`\/?([\w.@/-]{2,150}?)(?:\/(?:\*{1,2})?)?`/g)].flatMap(([, path = '']) => {
    const kind = isThere(path.replace(/^\.\//, ''));
    return kind === null ? [] : [`/${path.replace(/^\.\//, '')}${kind === 'folder' ? '/' : ''}`];
  });
}

/**
 * Who maintains what, as a list of maintainers says it: entries with paths for those (`M:` and `F:` lines, or paths in
 * code marks beside names), and one for the list's folder for all others. Former maintainers are left out. Never throws.
 * @param isThere tells what lies at a path of the repository.
 */
export function readMaintainers(
  path: string,
  text: string,
  isThere: (path: string) => 'file' | 'folder' | null,
): readonly Entry[] {
  const lines = text.split('\n', mostLines).map((line) => (line.length > longestLine ? '' : line.trimEnd()));
  const blocks = inBlocks(lines);
  return blocks.length > 0 ? blocks : inLists(path, lines, isThere);
}

/** Blocks with a letter for each sort of line. https://docs.kernel.org/process/maintainers.html */
function inBlocks(lines: readonly string[]): readonly Entry[] {
  const found: Entry[] = [];
  let people = new Set<string>();
  let paths: { readonly pattern: string; readonly line: number }[] = [];
  let hasExclusion = false;
  const end = (): void => {
    // What a block leaves out again is not told by its patterns.
    if (people.size > 0 && !hasExclusion)
      for (const one of paths) found.push({ ...one, owners: people.size, groups: 0 });
    people = new Set();
    paths = [];
    hasExclusion = false;
  };
  for (const [index, line] of lines.entries()) {
    const [, sort, value = ''] = /^([A-Z]):\s+(\S.*)$/.exec(line) ?? [];
    if (line.trim() === '') end();
    else if (sort === 'M') for (const one of peopleOn(value).slice(0, 1)) people.add(one);
    else if (sort === 'F') paths.push({ pattern: `/${value.replace(/^\.?\//, '')}`, line: index + 1 });
    else if (sort === 'X') hasExclusion = true;
  }
  end();
  return found;
}

function inLists(
  path: string,
  lines: readonly string[],
  isThere: (path: string) => 'file' | 'folder' | null,
): readonly Entry[] {
  const special = new Map<string, { line: number; people: Set<string> }>();
  const general = new Set<string>();
  let first = 1;
  let formerFrom: number | null = null;
  let headed: readonly string[] = [];
  let isCode = false;
  for (const [index, line] of lines.entries()) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    const heading = isCode ? null : headingOf(line, lines[index + 1] ?? '');
    if (heading !== null) {
      if (formerFrom === null || heading.level <= formerFrom)
        formerFrom = former.test(heading.text) ? heading.level : null;
      headed = pathsIn(heading.text, isThere);
    }
    const isEntry = !isCode && (listed.test(line) || alone.test(line));
    if (heading !== null || !isEntry || formerFrom !== null || former.test(line)) continue;
    const people = peopleOn(line);
    const beside = pathsIn(line, isThere);
    for (const pattern of beside.length > 0 ? beside : headed) {
      const known = special.get(pattern) ?? { line: index + 1, people: new Set() };
      for (const one of people) known.people.add(one);
      special.set(pattern, known);
    }
    if (beside.length > 0 || headed.length > 0) continue;
    if (general.size === 0 && people.length > 0) first = index + 1;
    for (const one of people) general.add(one);
  }
  const folder = folderOfList(path);
  const all: readonly Entry[] =
    general.size === 0 ? [] : [{ pattern: `${folder}**`, owners: general.size, groups: 0, line: first }];
  const own = [...special].flatMap(([pattern, one]): readonly Entry[] =>
    one.people.size === 0 ? [] : [{ pattern, owners: one.people.size, groups: 0, line: one.line }],
  );
  return [...all, ...own];
}
