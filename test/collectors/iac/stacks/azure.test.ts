import { describe, expect, test } from 'vitest';
import { named, stacksIn } from './reading.ts';

const schema = (name: string) => `https://schema.management.azure.com/schemas/2019-04-01/${name}.json#`;
const arm = (more: object = {}, name = 'deploymentTemplate') =>
  JSON.stringify({
    $schema: schema(name),
    parameters: { env: { type: 'string' } },
    resources: [{ type: 'Microsoft.Web/sites', name: 'a' }],
    ...more,
  });
const given = (...names: string[]) =>
  JSON.stringify({
    $schema: schema('deploymentParameters'),
    parameters: Object.fromEntries(names.map((name) => [name, { value: 'x' }])),
  });

describe('a template of the Azure Resource Manager', () => {
  test('is one unit for each environment that files of parameters stand for', async () => {
    const { roots } = await stacksIn({
      'azure/template.json': arm(),
      'azure/template.parameters.dev.json': given('env'),
      'azure/template.parameters.prod.json': given('env'),
      'azure/template.parameters.all.json': given('env'),
    });
    expect(roots).toMatchObject([
      { tool: 'arm', environment: 'dev', own: 'yes', state: 'held', locked: 'yes', serves: 'azure/template.json' },
      { tool: 'arm', environment: 'prod', own: 'yes', selectors: ['azure/template.parameters.prod.json'] },
    ]);
  });

  test('with parameters for any environment is one unit, and nothing tells whose', async () => {
    const { roots } = await stacksIn({
      'a.json': arm({}, 'subscriptionDeploymentTemplate'),
      'a.parameters.min.json': given('env'),
    });
    expect(roots).toMatchObject([{ environment: null, own: 'unknown', purpose: 'workload' }]);
  });

  test('with comments is read, and one that no parser takes is a root of which no more is known', async () => {
    const { roots, gaps } = await stacksIn({
      'a.json': `// comment\n${arm()}`,
      'b.json': arm().slice(0, -2),
      'c.json': `{"policyRule": "${schema('deploymentTemplate')}"`,
    });
    expect(roots.map(({ path, purpose }) => [path, purpose])).toEqual([
      ['a.json', 'workload'],
      ['b.json', 'unknown'],
    ]);
    expect(gaps).toMatchObject([{ reason: 'malformed', detail: 'c.json could not be parsed' }]);
  });

  test('within a definition of a policy is none of its own', async () => {
    const policy = `{"properties": {"policyRule": {"details": {"deployment": {"properties": {"template": ${arm()}}}}}}}`;
    expect((await stacksIn({ 'policies/policy.json': policy })).roots).toEqual([]);
  });

  test('that was made from Bicep beside it is left out', async () => {
    const { roots } = await stacksIn({
      'main.bicep': 'param env string\n',
      'main.json': arm({ metadata: { _generator: { name: 'bicep' } } }),
    });
    expect(named(roots)).toEqual(['bicep main.bicep@?']);
  });

  test('that another links to is a definition of that one, and others are remote', async () => {
    const link = (templateLink: object) => ({ type: 'Microsoft.Resources/deployments', properties: { templateLink } });
    const { roots, modules } = await stacksIn({
      'main.json': arm({
        resources: [
          link({ relativePath: 'linked/db.json' }),
          link({ uri: "[concat(parameters('base'), 'web.json')]" }),
          link({ uri: "[concat(variables('base'), 'far.json', parameters('token'))]" }),
        ],
      }),
      'linked/db.json': arm(),
      'linked/web.json': arm(),
    });
    expect(roots.map(({ path, uses }) => [path, ...uses.map((use) => `${use.origin} ${use.path}`)])).toEqual([
      ['main.json', 'local linked/db.json', 'local linked/web.json', 'remote far.json'],
    ]);
    expect(modules.map(({ path }) => path)).toEqual(['linked/db.json', 'linked/web.json']);
  });

  test('tells which policies it assigns, and whether they refuse', async () => {
    const assignment = (properties: object) => ({
      type: 'Microsoft.Authorization/policyAssignments',
      name: 'p',
      properties,
    });
    const { guardrails } = await stacksIn({
      'a.json': arm(
        {
          resources: [
            assignment({ enforcementMode: 'DoNotEnforce' }),
            assignment({ parameters: { effect: { value: 'Deny' } } }),
            assignment({ parameters: { effect: { value: "[parameters('effect')]" } } }),
          ],
        },
        'managementGroupDeploymentTemplate',
      ),
    });
    expect(guardrails.map(({ scope, denies }) => [scope, denies])).toEqual([
      ['organisation', 'no'],
      ['organisation', 'yes'],
      ['organisation', 'unknown'],
    ]);
  });
});

describe('a file of Bicep', () => {
  test('that another takes in is a module, and so is one in a folder kept for them', async () => {
    const { roots, modules } = await stacksIn({
      'main.bicep': "module net './net.bicep' = {}\nmodule reg 'br:acr.azurecr.io/bicep/reg:v1' = {}\n",
      'net.bicep': "resource n 'Microsoft.Network/virtualNetworks@2023-01-01' = {}\n",
      'modules/spare.bicep': "resource n 'Microsoft.Network/virtualNetworks@2023-01-01' = {}\n",
    });
    expect(roots.map(({ path, uses }) => [path, ...uses.map((use) => `${use.path} ${use.pin}`)])).toEqual([
      ['main.bicep', 'net.bicep local', 'br:acr.azurecr.io/bicep/reg exact'],
    ]);
    expect(modules.map(({ path }) => path)).toEqual(['modules/spare.bicep', 'net.bicep']);
  });

  test('is one unit for each file of parameters that names it', async () => {
    const { roots } = await stacksIn({
      'infra/main.bicep': 'param size string\n',
      'infra/env/dev.bicepparam': "using '../main.bicep'\nparam size = 's'\n",
      'infra/env/prod.bicepparam': "using '../main.bicep'\nparam size = 'l'\n",
      'far/prod.bicepparam': "using 'br:acr.azurecr.io/bicep/app:1.0.0'\n",
    });
    expect(roots.map(({ path, environment, own }) => [path, environment, own])).toEqual([
      ['infra/main.bicep', 'dev', 'yes'],
      ['infra/main.bicep', 'prod', 'yes'],
      ['far/prod.bicepparam', 'prod', 'yes'],
    ]);
  });

  test('that cannot be read is a root of which no more is known', async () => {
    expect((await stacksIn({ 'main.bicep': 'param a object = {\n' })).roots).toMatchObject([
      { path: 'main.bicep', purpose: 'unknown', own: 'unknown' },
    ]);
  });

  test('assigns policies for a subscription, which only audit where they are not enforced', async () => {
    const text = (mode: string) =>
      `targetScope = 'subscription'\nresource p 'Microsoft.Authorization/policyAssignments@2022-06-01' = {\n  name: 'p'\n  properties: {\n${mode}  }\n}\n`;
    const rule = async (mode: string) =>
      (await stacksIn({ 'a.bicep': text(mode) })).guardrails.map(({ scope, denies }) => [scope, denies]);
    expect(await rule("    enforcementMode: 'DoNotEnforce'\n")).toEqual([['account', 'no']]);
    expect(await rule('    enforcementMode: mode\n')).toEqual([['account', 'unknown']]);
    expect(await rule("    parameters: {\n      effect: {\n        value: 'Deny'\n      }\n    }\n")).toEqual([
      ['account', 'yes'],
    ]);
  });
});
