import { z } from 'zod';
import { item, kind, Tri } from './base.ts';
import { blocks, occasions, System } from './ci-common.ts';

/** What the token that the forge makes for a job may do there. */
const permission = item({
  system: System,
  pipeline: z.string(),
  job: z.string(),
  active: Tri,
  /**
   * What says so: the job itself, the pipeline for all its jobs, or the job that calls the workflow. `default`: nothing
   * does, so that a setting of the forge decides; `unknown`: any caller may, or what is written is none that counts.
   */
  by: z.enum(['job', 'pipeline', 'caller', 'default', 'unknown']),
  /** The scopes that are named, as written; null where nothing that was read says. */
  scopes: z
    .array(z.strictObject({ name: z.string(), access: z.enum(['read', 'write', 'none', 'unknown']) }))
    .max(50)
    .nullable(),
  /** What it may do to all other scopes. */
  rest: z.enum(['read', 'write', 'none', 'unknown']),
  /** It may change something, other than to ask for an identity token. */
  writes: Tri,
});

/** A step that runs tests of rules, and where they lie. */
const ruleTest = item({
  system: System,
  pipeline: z.string(),
  job: z.string(),
  active: Tri,
  /** Program, as the lexicon names it. */
  tool: z.string(),
  confidence: z.enum(['exact', 'indirect', 'name']),
  /** Folders and files of the repository whose tests it runs, `''` for its root; null where any may be meant. */
  targets: z.array(z.string()).max(50).nullable(),
  blocking: Tri,
  ...occasions,
  requestsFiltered: Tri,
  pushesFiltered: Tri,
  via: z.array(z.string()).max(10),
});

/** What jobs may do, and which tests of rules they run. */
export const ciJobFacts = {
  'ci.permission': kind({
    title: 'what the tokens of jobs may do',
    schema: permission,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => {
      const named = (fact.scopes ?? []).map(({ name, access }) => `${name}: ${access}`).join(', ');
      if (fact.by === 'default') return `what the token of ${fact.job} may do is a setting of the forge`;
      if (fact.scopes === null) return `what the token of ${fact.job} may do was not resolved`;
      if (named === '')
        return `the token of ${fact.job} may ${fact.rest === 'none' ? 'do nothing' : `${fact.rest} all`}`;
      return `the token of ${fact.job} has ${named}`;
    },
  }),
  'ci.rule_test': kind({
    title: 'steps that run tests of rules',
    schema: ruleTest,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => {
      const where = fact.targets === null ? 'somewhere' : `in ${fact.targets.map((one) => one || '.').join(', ')}`;
      return `${fact.tool} tests rules ${where}, ${blocks[fact.blocking]}`;
    },
  }),
} as const;
