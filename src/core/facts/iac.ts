import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, item, kind, Tri } from './base.ts';
import { IacTool, named, typed } from './iac-tool.ts';

export { IacTool };

/** Services outside of CI that apply a root of their own accord, as a file of the repository says. */
export const IacRunner = z.enum(['hcp_terraform', 'spacelift', 'atlantis', 'env0', 'digger', 'terrateam', 'scalr']);
export type IacRunner = z.infer<typeof IacRunner>;

/** Where something lies and whether it counts as the source's own practice. */
const place = {
  tool: IacTool,
  /** Folder, or file where the tool takes one; `''` for the root of the repository. */
  path: z.string(),
} as const;

/**
 * A unit: what one run of a tool applies, in one environment. A root that serves three environments is three items; one
 * of which no environment is told is one item.
 */
const root = item({
  ...place,
  /** Name of the environment, tenant, cluster or region as the repository writes it; null where none is told. */
  environment: z.string().nullable(),
  /**
   * Whether users depend on the environment, by its name. Where no environment of the repository is told, each lasting
   * unit is taken for one that they depend on.
   */
  production: Tri,
  /**
   * `workload`: lasting; `bootstrap`: makes only the state, identity or pipeline that the other roots need; `preview`: made
   * for a change and removed again.
   */
  purpose: z.enum(['workload', 'bootstrap', 'preview', 'unknown']),
  /** This source runs it itself; `unknown` where it may be meant for others to run (a chart, a sample, a template). */
  own: Tri,
  /** It makes resources in a cloud, a cluster or a platform, rather than settings of a forge or on one machine. */
  creates: Tri,
  /** What is wanted is declared; `no` for steps in an order, such as a playbook that calls a cloud. */
  declarative: Tri,
  /** `held`: kept by the service that applies it (a stack service, a reconciler); `shared`: kept where the team reaches it. */
  state: z.enum(['held', 'shared', 'local', 'unknown']),
  /** Two runs at once cannot both write the state. */
  locked: Tri,
  /** A service outside of CI that applies it. */
  runner: IacRunner.nullable(),
  /** It is a reconciler's own object: a cluster keeps to it without a pipeline. */
  reconciled: Tri,
  /**
   * What the reconciler takes is what trunk, or a tag or a release branch of it, holds; `unknown` where that is not told,
   * and for what is not reconciled.
   */
  followsTrunk: Tri,
  /**
   * It is made from a definition that another environment, tenant or region is made from as well, only values differing;
   * `unknown` where nothing was found and the other environments may lie elsewhere.
   */
  sharesDefinition: Tri,
  /** That definition; null where none was found. */
  sharedDefinition: z.string().nullable(),
  /** A value that chooses the unit on a command line: workspace, stack, stage, file of values or parameters. */
  selectors: z.array(z.string()).max(20),
  /** Paths of the repository that a reconciler's object applies; empty for others. */
  applies: z.array(z.string()).max(50),
});

/** A definition that roots take in: a module, chart, base, role or nested template. */
const module = item({
  ...place,
  form: z.enum(['module', 'chart', 'base', 'role', 'template', 'construct']),
  origin: z.enum(['local', 'remote']),
  /** How a remote one is fixed. */
  pin: z.enum(['commit', 'digest', 'exact', 'range', 'branch', 'none', 'local', 'unknown']),
  /** Units that take it in, wherever they lie, and different environments among them. */
  units: Count,
  environments: Count,
});

/** A rule at the level of an organisation, account or subscription that forbids or audits, as code. */
const guardrail = item({
  ...place,
  /** The resource as its tool names its type. */
  resource: z.string(),
  scope: z.enum(['organisation', 'account', 'unknown']),
  /** It refuses what breaks it; `no` where it only audits. */
  denies: Tri,
});

/** A store for what builds make, as code: a registry or a bucket with rules of keeping. */
const artefactStore = item({
  ...place,
  resource: z.string(),
  /** What is kept under a name or version cannot be changed. */
  immutable: Tri,
  /** Days after which things are removed; null where nothing removes them, or where it was not told. */
  expiryDays: Count.nullable(),
});

/** A setting by which unexpected change is found without a pipeline: a reconciler's, a service's or a cloud's. */
const drift = item({
  ...place,
  form: z.enum(['self_heal', 'drift_detection', 'health_assessment', 'drift_rule', 'scheduled_run']),
  enabled: Tri,
  /** Somebody is told of it. */
  notifies: Tri,
});

/** A script that makes or changes infrastructure. */
const script = item({
  path: z.string(),
  /** The program that does it, as the lexicon names it. */
  tool: z.string(),
  /** `creates`: calls a cloud or cluster itself; `applies`: runs a tool of infrastructure as code. */
  does: z.enum(['creates', 'applies']),
  /** This source's own environments are meant, not those of users, tests or a machine of a developer. */
  own: Tri,
  /** Folders or files it acts on; null where that is not told. */
  targets: z.array(z.string()).max(50).nullable(),
  /** Values that choose a unit, as those of a root: environment, workspace, stack, file of values. */
  selectors: z.array(z.string()).max(20),
});

