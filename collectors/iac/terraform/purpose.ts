import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { HclValue } from '../../../src/formats/hcl/index.ts';
import {
  bootstrapFolders,
  bootstrapResources,
  cloudProviders,
  otherProviders,
  pipelineIdentities,
  stateStores,
  stateWords,
} from '../../../src/lexicon/iac-terraform.ts';
import type { Configuration, Declared } from './configuration.ts';
import type { Reach } from './graph.ts';
import { valueIn, within } from './read.ts';

/** The provider that makes a resource, by the resource's type. */
const providerOf = (type: string): string => /^[^_]*/.exec(type)?.[0] ?? '';

/** What the resources of a configuration are, as far as it matters here. */
interface Made {
  readonly types: ReadonlySet<string>;
  /** Everything in it that could hold state says that it does. */
  readonly isForState: boolean;
}

const known = new WeakMap<Configuration, Made>();

function madeBy(configuration: Configuration): Made {
  const before = known.get(configuration);
  if (before !== undefined) return before;
  const { resources } = configuration;
  const made = {
    types: new Set(resources.map(({ type }) => type)),
    isForState: resources.filter(({ type }) => stateStores.has(type)).every(isForState),
  };
  known.set(configuration, made);
  return made;
}

/** Whether what a root reaches makes things in a cloud, a cluster or a platform. */
export function createsOf({ configurations, remoteProviders, isWhole }: Reach): Tri {
  const providers = configurations.flatMap((one) => [...madeBy(one).types].map(providerOf));
  if ([...providers, ...remoteProviders].some((name) => cloudProviders.has(name))) return 'yes';
  return isWhole && providers.every((name) => otherProviders.has(name)) ? 'no' : 'unknown';
}

/**
 * `bootstrap` where all that is made keeps state or identity for the others; `unknown` where the folder says so and not
 * everything is to be seen.
 */
export function purposeOf(path: string, { configurations, isWhole }: Reach): Observation<'iac.root'>['purpose'] {
  const isSaid = path.split('/').some((part) => bootstrapFolders.test(part));
  const made = configurations.map(madeBy);
  const types = made.flatMap((one) => [...one.types]);
  if (!types.every((type) => bootstrapResources.some((form) => form.test(type)))) return 'workload';
  if (!isWhole) return isSaid ? 'unknown' : 'workload';
  if (types.length === 0) return 'workload';
  if (isSaid) return 'bootstrap';
  const hasReason = types.some((type) => stateStores.has(type) || pipelineIdentities.has(type));
  return hasReason && made.every((one) => one.isForState) ? 'bootstrap' : 'workload';
}

/** By its name, by that of its resource, or by the key that locks are kept under. */
function isForState({ name, body, type }: Declared): boolean {
  if (type === 'aws_dynamodb_table') return isText(valueIn(body, 'hash_key'), /^LockID$/) || stateWords.test(name);
  return stateWords.test(name) || isText(valueIn(body, 'bucket') ?? valueIn(body, 'name'), stateWords);
}

function isText(value: HclValue | undefined, pattern: RegExp): boolean {
  if (value === undefined) return false;
  for (const part of within(value)) {
    if (part.type === 'literal' && typeof part.value === 'string' && pattern.test(part.value.slice(0, 300)))
      return true;
  }
  return false;
}
