import { z } from 'zod';
import { item, kind, Tri } from './base.ts';

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

const starts: readonly (readonly [keyof z.infer<typeof pipeline>, string])[] = [
  ['onChangeRequest', 'change requests'],
  ['onTrunkPush', 'pushes to trunk'],
  ['onSchedule', 'a schedule'],
  ['onTag', 'tags'],
  ['manual', 'manual start'],
];

const checksInWords = { yes: 'checks them', no: 'checks nothing', unknown: 'what it checks was not resolved' } as const;

export const ciFacts = {
  'ci.pipeline': kind({
    title: 'pipelines that a CI system reads',
    schema: pipeline,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => {
      const on = starts.filter(([field]) => fact[field] === 'yes').map(([, words]) => words);
      const inactive = fact.active === 'no' ? 'inactive; ' : '';
      return `${inactive}runs on ${on.length > 0 ? on.join(', ') : 'nothing that could be told'}; ${checksInWords[fact.checks]}`;
    },
  }),
} as const;
