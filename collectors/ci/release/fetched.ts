import type { Tri } from '../../../src/core/facts/base.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { type Fetcher, fetchers, interpreters, nearHost, sumFile } from '../../../src/lexicon/supply-downloads.ts';
import type { Said } from '../follow/index.ts';
import { wordsFrom } from './spoken.ts';

/** What a command fetches from elsewhere. */
export interface Fetched {
  readonly tool: string;
  /** Null where an expression makes it. */
  readonly host: string | null;
  /** The name it is kept under; null where that is not told. */
  readonly file: string | null;
  readonly piped: Tri;
  /** A commit is named by which what comes is fixed. */
  readonly isFixed: boolean;
}

/** `fetch` and `http` are names of scripts as well. */
const names: ReadonlySet<string> = new Set(['curl', 'wget', 'aria2c', 'git', 'gh']);
const address = /^(?:https?|ftp):\/\//i;
const hostName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
/** Filters that hand on what they are handed. */
const filters = new Set(['gunzip', 'zcat', 'sed', 'tr', 'base64', 'cat', 'grep', 'jq', 'xz']);

/** The host of an address; null where an expression makes it. What stands before the host may be a credential. */
function hostOf(url: string): string | null {
  const authority = url.replace(address, '').split(/[/?#]/)[0] ?? '';
  const bare = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d{1,5}$/, '');
  // An expression with blanks or signs in it is cut in its middle.
  return hostName.test(bare) && (!/[$`{]/.test(authority) || authority.includes('@')) ? bare : null;
}

/** What a command fetches and keeps or hands to a shell; null for one that asks, sends, or looks at its own machine. */
export function fetchedBy(said: Said, next: readonly Said[]): Fetched | null {
  const first = said.words[0]?.text ?? '';
  if (/^(?:Invoke-WebRequest|iwr|Start-BitsTransfer)$/i.test(first)) return byCmdlet(first, said, next);
  const words = wordsFrom(said, names);
  const [program, ...args] = words ?? [];
  if (words === null || program === undefined) return null;
  const tool = program.text.slice(program.text.lastIndexOf('/') + 1);
  if (tool === 'git') return byGit(args);
  if (tool === 'gh') return byGh(args);
  const fetcher = fetchers.get(tool);
  return fetcher === undefined ? null : byFetcher(tool, fetcher, args, pipedInto(said, next));
}

/** Whether what a command prints is handed to an interpreter: by a pipe, or by a substitution in its words. */
function pipedInto({ at, words }: Said, next: readonly Said[]): boolean {
  const own = words.map(({ text }) => text).find((text) => address.test(text));
  for (const { words: others, at: there } of next.slice(0, 3)) {
    const [name, ...rest] = withoutRunner(others);
    if (name === undefined || there.path !== at.path || there.line - at.line > 6 || there.line < at.line) return false;
    const program = name.text.slice(name.text.lastIndexOf('/') + 1);
    if (filters.has(program)) continue;
    if (!interpreters.has(program)) return false;
    const isSubstituted = rest.some(
      ({ text }) => /(?:\$\(|<\(|`)\s{0,9}(?:curl|wget)\b/.test(text) && (own === undefined || text.includes(own)),
    );
    return isSubstituted || readsInput(rest);
  }
  return false;
}

function withoutRunner(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ text }) => !/^(?:sudo|env|exec|command|-E|-H|-n)$|^[A-Z_]{1,60}=/.test(text));
  return at === -1 ? [] : words.slice(at);
}

/** `bash`, `sh -s -- -b bin`, `python3 -`: no file to run, so that it runs what it is handed. */
function readsInput(rest: readonly Word[]): boolean {
  if (rest.some(({ text }) => text === '-s' || text === '-' || text === '/dev/stdin')) return true;
  return rest.every(({ text }) => /^-(?!c$)/.test(text));
}

