import { describe, expect, test } from 'vitest';
import { itemsIn, only } from '../reading.ts';

const definition = (effect: string) => `{"properties": {"policyRule": {"if": {}, "then": {"effect": "${effect}"}}}}`;
const assignment = (more: object) => JSON.stringify({ properties: { policyDefinitionId: '/x', ...more } });
const scp = (...effects: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: effects.map((Effect) => ({ Effect, Action: '*', Resource: '*' })),
  });

describe('guardrails of clouds', () => {
  test.each([
    [definition('deny'), 'yes'],
    [definition('Deny'), 'yes'],
    [definition('auditIfNotExists'), 'no'],
    [definition("[parameters('effect')]"), 'unknown'],
    [definition('deployIfNotExists'), 'unknown'],
    ['{"if": {}, "then": {"effect": "deny"}}', 'yes'],
    [assignment({ parameters: { effect: { value: 'Deny' } } }), 'yes'],
    [assignment({ parameters: { effect: { value: 'Deny' } }, enforcementMode: 'DoNotEnforce' }), 'no'],
    [assignment({ enforcementMode: 'Default' }), 'unknown'],
    [JSON.stringify({ policyDefinitions: [{ policyDefinitionId: '/x' }] }), 'unknown'],
    ['{"policyRule": {', 'unknown'],
  ])('Azure: %s refuses: %s', async (text, enforces) => {
    expect(await only('policy.file', 'policies/a.json', text)).toMatchObject({
      ref: 'policies/a.json',
      engine: 'azure_policy',
      form: 'guardrail',
      enforces,
    });
  });

  test('scopes that an assignment leaves out are switched off, and one waiver', async () => {
    const files = { 'a.json': assignment({ notScopes: ['/a', '/b'] }) };
    expect((await itemsIn('policy.file', files))[0]?.disabled).toBe(2);
    expect(await itemsIn('policy.waiver', files)).toMatchObject([{ form: 'configuration', hasReason: 'unknown' }]);
  });

  test('a statement that denies is a guardrail only where the path says so', async () => {
    const items = await itemsIn('policy.file', {
      'scp/deny.json': scp('Deny', 'Allow'),
      'policies/service-control-policies/full.json': scp('Allow'),
      'organizations/broken.json': '{"Statement": [}',
      'iam/deny.json': scp('Deny'),
      'describe/escp.json': scp('Deny'),
    });
    expect(items.map(({ ref, enforces, rules }) => [ref, enforces, rules])).toEqual([
      ['organizations/broken.json', 'unknown', 0],
      ['policies/service-control-policies/full.json', 'unknown', 0],
      ['scp/deny.json', 'yes', 1],
    ]);
  });

  test.each([
    ['name: organizations/1/policies/a\nspec:\n  rules:\n  - enforce: true\n', 'yes'],
    ['name: projects/1/policies/a\nspec:\n  rules:\n  - denyAll: true\n', 'yes'],
    ['name: folders/1/policies/a\nspec:\n  rules:\n  - enforce: false\n', 'no'],
    ['constraint: constraints/a\nbooleanPolicy:\n  enforced: true\n', 'yes'],
    ['constraint: constraints/a\nlistPolicy:\n  allValues: ALLOW\n', 'no'],
    ['constraint: constraints/a\n', 'unknown'],
  ])('Google: %j refuses: %s', async (text, enforces) => {
    expect(await only('policy.file', 'a.yaml', text)).toMatchObject({ engine: 'gcp_org_policy', enforces });
  });

  test('Cloud Custodian watches; what it does of its own may refuse', async () => {
    const told = (action: string) => `policies:\n- name: a\n  resource: aws.s3\n  actions: [${action}]\n`;
    expect(await only('policy.file', 'a.yml', told('notify'))).toMatchObject({
      engine: 'cloud_custodian',
      enforces: 'no',
    });
    expect(await only('policy.file', 'a.yml', told('delete'))).toMatchObject({ enforces: 'unknown', rules: 1 });
    expect(await itemsIn('policy.file', { 'a.yml': 'policies:\n- name: a\n  path: b\n' })).toEqual([]);
  });
});

describe('rules in languages of their own', () => {
  test.each([
    ['a.sentinel', '# x = rule {\nmain = rule {\n  a\n}\nb = rule when c { d }\n', 'sentinel', 'unknown', 2],
    ['sentinel.hcl', 'policy "a" {\n  enforcement_level = "hard-mandatory"\n}\n', 'sentinel', 'yes', 1],
    ['sentinel.hcl', 'policy "a" {\n  enforcement_level = "advisory"\n}\n', 'sentinel', 'no', 1],
    ['sentinel.hcl', 'policy "a" {\n  enforcement_level = var.level\n}\n', 'sentinel', 'unknown', 1],
    [
      'a.cedar',
      '// permit (\npermit (principal, action, resource);\nforbid(principal, action, resource);',
      'cedar',
      'yes',
      2,
    ],
    ['a.guard', 'let x = Resources.*\nrule encrypted when %x !empty {\n  %x.E == true\n}\n', 'cfn_guard', 'yes', 1],
    ['PulumiPolicy.yaml', 'runtime: nodejs\n', 'crossguard', 'unknown', 0],
  ])('%s: %j', async (path, text, engine, enforces, rules) => {
    expect(await only('policy.file', path, text)).toMatchObject({ engine, form: 'rules', enforces, rules });
  });

  test('a rule set of another tool is none of CloudFormation Guard', async () => {
    expect(await itemsIn('policy.file', { 'a.ruleset': '<RuleSet>\nrule x\n</RuleSet>' })).toEqual([]);
  });
});
