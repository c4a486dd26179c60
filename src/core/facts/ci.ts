import { z } from 'zod';
import { plural } from '../text.ts';
import { item, kind, Tri } from './base.ts';
import { blocks, occasions, System } from './ci-common.ts';
import { ciJobFacts } from './ci-jobs.ts';
import { pinInWords } from './pin.ts';

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

/** A step that plans, applies or compares infrastructure, or deploys to an environment: on what, and of which state of the code. */
const provisioning = item({
  system: System,
  pipeline: z.string(),
  job: z.string(),
  active: Tri,
  /** Program or action, as the lexicon names it. */
  tool: z.string(),
  does: z.enum(['plan', 'apply', 'drift_check', 'deploy']),
  confidence: z.enum(['exact', 'indirect', 'name']),
  /**
   * Folders and files of the repository that it acts on, as far as its words, its folder, a matrix or a loop tell; null
   * where any may be meant, empty where what it acts on is kept elsewhere (a chart of a registry, a service by its name).
   * `''` is the root of the repository; a part `*` stands for each folder there, a last part `**` for all below.
   */
  targets: z.array(z.string()).max(500).nullable(),
  /** Values that choose a unit: workspace, stack, stage, environment, file of values; empty where none is said. */
  selectors: z.array(z.string()).max(50),
  /** Name of the environment that the job is bound to; null where none is named or an expression makes it. */
  environment: z.string().nullable(),
  /** What it acts with is what trunk, a tag or a release branch of trunk holds, never a change that was not merged. */
  fromTrunk: Tri,
  /** Whenever the step runs, this is run: no condition of its script stands before it. */
  reached: Tri,
  /** What it acts on lasts: no emulator, and no cluster that is made for the run. */
  lasting: Tri,
  /** It starts without a person, apart from an approval. */
  automatic: Tri,
  /** After a drift check that found something, somebody is told: a later step that runs on failure, or a failing schedule. */
  notifies: Tri,
  blocking: Tri,
  ...occasions,
  requestsFiltered: Tri,
  pushesFiltered: Tri,
  via: z.array(z.string()).max(10),
});

/** What is not known of a step, and where its being known is up to who scans. */
function unresolvedInWords({ via, tool, unresolved }: z.infer<typeof capability>): string {
  const what = via.at(-1) ?? tool ?? 'a step';
  return unresolved === 'unresolved_include'
    ? `${what} lies in another repository, which --related-repository can give, and was not read`
    : `what ${what} does was not resolved`;
}

const doings = {
  deploy: 'deploys',
  apply: 'applies',
  promote: 'promotes',
  publish: 'publishes',
  live_edit: 'edits a running system',
  unknown: 'does something not resolved',
} as const;

export const ciFacts = {
  ...ciJobFacts,
  'ci.capability': kind({
    title: 'steps of pipelines',
    schema: capability,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => {
      const what =
        fact.capability === 'unknown'
          ? unresolvedInWords(fact)
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
    summary: (fact) => `${fact.form} ${fact.name}, ${pinInWords[fact.pin]}`,
  }),
  'ci.identity': kind({
    title: 'how pipelines prove who they are',
    schema: identity,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => `${fact.provider}: ${fact.method.replaceAll('_', ' ')}`,
  }),
  'ci.provisioning': kind({
    title: 'steps that plan or apply infrastructure',
    schema: provisioning,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) => {
      const verb = { plan: 'plans', apply: 'applies', drift_check: 'looks for drift in', deploy: 'deploys' }[fact.does];
      const [first, ...rest] = fact.targets ?? [];
      const more = rest.length === 0 ? '' : ` and ${plural(rest.length, 'other')}`;
      const what = first === undefined ? 'what was not resolved' : `${first === '' ? '.' : first}${more}`;
      return `${fact.tool} ${verb} ${what}${fact.environment === null ? '' : ` in ${fact.environment}`}`;
    },
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
