import type { Collection, Gap } from '../../core/evidence.ts';
import type { Tri } from '../../core/facts/base.ts';
import type { Fact } from '../../core/facts/index.ts';

type Slots = Collection['slots'];
type System = Fact<'ci.pipeline'>['system'];
type Marks = Fact<'git.trunk'>['marks'];

/** Whose marks on the changes go with a definition that its system reads; any may go without marks. */
const hosts: Readonly<Record<System, readonly Marks[]>> = {
  github_actions: ['github', 'gitea', 'none'],
  gitlab_ci: ['gitlab', 'none'],
};
const files: Readonly<Record<System, string>> = {
  github_actions: 'the workflows',
  gitlab_ci: '.gitlab-ci.yml',
};
const forges: Readonly<Record<Exclude<Marks, 'none'>, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  bitbucket: 'Bitbucket',
  azure: 'Azure DevOps',
  gerrit: 'Gerrit',
  gitea: 'Gitea',
  phabricator: 'Phabricator',
  several: 'several forges',
};

/** Fields that say that a definition is read, or what it does when it is. */
const resting = [
  'active',
  'onChangeRequest',
  'onTrunkPush',
  'onSchedule',
  'onTag',
  'manual',
  'requestsFiltered',
  'pushesFiltered',
  'checksRequests',
  'checksPushes',
] as const;

/** Why nobody may read a definition where it lies; null where nothing speaks against it. */
type Doubt = readonly Gap[] | null;

/**
 * Marks speak against a definition of another forge's: it may be left over from a move. Where the history was not seen,
 * they may. A repository without commits has none.
 */
function doubtOf(slots: Slots, source: string, system: System): Doubt {
  const slot = slots['git.trunk'];
  const trunk = slot.items.find((item) => item.source === source);
  const gaps = slot.gaps.filter((gap) => gap.source === source);
  if (trunk === undefined) return gaps.length === 0 && slot.asked.includes(source) ? null : gaps;
  const { marks } = trunk;
  if (marks === 'none' || hosts[system].includes(marks)) return null;
  const gap: Gap = {
    source,
    reason: 'external_ci',
    detail: `changes carry the marks of ${forges[marks]}, so that ${files[system]} may be left over and be read by nobody`,
    mend: `look into ${forges[marks]} itself for what checks changes, or remove ${files[system]} if left over`,
  };
  return [gap];
}

type Runs = { readonly source: string; readonly system: System; readonly active: Tri };

/** The same item, with all that rests on its being read unknown instead of true. */
function doubted<T extends Runs>(item: T): T {
  const changes = resting.filter((field) => Object.hasOwn(item, field) && item[field as keyof T] === 'yes');
  return { ...item, ...Object.fromEntries(changes.map((field) => [field, 'unknown'])) };
}

/** All that a definition says: `ci.dependency` is no claim that anything runs. */
const doubtful = [
  'ci.pipeline',
  'ci.capability',
  'ci.provisioning',
  'ci.permission',
  'ci.rule_test',
  'ci.deployment',
  'ci.identity',
] as const satisfies readonly (keyof Slots)[];
type Doubtful = (typeof doubtful)[number];

function doubtedSlot<K extends Doubtful>(slots: Slots, kind: K): Slots[K] {
  const slot: { items: readonly Runs[]; gaps: readonly Gap[] } = slots[kind];
  const gaps = new Map<string, Gap>(slot.gaps.map((gap) => [JSON.stringify(gap), gap]));
  const items = slot.items.map((item) => {
    const doubt = item.active === 'yes' ? doubtOf(slots, item.source, item.system) : null;
    for (const gap of doubt ?? []) gaps.set(JSON.stringify(gap), gap);
    return doubt === null ? item : doubted(item);
  });
  return { ...slots[kind], items, gaps: [...gaps.values()] } as Slots[K];
}

/**
 * What was collected, with definitions that may be left over from another forge unknown to be read: a file's place
 * alone says that its forge would read it, and the history of changes which forge that is.
 */
export function doubtLeftovers(slots: Slots): Slots {
  return { ...slots, ...Object.fromEntries(doubtful.map((kind) => [kind, doubtedSlot(slots, kind)])) };
}
