import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import type { HclBody, HclValue } from '../../../src/formats/hcl/index.ts';
import type { Found } from '../model.ts';
import { isMade, mentions, placeOf } from './beside.ts';
import type { Configuration, Declared } from './configuration.ts';
import { blocksIn, entryOf, flagIn, hasDynamic, literalOf, textIn, valueIn, within } from './read.ts';
import { referred, referrersOf } from './references.ts';

type Guardrail = Found['guardrails'][number];
interface Rule {
  readonly scope: Guardrail['scope'];
  readonly denies: (resource: Declared, configuration: Configuration) => Tri;
}

const audits = (): Tri => 'no';
const untold = (): Tri => 'unknown';

/** Rules that an organisation or account sets, by the type of their resource. */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['aws_organizations_policy', { scope: 'organisation', denies: organisationPolicy }],
  ['aws_config_organization_managed_rule', { scope: 'organisation', denies: audits }],
  ['aws_config_organization_custom_rule', { scope: 'organisation', denies: audits }],
  ['aws_config_organization_custom_policy_rule', { scope: 'organisation', denies: audits }],
  ['aws_config_organization_conformance_pack', { scope: 'organisation', denies: audits }],
  ['aws_config_config_rule', { scope: 'account', denies: audits }],
  ['aws_config_conformance_pack', { scope: 'account', denies: audits }],
  ['aws_controltower_control', { scope: 'organisation', denies: untold }],
  ['azurerm_management_group_policy_assignment', { scope: 'organisation', denies: azurePolicy }],
  ['azurerm_subscription_policy_assignment', { scope: 'account', denies: azurePolicy }],
  ['azurerm_resource_group_policy_assignment', { scope: 'account', denies: azurePolicy }],
  ['azurerm_policy_assignment', { scope: 'unknown', denies: azurePolicy }],
  ['google_org_policy_policy', { scope: 'unknown', denies: googlePolicy }],
  ['google_organization_policy', { scope: 'organisation', denies: googleConstraint }],
  ['google_folder_organization_policy', { scope: 'organisation', denies: googleConstraint }],
  ['google_project_organization_policy', { scope: 'account', denies: googleConstraint }],
]);
/** Kinds of policy of an AWS organisation that are no rule for what may be done. */
const noRules = /^(BACKUP_POLICY|AISERVICES_OPT_OUT_POLICY|CHATBOT_POLICY)$/;

/** Rules at the level of an organisation or account that a configuration declares. */
export function guardrailsOf(configuration: Configuration, commit: string | null): readonly Guardrail[] {
  return configuration.resources.flatMap((resource) => {
    const rule = rules.get(resource.type);
    const made = isMade(resource);
    if (rule === undefined || made === 'no' || noRules.test(textIn(resource.body, 'type') ?? '')) return [];
    const found = rule.denies(resource, configuration);
    const denies = found === 'yes' ? all(found, made) : found;
    return [
      { ...placeOf(configuration, resource, commit), resource: resource.type, scope: scopeOf(resource, rule), denies },
    ];
  });
}

function scopeOf({ body, type }: Declared, { scope }: Rule): Guardrail['scope'] {
  if (type !== 'google_org_policy_policy') return scope;
  const parent = valueIn(body, 'parent') ?? valueIn(body, 'name');
  const [first] = parent === undefined ? [] : [...within(parent)].filter((part) => part.type === 'literal');
  const text = first?.type === 'literal' ? String(first.value) : '';
  return /^(organizations|folders)\//.test(text) ? 'organisation' : /^projects\//.test(text) ? 'account' : 'unknown';
}

/** A service control policy forbids where it says so and is attached to something; of a tag policy that is not told. */
function organisationPolicy(policy: Declared, configuration: Configuration): Tri {
  const { body } = policy;
  const kind = textIn(body, 'type') ?? (valueIn(body, 'type') === undefined ? 'SERVICE_CONTROL_POLICY' : '');
  if (kind !== 'SERVICE_CONTROL_POLICY' && kind !== 'RESOURCE_CONTROL_POLICY') return 'unknown';
  const isDeny =
    mentions(body, 'content', /\bDeny\b/) === true || referred(configuration, body, 'content').some(deniesIn);
  const by = { type: 'aws_organizations_policy_attachment', attribute: 'policy_id' };
  const isAttached = referrersOf(configuration, policy, by).some((one) => isMade(one) === 'yes');
  return isDeny && isAttached ? 'yes' : 'unknown';
}

