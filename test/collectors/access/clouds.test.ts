import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const stack = (trust: string, more = ''): string =>
  `AWSTemplateFormatVersion: "2010-09-09"\n${more}Resources:\n  A:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Statement:\n          - Effect: Allow\n            ${trust}\n`;

describe('templates of clouds', () => {
  test.each([
    ['a service', 'Principal: {Service: lambda.amazonaws.com}', 'no', 'yes'],
    ['an account', 'Principal: {AWS: !Ref Account}', 'unknown', 'unknown'],
    [
      'people of single sign-on',
      'Principal: {AWS: !Ref A}\n            Condition: {ArnLike: {"aws:PrincipalArn": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Ops*"}}',
      'yes',
      'unknown',
    ],
    [
      'all but such people',
      'Principal: {AWS: !Ref A}\n            Condition: {ArnNotLike: {"aws:PrincipalArn": "AWSReservedSSO_Ops*"}}',
      'unknown',
      'unknown',
    ],
  ])('a role of CloudFormation that trusts %s', async (_, trust, people, workloads) => {
    expect(await only('stack.yaml', stack(trust))).toMatchObject({
      system: 'aws_iam',
      own: 'unknown',
      people,
      workloads,
    });
  });

  test('a template with accounts of its environments is the source’s own, one with numbers of examples is not', async () => {
    const table = (account: string): string =>
      `Mappings:\n  Of:\n    dev: {account: "${account}"}\n    production: {account: "${account}"}\n`;
    const trust = 'Principal: {Service: lambda.amazonaws.com}';
    expect(await only('a.yaml', stack(trust, table('216552277559')))).toMatchObject({ own: 'yes' });
    expect(await only('a.yaml', stack(trust, table('123456789012')))).toMatchObject({ own: 'unknown' });
  });

  test.each([
    ["principalType: 'Group'", 'yes', 'no'],
    ["principalType: 'ServicePrincipal'", 'no', 'yes'],
    ['principalType: kind', 'unknown', 'unknown'],
  ])('an assignment in Bicep with %s', async (principal, people, workloads) => {
    const text = `resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  properties: {\n    ${principal}\n  }\n}\n`;
    expect(await only('main.bicep', text)).toMatchObject({ system: 'azure_role', people, workloads });
  });

  test('a definition of Azure is its owner’s by the scope that it names', async () => {
    const text = (scope: string): string => `[{"name": "Reader", "permissions": [], "assignableScopes": ["${scope}"]}]`;
    expect(await only('roles.json', text('/providers/Microsoft.Management/managementGroups/Ops'))).toMatchObject({
      own: 'yes',
      people: 'unknown',
    });
    expect(await only('roles.json', text('/subscriptions/00000000-0000-0000-0000-000000000000'))).toMatchObject({
      own: 'unknown',
    });
  });

  test('a policy of AWS as a document: whom it lets in, and limits of an organisation not at all', async () => {
    const text =
      '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}';
    expect(await only('trust.json', text)).toMatchObject({ people: 'no', workloads: 'yes', own: 'unknown' });
    expect(await itemsIn({ 'scps/deny.json': text })).toEqual([]);
  });

  test('a policy of Google Cloud', async () => {
    const text =
      'bindings:\n- members:\n  - user:ada@acme.uk\n  - serviceAccount:app@x.iam.gserviceaccount.com\n  role: roles/viewer\n';
    expect(await only('iam/policy.yaml', text)).toMatchObject({
      system: 'gcp_iam',
      rules: 1,
      own: 'yes',
      people: 'yes',
      workloads: 'yes',
    });
    expect(
      await only(
        'policy.yaml',
        text.replace('acme.uk', 'example.com').replace('app@x.iam.gserviceaccount.com', 'PROJECT_ID'),
      ),
    ).toMatchObject({ own: 'unknown' });
  });
});
