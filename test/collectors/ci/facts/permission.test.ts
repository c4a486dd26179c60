import { describe, expect, test } from 'vitest';
import { ci } from '../../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { summaryOf } from '../../../../src/core/facts/index.ts';

async function read(files: Record<string, string>) {
  return (await ci.reads['ci.permission']?.(memoryRepository({ files })))?.items ?? [];
}

const path = '.github/workflows/ci.yml';
const workflow = (root: string, job: string, starts = 'push') => ({
  [path]: `on: ${starts}\n${root}jobs:\n  a:\n${job.replace(/^(?=.)/gm, '    ')}    steps: [{run: make}]\n`,
});

/** `by scope:access … rest writes` of each job. */
async function told(files: Record<string, string>): Promise<readonly string[]> {
  return (await read(files)).map(({ by, scopes, rest, writes }) =>
    [by, ...(scopes?.map(({ name, access }) => `${name}:${access}`) ?? ['?']), rest, writes].join(' '),
  );
}

describe('what the token of a job may do on GitHub', () => {
  test.each([
    ['nothing says it', '', '', 'default ? unknown unknown'],
    ['the workflow says it', 'permissions: {contents: read}\n', '', 'pipeline contents:read none no'],
    [
      'the job says it, whatever the workflow does',
      'permissions: write-all\n',
      'permissions: {contents: read, id-token: write}\n',
      'job contents:read id-token:write none no',
    ],
    ['nothing at all', 'permissions: {}\n', '', 'pipeline none no'],
    ['all to be read', 'permissions: read-all\n', '', 'pipeline read no'],
    ['all to be written', '', 'permissions: write-all\n', 'job write yes'],
    [
      'one to be written',
      '',
      'permissions: {packages: write, contents: none}\n',
      'job packages:write contents:none none yes',
    ],
    ['a word that is none', '', 'permissions: {contents: admin}\n', 'job contents:unknown none unknown'],
    ['no value', 'permissions:\n', '', 'unknown ? unknown unknown'],
    ['a text', 'permissions: everything\n', '', 'unknown ? unknown unknown'],
    ['a list', 'permissions: [contents]\n', '', 'unknown ? unknown unknown'],
    ['names that are none', 'permissions: {"<b>": write}\n', '', 'unknown ? unknown unknown'],
  ])('%s', async (_, root, job, expected) => {
    expect(await told(workflow(root, job))).toEqual([expected]);
  });

  test('a workflow that others call may be given anything, unless it says what', async () => {
    expect(await told(workflow('', '', '[push, workflow_call]'))).toEqual(['unknown ? unknown unknown']);
    expect(await told(workflow('permissions: {}\n', '', '[push, workflow_call]'))).toEqual(['pipeline none no']);
  });

  test.each([
    ['', '', 'default ? unknown unknown'],
    ['permissions: {contents: read}\n', '', 'caller contents:read none no'],
    ['permissions: {contents: write}\n', 'permissions: {contents: read}\n', 'pipeline contents:read none no'],
  ])('a called workflow has what its caller has: %j, unless it says less: %j', async (ofCall, ofCalled, expected) => {
    const files = {
      [path]: `on: push\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n${ofCall.replace(/^(?=.)/gm, '    ')}`,
      '.github/workflows/called.yml': `on: workflow_call\n${ofCalled}jobs:\n  b:\n    steps: [{run: make}]\n`,
    };
    const own = (await read(files)).filter(({ pipeline }) => pipeline === path);
    expect(own.map(({ job }) => job)).toEqual(['a / b']);
    expect((await told(files))[1]).toBe(expected);
  });

  test('is told with its place and in a line', async () => {
    const [fact] = await read(workflow('permissions: {contents: read}\n', ''));
    expect(fact).toMatchObject({ ref: `${path}#a`, job: 'a', active: 'yes', at: { path, line: 2 } });
    if (fact === undefined) throw new Error('none');
    const line = (over: object) => summaryOf('ci.permission', { ...fact, id: 'x', source: 's', ...over });
    expect(line({})).toBe('the token of a has contents: read');
    expect(line({ scopes: [], rest: 'none' })).toBe('the token of a may do nothing');
    expect(line({ scopes: [], rest: 'write' })).toBe('the token of a may write all');
    expect(line({ by: 'default', scopes: null })).toBe('what the token of a may do is a setting of the forge');
    expect(line({ by: 'unknown', scopes: null })).toBe('what the token of a may do was not resolved');
  });
});

test('what the token of a job may do on GitLab is a setting of the project', async () => {
  expect(await told({ '.gitlab-ci.yml': 'a:\n  script: [make]\n' })).toEqual(['default ? unknown unknown']);
});
