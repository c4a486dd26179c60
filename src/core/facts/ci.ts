import { z } from 'zod';

import { item, kind, Tri } from './base.ts';

const System = z.enum(['github_actions', 'gitlab_ci']);

/** A pipeline definition that a CI system reads, as far as its own text tells. */
const pipeline = item({
  system: System,
  /**
   * Its system reads definitions from where it lies; `no` for copies and for folders that no system looks into. Collected
   * by place alone: beside the definitions of another forge each is `unknown`. Settled, a lone one is `unknown` too where
   * the changes carry another forge's marks, or where the history that would tell was not seen.
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

/** What a step of a pipeline can do, by the command or action it runs. */
export const Capability = z.enum([
  'build',
  'test',
  'lint',
  'plan',
  'apply',
  'drift_check',
  'policy_check',
  'policy_test',
  'infrastructure_scan',
  'workflow_scan',
  'code_scan',
  'dependency_scan',
  'image_scan',
  'licence_check',
  'secret_scan',
  'sbom',
  'sign',
  'verify',
  'provenance',
  'publish',
  'deploy',
  'promote',
  'live_edit',
  'notify',
]);
export type Capability = z.infer<typeof Capability>;

/** Capabilities that judge against a set of rules; tests, linters and formatters do not. */
export const policyChecks: ReadonlySet<Capability | 'unknown'> = new Set<Capability>([
  'policy_check',
  'infrastructure_scan',
  'workflow_scan',
  'code_scan',
  'dependency_scan',
  'image_scan',
  'licence_check',
  'secret_scan',
]);

/** When something runs, conditions and the pipeline's own activation included. */
const occasions = {
  onChangeRequest: Tri,
  onTrunkPush: Tri,
  onSchedule: Tri,
  onTag: Tri,
  manual: Tri,
} as const;

/** One thing that a job does, at the command or action that does it. */
const capability = item({
  system: System,
  /** Path of the definition that a CI system reads. */
  pipeline: z.string(),
  job: z.string(),
  active: Tri,
  /** `unknown`: a call that was not followed or a program that no list holds, which may do anything. */
  capability: z.enum([...Capability.options, 'unknown']),
  /** Program or action, as the lexicon names it; null when unknown. */
  tool: z.string().nullable(),
  /** `exact`: the pipeline itself says it; `indirect`: found by following calls; `name`: only a name hints at it. */
  confidence: z.enum(['exact', 'indirect', 'name']),
  /** What it finds or breaks fails the pipeline. */
  blocking: Tri,
  ...occasions,
  /** Only some paths start the pipeline for change requests, so that a change elsewhere goes unseen; and for pushes. */
  requestsFiltered: Tri,
  pushesFiltered: Tri,
  /** What was followed from the pipeline to here, such as `make lint` or `scripts/check.sh`. */
  via: z.array(z.string()).max(10),
  /** Why it is unknown; null when it is known. */
  unresolved: z
    .enum(['unresolved_include', 'unknown_program', 'dynamic', 'absent', 'too_large', 'malformed', 'timeout'])
    .nullable(),
});

/** A job that brings something to an environment, or publishes it for others. */
const deployment = item({
  system: System,
  pipeline: z.string(),
  job: z.string(),
  active: Tri,
  /** `unknown`: it is bound to an environment, and what it does there was not resolved. */
  does: z.enum(['deploy', 'apply', 'promote', 'publish', 'live_edit', 'unknown']),
  /** Name of the environment, null where none is named or an expression makes it. */
  environment: z.string().nullable(),
  /** `inline`: a person must start it, as the definition says; `server_side`: an environment that the forge may protect. */
  approval: z.enum(['none', 'inline', 'server_side']),
  ...occasions,
  /** Jobs of the same pipeline that must have passed before it starts; null where that was not resolved. */
  after: z.array(z.string()).max(200).nullable(),
});

/** Something that a pipeline takes from elsewhere to run, and how it is fixed. */
const dependency = item({
  system: System,
  pipeline: z.string(),
  form: z.enum(['action', 'workflow', 'include', 'template', 'component', 'image', 'script']),
  /** Without version and credentials. */
  name: z.string(),
  pin: z.enum(['digest', 'commit', 'exact', 'range', 'branch', 'latest', 'none', 'local', 'unknown']),
  /** `local`: of this repository; `supplied`: the user gave the repository it lies in; `remote`: not read. */
  resolution: z.enum(['local', 'supplied', 'remote']),
});

/** How a job proves who it is to a cloud, cluster or registry. */
const identity = item({
  system: System,
  pipeline: z.string(),
  job: z.string(),
  active: Tri,
  provider: z.enum(['aws', 'azure', 'gcp', 'vault', 'kubernetes', 'registry', 'signing', 'other']),
  method: z.enum(['oidc', 'stored_key', 'unknown']),
});

const doings = {
  deploy: 'deploys',
  apply: 'applies',
  promote: 'promotes',
  publish: 'publishes',
  live_edit: 'edits a running system',
  unknown: 'does something not resolved',
} as const;
const blocks = { yes: 'blocks', no: 'does not block', unknown: 'may block' } as const;

export const ciFacts = {
  'ci.capability': kind({
    title: 'steps of pipelines',
    schema: capability,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => {
      const what =
        fact.capability === 'unknown'
          ? `${fact.via.at(-1) ?? fact.tool ?? 'a step'} was not resolved`
          : `${fact.capability.replaceAll('_', ' ')} by ${fact.tool ?? 'a step'}`;
      const on = [
        ...(fact.onChangeRequest === 'yes' ? ['change requests'] : []),
        ...(fact.onTrunkPush === 'yes' ? ['pushes to trunk'] : []),
      ];
      return `${what}, ${blocks[fact.blocking]}${on.length > 0 ? `, on ${on.join(' and ')}` : ''}`;
    },
  }),
  'ci.deployment': kind({
    title: 'jobs that deploy or publish',
    schema: deployment,
    class: 'repository',
    closure: 'declared',
    grade: 'wired',
    summary: (fact) =>
      `${doings[fact.does]}${fact.environment === null ? '' : ` to ${fact.environment}`}${fact.approval === 'inline' ? ', started by a person' : ''}`,
  }),
  'ci.dependency': kind({
    title: 'what pipelines take from elsewhere',
    schema: dependency,
    class: 'repository',
    closure: 'own_ci',
    grade: 'present',
    summary: (fact) => `${fact.form} ${fact.name}, fixed by ${fact.pin}`,
  }),
  'ci.identity': kind({
    title: 'how pipelines prove who they are',
    schema: identity,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => `${fact.provider}: ${fact.method.replaceAll('_', ' ')}`,
  }),
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