function deniesIn({ body, type }: Declared): boolean {
  return (
    type === 'aws_iam_policy_document' &&
    blocksIn(body, 'statement').some((statement) => textIn(statement.body, 'effect') === 'Deny')
  );
}

/** The effect of an assignment: its own parameter, else that of the definition beside it. */
function azurePolicy({ body }: Declared, configuration: Configuration): Tri {
  const enforced = flagIn(body, 'enforce', flagIn(body, 'enforcement_mode', 'yes'));
  if (enforced === 'no') return 'no';
  const definitions = referred(configuration, body, 'policy_definition_id');
  const own = effectIn(valueIn(body, 'parameters'));
  const effects = own === null ? definitions.map((one) => effectIn(valueIn(one.body, 'policy_rule'))) : [own];
  const [effect] = effects;
  if (effect === undefined || effect === null || effects.length > 1) return 'unknown';
  return /^(deny|denyaction)$/i.test(effect) ? enforced : 'no';
}

/** The literal effect that a policy's text or object names; null for none, or for one that is worked out. */
function effectIn(value: HclValue | undefined): string | null {
  for (const part of value === undefined ? [] : within(value)) {
    if (part.type === 'object') {
      const effect = part.entries.find(({ key }) => literalOf(key)?.toLowerCase() === 'effect')?.value;
      // A parameter is an object with its value.
      if (effect !== undefined) return plainEffect(literalOf(entryOf(effect, 'value') ?? effect));
    }
    if (part.type === 'literal' && typeof part.value === 'string') {
      const said = effectInText(part.value);
      if (said !== null) return said;
    }
  }
  return null;
}

const plainEffect = (text: string | null): string | null => (/^[a-z]{1,30}$/i.test(text ?? '') ? text : null);

function effectInText(text: string): string | null {
  const lines = text.split('\n').slice(0, 2000);
  for (const [at, line] of lines.entries()) {
    const near = `${line.slice(0, 2000)} ${(lines[at + 1] ?? '').slice(0, 2000)}`;
    const found = /"effect"\s{0,20}:\s{0,20}(?:\{\s{0,20}"value"\s{0,20}:\s{0,20})?"([a-z]{1,30})"/i.exec(near);
    if (found !== null) return found[1] ?? null;
  }
  return null;
}

/** Rules of the live specification; one that is only tried out forbids nothing. */
function googlePolicy({ body }: Declared): Tri {
  const specs = blocksIn(body, 'spec');
  if (specs.length === 0) return blocksIn(body, 'dry_run_spec').length > 0 && !body.broken ? 'no' : 'unknown';
  const found = specs.flatMap((spec) => blocksIn(spec.body, 'rules').map((rule) => forbids(rule.body)));
  if (found.includes('yes')) return 'yes';
  const isWhole = !body.broken && !specs.some((spec) => hasDynamic(spec.body, 'rules'));
  return isWhole && found.length > 0 && !found.includes('unknown') ? 'no' : 'unknown';
}

function forbids(rule: HclBody): Tri {
  const flags = ['enforce', 'deny_all'].map((name) => flagIn(rule, name, 'no'));
  if (flags.includes('yes')) return blocksIn(rule, 'condition').length > 0 ? 'unknown' : 'yes';
  const hasValues = blocksIn(rule, 'values').some(({ body }) =>
    ['allowed_values', 'denied_values'].some((name) => valueIn(body, name) !== undefined),
  );
  return hasValues ? 'yes' : flags.includes('unknown') ? 'unknown' : 'no';
}

function googleConstraint({ body }: Declared): Tri {
  const booleans = blocksIn(body, 'boolean_policy').map((one) => flagIn(one.body, 'enforced', 'unknown'));
  const lists = blocksIn(body, 'list_policy').some(
    (one) =>
      blocksIn(one.body, 'deny').length > 0 ||
      blocksIn(one.body, 'allow').some((allow) => valueIn(allow.body, 'values') !== undefined),
  );
  return lists ? 'yes' : (booleans[0] ?? 'unknown');
}
