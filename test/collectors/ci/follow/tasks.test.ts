import { describe, expect, test } from 'vitest';
import { brief, doneByScript, told } from './following.ts';

describe('Taskfiles', () => {
  const task = (taskfile: string, command = 'task', more: Readonly<Record<string, string>> = {}) =>
    doneByScript(command, { 'Taskfile.yml': `version: '3'\n${taskfile}`, ...more });

  test('commands, what they depend on, and calls of other tasks', async () => {
    const taskfile = `tasks:
  default:
    deps: [lint]
    cmds:
      - task: test
      - terraform plan
  lint: eslint .
  test:
    cmds:
      - cmd: |
          cd api
          pytest
`;
    expect(told(await task(taskfile))).toEqual([
      'lint eslint yes Taskfile.yml:8 < task',
      'test pytest yes Taskfile.yml:13 < task',
      'plan terraform yes Taskfile.yml:7 < task',
    ]);
  });

  test('errors that are ignored, and what runs at times only', async () => {
    expect(
      brief(await task('tasks:\n  t:\n    cmds:\n      - cmd: pytest\n        ignore_error: true\n', 'task t')),
    ).toEqual(['test no']);
    expect(brief(await task('tasks:\n  t:\n    ignore_error: true\n    cmds: [pytest]\n', 'task t'))).toEqual([
      'test no',
    ]);
    expect(brief(await task('tasks:\n  t:\n    status: [test -f x]\n    cmds: [pytest]\n', 'task t'))).toEqual([
      'test unknown',
    ]);
    expect(brief(await task('tasks:\n  t:\n    cmds:\n      - defer: pytest\n', 'task t'))).toEqual(['test no']);
  });

  test('variables that are plain texts are put in, unless a call sets them', async () => {
    const taskfile =
      'vars:\n  TOOL: terraform\n  SHA: {sh: git rev-parse HEAD}\ntasks:\n  plan: "{{.TOOL}} plan"\n  sha: "{{.SHA}} plan"\n';
    expect(brief(await task(taskfile, 'task plan'))).toEqual(['plan yes']);
    expect(brief(await task(taskfile, 'task plan TOOL=echo'))).toEqual(['unknown dynamic yes']);
    expect(brief(await task(taskfile, 'task sha'))).toEqual(['unknown dynamic yes']);
  });

  test('included files bring their tasks under a name', async () => {
    const more = {
      'api/Taskfile.yml': "version: '3'\ntasks:\n  test: pytest\n  both: {cmds: [{task: test}, {task: ':lint'}]}\n",
    };
    const taskfile = 'includes:\n  api: ./api\n  far: https://example.org/Taskfile.yml\ntasks:\n  lint: eslint .\n';
    expect(told(await task(taskfile, 'task api:both', more))).toEqual([
      'test pytest yes api/Taskfile.yml:3 < task api:both',
      'lint eslint yes Taskfile.yml:6 < task api:both',
    ]);
    expect(brief(await task(taskfile, 'task far:test'))).toEqual(['unknown unresolved_include yes']);
    expect(brief(await task(taskfile, 'task nope'))).toEqual(['unknown absent yes']);
  });

  test('tasks that need each other end', async () => {
    expect(
      brief(await task('tasks:\n  a: {deps: [b], cmds: [pytest]}\n  b: {deps: [a], cmds: [{task: a}]}\n', 'task a')),
    ).toEqual(['test yes']);
  });

  test('a file that is no Taskfile is unknown', async () => {
    expect(brief(await task('tasks: {a: [', 'task a'))).toEqual(['unknown malformed yes']);
    expect(brief(await doneByScript('task a'))).toEqual(['unknown absent yes']);
  });
});

describe('justfiles', () => {
  const just = (justfile: string, command = 'just', more: Readonly<Record<string, string>> = {}) =>
    doneByScript(command, { justfile, ...more });

  test('recipes with what runs before and after them', async () => {
    const justfile =
      "# checks\nall: lint (plan 'prod') && test\n    @echo all\n\nlint:\n    eslint .\n\nplan env:\n    terraform plan -var env={{env}}\n\ntest:\n    -pytest\n";
    expect(told(await just(justfile))).toEqual([
      'lint eslint yes justfile:6 < just',
      'plan terraform yes justfile:9 < just',
      'test pytest no justfile:12 < just',
    ]);
  });

  test('each line is a shell of its own, as `set shell` says', async () => {
    expect(brief(await just('t:\n  pytest; echo\n'))).toEqual(['test no']);
    expect(brief(await just("set shell := ['bash', '-euo', 'pipefail', '-c']\nt:\n  pytest | cat; echo\n"))).toEqual([
      'test yes',
    ]);
    expect(brief(await just("set shell := ['pwsh', '-c']\nt:\n  pytest\n"))).toEqual(['unknown unknown_program yes']);
  });

  test('a recipe may be a script, of shell or not', async () => {
    expect(told(await just('t:\n  #!/usr/bin/env bash\n  set -e\n  pytest\n  echo\n'))).toEqual([
      'test pytest yes justfile:4 < just',
    ]);
    expect(brief(await just('t:\n  #!/usr/bin/env python3\n  print()\n'))).toEqual(['unknown unknown_program yes']);
  });

  test('variables, aliases, arguments and several recipes', async () => {
    const justfile =
      "tool := 'terraform'\nbin := `which x`\nalias p := plan\nplan env='a' *rest:\n  {{tool}} plan\nother:\n  {{bin}} plan\ntest:\n  pytest\n";
    expect(brief(await just(justfile, 'just p'))).toEqual(['plan yes']);
    expect(brief(await just(justfile, 'just tool=echo plan'))).toEqual(['unknown dynamic yes']);
    expect(brief(await just(justfile, 'just other'))).toEqual(['unknown dynamic yes']);
    expect(brief(await just(justfile, 'just test plan'))).toEqual(['test yes', 'plan yes']);
    expect(brief(await just(justfile, 'just plan prod x y'))).toEqual(['plan yes']);
  });

  test('imports and modules', async () => {
    const more = { 'ci/test.just': 'test:\n  pytest\n', 'infra/mod.just': 'plan:\n  terraform plan\n' };
    const justfile = "import 'ci/test.just'\nmod infra\nall: test infra::plan\n";
    expect(brief(await just(justfile, 'just all', more))).toEqual(['test yes', 'plan yes']);
    expect(brief(await just(justfile, 'just infra plan', more))).toEqual(['plan yes']);
    expect(brief(await just(justfile, 'just infra plan'))).toEqual(['unknown absent yes']);
  });

  test('what is not there, and recipes that need each other', async () => {
    expect(brief(await just('a:\n  pytest\n', 'just b'))).toEqual(['unknown absent yes']);
    expect(brief(await just('a: b\n  pytest\nb: a\n  just a\n', 'just a'))).toEqual(['test yes']);
    expect(brief(await just('[linux]\na:\n  pytest\n'))).toEqual(['test unknown']);
  });
});
