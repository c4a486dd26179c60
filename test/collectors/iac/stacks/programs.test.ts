import { describe, expect, test } from 'vitest';
import { named, stacksIn } from './reading.ts';

describe('an application of the Serverless Framework', () => {
  const service = 'service: web\nprovider:\n  name: aws\n';

  test('is one unit, and nothing tells whose, where no stage is named', async () => {
    const stage = `${service}  stage: \${opt:stage, 'dev'}\n`;
    expect((await stacksIn({ 'api/serverless.yml': stage })).roots).toMatchObject([
      { tool: 'serverless', path: 'api', environment: null, own: 'unknown', creates: 'yes', state: 'held' },
    ]);
  });

  test('is one root with its stages, built again for each', async () => {
    const { roots } = await stacksIn({
      'serverless.yml': `${service}params:\n  default: {a: 1}\n  dev: {a: 2}\n  live: {a: 3}\n`,
    });
    expect(roots).toMatchObject([
      { path: '', environment: 'dev', own: 'yes', selectors: ['dev'], serves: '' },
      { path: '', environment: 'live', production: 'yes', own: 'yes', selectors: ['live'], serves: '' },
    ]);
  });

  test('has the stages that files of its own stand for', async () => {
    const { roots } = await stacksIn({
      'serverless.yml': `${service}custom: \${file(./config/\${opt:stage, 'dev'}.yml)}\n`,
      'config/dev.yml': 'a: 1\n',
      'config/prod.yml': 'a: 1\n',
      'config/schema.yml': 'a: 1\n',
    });
    expect(named(roots)).toEqual(['serverless .@dev', 'serverless .@prod']);
  });

  test('has the stages that are keys of a file, and not its other keys', async () => {
    const { roots } = await stacksIn({
      'serverless.yml': `${service}  environment: \${file(env.yml):\${self:provider.stage}, ''}\n`,
      'env.yml': 'dev: {a: 1}\nprod: {a: 1}\nprod-vpc: {a: 1}\n',
    });
    expect(named(roots)).toEqual(['serverless .@dev', 'serverless .@prod']);
  });

  test('has parts of templates that are no stacks of their own', async () => {
    const { roots } = await stacksIn({
      'api/serverless.yml': `${service}resources:\n  - \${file(resources/queue.yml)}\n  - Resources:\n      T: {Type: AWS::SNS::Topic}\n`,
      'api/resources/queue.yml': 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n',
      'api/resources/more.yml': 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n',
    });
    expect(named(roots)).toEqual(['serverless api@?']);
  });

  test('in TypeScript is a root of which no more is known, and a file of that name may be something else', async () => {
    const { roots } = await stacksIn({
      'a/serverless.ts': "const config = {\n  service: 'a',\n  provider: { name: 'aws' },\n};\n",
      'b/serverless.js': 'export function serverless() {}\n',
      'c/serverless.yml': 'title: a page about serverless\n',
    });
    expect(roots).toMatchObject([{ path: 'a', purpose: 'unknown', creates: 'unknown' }]);
  });
});