function byFetcher(tool: string, fetcher: Fetcher, args: readonly Word[], isPiped: boolean): Fetched | null {
  if (isSaid(fetcher.silent, args)) return null;
  const output = flagged(fetcher.output, args);
  const isToOutput = output?.text === '-' || args.some(({ text }) => /^-[a-zA-Z]{0,6}O-$/.test(text));
  const keeps = fetcher.isKept ? !isToOutput : output !== null && output.text !== '-' && output.text !== '/dev/null';
  const isNamed = args.some(
    ({ text }) =>
      fetcher.keeps.includes(text) ||
      (/^-[a-zA-Z]{1,8}$/.test(text) &&
        fetcher.keeps.some((flag) => flag.length === 2 && text.includes(flag.slice(1)))),
  );
  if (!keeps && !isNamed && !isPiped) return null;
  const url = args.find(
    ({ text, isFixed }) => address.test(text) || (!isFixed && /^\$\{?\{?\s?[\w.]{0,60}(?:url|uri|link)/i.test(text)),
  );
  const host = url === undefined || !address.test(url.text) ? null : hostOf(url.text);
  if (host !== null && nearHost.test(host)) return null;
  const last = url?.text.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const file =
    output !== null && output.text !== '-'
      ? (output.text.split('/').at(-1) ?? null)
      : last === '' || /\$/.test(last)
        ? null
        : last;
  // What others are held against needs no check of its own.
  if (file !== null && sumFile.test(file)) return null;
  return {
    tool,
    host,
    file,
    piped: isPiped ? 'yes' : 'no',
    isFixed: false,
  };
}

function isSaid(flags: readonly string[], args: readonly Word[]): boolean {
  const fits = (text: string, flag: string): boolean =>
    text === flag || text.startsWith(`${flag}=`) || (/^-[XdFTI]$/.test(flag) && text.startsWith(flag));
  return args.some(({ text }) => flags.some((flag) => fits(text, flag)));
}

/** The value of a flag, said by itself, joined to it, or at the end of several short ones: `-sSLo file`. */
function flagged(flags: readonly string[], args: readonly Word[]): Word | null {
  for (const [index, { text, isFixed }] of args.entries()) {
    for (const flag of flags) {
      if (text.startsWith(`${flag}=`)) return { text: text.slice(flag.length + 1), isFixed };
      const isCluster = flag.length === 2 && /^-[a-zA-Z]{1,8}$/.test(text) && text.endsWith(flag.slice(1));
      if (text === flag || isCluster) return args[index + 1] ?? null;
    }
  }
  return null;
}

/** A clone of another repository; null for other commands. */
function byGit(args: readonly Word[]): Fetched | null {
  const at = args.findIndex(({ text }) => text === 'clone');
  if (at === -1 || args.slice(0, at).some(({ text }) => !text.startsWith('-') && !text.includes('='))) return null;
  const url = args.slice(at + 1).find(({ text }) => address.test(text) || /^git@/.test(text) || /\$/.test(text));
  if (url === undefined) return null;
  const byShell = /^git@([\w.-]{1,253}):/.exec(url.text)?.[1];
  const host = byShell ?? (address.test(url.text) ? hostOf(url.text) : null);
  const revision = args.find(({ text }) => /^--revision=[0-9a-f]{40}$/.test(text));
  const file =
    url.text
      .replace(/\.git$/, '')
      .split('/')
      .at(-1) ?? '';
  return {
    tool: 'git',
    host,
    file: file === '' || file.includes('$') ? null : file,
    piped: 'no',
    isFixed: revision !== undefined,
  };
}

/** PowerShell: kept where a file is named, run where it is handed to `iex`. */
function byCmdlet(tool: string, { words }: Said, [next]: readonly Said[]): Fetched | null {
  const url = words.find(({ text }) => address.test(text));
  const at = words.findIndex(({ text }) => /^-(?:OutFile|Destination|o)$/i.test(text));
  const isRun = /^(?:iex|Invoke-Expression)$/i.test(next?.words[0]?.text ?? '');
  if (at === -1 && !isRun) return null;
  const host = url === undefined ? null : hostOf(url.text);
  if (host !== null && nearHost.test(host)) return null;
  const file = words[at + 1]?.text.split(/[/\\]/).at(-1) ?? null;
  return { tool, host, file: at === -1 ? null : file, piped: isRun ? 'yes' : 'no', isFixed: false };
}

/** `gh release download`, of another repository than the own. */
function byGh(args: readonly Word[]): Fetched | null {
  if (args[0]?.text !== 'release' || args[1]?.text !== 'download') return null;
  if (!args.some(({ text }) => /^(?:-R|--repo)(?:=|$)/.test(text))) return null;
  return { tool: 'gh', host: 'github.com', file: null, piped: 'no', isFixed: false };
}
