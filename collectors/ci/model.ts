import type { Tri } from '../../src/core/facts/base.ts';
import type { Fact } from '../../src/core/facts/index.ts';

/** What can start a pipeline. Each reader of a CI system answers all of them, judged against trunk. */
export type Occasion = 'changeRequest' | 'trunkPush' | 'schedule' | 'tag' | 'manual';
export const occasions: readonly Occasion[] = ['changeRequest', 'trunkPush', 'schedule', 'tag', 'manual'];
export type Occasions = Readonly<Record<Occasion, Tri>>;

/** The ways in which a change meets a pipeline before or as it reaches trunk; what each is checked by is told apart. */
export type Change = 'changeRequest' | 'trunkPush';
export type PerChange = Readonly<Record<Change, Tri>>;

/** How the lines of a script are run, as far as it decides whether a failure ends the step. */
export type Shell = 'errexit' | 'pipefail' | 'foreign';

/** Why something that a pipeline runs was not resolved. */
export type Unresolved = NonNullable<Fact<'ci.capability'>['unresolved']>;

/** A place in a file of the repository; `line` counts from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** What a step does: runs lines of shell, uses an action or image by name, or something that was not read. */
export type Doing =
  | {
      readonly type: 'script';
      readonly text: string;
      readonly shell: Shell;
      /** Folder the lines run in, from the root of the repository, `''` for the root; null when that is not told. */
      readonly directory: string | null;
      /**
       * Where lines of the text stand, counted from 1: each from its `line` up to the next. Left out where the text
       * follows on from the place of the step.
       */
      readonly lines?: readonly { readonly line: number; readonly at: Place }[];
    }
  | { readonly type: 'action'; readonly uses: string; readonly inputs: ReadonlyMap<string, string> }
  /** A scan or other work that the CI system itself brings, by a name that the lexicon holds. */
  | { readonly type: 'template'; readonly name: string }
  | { readonly type: 'unread'; readonly what: string; readonly why: Unresolved };

/** One way in which a step may run, told apart by the values of a matrix, of a caller or of variables. */
export interface Leg {
  /** Tells it apart from the others; the same for all steps of a job. */
  readonly key: string;
  /** A text with the templates put in that are known in this leg. */
  readonly fill: (text: string) => string;
  /** Variables of the environment as the definition writes them; one may mention others. */
  readonly variables: ReadonlyMap<string, string>;
  /** Variables whose value an expression of the CI system makes, as written; left out where none are told. */
  readonly expressions?: ReadonlyMap<string, string>;
  /** Folder a script runs in; for an action the root of the repository; null where that is not told. */
  readonly directory: string | null;
  /** Whenever the step runs on an occasion, it runs in this way; left out where it surely does. */
  readonly reached?: Tri;
  /** Who starts it, or a setting of the forge, may give its variables other values. */
  readonly isOpen?: true;
}

export interface Step {
  /** As written, or null. */
  readonly name: string | null;
  /** Where the step stands; for a script, where its first line stands. */
  readonly at: Place;
  /** Whether it is reached on each occasion: conditions of its job and of needs included. */
  readonly runs: Occasions;
  /**
   * Whether it is reached, and what lies there for it to work on is what the occasion is about: for a change request the
   * code of the change, and never that of another repository.
   */
  readonly sees: Occasions;
  /** Its failure fails the job. */
  readonly blocking: Tri;
  readonly doing: Doing;
  /** The ways in which it may run; left out where there is one, of which nothing more is told. */
  readonly legs?: () => readonly Leg[];
  /** Whether a person can start it on a branch other than trunk; left out where that is not told. */
  readonly onOtherBranch?: () => Tri;
  /** Whether it is come to once a step or job before it has failed; left out where that is not told. */
  readonly afterFailure?: () => Tri;
  /** Its own name for others, and what its condition asks of steps before it, such as `plan.outcome`. */
  readonly id?: string;
  readonly asksFor?: readonly string[];
  /** It is come to whenever its job is, as long as nothing fails there; left out where that is not told. */
  readonly isAlways?: boolean;
  /** What was followed from the pipeline's own file to this step: local actions, called workflows, included files. */
  readonly via: readonly string[];
}

/** How a job proves who it is: by a token of the CI system (`oidc`) or by a key kept in its store. */
export interface Identity {
  readonly provider: Fact<'ci.identity'>['provider'];
  readonly method: Fact<'ci.identity'>['method'];
  readonly at: Place;
}

/** What the token that a forge makes for a job may do there. */
export interface Permissions {
  readonly by: Fact<'ci.permission'>['by'];
  /** Where it is said; null where it is not. */
  readonly at: Place | null;
  readonly scopes: Fact<'ci.permission'>['scopes'];
  readonly rest: Fact<'ci.permission'>['rest'];
}

export interface Job {
  /** Unique within the pipeline; `caller / called` for a job of a called workflow. */
  readonly name: string;
  readonly at: Place;
  readonly runs: Occasions;
  /** Its failure fails the pipeline. */
  readonly blocking: Tri;
  /** Names of the jobs that must have passed before it starts, however many steps away; null where that was not resolved. */
  readonly after: readonly string[] | null;
  /** The environment it is bound to: its name, or null where an expression makes it, and whether what is fixed of it tells a preview; null where it is bound to none. */
  readonly environment: { readonly name: string | null; readonly isPreview?: boolean } | null;
  /** Images that run beside it, as written; left out where there are none. */
  readonly services?: readonly string[];
  /** A person has to start it, as the definition says; `server_side`: an environment that the forge may protect. */
  readonly approval: 'none' | 'inline' | 'server_side';
  readonly identities: readonly Identity[];
  readonly permissions: Permissions;
  /** The ways in which its steps may run; left out where the steps tell their own. */
  readonly legs?: () => readonly Leg[];
  /** Whether it is come to once a job before it has failed; left out where that is not told. */
  readonly afterFailure?: () => Tri;
  /** The jobs that it waits for itself, however they end, by what their names begin with; left out where that is not told. */
  readonly behind?: readonly string[];
  readonly steps: readonly Step[];
}

/** Something taken from elsewhere to run. */
export interface Reference {
  readonly form: Fact<'ci.dependency'>['form'];
  /** Without version and credentials. */
  readonly name: string;
  readonly pin: Fact<'ci.dependency'>['pin'];
  readonly resolution: Fact<'ci.dependency'>['resolution'];
  readonly at: Place;
}

/** A pipeline definition of any CI system, as its own file and what it includes tell: the seam between readers and facts. */
export interface Pipeline {
  readonly system: Fact<'ci.pipeline'>['system'];
  readonly starts: Occasions;
  /** Only some paths start it on that occasion. */
  readonly filtered: PerChange;
  /** More jobs may come from files that were not read: what they are and why; empty where all was read. */
  readonly missing: readonly { readonly what: string; readonly why: Unresolved; readonly at: Place }[];
  readonly jobs: readonly Job[];
  readonly references: readonly Reference[];
  /** Line that says what starts it. */
  readonly line: number;
}

/** Where a definition lies, and whether its system reads it there. */
export interface Definition {
  readonly system: Pipeline['system'];
  readonly path: string;
  readonly commit: string | null;
  readonly active: Tri;
}
