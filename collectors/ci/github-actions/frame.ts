import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { all } from '../../../src/core/tri.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Permissions, Place } from '../model.ts';
import type { Values } from './condition.ts';
import type { Needs, Reach } from './needs.ts';
import type { Start } from './triggers.ts';

/** A sort of run of a workflow, with the values that its caller hands it; null where nothing is known of them. */
export interface Situation {
  readonly run: Start;
  readonly inputs: Values | null;
  /** Whether the run comes to the job of an id. */
  readonly reach: (id: string) => Reach;
}

/** A workflow that is being read: by itself, or in the place of a job that calls it. */
export interface Frame {
  /** The repository it lies in. */
  readonly source: RepositoryFiles;
  /** `owner/name:` of another repository that the user supplied; empty for the scanned one. */
  readonly origin: string;
  readonly path: string;
  /** The scanned repository: its `owner/name` in small letters and its trunk, null where they are not told. */
  readonly own: { readonly source: RepositoryFiles; readonly name: string | null; readonly trunk: string | null };
  readonly root: Yaml;
  readonly jobs: ReadonlyMap<string, Yaml>;
  readonly needs: Needs;
  /** Stands before the names of its jobs: `caller / `. */
  readonly prefix: string;
  /** What was followed from the pipeline's own file to here. */
  readonly via: readonly string[];
  /** The job that called it, where it lies in another repository: jobs stand in the scanned one. */
  readonly calledAt: Place | null;
  readonly situations: readonly Situation[];
  /** All that its inputs may be, whether or not anything starts it. */
  readonly inputs: readonly (Values | null)[];
  /** Whether a person can start it on another branch than trunk. */
  readonly aside: Tri;
  /** Its jobs may ask for an identity token, unless they say otherwise. */
  readonly idToken: Tri;
  /** What the token of its jobs may do, unless they say otherwise. */
  readonly permissions: Permissions;
  /** Workflows that called each other on the way here, this one included. */
  readonly chain: readonly string[];
}

/** Whether a person can start a job on another branch than trunk. */
export function asideOf({ aside, needs, own }: Pick<Frame, 'aside' | 'needs' | 'own'>, id: string): Tri {
  return aside === 'no' ? 'no' : all(aside, needs.reachIn({ run: asideRun(own.trunk), inputs: null })(id).reached);
}

/** A run that a person starts on another branch than trunk. */
export function asideRun(trunk: string | null): Start {
  return { event: 'workflow_dispatch', occasion: 'manual', trunk, starts: 'yes', isAside: true };
}

/** What is left of the steps that may be added by calls and by telling legs apart. */
export interface Budget {
  steps: number;
}

/** Takes from the budget; false, and takes nothing, where too little is left. */
export function spend(budget: Budget, steps: number): boolean {
  if (steps > budget.steps) return false;
  budget.steps -= steps;
  return true;
}

/** Steps of a job as they are written; none for one that calls a workflow. */
export function stepsOf(job: Yaml): readonly Yaml[] {
  const steps = get(job, 'steps');
  return steps?.type === 'list' && get(job, 'uses') === undefined ? steps.items : [];
}

/** What a workflow or a job says of all its scripts: the shell they run in, or the folder. */
export function usualOf(node: Yaml, what: 'shell' | 'working-directory'): string | undefined {
  return text(get(get(get(node, 'defaults'), 'run'), what));
}

/** A place in the workflow's file. */
export function placeIn({ origin, path }: Pick<Frame, 'origin' | 'path'>, line: number): Place {
  return { path: `${origin}${path}`, line };
}
