import { z } from 'zod';
import { plural } from '../text.ts';
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

/** What becomes of one file of access rules: who applies it, checks it and looks after it. */
const accessRule = item({
  /** Id of the `access.rule_file` fact. */
  rule: z.string(),
  /** A pipeline or a reconciler applies it; `no` only where that is shown. */
  applied: Tri,
  how: z.enum(['pipeline', 'reconciler', 'runner', 'by_hand']).nullable(),
  /** All units that it is surely part of only make the state or identity that pipelines need before they can apply anything. */
  bootstrap: Tri,
  /** A test, plan or policy check of this file blocks change requests that touch it. */
  checked: Tri,
  /**
   * A rule of owners in force names somebody for its path. Whoever is named for everything is asked as well, and counts
   * where that is a team, or several people.
   */
  owned: Tri,
  /** Somebody else than the author must approve a change of it, as an owner rule or a rule for branches kept as code says. */
  reviewRequired: Tri,
  /** Ids of the facts that the answer rests on. */
  by: z.array(z.string()).max(20),
});

/** Whether what one environment runs is what an earlier one ran. */
const buildReuse = item({
  /** What is deployed or released: a component, image or application by its name or folder. */
  component: z.string(),
  /** Environments that it reaches; 1 where there is only one, null where they were not told. */
  environments: z.int().nonnegative().nullable(),
  /** What reaches the last environment was built once, or is a rebuild of the same commit with locked dependencies. */
  builtOnce: Tri,
  /**
   * `promoted`: environments name the same artefact; `same_run`: one run builds it and takes it along; `locked_rebuild`: a
   * rebuild of the same commit, all fixed; `rebuilt`: built for each environment from loose inputs; `single`: one environment
   * only; `not_seen`: what environments run was not found here.
   */
  why: z.enum(['promoted', 'same_run', 'locked_rebuild', 'rebuilt', 'single', 'not_seen']),
  /** Environments name what they run by a digest, a commit or a version that never moves, in git. */
  exactInGit: Tri,
  /** Ids of the facts that the answer rests on. */
  by: z.array(z.string()).max(20),
});

function builtInWords({ builtOnce, why }: z.infer<typeof buildReuse>): string {
  if (builtOnce === 'yes') return why === 'locked_rebuild' ? 'is rebuilt from the same locked inputs' : 'is built once';
  return builtOnce === 'no' ? 'is built anew for each environment' : 'may be built once';
}

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
  'relation.access_rule': kind({
    title: 'what applies, checks and looks after access rules',
    schema: accessRule,
    class: 'repository',
    closure: 'inputs',
    inputs: [
      'access.rule_file',
      'owners.rule',
      'policy.branch_rule',
      'repository.identity',
      'iac.root',
      'iac.module',
      'iac.drift',
      'iac.script',
      'iac.instruction',
      'ci.pipeline',
      'ci.capability',
      'ci.provisioning',
      'ci.rule_test',
    ],
    grade: 'wired',
    summary: (fact) => {
      const applied = { yes: 'is applied', no: 'is applied by no machine', unknown: 'may be applied' }[fact.applied];
      const checked = { yes: ', checked before merges', no: '', unknown: ', checked before merges or not' }[
        fact.checked
      ];
      const how = fact.how === null || fact.applied === 'no' ? '' : ` ${howInWords[fact.how]}`;
      return `${fact.ref} ${applied}${how}${checked}${fact.owned === 'yes' ? ', has owners' : ''}`;
    },
  }),
  'relation.build_reuse': kind({
    title: 'whether environments run what was built once',
    schema: buildReuse,
    class: 'repository',
    closure: 'inputs',
    inputs: [
      'supply.build',
      'supply.download',
      'supply.image',
      'supply.install',
      'supply.manifest',
      'supply.release',
      'ci.pipeline',
      'ci.capability',
      'ci.deployment',
      'iac.root',
    ],
    grade: 'wired',
    summary: (fact) =>
      `${fact.component === '' ? 'what lies at the root' : fact.component} ${builtInWords(fact)}${fact.environments === null ? '' : `, for ${plural(fact.environments, 'environment')}`}`,
  }),
} as const;
