import { basename, dirname } from 'node:path';
import type { BranchRef, Ref } from '../../core/source.ts';
import { configValue, type GitConfig, subsections } from './config-file.ts';
import { limits } from './limits.ts';
import type { Location } from './locate.ts';

const REQUEST = /^refs\/(?:(?:pull|merge-requests)\/(\d+)\/head|pull-requests\/(\d+)\/from)$/;
const REQUEST_NAMESPACE = /^refs\/(?:pull|merge-requests|pull-requests)\//;

/**
 * The remote that stands for the forge: `origin`, else the only one; null when there is none or nothing says which.
 * A mirror's branches are its own: what lies below `refs/remotes/` there was pushed by somebody, and nobody updates it.
 */
export function mainRemote(config: GitConfig, refs: ReadonlyMap<string, Ref>, isBare: boolean): string | null {
  const configured = subsections(config, 'remote');
  if (isBare && !configured.some((remote) => isTracked(config, remote))) return null;
  const tracked = [...refs.keys()]
    .filter((name) => name.startsWith('refs/remotes/'))
    .map((name) => name.split('/')[2] ?? '')
    .filter((name) => name !== 'pull');
  const names = configured.length > 0 ? configured : [...new Set(tracked)];
  if (names.includes('origin')) return 'origin';
  return names.length === 1 ? (names[0] ?? null) : null;
}

/** Whether fetching updates remote-tracking branches. */
function isTracked(config: GitConfig, remote: string): boolean {
  return config.get(`remote.${remote}.fetch`)?.some((refspec) => refspec.includes(':refs/remotes/')) === true;
}

/** Where a fetch refspec of the target puts the forge's change requests, such as `refs/remotes/origin/pr/`. */
function requestFolders(config: GitConfig): readonly string[] {
  const folders = subsections(config, 'remote')
    .flatMap((remote) => config.get(`remote.${remote}.fetch`) ?? [])
    .flatMap((refspec) => {
      const [from = '', to = ''] = refspec.replace(/^\+/, '').split(':');
      return REQUEST_NAMESPACE.test(from) && to.includes('*') ? [to.slice(0, to.indexOf('*'))] : [];
    })
    .filter((folder) => folder !== '' && folder !== 'refs/');
  return [...new Set(folders)].slice(0, limits.requestFolders);
}

/** A ref that a forge keeps for a change request. */
interface RequestRef {
  readonly number: number;
  readonly oid: string;
}

/** The refs of a repository by what they are for. */
export interface SortedRefs {
  readonly branches: readonly BranchRef[];
  readonly tags: readonly BranchRef[];
  readonly requests: readonly RequestRef[];
  /** Object ids from which the history is read: all branches and tags, here and on any remote. */
  readonly tips: ReadonlySet<string>;
}

function requestNumber(name: string, folders: readonly string[]): number | null {
  const found = REQUEST.exec(name);
  if (found) return Number(found[1] ?? found[2]);
  const folder = folders.find((prefix) => name.startsWith(prefix));
  const digits = folder === undefined ? '' : /^\d+(?=\/head$|$)/.exec(name.slice(folder.length))?.[0];
  return digits ? Number(digits) : null;
}

