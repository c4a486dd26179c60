import { entries, get, text, texts } from '../../../../src/formats/nodes.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import { artefactName, awsGuardrails, driftRule } from '../../../../src/lexicon/iac-stacks.ts';
import type { Found } from '../../model.ts';
import type { Resource, Template } from './template.ts';

/** Guardrails, stores for artefacts and rules that find drift, as resources of one template. */
export function observedIn(template: Template, commit: string | null): Pick<Found, 'guardrails' | 'stores' | 'drifts'> {
  const { path, tool, resources } = template;
  const placed = ({ type, line }: Resource) => ({ tool, path, resource: type, at: { commit, path, line } });
  const guardrails = resources.flatMap((resource) => {
    const known = awsGuardrails[resource.type];
    if (known === undefined || isUnmade(resource)) return [];
    const denies = resource.type === 'AWS::Organizations::Policy' ? policyDenies(resource.properties) : known.denies;
    return [{ ...placed(resource), scope: 'organisation' as const, denies }];
  });
  const stores = resources.flatMap((resource) => {
    const kept = resource.type === 'AWS::ECR::Repository' ? registry(resource.properties) : bucket(resource);
    return kept === null ? [] : [{ ...placed(resource), ...kept }];
  });
  const drifts = resources.filter(isDriftRule).map((resource) => ({
    tool,
    path,
    at: placed(resource).at,
    form: 'drift_rule' as const,
    enabled: 'yes' as const,
    notifies: isToldOf(resource, resources) ? ('yes' as const) : ('unknown' as const),
  }));
  return { guardrails, stores, drifts };
}

/** A policy of an organisation that no account or unit is named for stands ready, and rules nothing. */
function isUnmade({ type, properties }: Resource): boolean {
  const targets = get(properties, 'TargetIds');
  return (
    type === 'AWS::Organizations::Policy' &&
    (targets === undefined || (targets.type === 'list' && targets.items.length === 0))
  );
}

/** Whether a policy refuses something to an account or unit that is written out; one for whichever is named may not. */
function policyDenies(properties: Yaml | undefined): 'yes' | 'no' | 'unknown' {
  const kind = text(get(properties, 'Type'));
  const targets = texts(get(properties, 'TargetIds')) ?? [];
  if (kind !== 'SERVICE_CONTROL_POLICY' && kind !== 'RESOURCE_CONTROL_POLICY')
    return kind === undefined ? 'unknown' : 'no';
  if (!targets.some((target) => /^(?:r|ou)-[a-z0-9-]{4,70}$|^\d{12}$/.test(target))) return 'unknown';
  const content = get(properties, 'Content');
  if (content?.type === 'scalar')
    return /"Effect"\s{0,5}:\s{0,5}"Deny"/.test(text(content)?.slice(0, 20_000) ?? '') ? 'yes' : 'unknown';
  const statement = get(content, 'Statement');
  const statements = statement?.type === 'list' ? statement.items : statement === undefined ? [] : [statement];
  return statements.some((one) => text(get(one, 'Effect')) === 'Deny') ? 'yes' : 'unknown';
}

type Kept = { readonly immutable: 'yes' | 'no' | 'unknown'; readonly expiryDays: number | null };

function registry(properties: Yaml | undefined): Kept {
  const mutability = get(properties, 'ImageTagMutability');
  const told =
    mutability === undefined
      ? 'MUTABLE'
      : mutability.type === 'scalar' && mutability.tag === null
        ? text(mutability)
        : undefined;
  const immutable = told === 'IMMUTABLE' ? 'yes' : told === 'MUTABLE' ? 'no' : 'unknown';
  return { immutable, expiryDays: expiryOf(text(get(get(properties, 'LifecyclePolicy'), 'LifecyclePolicyText'))) };
}

const pushedRule = /"countType"\s{0,5}:\s{0,5}"sinceImagePushed"/;
const untaggedRule = /"tagStatus"\s{0,5}:\s{0,5}"untagged"/;

/** Days after which the rules of a registry remove tagged images; images without tag are leftovers. */
function expiryOf(rules: string | undefined): number | null {
  const days = (rules?.slice(0, 20_000) ?? '')
    .split('"rulePriority"')
    .filter((rule) => pushedRule.test(rule) && !untaggedRule.test(rule))
    .flatMap((rule) => /"countNumber"\s{0,5}:\s{0,5}(\d{1,5})/.exec(rule)?.[1] ?? []);
  return days.length === 0 ? null : Math.min(...days.map(Number));
}

/** A bucket with a lock on its objects, or one whose name says that it keeps what builds make; null for others. */
function bucket({ type, name, properties }: Resource): Kept | null {
  if (type !== 'AWS::S3::Bucket') return null;
  const rule = get(get(get(properties, 'ObjectLockConfiguration'), 'Rule'), 'DefaultRetention');
  const isLockable = text(get(properties, 'ObjectLockEnabled')) === 'true';
  const isNamed = artefactName.test(name) || artefactName.test(text(get(properties, 'BucketName')) ?? '');
  if (!isLockable && rule === undefined && !isNamed) return null;
  const days = entries(get(properties, 'LifecycleConfiguration'))
    .flatMap(([, rules]) => (rules.type === 'list' ? rules.items : []))
    .filter((one) => text(get(one, 'Status')) === 'Enabled' && text(get(one, 'Prefix')) === undefined)
    .flatMap((one) => text(get(one, 'ExpirationInDays')) ?? [])
    .filter((one) => /^\d{1,5}$/.test(one));
  const immutable = rule !== undefined ? 'yes' : isLockable ? 'unknown' : 'no';
  return { immutable, expiryDays: days.length === 0 ? null : Math.min(...days.map(Number)) };
}

function isDriftRule({ type, properties }: Resource): boolean {
  const identifier = text(get(get(properties, 'Source'), 'SourceIdentifier'));
  return type === 'AWS::Config::ConfigRule' && identifier === driftRule;
}

/** Whether a rule for events of the same template, or a remedy with a target, names the rule that finds drift. */
function isToldOf(rule: Resource, resources: readonly Resource[]): boolean {
  const names = [rule.name, text(get(rule.properties, 'ConfigRuleName'))].filter((name) => name !== undefined);
  return resources.some(({ type, properties }) => {
    if (type !== 'AWS::Events::Rule' || text(get(properties, 'State')) === 'DISABLED') return false;
    const targets = get(properties, 'Targets');
    return targets?.type === 'list' && targets.items.length > 0 && mentions(get(properties, 'EventPattern'), names);
  });
}

function mentions(node: Yaml | undefined, names: readonly string[]): boolean {
  const pending = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.type === 'scalar') {
      if (names.includes(text(at) ?? '')) return true;
    } else pending.push(...(at.type === 'list' ? at.items : at.entries.values()));
  }
  return false;
}
