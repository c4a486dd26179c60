import { z } from 'zod';
import { item, kind, Tri } from './base.ts';

/** Whether a policy check that blocks stands before a merge into trunk, or before a job that deploys or publishes. */
const gate = item({
  subject: z.enum(['merge', 'deployment']),
  /** Path and job of what is deployed or published; null for merges. */
  pipeline: z.string().nullable(),
  job: z.string().nullable(),
  gated: Tri,
  /** Ids of the `ci.capability` facts that gate it, or may. */
  checks: z.array(z.string()).max(20),
});

export const relationFacts = {
  'relation.gate': kind({
    title: 'policy checks before merges and deployments',
    schema: gate,
    class: 'repository',
    closure: 'inputs',
    inputs: ['ci.pipeline', 'ci.capability', 'ci.deployment'],
    grade: 'wired',
    summary: (fact) => {
      const what =
        fact.subject === 'merge' ? 'a merge into trunk' : [fact.pipeline, fact.job].filter(Boolean).join('#');
      const words = { yes: 'stands behind', no: 'does not stand behind', unknown: 'may stand behind' } as const;
      return `${what} ${words[fact.gated]} a policy check that blocks`;
    },
  }),
} as const;
