import type { Tri } from '../../src/core/facts/base.ts';

/** What can start a pipeline. Each reader of a CI system answers all of them, judged against trunk. */
export type Occasion = 'changeRequest' | 'trunkPush' | 'schedule' | 'tag' | 'manual';
export type Occasions = Readonly<Record<Occasion, Tri>>;

/** The ways in which a change meets a pipeline before or as it reaches trunk; what each is checked by is told apart. */
export type Change = 'changeRequest' | 'trunkPush';
export type PerChange = Readonly<Record<Change, Tri>>;

/** How the lines of a script are run, as far as it decides whether a failure ends the step. */
export type Shell = 'errexit' | 'pipefail' | 'foreign';

/** What a step does: runs lines of shell, uses an action by name, or calls what this reader did not read. */
export type Doing =
  | { readonly type: 'script'; readonly text: string; readonly shell: Shell }
  | { readonly type: 'action'; readonly uses: string; readonly inputs: ReadonlyMap<string, string> }
  | { readonly type: 'unread' };

export interface Step {
  /** It is reached on that occasion, and sees the code of the change: conditions of its job and of needs included. */
  readonly runs: PerChange;
  /** Its failure fails the job. */
  readonly blocking: Tri;
  readonly doing: Doing;
}

export interface Job {
  readonly name: string;
  /** Its failure fails the pipeline. */
  readonly blocking: Tri;
  readonly steps: readonly Step[];
}

/** A pipeline definition of any CI system, as its own file tells: the seam between readers and facts. */
export interface Pipeline {
  readonly system: 'github_actions' | 'gitlab_ci';
  readonly starts: Occasions;
  /** Only some paths start it on that occasion. */
  readonly filtered: PerChange;
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
