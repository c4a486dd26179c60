import { z } from 'zod';
import { item, Tri } from './base.ts';

/** A pipeline definition that a CI system reads, as far as its own text tells. */
const pipeline = item({
  system: z.enum(['github_actions', 'gitlab_ci']),
  /** The system really reads it from where it lies; `no` for copies, templates and disabled definitions. */
  active: Tri,
  /** Runs for change requests against trunk. */
  onChangeRequest: Tri,
  /** Runs on pushes to trunk. */
  onTrunkPush: Tri,
  /** Only some paths start it, so that a change elsewhere goes unchecked. */
  pathFiltered: Tri,
  onSchedule: Tri,
  onTag: Tri,
  manual: Tri,
  /** A step tests, builds or plans, and its failure fails the run; a call whose target was not read leaves `unknown`. */
  checks: Tri,
});

export const ciFacts = {
  'ci.pipeline': { schema: pipeline, class: 'repository', closure: 'own_ci', grade: 'wired' },
} as const;