/** Sorts refs. Branches are the remote's where there is one with branches, else the local ones; broken refs are none. */
export function sortRefs(refs: ReadonlyMap<string, Ref>, config: GitConfig, remote: string | null): SortedRefs {
  const local: BranchRef[] = [];
  const tracked: BranchRef[] = [];
  const tags: BranchRef[] = [];
  const requests: RequestRef[] = [];
  const tips = new Set<string>();
  const folders = requestFolders(config);
  const ofRemote = remote === null ? null : `refs/remotes/${remote}/`;
  for (const { name, oid } of refs.values()) {
    if (oid === null) continue;
    const request = requestNumber(name, folders);
    if (request !== null) requests.push({ number: request, oid });
    else if (folders.some((folder) => name.startsWith(folder)) || name.startsWith('refs/remotes/pull/')) continue;
    else if (name.startsWith('refs/tags/')) tags.push({ name: name.slice('refs/tags/'.length), oid });
    else if (name.startsWith('refs/heads/')) local.push({ name: name.slice('refs/heads/'.length), oid });
    else if (ofRemote !== null && name.startsWith(ofRemote) && name !== `${ofRemote}HEAD`)
      tracked.push({ name: name.slice(ofRemote.length), oid });
    if (/^refs\/(?:heads|tags|remotes)\//.test(name) && request === null) tips.add(oid);
  }
  const byName = (a: BranchRef, b: BranchRef): number => (a.name < b.name ? -1 : 1);
  return {
    branches: (tracked.length > 0 ? tracked : local).sort(byName),
    tags: tags.sort(byName),
    requests,
    tips,
  };
}

type RefsScope = 'all' | 'single_branch' | 'unknown';

/** Of a mirror: one head may be all there is, or the only one that was asked for. */
function mirrorScope(
  config: GitConfig,
  refs: ReadonlyMap<string, Ref>,
  branches: number,
  fetched: number | null,
): RefsScope {
  if (branches > 1 || [...refs.keys()].some((name) => REQUEST.test(name))) return 'all';
  const remotes = subsections(config, 'remote');
  // Git itself clones all that a wildcard names; only a fetch by hand brings less.
  const isWhole = remotes.some((remote) =>
    config.get(`remote.${remote}.fetch`)?.some((refspec) => /^\+?refs\/(?:heads\/)?\*:/.test(refspec)),
  );
  return fetched === null && (remotes.length === 0 || isWhole) ? 'all' : 'unknown';
}

/**
 * Whether the clone holds all of its remote's branches. A wildcard alone does not say that all were ever fetched.
 * `fetched` is how many branches the last fetch brought, null when there was none since the clone.
 */
export function refsScope(
  config: GitConfig,
  remote: string | null,
  refs: ReadonlyMap<string, Ref>,
  branches: number,
  isBare: boolean,
  fetched: number | null = null,
): RefsScope {
  if (remote === null) {
    if (isBare) return mirrorScope(config, refs, branches, fetched);
    return subsections(config, 'remote').length === 0 && (fetched ?? 0) === 0 ? 'all' : 'unknown';
  }
  const refspecs = (config.get(`remote.${remote}.fetch`) ?? []).filter(
    (refspec) => !REQUEST_NAMESPACE.test(refspec.replace(/^\+/, '')),
  );
  if (refspecs.length === 0) return 'unknown';
  if (refspecs.some((refspec) => /^\+?refs\/(?:heads\/)?\*:/.test(refspec)))
    return refs.has(`refs/remotes/${remote}/HEAD`) || (branches > 1 && (fetched ?? 0) >= branches) ? 'all' : 'unknown';
  return branches === 1 && refspecs.length === 1 ? 'single_branch' : 'unknown';
}

/** Last part of an address; empty when it is too long, or when it may be a part of a password. */
function nameInUrl(url: string): string {
  const query = url.search(/[?#]/);
  if (url.length > limits.urlLength || (query !== -1 && url.includes('@', query))) return '';
  let end = query === -1 ? url.length : query;
  while (end > 0 && ['/', '\\'].includes(url.charAt(end - 1))) end -= 1;
  const path = url.slice(0, end).replace(/\.git$/, '');
  return path.split(/[/\\:@]/).at(-1) ?? '';
}

/**
 * Last part of a remote's address, or of the directory: for people to recognise it, at most 200 characters, and never
 * with credentials.
 */
export function nameOf(location: Location, config: GitConfig, remote: string | null): string {
  // A bare clone tracks no remote, and still has its name from where it came.
  const [only, ...others] = subsections(config, 'remote');
  const from = remote ?? (others.length === 0 ? only : undefined);
  const url = from === undefined ? undefined : configValue(config, `remote.${from}.url`);
  const last = nameInUrl(url ?? '').slice(0, limits.nameLength);
  if (last) return last;
  const folder = basename(location.root) === '.git' ? dirname(location.root) : location.root;
  return (
    basename(folder)
      .replace(/\.git$/, '')
      .slice(0, limits.nameLength) || 'repository'
  );
}
