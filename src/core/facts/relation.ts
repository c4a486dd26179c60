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

/** Who or what applies one unit of infrastructure, and how changes to it are looked at before and after. */
const rootCoverage = item({
  /** Id of the `iac.root` fact. */
  root: z.string(),
  /** A pipeline, a reconciler or a service applies it; `no` only where that is shown. */
  automated: Tri,
  /** What applies it, or seems to; null where nothing was found. */
  how: z.enum(['pipeline', 'reconciler', 'runner', 'by_hand']).nullable(),
  /**
   * What the answer rests on. `applied`: a pipeline names it; `reconciled`: a cluster keeps to it; `runner`: a service
   * outside applies it; `told_by_hand`: a text or script for people applies it and nothing else does; `left_out`: the same
   * CI applies its siblings and not this one; `not_resolved`: a step may apply it; `not_seen`: nothing was found.
   */
  why: z.enum(['applied', 'reconciled', 'runner', 'told_by_hand', 'left_out', 'not_resolved', 'not_seen']),
  /** It is only ever applied as trunk, or a tag or release branch of trunk, holds it. */
  fromTrunk: Tri,
  /** Nothing tells people to apply it themselves. */
  onlyThus: Tri,
  /** A change request shows what it would change. */
  plannedOnRequest: Tri,
  /** Something looks for unexpected change by itself, and somebody is told. */
  driftChecked: Tri,
  driftAlerted: Tri,
  /** Ids of the facts that the answer rests on. */
  by: z.array(z.string()).max(20),
});

const automatedInWords = { yes: 'is applied', no: 'is not applied', unknown: 'may be applied' } as const;
const howInWords = {
  pipeline: 'by a pipeline',
  reconciler: 'by a reconciler',
  runner: 'by a service outside of CI',
  by_hand: 'by hand',
} as const;

/** Whether a pipeline runs one file of tests for rules. */
const policyTest = item({
  /** Id of the `policy.test` fact. */
  test: z.string(),
  /** On any occasion; `no`: no step of a pipeline that was read does. */
  isRun: Tri,
  onChangeRequest: Tri,
  /** On change requests, and a test that fails then fails the pipeline. */
  blocksRequests: Tri,
  /** Ids of the steps that run it, or else of those that may. */
  by: z.array(z.string()).max(20),
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
  'relation.policy_test': kind({
    title: 'tests of rules that pipelines run',
    schema: policyTest,
    class: 'repository',
    closure: 'inputs',
    inputs: ['policy.test', 'ci.pipeline', 'ci.capability', 'ci.rule_test'],
    grade: 'wired',
    summary: (fact) => {
      if (fact.isRun === 'no') return `${fact.ref} is run by no pipeline`;
      const words = { yes: 'is run', unknown: 'may be run' } as const;
      const request = fact.onChangeRequest === 'yes' ? ' on change requests' : '';
      return `${fact.ref} ${words[fact.isRun]} by a pipeline${request}${fact.blocksRequests === 'yes' ? ', and blocks them' : ''}`;
    },
  }),
  'relation.root_coverage': kind({
    title: 'what applies each part of the infrastructure',
    schema: rootCoverage,
    class: 'repository',
    closure: 'inputs',
    inputs: [
      'iac.root',
      'iac.drift',
      'iac.script',
      'iac.instruction',
      'ci.pipeline',
      'ci.capability',
      'ci.provisioning',
    ],
    grade: 'wired',
    summary: (fact) => {
      if (fact.automated === 'no')
        return `${fact.ref} ${fact.why === 'left_out' ? 'is left out by the pipelines that apply its siblings' : 'is applied by hand'}`;
      return `${fact.ref} ${automatedInWords[fact.automated]} ${fact.how === null ? 'by something that was not seen' : howInWords[fact.how]}`;
    },
  }),
} as const;
