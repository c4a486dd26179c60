import { z } from 'zod';
import { item, kind, Tri } from './base.ts';

/** A pipeline definition that a CI system reads, as far as its own text tells. */
const pipeline = item({
  system: z.enum(['github_actions', 'gitlab_ci']),
  /**
   * Its system reads definitions from where it lies; `no` for copies and for folders that no system looks into. Judged by
   * place alone, since a clone does not tell its forge: beside the definitions of another forge each is `unknown`, and a
   * lone one left behind by a move to another forge still reads `yes`.
   */
  active: Tri,
  /** Runs for change requests against trunk. */
  onChangeRequest: Tri,
  /** Runs on pushes to trunk. */
  onTrunkPush: Tri,
  /** Only some paths start it for change requests, so that a change elsewhere goes unchecked. */
  requestsFiltered: Tri,
  /** The same for pushes to trunk. */
  pushesFiltered: Tri,
  onSchedule: Tri,
  onTag: Tri,
  manual: Tri,
  /**
   * A step that runs for change requests, on what they bring, tests, builds or plans, and its failure fails the run; a
   * call whose target was not read leaves `unknown`.
   */
  checksRequests: Tri,
  /** The same for pushes to trunk. */
  checksPushes: Tri,
});

const starts: readonly (readonly [keyof z.infer<typeof pipeline>, string])[] = [
  ['onChangeRequest', 'change requests'],
  ['onTrunkPush', 'pushes to trunk'],
  ['onSchedule', 'a schedule'],
  ['onTag', 'tags'],
  ['manual', 'manual start'],
];

/** What it checks, told of the two ways in which a change arrives. */
function checksInWords({ checksRequests, checksPushes }: z.infer<typeof pipeline>): string {
  const told = (value: Tri): string =>
    [
      ...(checksRequests === value ? ['change requests'] : []),
      ...(checksPushes === value ? ['pushes to trunk'] : []),
    ].join(' and ');
  const parts = [
    ...(told('yes') === '' ? [] : [`checks ${told('yes')}`]),
    ...(told('unknown') === '' ? [] : [`what it checks on ${told('unknown')} was not resolved`]),
  ];
  return parts.length > 0 ? parts.join('; ') : 'checks nothing';
}

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
      return `${inactive}runs on ${on.length > 0 ? on.join(', ') : 'nothing that could be told'}; ${checksInWords(fact)}`;
    },
  }),
} as const;
