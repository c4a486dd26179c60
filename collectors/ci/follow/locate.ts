import { folderOf, type Spot, type Tree } from './trees.ts';

/** What places in a repository are known by where a command runs. */
export interface Whereabouts {
  /** Folder it runs in; null where that is not told. */
  readonly directory: Spot | null;
  /** The script that was called: `$0`. */
  readonly self: Spot | null;
  /** The script the command stands in, called or sourced: `$BASH_SOURCE`. */
  readonly file: Spot | null;
  /** Folder of the local action the command belongs to. */
  readonly action: Spot | null;
  /** Root of what the pipeline checked out. */
  readonly workspace: Spot;
  /** Values of variables that are known; a place is a path that begins with the mark of its root. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Longest expression that is read as a place. */
const longest = 400;
/** First character of a segment that stands for the root of a repository. */
const mark = '\u0001';

/** A place as a path that `resolve` understands, wherever it is used. */
export function pathOf({ path }: Spot, rootMark: string): string {
  return path === '' ? rootMark : `${rootMark}/${path}`;
}

/** The segment that stands for the root of a repository, by its position in a list. */
export function markOf(trees: Tree[], tree: Tree): string {
  const known = trees.indexOf(tree);
  return `${mark}${known === -1 ? trees.push(tree) - 1 : known}`;
}

/** The same text without the segments that stand for roots, for people. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/\u0001[0-9]+\/?/g, '');
}

/** A path as it is written in a folder; null where the folder is not known, or the path leaves its repository. */
export function resolve(from: Spot | null, written: string, trees: readonly Tree[]): Spot | null {
  let tree = from?.tree;
  let segments = from === null ? [] : from.path.split('/').filter((segment) => segment !== '');
  if (/^[/~]/.test(written)) return null;
  for (const segment of written.split('/')) {
    if (segment.startsWith(mark)) {
      tree = trees[Number(segment.slice(1))];
      segments = [];
    } else if (segment === '..') {
      if (segments.pop() === undefined) return null;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return tree === undefined ? null : { tree, path: segments.join('/') };
}

/** Variables of CI systems that hold the folder of the checkout. */
const workspaces = new Set(['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'github.workspace', 'BUILD_SOURCESDIRECTORY']);

/**
 * The place that a word with a variable or substitution in it means, such as `$(dirname "$0")/lib.sh`, as a path that
 * `resolve` understands; null where it is none that is known.
 */
export function locate(word: string, where: Whereabouts, trees: Tree[]): string | null {
  if (word.length > longest) return null;
  const [head, tail] = split(word.replaceAll('"', ''));
  const spot = head === '' ? null : spotOf(head, where, trees, 0);
  if (spot === null || /[$`]/.test(tail) || !/^(\/|$)/.test(tail)) return null;
  return `${pathOf(spot, markOf(trees, spot.tree))}${tail}`;
}

/** The expansion a word begins with, and what follows it. */
function split(word: string): readonly [string, string] {
  const name = /^\$[A-Za-z0-9_]+/.exec(word);
  if (name !== null) return [name[0], word.slice(name[0].length)];
  const close = word.startsWith('$(') ? ')' : word.startsWith('${') ? '}' : null;
  if (close === null) return ['', word];
  let depth = 0;
  for (let at = 1; at < word.length; at++) {
    if (word[at] === (close === ')' ? '(' : '{')) depth++;
    else if (word[at] === close && --depth === 0) return [word.slice(0, at + 1), word.slice(at + 1)];
  }
  return ['', word];
}

const deepest = 6;

function spotOf(expansion: string, where: Whereabouts, trees: Tree[], depth: number): Spot | null {
  if (depth > deepest) return null;
  if (expansion.startsWith('$(')) return commandSpot(expansion.slice(2, -1).trim(), where, trees, depth + 1);
  const name = expansion.startsWith('${') ? expansion.replaceAll(/^\$\{+\s*|\s*\}+$/g, '') : expansion.slice(1);
  return variableSpot(name, where, trees);
}

function variableSpot(name: string, where: Whereabouts, trees: readonly Tree[]): Spot | null {
  if (workspaces.has(name)) return where.workspace;
  if (name === 'GITHUB_ACTION_PATH' || name === 'github.action_path') return where.action;
  if (name === 'PWD') return where.directory;
  if (name === '0') return where.self;
  if (name === '0%/*') return where.self === null ? null : folderOf(where.self);
  if (/^BASH_SOURCE(\[0\])?(:-\$0)?$/.test(name)) return where.file;
  if (/^BASH_SOURCE(\[0\])?%\/\*$/.test(name)) return where.file === null ? null : folderOf(where.file);
  const value = where.variables.get(name);
  return value?.startsWith(mark) === true ? resolve(null, value, trees) : null;
}

/** What a substituted command prints, when it prints a place. */
function commandSpot(command: string, where: Whereabouts, trees: Tree[], depth: number): Spot | null {
  const plain = command.replaceAll(/\s*[12&]?>\s*(\/dev\/null|&1)/g, '').trim();
  if (/^pwd( -[LP])?$/.test(plain)) return where.directory;
  if (plain === 'git rev-parse --show-toplevel')
    return where.directory === null ? null : { ...where.directory, path: '' };
  const into = /^cd (?:-- |-P )?(.*?)\s*(?:&&|;)\s*pwd(?: -[LP])?$/.exec(plain);
  if (into?.[1] !== undefined) return operand(into[1], where, trees, depth);
  const real = /^(?:realpath|readlink -f)(?: --)? (\S.*)$/.exec(plain);
  if (real?.[1] !== undefined) return operand(real[1], where, trees, depth);
  const parent = /^dirname (?:-- )?(\S.*)$/.exec(plain);
  const of = parent?.[1] === undefined ? null : operand(parent[1], where, trees, depth);
  return of === null ? null : folderOf(of);
}

function operand(written: string, where: Whereabouts, trees: Tree[], depth: number): Spot | null {
  const [head, tail] = split(written.trim());
  if (/[$`\s]/.test(tail)) return null;
  if (head === '') return resolve(where.directory, tail, trees);
  const spot = /^(\/|$)/.test(tail) ? spotOf(head, where, trees, depth) : null;
  return spot === null ? null : resolve(spot, `.${tail}`, trees);
}
