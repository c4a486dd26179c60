import type { Tri } from '../../../src/core/facts/base.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { at, items, mapsOf, size } from '../formats/nodes.ts';
import { byWord, type Shape, shape, strongest } from './shape.ts';

const refusing = ['deny', 'denyaction'];
const telling = ['audit', 'auditifnotexists', 'disabled'];

/**
 * A definition, a set of them or an assignment of Azure Policy; null for any other document.
 * https://learn.microsoft.com/en-us/azure/governance/policy/concepts/definition-structure-basics
 */
export function readAzurePolicy(root: Yaml): Shape | null {
  const body = get(root, 'properties') ?? root;
  const rule = get(body, 'policyRule') ?? (get(root, 'if') !== undefined ? root : undefined);
  const effect = at(rule, 'then', 'effect');
  const line = root.line;
  if (rule !== undefined && at(rule, 'then') !== undefined) {
    // What a parameter says is known only where the definition is assigned.
    const enforces = byWord(text(effect), refusing, telling);
    return shape({ engine: 'azure_policy', form: 'guardrail', enforces, rules: 1, line });
  }
  const set = get(body, 'policyDefinitions');
  if (set?.type === 'list' && set.items.some((item) => get(item, 'policyDefinitionId') !== undefined)) {
    return shape({ engine: 'azure_policy', form: 'guardrail', enforces: 'unknown', rules: set.items.length, line });
  }
  if (get(body, 'policyDefinitionId') === undefined) return null;
  const given = at(body, 'parameters', 'effect', 'value');
  const isOff = text(get(body, 'enforcementMode'))?.toLowerCase() === 'donotenforce';
  return shape({
    engine: 'azure_policy',
    form: 'guardrail',
    enforces: isOff ? 'no' : byWord(text(given), refusing, telling),
    rules: 0,
    disabled: size(get(body, 'notScopes')),
    line,
  });
}

/** Whether a path says that what lies there is for a whole organisation of AWS accounts. */
export function isOfOrganisation(path: string): boolean {
  return /(^|[/_.-])(scps?|rcps?|service[-_]?control|resource[-_]?control|organi[sz]ations?)([/_.-]|$)/i.test(path);
}

/** A statement document that refuses, in a place that says it is for a whole organisation; null for any other. */
export function readOrganisationPolicy(root: Yaml, path: string): Shape | null {
  const statement = get(root, 'Statement');
  if (!isOfOrganisation(path) || statement === undefined) return null;
  const statements = statement.type === 'list' ? statement.items : [statement];
  const effects = statements.map((one) => text(get(one, 'Effect')));
  const denials = effects.filter((effect) => effect === 'Deny').length;
  const enforces: Tri = denials > 0 ? 'yes' : 'unknown';
  return shape({ engine: 'aws_organizations', form: 'guardrail', enforces, rules: denials, line: root.line });
}

/** An organisation policy of Google Cloud, in its own form, its older one, or as an object of Config Connector. */
export function readGcpPolicy(root: Yaml): Shape | null {
  const version = text(get(root, 'apiVersion')) ?? '';
  const isObject =
    version.startsWith('orgpolicy.cnrm') || /^ResourceManagerPolicy$/.test(text(get(root, 'kind')) ?? '');
  const isNamed = /^(organizations|folders|projects)\/[^/]{1,200}\/policies\//.test(text(get(root, 'name')) ?? '');
  const constraint = text(get(root, 'constraint')) ?? text(at(root, 'spec', 'constraint')) ?? '';
  const isCustom =
    text(get(root, 'actionType')) !== undefined && /customConstraints\//.test(text(get(root, 'name')) ?? '');
  const form = { engine: 'gcp_org_policy', form: 'guardrail', line: root.line } as const;
  if (isCustom) return shape({ ...form, enforces: 'unknown', rules: 1 });
  if (!isObject && !isNamed && !constraint.startsWith('constraints/')) return null;
  const rules = items(at(root, 'spec', 'rules'));
  const body = get(root, 'spec') ?? root;
  const old = [get(body, 'booleanPolicy'), get(body, 'listPolicy')].filter((one) => one !== undefined);
  return shape({ ...form, enforces: strongest([...rules, ...old].map(googleRule)), rules: rules.length + old.length });
}

function googleRule(rule: Yaml): Tri {
  const word = (key: string): string | undefined => text(get(rule, key))?.toLowerCase();
  const isOn = [word('enforce'), word('enforced'), word('denyAll')].includes('true') || word('allValues') === 'deny';
  if (
    isOn ||
    at(rule, 'values') !== undefined ||
    size(get(rule, 'deniedValues')) + size(get(rule, 'allowedValues')) > 0
  ) {
    return 'yes';
  }
  const isOff = [word('enforce'), word('enforced')].includes('false') || word('allowAll') === 'true';
  return isOff || word('allValues') === 'allow' ? 'no' : 'unknown';
}

/** Policies of Cloud Custodian, which watch and act after the fact; null for any other list of policies. */
export function readCustodian(root: Yaml): Shape | null {
  const policies = items(get(root, 'policies')).filter((one) => get(one, 'resource') !== undefined);
  if (policies.length === 0 || !policies.every((one) => get(one, 'name') !== undefined)) return null;
  const actions = policies.flatMap((one) => items(get(one, 'actions')));
  const acts = actions.some((action) => (text(action) ?? text(get(action, 'type'))) !== 'notify');
  const isTagged = [...mapsOf(root, 10_000)].some((map) => get(map, 'severity') !== undefined);
  return shape({
    engine: 'cloud_custodian',
    form: 'rules',
    enforces: acts ? 'unknown' : 'no',
    rules: policies.length,
    hasSeverity: isTagged ? 'yes' : 'no',
    line: root.line,
  });
}