/** A line in a text for people that tells them to apply or change infrastructure themselves. */
const instruction = item({
  /** The text it stands in. */
  path: z.string(),
  tool: z.string(),
  does: z.enum(['creates', 'applies', 'console']),
  /** Folder or file it acts on; null where that is not told. */
  target: z.string().nullable(),
  /** Values that choose a unit, as those of a root; the environment that the text names among them. */
  selectors: z.array(z.string()).max(20),
  /** It is how lasting environments are changed, rather than a trial, a first set-up or the use of a module by others. */
  routine: Tri,
});

/** How much of what one folder declares says who owns it, by a tag or label. */
const ownerLabel = item({
  ...place,
  own: Tri,
  /** Resources and namespaces that can carry one; those that do, by themselves or by default; those of which that is not told. */
  resources: Count,
  labelled: Count,
  unsure: Count,
});

/** Somebody whom the provider tells of security matters, as code. */
const securityContact = item({ ...place, own: Tri, resource: z.string() });

const states = {
  held: 'state held by what applies it',
  shared: 'shared state',
  local: 'state on one machine',
  unknown: 'state not told',
} as const;

/** Whether the source runs a unit itself. */
const runBy = { yes: '', no: ', for others to run', unknown: ', which may be for others to run' } as const;

const common = { class: 'repository', closure: 'declared' } as const;

export const iacFacts = {
  'iac.root': kind({
    ...common,
    title: 'infrastructure as code, by environment',
    schema: root,
    grade: 'present',
    summary: (fact) => {
      const where = fact.environment === null ? '' : ` for ${fact.environment}`;
      const lock = fact.state === 'shared' ? { yes: ', locked', no: ', not locked', unknown: '' }[fact.locked] : '';
      const purpose = fact.purpose === 'bootstrap' || fact.purpose === 'preview' ? `, ${fact.purpose}` : '';
      return `${fact.path === '' ? '.' : fact.path} (${named(fact.tool)})${where}: ${states[fact.state]}${lock}${purpose}${runBy[fact.own]}`;
    },
  }),
  'iac.module': kind({
    ...common,
    title: 'definitions that environments share',
    schema: module,
    grade: 'present',
    summary: (fact) =>
      `${named(fact.tool)} ${fact.form} ${fact.path}, in ${plural(fact.units, 'unit')} of ${plural(fact.environments, 'environment')}`,
    isAside: (fact) => fact.environments < 2,
  }),
  'iac.guardrail': kind({
    ...common,
    title: 'guardrails as code',
    schema: guardrail,
    grade: 'present',
    summary: (fact) =>
      `${fact.resource} ${{ yes: 'refuses', no: 'audits', unknown: 'may refuse' }[fact.denies]} what breaks it`,
  }),
  'iac.artefact_store': kind({
    ...common,
    title: 'stores for artefacts as code',
    schema: artefactStore,
    grade: 'present',
    summary: (fact) => {
      const kept = fact.expiryDays === null ? '' : `, kept for ${plural(fact.expiryDays, 'day')}`;
      return `${fact.resource}, ${{ yes: 'unchangeable', no: 'changeable', unknown: 'changeable or not' }[fact.immutable]}${kept}`;
    },
  }),
  'iac.drift': kind({
    ...common,
    title: 'settings that find unexpected change',
    schema: drift,
    grade: 'wired',
    summary: (fact) => {
      const told = { yes: 'somebody is told', no: 'nobody is told', unknown: 'whether somebody is told is not seen' };
      const on = { yes: 'on', no: 'off', unknown: 'on or off' }[fact.enabled];
      return `${named(fact.tool)} ${fact.form.replaceAll('_', ' ')} ${on}; ${told[fact.notifies]}`;
    },
  }),
  'iac.script': kind({
    ...common,
    title: 'scripts that make infrastructure',
    schema: script,
    grade: 'present',
    summary: (fact) => `script ${fact.does === 'applies' ? 'applies by' : 'makes resources by'} ${typed(fact.tool)}`,
  }),
  'iac.instruction': kind({
    ...common,
    title: 'texts that tell people to apply by hand',
    schema: instruction,
    grade: 'declared',
    summary: (fact) => {
      const what = {
        applies: `apply by ${typed(fact.tool)}`,
        creates: `make resources by ${typed(fact.tool)}`,
        console: 'use a console',
      };
      return `tells people to ${what[fact.does]}${fact.target === null ? '' : ` in ${fact.target === '' ? '.' : fact.target}`}`;
    },
  }),
  'iac.owner_label': kind({
    ...common,
    title: 'owners named on resources',
    schema: ownerLabel,
    grade: 'present',
    summary: (fact) =>
      `${fact.path === '' ? '.' : fact.path} (${named(fact.tool)}): ${fact.labelled} of ${plural(fact.resources, 'resource')} name an owner`,
  }),
  'iac.security_contact': kind({
    ...common,
    title: 'contacts for security as code',
    schema: securityContact,
    grade: 'present',
    summary: (fact) => `${fact.resource} names a contact for security`,
  }),
} as const;
