import { expect, test } from 'vitest';
import { readOwnerLabels, readSecurityContacts } from '../../../../collectors/iac/ownership/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

type Files = Record<string, string>;
const labels = async (files: Files) =>
  (await readOwnerLabels(memoryRepository({ files }))).items.map(({ ref, resources, labelled, unsure }) => [
    ...[ref, resources, labelled, unsure],
  ]);
const counts = async (path: string, text: string) => (await labels({ [path]: text }))[0]?.slice(1);

test('a stack may be given tags by whoever deploys it: what shows none is not told', async () => {
  const stack = `AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Blank: { Type: String, Default: '' }
  Team: { Type: String }
Resources:
  A:
    Type: AWS::S3::Bucket
    Properties: { Tags: [{ Key: Owner, Value: payments }] }
  B:
    Type: AWS::SQS::Queue
    Properties:
      Tags:
        - { Key: team, Value: !Ref Team }
  C:
    Type: AWS::S3::Bucket
    Properties:
      Tags:
        - { Key: owner, Value: !Ref Blank }
  D: { Type: AWS::S3::Bucket }
  E: { Type: AWS::S3::BucketPolicy }
`;
  expect(await counts('stacks/a.yaml', stack)).toEqual([4, 2, 2]);
});

test('what SAM sets for all functions counts for each', async () => {
  const stack = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Tags: { owner: payments }
Resources:
  A: { Type: AWS::Serverless::Function, Properties: { Tags: { Name: x } } }
  B: { Type: AWS::Serverless::Function }
`;
  expect(await counts('template.yaml', stack)).toEqual([2, 2, 0]);
});

test('resources of Bicep name owners by a map that is written out', async () => {
  const resource = (name: string, tags: string, type = 'Microsoft.Storage/storageAccounts') =>
    `resource ${name} '${type}@2023-01-01' = {\n  name: 'x'\n${tags}}\n`;
  const text = [
    resource('a', "  tags: {\n    owner: 'payments'\n  }\n"),
    resource('b', '  tags: {\n    Team: team\n  }\n'),
    resource('c', "  tags: {\n    owner: ''\n  }\n"),
    resource('d', ''),
    resource('e', '  tags: tags\n'),
    resource('f', "  tags: union(tags, {\n    owner: 'payments'\n  })\n"),
    resource('g', '', 'Microsoft.Authorization/roleAssignments'),
  ].join('\n');
  expect(await counts('infra/main.bicep', text)).toEqual([6, 3, 1]);
});

test('resources of Azure templates name owners by a map, or by a parameter that is somebody', async () => {
  const resource = (tags: unknown) => ({ type: 'Microsoft.Storage/storageAccounts', name: 'x', ...(tags as object) });
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    parameters: { blank: { defaultValue: '' }, team: {} },
    resources: [
      resource({ tags: { owner: 'payments' } }),
      resource({ tags: { owner: "[parameters('team')]" } }),
      resource({ tags: { owner: "[parameters('blank')]" } }),
      resource({ tags: "[parameters('tags')]" }),
      resource({ tags: { owner: 'TBD' } }),
      resource({}),
    ],
  };
  expect(await counts('azuredeploy.json', JSON.stringify(template))).toEqual([6, 2, 2]);
});

test('namespaces name owners by labels and annotations; what a kustomization may add is not told', async () => {
  const space = (metadata: string) => `apiVersion: v1\nkind: Namespace\nmetadata: ${metadata}\n`;
  const text = [
    space('{ name: a, labels: { team: payments } }'),
    space('{ name: b, annotations: { "shop.uk/owner": payments } }'),
    space('{ name: c, labels: { team: unknown } }'),
    space('{ name: d }'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: e }\n',
  ].join('---\n');
  expect(await labels({ 'k8s/all.yaml': text })).toEqual([['kubernetes k8s', 4, 2, 0]]);
  const added = { 'k8s/kustomization.yaml': 'commonLabels: { team: x }\n', 'k8s/d.yaml': space('{ name: d }') };
  expect(await labels(added)).toEqual([['kubernetes k8s', 1, 0, 1]]);
});

test('a contact for security may be a resource of Azure, or one that a house made for AWS', async () => {
  const files = {
    'a/main.bicep': "resource s 'Microsoft.Security/securityContacts@2020-01-01-preview' = {\n  name: 'default'\n}\n",
    'b/a.yaml':
      'AWSTemplateFormatVersion: 2010-09-09\nResources:\n  S:\n    Type: Custom::AlternateContact\n    Properties: { AlternateContactType: SECURITY, EmailAddress: a@shop.uk }\n',
  };
  const { items } = await readSecurityContacts(memoryRepository({ files }));
  expect(items.map(({ ref }) => ref)).toEqual(['a#Microsoft.Security/securityContacts', 'b#Custom::AlternateContact']);
});

test('texts that no parser takes give nothing, and no error', async () => {
  const files = {
    'a.bicep': "resource a 'Microsoft.Storage/storageAccounts@1' = {\n  tags: {\n",
    'azuredeploy.json': '{"$schema": "https://schema.management.azure.com/schemas/x/deploymentTemplate.json#", ',
    'b.yaml': 'AWSTemplateFormatVersion: 1\nResources: [\n',
    'c.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {{ x }\n',
    'd.tf': 'resource "aws_s3_bucket" "a" {\n tags = {\n',
  };
  expect((await labels(files)).map(([ref]) => ref)).toEqual(['terraform .']);
});
