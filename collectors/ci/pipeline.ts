import type { Tri } from '../../src/core/facts/base.ts';

/** What can start a pipeline. Each reader of a CI system answers all of them, judged against trunk. */
export type Occasion = 'changeRequest' | 'trunkPush' | 'schedule' | 'tag' | 'manual';
export type Occasions = Readonly<Record<Occasion, Tri>>;

/** How the lines of a script are run, as far as it decides whether a failure ends the step. */
export type Shell = 'errexit' | 'pipefail' | 'foreign';

/** What a step does: runs lines of shell, uses an action by name, or calls what this reader did not read. */
export type Doing =
  | { readonly type: 'script'; readonly text: string; readonly shell: Shell }
  | { readonly type: 'action'; readonly uses: string; readonly inputs: ReadonlyMap<string, string> }
  | { readonly type: 'unread' };

export interface Step {
  readonly runs: Tri;
  /** Its failure fails the job. */
  readonly blocking: Tri;
  readonly doing: Doing;
}

export interface Job {
  readonly name: string;
  /** It runs for a change request or a push to trunk. */
  readonly runs: Tri;
  /** Its failure fails the pipeline. */
  readonly blocking: Tri;
  readonly steps: readonly Step[];
}

/** A pipeline definition of any CI system, as its own file tells: the seam between readers and facts. */
export interface Pipeline {
  readonly system: 'github_actions' | 'gitlab_ci';
  readonly starts: Occasions;
  readonly pathFiltered: Tri;
  /** More jobs may come from files that were not read. */
  readonly isOpen: boolean;
  readonly jobs: readonly Job[];
  /** Line that says what starts it. */
  readonly line: number;
}

/** Where a definition lies, and whether its system reads it there. */
export interface Place {
  readonly system: Pipeline['system'];
  readonly path: string;
  readonly commit: string | null;
  readonly active: Tri;
}
