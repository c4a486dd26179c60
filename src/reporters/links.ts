import type { Citation } from '../core/assessment.ts';
import type { Target } from '../core/evidence.ts';
import { isLossy } from '../core/text.ts';

/** How a forge shows a file at a commit, and a commit; `web` is the address of the repository. */
interface Forge {
  readonly isAt: (host: string) => boolean;
  readonly file: (web: string, commit: string, path: string, line: number | null) => string;
  readonly commit: (web: string, commit: string) => string;
}

const hasLabel = (host: string, label: string): boolean => host.split('.').includes(label);
/** Forges show these as pages, in which there are no lines. */
const isPage = (path: string): boolean => /\.(?:md|markdown|mdx|rst|adoc|org|html)$/i.test(path);
const source = (path: string, line: number | null): string =>
  line === null ? '' : `${isPage(path) ? '?plain=1' : ''}#L${line}`;

/** Forges that are known by their host; of another one nobody can tell how it shows a file. */
const forges: readonly Forge[] = [
  {
    isAt: (host) => hasLabel(host, 'github') || host.endsWith('.ghe.com'),
    file: (web, commit, path, line) => `${web}/blob/${commit}/${encoded(path)}${source(path, line)}`,
    commit: (web, commit) => `${web}/commit/${commit}`,
  },
  {
    isAt: (host) => hasLabel(host, 'gitlab'),
    file: (web, commit, path, line) => `${web}/-/blob/${commit}/${encoded(path)}${source(path, line)}`,
    commit: (web, commit) => `${web}/-/commit/${commit}`,
  },
  {
    isAt: (host) => host === 'bitbucket.org',
    file: (web, commit, path, line) => `${web}/src/${commit}/${encoded(path)}${line === null ? '' : `#lines-${line}`}`,
    commit: (web, commit) => `${web}/commits/${commit}`,
  },
  {
    isAt: (host) => host === 'dev.azure.com',
    file: (web, commit, path, line) => {
      const lines = line === null ? '' : `&line=${line}&lineEnd=${line + 1}&lineStartColumn=1&lineEndColumn=1`;
      return `${web}?path=/${encoded(path)}&version=GC${commit}${lines}`;
    },
    commit: (web, commit) => `${web}/commit/${commit}`,
  },
  {
    isAt: (host) => host === 'codeberg.org' || hasLabel(host, 'gitea') || hasLabel(host, 'forgejo'),
    file: (web, commit, path, line) =>
      `${web}/src/commit/${commit}/${encoded(path)}${line === null ? '' : `#L${line}`}`,
    commit: (web, commit) => `${web}/commit/${commit}`,
  },
];

/** A path as the end of an address. */
export const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Addresses as the source of repositories tells them; a saved assessment may hold anything. */
const webAddress = /^https:\/\/([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9})(?::\d{1,5})?(?:\/[\w.~+-]{1,200}){2,20}$/;
const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Where the forge shows what a fact was read from: the line of a file at its commit, or the commit where there is no
 * file. Null where the target has no address of a known forge, and where the place is not in it or not told exactly.
 */
export function linkOf({ at }: Pick<Citation, 'at'>, target: Target | undefined): string | null {
  const web = target?.web ?? null;
  const { commit, path, line } = at;
  const forge = web === null ? undefined : forgeAt(web);
  if (web === null || target === undefined || forge === undefined || commit === null || !objectId.test(commit))
    return null;
  if (path === null) return forge.commit(web, commit);
  return isOwnFile(path, target) ? forge.file(web, commit, path, line) : null;
}

/** Whether a path names a file in the judged tree of a target: it is told exactly, and of no repository read beside it. */
export function isOwnFile(path: string, { related }: Target): boolean {
  // A name that was changed to be shown names no file; one of a related repository stands behind that one's name.
  const isChanged = path === '' || isLossy(path) || path.includes('[redacted');
  const isElsewhere = path.startsWith('/') || path.split('/').some((part) => part === '..' || part === '.');
  return !isChanged && !isElsewhere && !related.some(({ name }) => path.toLowerCase().startsWith(`${name}:`));
}

/** The address of a target on its forge; null where it has none, or what it has is no such address. */
export function webOf({ web }: Target): string | null {
  return web !== null && webAddress.test(web) ? web : null;
}

/** Where the forge shows a commit of a target; null where that is not known. */
export function commitLink(commit: string | null, target: Target): string | null {
  return linkOf({ at: { commit, path: null, line: null } }, target);
}

function forgeAt(web: string): Forge | undefined {
  const host = webAddress.exec(web)?.[1];
  return host === undefined ? undefined : forges.find(({ isAt }) => isAt(host));
}
