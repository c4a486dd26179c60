import { describe, expect, test } from 'vitest';
import type { Step } from '../../../../collectors/ci/model.ts';
import { path, pipeline, stepsOf } from './reading.ts';

/** The steps of a job; `head` stands above them, in the job. */
const steps = async (list: string, head = '', root = ''): Promise<readonly Step[]> =>
  stepsOf(
    await pipeline(
      `on: push\n${root}jobs:\n  a:\n${head.replace(/^(?=.)/gm, '    ')}    steps:\n${list.replace(/^(?=.)/gm, '      ')}\n`,
    ),
  );
const directories = (of: readonly Step[]) =>
  of.flatMap(({ doing }) => (doing.type === 'script' ? [doing.directory] : []));

describe('where a step stands', () => {
  test.each([
    ['- run: make', 5],
    ['- name: x\n  run: make', 6],
    ['- name: x\n  run: |\n    make', 7],
    ['- run: >-\n    make', 6],
    ['- run: | # so\n\n    make', 6],
    ['- run:\n    make', 6],
    ['- name: x\n  uses: actions/checkout@v4', 5],
  ])('%j: line %d', async (list, line) => {
    expect(await steps(list)).toMatchObject([{ at: { path, line } }]);
  });

  test('its name is as written, and cut where it is no name', async () => {
    expect(
      (await steps(`- name: Run the tests\n  run: x\n- run: y\n- name: ${'n'.repeat(9000)}\n  run: z`)).map(
        ({ name }) => name?.length,
      ),
    ).toEqual([13, undefined, 200]);
  });
});

describe('what a step runs', () => {
  test.each([
    ['- run: x', '', 'errexit'],
    ['- run: x\n  shell: bash', '', 'pipefail'],
    ['- run: x\n  shell: sh', '', 'errexit'],
    ['- run: x', 'defaults: {run: {shell: bash}}\n', 'pipefail'],
    ['- run: x\n  shell: bash -eo pipefail {0}', '', 'pipefail'],
    ['- run: x\n  shell: bash -e {0}', '', 'errexit'],
    ['- run: x\n  shell: pwsh', '', 'foreign'],
    ['- run: x', 'runs-on: windows-latest\n', 'foreign'],
    ['- run: x', `runs-on: \${{ matrix.os }}\nstrategy: {matrix: {os: [windows-2022, windows-latest]}}\n`, 'foreign'],
    ['- run: x', `runs-on: \${{ matrix.os }}\nstrategy: {matrix: {os: [ubuntu-latest, windows-latest]}}\n`, 'errexit'],
  ])('%j in a job with %j', async (list, head, shell) => {
    expect(await steps(list, head)).toMatchObject([{ doing: { type: 'script', text: 'x', shell } }]);
  });

  test.each([
    ['- run: x\n  shell: python', 'python', 'unknown_program'],
    ['- run: x\n  shell: perl {0}', 'perl', 'unknown_program'],
    ['- run: x\n  shell: bash {0}', 'bash', 'unknown_program'],
    [`- run: x\n  shell: \${{ matrix.shell }}`, 'a shell that an expression chooses', 'dynamic'],
    ['- name: nothing', 'a step that runs nothing', 'malformed'],
    ['- plain text', 'a step that runs nothing', 'malformed'],
    ['- uses: "two words"', 'an action without a name', 'malformed'],
    [`- uses: acme/\${{ vars.X }}@v1`, 'acme/…@v1', 'dynamic'],
  ])('%j is not read: %s', async (list, what, why) => {
    expect(await steps(list)).toMatchObject([{ doing: { type: 'unread', what, why } }]);
  });

  test('an action with its inputs, without credentials, and by one name on every forge', async () => {
    const of = async (uses: string) =>
      (await steps(`- uses: ${uses}\n  with: {a: 1, b: [2], c: "\${{ x }}"}`))[0]?.doing;
    const inputs = new Map([
      ['a', '1'],
      ['c', `\${{ x }}`],
    ]);
    expect(await of('./.github/actions/x')).toEqual({ type: 'action', uses: './.github/actions/x', inputs });
    expect(await of('docker://alpine:3.20.1')).toEqual({ type: 'action', uses: 'docker://alpine:3.20.1', inputs });
    expect(await of('https://github.com/acme/x@v1')).toEqual({ type: 'action', uses: 'acme/x@v1', inputs });
    expect(await of('https://code.forgejo.org/actions/checkout@v4')).toEqual({
      type: 'action',
      uses: 'actions/checkout@v4',
      inputs,
    });
    expect(await of('https://me:token@git.example.org/acme/x@v1')).toEqual({
      type: 'action',
      uses: 'git.example.org/acme/x@v1',
      inputs,
    });
  });
});

describe('the folder a script runs in', () => {
  test('is that of the step, else of the job, else of the workflow, else the root', async () => {
    const list = '- run: x\n- run: x\n  working-directory: ./app/api/';
    expect(directories(await steps(list))).toEqual(['', 'app/api']);
    expect(directories(await steps(list, 'defaults: {run: {working-directory: job}}\n'))).toEqual(['job', 'app/api']);
    expect(directories(await steps(list, '', 'defaults: {run: {working-directory: all}}\n'))).toEqual([
      'all',
      'app/api',
    ]);
  });

  test.each([
    ['a/../b', 'b'],
    ['.', ''],
    [`\${{ github.workspace }}/app`, 'app'],
    ['..', null],
    ['/tmp', null],
    ['~/x', null],
    ['$HOME', null],
    [`\${{ env.DIR }}`, null],
    [`\${{ matrix.dir }}`, null],
  ])('working-directory: %s', async (written, expected) => {
    const head = `strategy: {matrix: "\${{ fromJSON(vars.M) }}"}\n`;
    expect(directories(await steps(`- run: x\n  working-directory: "${written}"`, head))).toEqual([expected]);
  });

  test.each([
    ['the repository itself', '{fetch-depth: 0}', ['', 'app']],
    ['the repository in a folder', '{path: app}', [null, '']],
    ['another in the root', '{repository: acme/other}', [null, null]],
    ['another in a folder', '{repository: acme/other, path: app}', [null, null]],
    ['the same by its name', `{repository: "\${{ github.repository }}"}`, ['', 'app']],
    ['a folder that an expression chooses', `{path: "\${{ vars.X }}"}`, [null, null]],
  ])('is told by what was checked out there: %s', async (_, inputs, expected) => {
    const list = `- uses: actions/checkout@v4\n  with: ${inputs}\n- run: x\n- run: x\n  working-directory: app`;
    expect(directories(await steps(list))).toEqual(expected);
  });

  test('what was checked out last in a place counts, and only from then on', async () => {
    const list =
      '- uses: actions/checkout@v4\n- run: x\n- uses: actions/checkout@v4\n  with: {repository: acme/tools, path: tools}\n- run: x\n- run: x\n  working-directory: tools/bin';
    expect(directories(await steps(list))).toEqual(['', '', null]);
  });
});
