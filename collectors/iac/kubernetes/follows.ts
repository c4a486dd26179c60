import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { nameHint } from '../../../src/lexicon/branch-names.ts';
import type { Manifests } from './manifests.ts';
import { isThisRepository } from './remote.ts';

type Here = Pick<Manifests, 'fullName' | 'defaultBranch'>;

const longest = 250;
const isOpen = (value: string): boolean => /[${}<>\s]/.test(value) || value.length > longest;

/** A version by itself, or behind the name of what it is a version of. */
const version =
  /^(?:v?\d{1,8}(?:\.\d{1,8}){1,3}|[\w./@-]{1,100}[-/@_]v?\d{1,8}(?:\.\d{1,8}){2,3})(?:[-+][\w.+-]{1,60})?$/;
/** A condition that the versions of tags meet. */
const condition = /^(?:[~^<>=!]|\*$|v?\d{1,8}(?:\.\d{1,8})?\.[x*])/;
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Branches of work that may never be merged, though they are called after the version that they are for. */
const topic =
  /^(?:feat|feature|features|fix|fixes|bugfix|hotfix|hotfixes|chore|user|users|pr|pull|test|tests|dev|wip)[-/_]/i;
/** Names that tags and branches bear alike. */
const eitherName = /^(?:stable|latest|current|live|released?|deployed|[0-9a-f]{7,39})$/i;

/** Whether a branch is trunk or keeps a release of it; `unknown` where no trunk is known or a template names it. */
function ofBranch(name: string, { defaultBranch }: Here): Tri {
  if (defaultBranch === null || name === '' || isOpen(name)) return 'unknown';
  return tri(name === defaultBranch || (nameHint(name) === 'version' && !topic.test(name)));
}

/** Whether a full name of a ref, such as `refs/heads/main`, is that of trunk or a tag; undefined for a short name. */
function ofFullName(name: string, here: Here): Tri | undefined {
  if (!name.startsWith('refs/')) return undefined;
  if (name.startsWith('refs/heads/')) return ofBranch(name.slice('refs/heads/'.length), here);
  return name.startsWith('refs/tags/') ? 'yes' : 'unknown';
}

/**
 * Whether a revision as Argo CD takes it is what trunk, a tag or a release branch holds: nothing means the forge's own
 * default branch. What is neither trunk nor a version is another branch, unless tags are called so as well.
 */
export function revisionFollows(revision: string | undefined, here: Here): Tri {
  const name = revision?.trim() ?? '';
  if (here.defaultBranch === null) return 'unknown';
  if (name === '' || name === 'HEAD') return 'yes';
  const full = ofFullName(name, here);
  if (full !== undefined) return full;
  // A condition has signs in it that a template has as well.
  if (condition.test(name) && !/[${}]/.test(name)) return 'yes';
  if (isOpen(name)) return 'unknown';
  if (name === here.defaultBranch) return 'yes';
  if (!topic.test(name) && (version.test(name) || commit.test(name))) return 'yes';
  const branch = ofBranch(name, here);
  return branch === 'no' && eitherName.test(name) ? 'unknown' : branch;
}

/** What Flux takes where nothing is told. */
const branchOfFlux = 'master';

/** Keys of the `ref` of a source of Flux, in the order in which Flux believes them. */
export const refKeys = ['commit', 'name', 'semver', 'tag', 'branch'] as const;
export type RefKey = (typeof refKeys)[number];

/** Whether the `ref` of a source of Flux is what trunk, a tag or a release branch holds, in Flux's own order of its keys. */
export function refFollows(ref: ReadonlyMap<RefKey, string>, here: Here): Tri {
  const [fixed, name, semver, tag, branch] = refKeys.map((key) => ref.get(key));
  if (fixed !== undefined) {
    if (isOpen(fixed)) return 'unknown';
    // A commit is looked for on the branch that stands beside it.
    return branch === undefined ? 'yes' : ofBranch(branch, here);
  }
  if (name !== undefined) return isOpen(name) ? 'unknown' : (ofFullName(name, here) ?? 'unknown');
  if (semver !== undefined) return /[${}]/.test(semver) ? 'unknown' : 'yes';
  if (tag !== undefined) return isOpen(tag) ? 'unknown' : 'yes';
  if (branch !== undefined) return ofBranch(branch, here);
  return here.defaultBranch === branchOfFlux ? 'yes' : 'unknown';
}

/** The same for a source by its address: `unknown` for one that is not surely this repository. */
export function sourceFollows(url: string | undefined, answer: Tri, { fullName }: Here): Tri {
  return isThisRepository(url, fullName) ? answer : 'unknown';
}
