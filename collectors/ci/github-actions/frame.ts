import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Place } from '../model.ts';
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
  /** Its jobs may ask for an identity token, unless they say otherwise. */
  readonly idToken: Tri;
  /** Workflows that called each other on the way here, this one included. */
  readonly chain: readonly string[];
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
export function placeIn({ origin, path }: Frame, line: number): Place {
  return { path: `${origin}${path}`, line };
}
