import { describe, expect, test } from 'vitest';
import { readWorkflow } from '../../../../collectors/ci/github-actions/workflow.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { anything, job, on, path, pipeline, stepsOf } from './reading.ts';

const callee = '.github/workflows/deploy.yml';
const caller = (call: string, events = 'on:\n  push:\n    branches: [main]\n  pull_request:\n') =>
  `${events}jobs:\n  test:\n    steps: [{run: go test ./...}]\n  ship:\n    needs: test\n    uses: ./${callee}\n${call}`;
const called = `on:
  workflow_call:
    inputs:
      environment: {type: string, default: staging}
      apply: {type: boolean}
jobs:
  plan:
    steps:
      - run: terraform plan
  apply:
    needs: plan
    if: inputs.apply && github.event_name == 'push'
    environment: \${{ inputs.environment }}
    steps:
      - run: |
          terraform apply
`;

describe('a workflow of the same repository stands in the place of the job that calls it', () => {
  test('with its names, its places, what was followed, and what must have passed before', async () => {
    const found = await pipeline(caller('    with: {environment: production, apply: true}\n'), {
      files: { [callee]: called },
    });
    expect(found.jobs.map(({ name, at, after, environment }) => ({ name, at, after, environment }))).toEqual([
      { name: 'test', at: { path, line: 6 }, after: [], environment: null },
      { name: 'ship / plan', at: { path: callee, line: 7 }, after: ['test'], environment: null },
      {
        name: 'ship / apply',
        at: { path: callee, line: 10 },
        after: ['test', 'ship / plan'],
        environment: { name: 'production' },
      },
    ]);
    expect(job(found, 'ship / apply').steps).toMatchObject([
      {
        name: null,
        at: { path: callee, line: 16 },
        runs: on('p'),
        sees: on('P'),
        blocking: 'yes',
        doing: { type: 'script', text: 'terraform apply\n', shell: 'errexit', directory: '' },
        via: [callee],
      },
    ]);
    expect(job(found, 'ship / plan').runs).toEqual(on('rp'));
  });

  test.each([
    ['', 'staging', ''],
    ['    with: {apply: true}\n', 'staging', 'p'],
    [`    with: {apply: "\${{ github.event_name == 'push' }}"}\n`, 'staging', 'p'],
    [`    with: {apply: "\${{ github.event_name == 'pull_request' }}"}\n`, 'staging', ''],
    [`    with: {apply: "\${{ vars.APPLY }}"}\n`, 'staging', 'P'],
    [`    with: {apply: true, environment: "\${{ vars.ENVIRONMENT }}"}\n`, null, 'p'],
    ["    if: github.event_name == 'pull_request'\n    with: {apply: true}\n", 'staging', ''],
    ['    with: {undeclared: production, apply: true}\n', 'staging', 'p'],
  ])('its conditions are those of the caller and its own: %j', async (call, environment, runs) => {
    const found = await pipeline(caller(call), { files: { [callee]: called } });
    expect(job(found, 'ship / apply')).toMatchObject({ environment: { name: environment }, runs: on(runs) });
  });

  test('a job that waits for the call waits for all that stands in its place', async () => {
    const text = `${caller('')}  tell:\n    needs: ship\n    steps: [{run: echo}]\n`;
    const found = await pipeline(text, { files: { [callee]: called } });
    expect(job(found, 'tell').after).toEqual(['ship / plan', 'ship / apply', 'test']);
  });

  test('a matrix of the caller binds the called jobs to one environment each', async () => {
    const call = `    strategy: {matrix: {env: [dev, prod]}}\n    with: {apply: true, environment: "\${{ matrix.env }}"}\n`;
    const found = await pipeline(caller(call), { files: { [callee]: called } });
    expect(found.jobs.map(({ name, environment }) => [name, environment?.name])).toEqual([
      ['test', undefined],
      ['ship / plan', undefined],
      ['ship / apply (dev)', 'dev'],
      ['ship / apply (prod)', 'prod'],
    ]);
    expect(job(found, 'ship / apply (prod)').runs).toEqual(on('p'));
  });

  test('environments are told apart also where nothing that is judged starts the workflow', async () => {
    const call = `    strategy: {matrix: {env: [dev, prod]}}\n    with: {environment: "\${{ matrix.env }}"}\n`;
    const found = await pipeline(caller(call, 'on: repository_dispatch\n'), { files: { [callee]: called } });
    expect(job(found, 'ship / apply (dev)')).toMatchObject({ environment: { name: 'dev' }, runs: on('') });
  });

  test('`with: environment:` of a call is an input, and binds nothing by itself', async () => {
    const text = 'on: workflow_call\njobs:\n  a:\n    steps: [{run: make}]\n';
    const found = await pipeline(caller('    with: {environment: production}\n'), { files: { [callee]: text } });
    expect(found.jobs.map(({ environment, approval }) => [environment, approval])).toEqual([
      [null, 'none'],
      [null, 'none'],
    ]);
  });

  test('all occasions are handed on', async () => {
    const text = 'on: workflow_call\njobs:\n  a:\n    steps: [{run: make}]\n';
    const found = await pipeline(caller('', anything), { files: { [callee]: text } });
    expect(job(found, 'ship / a').runs).toEqual(on('rpstm'));
  });
});

