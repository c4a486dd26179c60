import { describe, expect, test } from 'vitest';
import { itemsIn, only, readAccess } from './reading.ts';

const head = 'service: billing\nframeworkVersion: "3"\nprovider:\n  name: aws\n';
const functions = 'functions:\n  a:\n    handler: a.b\n';
const statements = '- Effect: Allow\n          Action: s3:GetObject\n          Resource: "*"\n';

describe('a service of the Serverless Framework', () => {
  test.each([
    ['for all functions', `${head}  iam:\n    role:\n      statements:\n        ${statements}${functions}`],
    ['as before', `${head}  iamRoleStatements:\n        ${statements}${functions}`],
    ['for one function', `${head}${functions}    iamRoleStatements:\n        ${statements}`],
    ['in parts', `${head}functions:\n  - a:\n      handler: a.b\n      iamRoleStatements:\n        ${statements}`],
    ['in another file', `${head}  iam:\n    role:\n      statements: \${file(iam.yml)}\n${functions}`],
    ['by name', `${head}  iam:\n    role:\n      managedPolicies:\n        - arn:aws:iam::aws:policy/ReadOnlyAccess\n`],
  ])('lets its programs do something: %s', async (_, text) => {
    expect(await only('serverless.yml', text)).toEqual({
      system: 'aws_iam',
      path: 'serverless.yml',
      rules: 1,
      own: 'unknown',
      people: 'no',
      workloads: 'yes',
    });
  });

  test('may be a program, or a document of JSON', async () => {
    const code = `const x: AWS = { provider: { name: 'aws',\n  // iamRoleStatements: [],\n  iam: { role: { statements: [{ Effect: 'Allow' }] } } } };\n`;
    expect(await only('serverless.ts', code)).toMatchObject({ rules: 1, people: 'no', workloads: 'yes' });
    const json = '{"service": "a", "provider": {"iamRoleStatements": [{"Effect": "Allow"}, {"Effect": "Allow"}]}}';
    expect(await only('svc/serverless.json', json)).toMatchObject({ rules: 2, workloads: 'yes' });
  });

  test('makes roles and groups as resources', async () => {
    const group = 'resources:\n  - Resources:\n      Devs:\n        Type: AWS::IAM::Group\n';
    expect(await only('serverless.yml', `${head}${functions}${group}`)).toMatchObject({ people: 'yes' });
  });

  test.each([
    [
      'it names a role that is elsewhere',
      'serverless.yml',
      `${head}  iam:\n    role: arn:aws:iam::1:role/a\n${functions}`,
    ],
    ['it lists nothing', 'serverless.yml', `${head}  iamRoleStatements: []\n${functions}`],
    ['rules stand in comments', 'serverless.yml', `${head}  # iamRoleStatements:\n  #   - Effect: Allow\n${functions}`],
    ['another file has such words', 'docs/billing.yml', `${head}  iamRoleStatements:\n    - Effect: Allow\n`],
    ['a program is about something else', 'serverless-sql.js', 'run({ statements: [1] });\n'],
  ])('none where %s', async (_, path, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });

  test('what is no YAML is told as a gap', async () => {
    const { gaps } = await readAccess({ files: { 'serverless.yml': `${head}  iamRoleStatements: [\n` } });
    expect(gaps.map(({ reason }) => reason)).toEqual(['malformed']);
  });
});
