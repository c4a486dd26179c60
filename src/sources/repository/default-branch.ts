import { ScanError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { BranchRef, Ref, RepositoryDescription } from '../../core/source.ts';

/** What may tell the default branch. */
export interface Clues {
  readonly given: string | null;
  readonly ciEnvironment: string | null;
  readonly remote: string | null;
  readonly refs: ReadonlyMap<string, Ref>;
  readonly branches: readonly BranchRef[];
  readonly isBare: boolean;
  /** Full name of the branch HEAD stands on, null when detached. */
  readonly headBranch: string | null;
}

type DefaultBranch = RepositoryDescription['defaultBranch'];

const conventional = ['main', 'master', 'trunk', 'develop'];

function ofHead({ headBranch, isBare, remote, branches }: Clues): string | null {
  // In a working clone HEAD is wherever its owner happens to work.
  if (headBranch === null || (!isBare && remote !== null)) return null;
  const name = headBranch.replace(/^refs\/heads\//, '');
  return branches.some((branch) => branch.name === name) ? name : null;
}

function ofRemoteHead({ refs, remote }: Clues): string | null {
  if (remote === null) return null;
  const head = refs.get(`refs/remotes/${remote}/HEAD`);
  const prefix = `refs/remotes/${remote}/`;
  const target = head?.symbolicTarget;
  return head?.oid && target?.startsWith(prefix) ? target.slice(prefix.length) : null;
}

/**
 * The default branch and what says so, strongest first; null when nothing does. The CI environment is believed even
 * where the clone lacks the branch: then the trunk is known and not here, which is not the same as another trunk.
 * @throws {ScanError} `unknown_name` when the given branch does not exist.
 */
export function findDefaultBranch(clues: Clues): DefaultBranch {
  const { branches, given, ciEnvironment } = clues;
  const names = branches.map((branch) => branch.name);
  if (given !== null) {
    if (names.includes(given)) return { name: given, how: 'given' };
    const close = nearest(given, names);
    throw new ScanError(
      'unknown_name',
      `there is no branch ${given}`,
      close === null ? 'name a branch that exists here' : `did you mean ${close}?`,
    );
  }
  const remoteHead = ofRemoteHead(clues);
  if (remoteHead !== null) return { name: remoteHead, how: 'remote_head' };
  if (ciEnvironment !== null && (names.includes(ciEnvironment) || clues.remote !== null))
    return { name: ciEnvironment, how: 'ci_environment' };
  const head = ofHead(clues);
  const usual = conventional.filter((name) => names.includes(name));
  // HEAD of a mirror is the forge's word; elsewhere somebody may just be working on a topic.
  const isAsideHead = !clues.isBare && usual.length === 1 && usual[0] !== head;
  if (head !== null && !isAsideHead) return { name: head, how: 'head' };
  if (names.length === 1 && names[0] !== undefined) return { name: names[0], how: 'only_branch' };
  if (usual.length === 1 && usual[0] !== undefined) return { name: usual[0], how: 'conventional_name' };
  return null;
}