describe('calls that lead nowhere are steps that were not read', () => {
  const unread = async (text: string, files = {}) => {
    const found = await pipeline(text, { files });
    return stepsOf(found)
      .map(({ doing, via }) => (doing.type === 'unread' ? { ...doing, via } : null))
      .filter((one) => one !== null);
  };

  test.each([
    ['no such file', undefined, 'absent'],
    ['a file that cannot be parsed', 'on: [', 'malformed'],
    ['a workflow that does not say it may be called', 'on: push\njobs:\n  a: {steps: []}\n', 'malformed'],
    ['a file that is too large', `#${'x'.repeat(7 * 1024 * 1024)}`, 'too_large'],
  ])('%s', async (_, text, why) => {
    const files = text === undefined ? {} : { [callee]: text };
    expect(await unread(caller(''), files)).toEqual([{ type: 'unread', what: callee, why, via: [] }]);
  });

  test.each([
    ['./.github/workflows/sub/x.yml', './.github/workflows/sub/x.yml', 'malformed'],
    ['./scripts/x.yml', './scripts/x.yml', 'malformed'],
    ['acme/ci', 'acme/ci', 'malformed'],
    [`./.github/workflows/\${{ vars.X }}.yml`, './.github/workflows/….yml', 'dynamic'],
    ['""', 'a workflow without a name', 'malformed'],
  ])('uses: %s', async (uses, what, why) => {
    expect(await unread(`on: push\njobs:\n  a:\n    uses: ${uses}\n`)).toEqual([
      { type: 'unread', what, why, via: [] },
    ]);
  });

  test('a workflow that calls itself ends', async () => {
    const text = `on: workflow_call\njobs:\n  again:\n    uses: ./${callee}\n`;
    expect(await unread(caller(''), { [callee]: text })).toEqual([
      { type: 'unread', what: callee, why: 'malformed', via: [callee] },
    ]);
  });

  test('calls are followed four deep', async () => {
    const file = (index: number) => `.github/workflows/${index}.yml`;
    const text = (index: number) => `on: workflow_call\njobs:\n  j:\n    uses: ./${file(index + 1)}\n`;
    const files = Object.fromEntries([1, 2, 3, 4, 5, 6].map((index) => [file(index), text(index)]));
    const found = await unread(`on: push\njobs:\n  j:\n    uses: ./${file(1)}\n`, files);
    expect(found).toEqual([
      { type: 'unread', what: file(5), why: 'unresolved_include', via: [file(1), file(2), file(3), file(4)] },
    ]);
  });

  test('calls that multiply end at the budget', async () => {
    const file = (index: number) => `.github/workflows/${index}.yml`;
    const calls = (index: number) =>
      Array.from({ length: 50 }, (_, n) => `  j${n}:\n    uses: ./${file(index)}\n`).join('');
    const files = Object.fromEntries(
      [1, 2, 3].map((index) => [file(index), `on: workflow_call\njobs:\n${calls(index + 1)}`]),
    );
    const leaf = 'on: workflow_call\njobs:\n  a:\n    steps: [{run: make}]\n';
    const found = await pipeline(`on: push\njobs:\n${calls(1)}`, { files: { ...files, [file(4)]: leaf } });
    expect(found.jobs.length).toBeLessThan(3000);
    expect(stepsOf(found).some(({ doing }) => doing.type === 'unread' && doing.why === 'too_large')).toBe(true);
    expect(new Set(found.jobs.map(({ name }) => name)).size).toBe(found.jobs.length);
  });
});

