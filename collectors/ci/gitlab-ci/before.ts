import type { Tri } from '../../../src/core/facts/base.ts';
import type { Need } from './needs.ts';
import { remembered } from './remembered.ts';
import type { Situation } from './setting.ts';

/** Whether a job starts in a kind of pipeline: without a person, or by one. */
export interface Presence {
  readonly itself: Tri;
  readonly hand: Tri;
  /** A person has to start it before those go on that wait for it; `no` too where that can only be guessed. */
  readonly holds: Tri;
}
export type Presences = Readonly<Record<Situation, Presence>>;

/** What of a job decides in which order it runs. */
export interface Ordered {
  readonly name: string;
  readonly stage: string;
  readonly needs: readonly Need[] | null | undefined;
  readonly blocking: Tri;
  /** It starts whatever became of the jobs before it. */
  readonly regardless: Tri;
  readonly presence: Presences;
}

/** The jobs that one waits for. */
export interface Before {
  readonly jobs: readonly Ordered[];
  /** A job named there must be played, though it may fail: else the one that needs it never starts. */
  readonly byName: boolean;
  /** They are all known. */
  readonly isWhole: boolean;
}

/**
 * For each job those it waits for, by `needs` and else by stages (null: not known); `isOpen`: there may be more jobs than
 * these.
 * https://docs.gitlab.com/ci/yaml/#stages
 */
export function beforeEach(
  jobs: readonly Ordered[],
  stages: readonly string[] | null,
  isOpen: boolean,
): (job: Ordered) => Before {
  const named = new Map(jobs.map((job) => [job.name, job]));
  const stageAt = new Map(stages?.map((stage, index) => [stage, index]) ?? []);
  const byStage = new Map<string, Before>();
  const byNeed = new Map<Ordered, Before>();

  function earlierThan(stage: string): Before {
    const own = stageAt.get(stage);
    if (own === undefined) return { jobs: [], byName: false, isWhole: false };
    const earlier = jobs.filter((other) => (stageAt.get(other.stage) ?? Number.POSITIVE_INFINITY) < own);
    return { jobs: earlier, byName: false, isWhole: true };
  }
  function neededBy(needs: readonly Need[] | undefined): Before {
    const found = (needs ?? []).map(({ job, isOptional }) => {
      // Of a job in a matrix one copy can be named.
      const needed = named.get(job) ?? named.get(withoutCopy(job));
      return { needed, isKnown: needed !== undefined || (isOptional && !isOpen) };
    });
    return {
      jobs: found.flatMap(({ needed }) => needed ?? []),
      byName: true,
      isWhole: needs !== undefined && found.every(({ isKnown }) => isKnown),
    };
  }

  return (job) => {
    const { stage, needs } = job;
    return needs === null
      ? remembered(byStage, stage, () => earlierThan(stage))
      : remembered(byNeed, job, () => neededBy(needs));
  };
}

/** GitLab names the copies of a job in a matrix `job: [a, b]`. */
function withoutCopy(name: string): string {
  const at = name.endsWith(']') ? name.indexOf(': [') : -1;
  return at < 0 ? name : name.slice(0, at);
}
