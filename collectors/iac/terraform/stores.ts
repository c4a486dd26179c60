import type { Tri } from '../../../src/core/facts/base.ts';
import { all, tri } from '../../../src/core/tri.ts';
import type { HclValue } from '../../../src/formats/hcl/index.ts';
import type { Found } from '../model.ts';
import { isMade, mentions, placeOf } from './beside.ts';
import type { Configuration, Declared } from './configuration.ts';
import { blocksIn, entryOf, flagIn, hasDynamic, literalOf, textIn, valueIn, within } from './read.ts';
import { referrersOf } from './references.ts';

type Store = Found['stores'][number];
interface Rules {
  readonly immutable: (resource: Declared, configuration: Configuration) => Tri;
  readonly expiryDays: (resource: Declared, configuration: Configuration) => number | null;
}

const never = (): null => null;
const untold = (): Tri => 'unknown';

const stores: ReadonlyMap<string, Rules> = new Map<string, Rules>([
  ['aws_ecr_repository', { immutable: ecr, expiryDays: ecrExpiry }],
  ['aws_codeartifact_repository', { immutable: () => 'yes', expiryDays: never }],
  ['google_artifact_registry_repository', { immutable: artifactRegistry, expiryDays: cleanup }],
  ['azurerm_container_registry', { immutable: untold, expiryDays: never }],
  [
    'oci_artifacts_container_repository',
    { immutable: ({ body }) => flagIn(body, 'is_immutable', 'no'), expiryDays: never },
  ],
]);
/** A bucket that can be told to hold what builds make, by its name. */
const artefacts = /artefact|artifact|release|build|package|binar|deploy/i;

/** Stores for what builds make that a configuration declares, with their rules of keeping. */
export function storesOf(configuration: Configuration, commit: string | null): readonly Store[] {
  return configuration.resources.flatMap((resource) => {
    const made = isMade(resource);
    const rules =
      stores.get(resource.type) ??
      (isArtefactLock(resource) ? { immutable: objectLock, expiryDays: never } : undefined);
    if (rules === undefined || made === 'no') return [];
    const found = rules.immutable(resource, configuration);
    const immutable = found === 'yes' ? all(found, made) : found;
    const expiryDays = rules.expiryDays(resource, configuration);
    return [{ ...placeOf(configuration, resource, commit), resource: resource.type, immutable, expiryDays }];
  });
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository: mutable unless it says so. */
function ecr({ body }: Declared): Tri {
  const value = valueIn(body, 'image_tag_mutability');
  if (value === undefined) return body.broken ? 'unknown' : 'no';
  const text = textIn(body, 'image_tag_mutability');
  return text === null || text === 'IMMUTABLE_WITH_EXCLUSION' ? 'unknown' : tri(text === 'IMMUTABLE');
}

/** Days of the shortest rule that removes whatever has that age; a rule for what has no tag removes no release. */
function ecrExpiry(store: Declared, configuration: Configuration): number | null {
  const by = { type: 'aws_ecr_lifecycle_policy', attribute: 'repository' };
  const policies = referrersOf(configuration, store, by);
  const days = policies.flatMap(({ body }) => {
    const value = valueIn(body, 'policy');
    return value === undefined ? [] : [...selectionsIn(value)].flatMap(daysOf);
  });
  return days.length === 0 ? null : Math.min(...days);
}

type Selection = (name: string) => string | null;

function* selectionsIn(value: HclValue): Generator<Selection> {
  for (const part of within(value)) {
    const selection = entryOf(part, 'selection');
    if (selection !== undefined) yield (name) => literalOf(entryOf(selection, name));
    if (part.type === 'literal' && typeof part.value === 'string' && part.value.includes('"selection"'))
      yield* selectionsInJson(part.value);
  }
}

function* selectionsInJson(text: string): Generator<Selection> {
  for (const one of text.split('"selection"').slice(1, 101)) {
    const inside = one.slice(0, Math.min(one.indexOf('}') === -1 ? one.length : one.indexOf('}'), 2000));
    yield (name) =>
      new Map(
        [...inside.matchAll(/"(\w{1,40})"\s{0,9}:\s{0,9}"?(\w{1,40})/g)].map(([, key = '', said = '']) => [key, said]),
      ).get(name) ?? null;
  }
}

function daysOf(selection: Selection): readonly number[] {
  const number = Number(selection('countNumber') ?? 'none');
  const isAge = selection('countType') === 'sinceImagePushed' && selection('tagStatus') !== 'untagged';
  return isAge && Number.isSafeInteger(number) && number >= 0 ? [number] : [];
}

/** Only of images does the service say whether their names can be given again. */
function artifactRegistry({ body }: Declared): Tri {
  const format = textIn(body, 'format')?.toUpperCase();
  if (format !== 'DOCKER') return 'unknown';
  const flags = blocksIn(body, 'docker_config').map((block) => flagIn(block.body, 'immutable_tags', 'no'));
  if (hasDynamic(body, 'docker_config')) return 'unknown';
  return flags[0] ?? (body.broken ? 'unknown' : 'no');
}

function cleanup({ body }: Declared): number | null {
  if (flagIn(body, 'cleanup_policy_dry_run', 'no') !== 'no') return null;
  const days = blocksIn(body, 'cleanup_policies').flatMap(({ body: policy }) => {
    if (textIn(policy, 'action') !== 'DELETE') return [];
    return blocksIn(policy, 'condition').flatMap(({ body: condition }) => {
      if (textIn(condition, 'tag_state')?.toUpperCase() === 'UNTAGGED') return [];
      return ageInDays(textIn(condition, 'older_than'));
    });
  });
  return days.length === 0 ? null : Math.min(...days);
}

const secondsOf: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };

function ageInDays(text: string | null): readonly number[] {
  const [, number, unit = ''] = /^(\d{1,10})([dhms])$/.exec(text ?? '') ?? [];
  return number === undefined ? [] : [Math.floor((Number(number) * (secondsOf[unit] ?? 1)) / 86_400)];
}

function isArtefactLock({ type, name, body }: Declared): boolean {
  if (type !== 'aws_s3_bucket_object_lock_configuration') return false;
  return artefacts.test(name) || mentions(body, 'bucket', artefacts) === true || referredName(body);
}

function referredName(body: Declared['body']): boolean {
  const value = valueIn(body, 'bucket');
  return value?.type === 'reference' && artefacts.test(value.path);
}

/** In governance mode whoever may can lift the lock. */
function objectLock({ body }: Declared): Tri {
  const modes = blocksIn(body, 'rule').flatMap((rule) =>
    blocksIn(rule.body, 'default_retention').map((retention) => textIn(retention.body, 'mode')),
  );
  return modes.length > 0 && modes.every((mode) => mode === 'COMPLIANCE') ? 'yes' : 'unknown';
}