describe('workflows of another repository', () => {
  const uses = 'Acme/CI/.github/workflows/go.yml@main';
  const text = `on: push\njobs:\n  go:\n    uses: ${uses}\n    with: {command: test}\n`;

  test('are actions by name where the user did not supply it', async () => {
    const found = await pipeline(text);
    expect(found.jobs).toHaveLength(1);
    expect(stepsOf(found)).toEqual([
      {
        name: null,
        at: { path, line: 4 },
        runs: on('Rpt'),
        sees: on('Rpt'),
        blocking: 'yes',
        doing: { type: 'action', uses, inputs: new Map([['command', 'test']]) },
        via: [],
      },
    ]);
    expect(found.references).toMatchObject([{ form: 'workflow', pin: 'branch', resolution: 'remote' }]);
  });

  test('are read where it was supplied, and what they call in their own repository too', async () => {
    const files = {
      '.github/workflows/go.yml': 'on: workflow_call\njobs:\n  inner:\n    uses: ./.github/workflows/steps.yml\n',
      '.github/workflows/steps.yml': 'on: workflow_call\njobs:\n  test:\n    steps:\n      - run: go test ./...\n',
    };
    const found = await pipeline(text, { related: { 'acme/ci': memoryRepository({ files }) } });
    expect(found.jobs).toMatchObject([{ name: 'go / inner / test', at: { path, line: 3 } }]);
    expect(stepsOf(found)).toMatchObject([
      {
        at: { path: 'acme/ci:.github/workflows/steps.yml', line: 5 },
        via: ['acme/ci:.github/workflows/go.yml', 'acme/ci:.github/workflows/steps.yml'],
      },
    ]);
    expect(found.references).toMatchObject([
      { form: 'workflow', name: 'Acme/CI/.github/workflows/go.yml', resolution: 'supplied' },
    ]);
  });

  test('are not read where another version is asked for than was supplied', async () => {
    const files = {
      '.github/workflows/go.yml': 'on: workflow_call\njobs:\n  test:\n    steps:\n      - run: go test\n',
    };
    const tagged = text.replace('@main', '@v1');
    const found = await pipeline(tagged, { related: { 'acme/ci': memoryRepository({ files }) } });
    expect(stepsOf(found)[0]?.doing).toMatchObject({ type: 'action' });
  });

  test('are absent where the supplied repository has no such file', async () => {
    const found = await pipeline(text, { related: { 'acme/ci': memoryRepository({}) } });
    expect(stepsOf(found)[0]?.doing).toEqual({
      type: 'unread',
      what: 'acme/ci:.github/workflows/go.yml',
      why: 'absent',
    });
  });
});

describe('a workflow of the repository by its own name', () => {
  const called = 'on: workflow_call\njobs:\n  inner:\n    steps:\n      - run: go test ./...\n';
  const readWith = async (ref: string, fullName: string | null) => {
    const files = {
      [path]: `on: push\njobs:\n  a:\n    uses: acme/shop/.github/workflows/go.yml@${ref}\n`,
      '.github/workflows/go.yml': called,
    };
    const found = await readWorkflow(memoryRepository({ fullName, files }), path, 'main');
    if (typeof found === 'string') throw new Error(found);
    return found;
  };

  test('stands in the place of its call where the ref is trunk', async () => {
    const found = await readWith('main', 'acme/shop');
    expect(found.jobs.map(({ name }) => name)).toEqual(['a / inner']);
    expect(stepsOf(found)).toMatchObject([{ at: { path: '.github/workflows/go.yml', line: 5 } }]);
    expect(found.references).toMatchObject([{ pin: 'branch', resolution: 'local' }]);
  });

  test.each([
    ['v1', 'acme/shop'],
    ['main', 'acme/other'],
    ['main', null],
  ])('is not read at %s where the repository is %s', async (ref, fullName) => {
    const found = await readWith(ref, fullName);
    expect(stepsOf(found)).toMatchObject([{ doing: { type: 'action' } }]);
    expect(found.references).toMatchObject([{ resolution: 'remote' }]);
  });
});