describe('an application of the CDK', () => {
  const settings = '{"app": "npx ts-node bin/app.ts"}';

  test('is one unit where its stacks tell no environment', async () => {
    const { roots } = await stacksIn({
      'cdk/cdk.json': settings,
      'cdk/bin/app.ts': "new WebStack(app, 'Web');\nnew X(app, `$" + '{stage}-x`);\n',
    });
    expect(roots).toMatchObject([
      { tool: 'cdk', path: 'cdk', environment: null, own: 'unknown', at: { path: 'cdk/cdk.json', line: 1 } },
    ]);
  });

  test('is one unit for each environment in the names of its stacks', async () => {
    const program = [
      "new Web(app, 'Web-PROD', { stage: 'PROD' });",
      'new Web(',
      '  app,',
      "  'Web-CODE',",
      ');',
      "new Web(app, 'Pipeline');",
      "new DataStack(app, 'DevDataStack');",
      "// new Web(app, 'Web-UAT');",
      "new Tests(app, 'Integration');",
    ].join('\n');
    const { roots } = await stacksIn({ 'cdk.json': settings, 'bin/app.ts': program });
    expect(roots.map(({ environment, own, selectors }) => [environment, own, ...selectors])).toEqual([
      ['PROD', 'yes', 'Web-PROD'],
      ['CODE', 'yes', 'Web-CODE'],
      ['Dev', 'yes', 'DevDataStack'],
    ]);
  });

  test('is one unit for each environment of its context, and flags are none', async () => {
    const context = {
      '@aws-cdk/core:x': true,
      environments: { dev: { account: '345678901234' }, prod: { account: '456789012345' } },
    };
    const { roots } = await stacksIn({ 'cdk.json': JSON.stringify({ app: 'python app.py', context }) });
    expect(named(roots)).toEqual(['cdk .@dev', 'cdk .@prod']);
    expect(roots.map(({ own }) => own)).toEqual(['yes', 'yes']);
  });

  test('that looked something up in an account is somebody’s own; a library without a program is no root', async () => {
    expect((await stacksIn({ 'cdk.json': settings, 'cdk.context.json': '{}' })).roots).toMatchObject([{ own: 'yes' }]);
    expect((await stacksIn({ 'cdk.json': '{"context": {}}' })).roots).toEqual([]);
  });
});

test('a program of the CDK for Terraform keeps its state where the program says, which is not read', async () => {
  const { roots } = await stacksIn({
    'a/cdktf.json': '{"app": "x", "terraformProviders": ["aws@~> 5.0"]}',
    'b/cdktf.json': '{"app": "x", "terraformProviders": ["integrations/github@~> 6.0"]}',
  });
  expect(roots).toMatchObject([
    { tool: 'terraform', path: 'a', creates: 'yes', state: 'unknown', locked: 'unknown', own: 'unknown' },
    { tool: 'terraform', path: 'b', creates: 'no' },
  ]);
});

describe('a project of Pulumi', () => {
  const project = (more = '') => `name: a\nruntime: python\n${more}`;

  test('is one unit for each file of a stack, with the state that its backend keeps', async () => {
    const { roots } = await stacksIn({
      'app/Pulumi.yaml': project('backend:\n  url: s3://state\n'),
      'app/Pulumi.acme.QA.yaml': 'config:\n  aws:region: eu-west-2\n',
      'app/Pulumi.Production.yaml': 'config: {}\n',
    });
    expect(roots).toMatchObject([
      {
        tool: 'pulumi',
        path: 'app',
        environment: 'Production',
        production: 'yes',
        own: 'yes',
        state: 'shared',
        locked: 'yes',
      },
      { environment: 'acme.QA', production: 'no', selectors: ['acme.QA'], creates: 'yes', serves: 'app' },
    ]);
  });

  test.each([
    ['file://~', 'local', 'no'],
    ['https://api.pulumi.com', 'shared', 'yes'],
    [null, 'unknown', 'unknown'],
  ])('with the backend %j keeps its state %s, locked: %s', async (url, state, locked) => {
    const text = project(url === null ? '' : `backend: {url: '${url}'}\n`);
    expect((await stacksIn({ 'Pulumi.yaml': text })).roots).toMatchObject([
      { state, locked, own: 'unknown', environment: null },
    ]);
  });

  test('that sets a forge alone makes nothing in a cloud', async () => {
    const { roots } = await stacksIn({ 'Pulumi.yaml': project(), 'requirements.txt': 'pulumi>=3\npulumi_github\n' });
    expect(roots).toMatchObject([{ creates: 'no' }]);
  });

  test('that asks questions is there for others, and a file without runtime is none', async () => {
    const { roots } = await stacksIn({
      'a/Pulumi.yaml': project('template:\n  description: begin here\n'),
      'a/Pulumi.dev.yaml': 'config: {}\n',
      'b/Pulumi.yaml': 'name: fruit\n',
    });
    expect(roots).toMatchObject([{ path: 'a', own: 'unknown' }]);
  });
});
