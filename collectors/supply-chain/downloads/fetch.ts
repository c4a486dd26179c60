import type { Word } from '../../../src/formats/shell/index.ts';
import { type Fetcher, fetchers, nearHost } from '../../../src/lexicon/supply-downloads.ts';
import { program } from '../builds/image-command.ts';

/** A command that fetches something, as its words tell. */
export interface Fetch {
  readonly tool: string;
  readonly host: string | null;
  /** Name of the file that is written, without its folder; null where that is not told. */
  readonly file: string | null;
  /** `stdout`: what comes is only shown, unless something takes it. */
  readonly to: 'file' | 'stdout';
  /** What is fetched lies under its content's own name: a commit of a repository. */
  readonly isFixed: boolean;
}

/** What a command fetches; null for one that fetches no file from elsewhere: it asks, sends, tries, or stays on the machine. */
export function fetchOf(words: readonly Word[]): Fetch | null {
  const [first, ...rest] = program(words);
  const name = first?.text.slice(first.text.lastIndexOf('/') + 1) ?? '';
  if (name === 'git') return cloneOf(rest);
  const fetcher = fetchers.get(name);
  if (fetcher === undefined || first?.isFixed !== true) return null;
  const { urls, output, isSilent, isKept } = read(fetcher, rest);
  const [url] = urls;
  if (url === undefined || isSilent || output === '/dev/null') return null;
  const host = hostOf(url);
  if (host === 'near' || /^file:/.test(url)) return null;
  const isShown = output === '-' || output === '/dev/stdout' || (output === null && !isKept);
  const file = isShown ? null : lastPart(output ?? url);
  return { tool: name, host, file, to: isShown ? 'stdout' : 'file', isFixed: false };
}

interface Read {
  readonly urls: readonly string[];
  readonly output: string | null;
  readonly isSilent: boolean;
  readonly isKept: boolean;
}

function read(fetcher: Fetcher, words: readonly Word[]): Read {
  const urls: string[] = [];
  let output: string | null = null;
  let isSilent = false;
  let { isKept } = fetcher;
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (!text.startsWith('-') || text === '-') {
      if (fetcher.silent.includes(text)) isSilent = true;
      else if (/[.:$]/.test(text)) urls.push(text);
      continue;
    }
    for (const { flag, value: inline } of flagsIn(text, fetcher)) {
      const takes = fetcher.valued.includes(flag) && inline === null;
      const value = takes ? (words[++at]?.text ?? null) : inline;
      if (fetcher.output.includes(flag)) output = value;
      if (fetcher.keeps.includes(flag)) isKept = true;
      if (fetcher.silent.includes(flag) && !(/^(?:-X|--request)$/.test(flag) && value === 'GET')) isSilent = true;
      if (flag === '--url' && value !== null) urls.push(value);
    }
  }
  return { urls, output, isSilent, isKept };
}

/** `-fsSLo` as its flags, the last of which may be given its value at once (`-qO-`); `--output=x` with its value. */
function flagsIn(
  text: string,
  { valued }: Fetcher,
): readonly { readonly flag: string; readonly value: string | null }[] {
  if (text.startsWith('--')) {
    const at = text.indexOf('=');
    return [at === -1 ? { flag: text, value: null } : { flag: text.slice(0, at), value: text.slice(at + 1) }];
  }
  const flags: { flag: string; value: string | null }[] = [];
  for (let at = 1; at < Math.min(text.length, 40); at++) {
    const flag = `-${text[at] ?? ''}`;
    const rest = text.slice(at + 1);
    if (valued.includes(flag)) {
      flags.push({ flag, value: rest === '' ? null : rest });
      break;
    }
    flags.push({ flag, value: null });
  }
  return flags;
}

/** The host of an address; null where an expression makes it, `near` for the machine itself. */
export function hostOf(url: string): string | 'near' | null {
  const plain = url.slice(0, 2000).replace(/^["']/, '');
  const host =
    /^[a-z][a-z+]{1,10}:\/\/(?:[^@/\s]{0,500}@)?(\[[^\]]{1,60}\]|[^/:?#\s]{1,253})/i.exec(plain)?.[1] ??
    /^[\w.-]{1,64}@([\w.-]{1,253}):/.exec(plain)?.[1] ??
    /^([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})(?::\d{1,5})?(?:\/|$)/.exec(plain)?.[1];
  if (host === undefined || /[$`{}<>()%]/.test(host)) return null;
  return nearHost.test(host) ? 'near' : host.toLowerCase();
}

/** The last part of a path or an address, without what is asked of a server. */
export function lastPart(path: string): string | null {
  const plain = path.replace(/[?#].{0,2000}$/s, '');
  const name = plain.slice(plain.lastIndexOf('/') + 1).replaceAll(/\$\{(\w{1,100})\}/g, '$$$1');
  return name === '' || name === '.' || /^\$\w{0,100}$/.test(name) ? null : name;
}

const gitValued = /^(?:-b|--branch|--depth|-o|--origin|-c|--config|--reference|-j|--jobs|--filter|--separate-git-dir)$/;

function cloneOf(words: readonly Word[]): Fetch | null {
  const at = words.findIndex(({ text }) => text === 'clone');
  if (at === -1 || at > 6) return null;
  let url: string | null = null;
  let isFixed = false;
  for (let index = at + 1; index < words.length; index++) {
    const text = words[index]?.text ?? '';
    if (/^--revision=[0-9a-f]{40}$/.test(text)) isFixed = true;
    if (gitValued.test(text)) index++;
    else if (!text.startsWith('-')) url ??= text;
  }
  if (url === null || !/:|^\$/.test(url) || /^file:/.test(url)) return null;
  const host = hostOf(url);
  return host === 'near'
    ? null
    : { tool: 'git', host, file: lastPart(url)?.replace(/\.git$/, '') ?? null, to: 'file', isFixed };
}
