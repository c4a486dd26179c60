import { describe, expect, test } from 'vitest';
import { ci } from '../../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { brief, doneByAction, doneByScript } from './following.ts';

describe('a variable that says whether a scan fails', () => {
  test.each([
    ['trivy config .', 'no'],
    ['TRIVY_EXIT_CODE=1 trivy config .', 'yes'],
    ['TRIVY_EXIT_CODE=0 trivy config .', 'no'],
    ['TRIVY_EXIT_CODE=$CODE trivy config .', 'unknown'],
    ['TRIVY_EXIT_CODE=1 trivy config --exit-code 0 .', 'no'],
    ['TRIVY_EXIT_CODE=0 trivy config --exit-code 1 .', 'yes'],
    ['export TRIVY_EXIT_CODE=$CODE\ntrivy config .', 'unknown'],
    ['docker run -v .:/x -e TRIVY_EXIT_CODE=1 aquasec/trivy config /x', 'yes'],
    ['TRIVY_EXIT_CODE=1 docker run -v .:/x aquasec/trivy config /x', 'no'],
    ['TRIVY_EXIT_CODE=1 docker run -v .:/x -e TRIVY_EXIT_CODE aquasec/trivy config /x', 'yes'],
  ])('%j', async (script, expected) => {
    expect(brief(await doneByScript(script))).toEqual([`infrastructure_scan ${expected}`]);
  });

  test('of grype, from which level on', async () => {
    expect(brief(await doneByScript('GRYPE_FAIL_ON_SEVERITY=high grype dir:.'))).toEqual(['dependency_scan yes']);
    expect(brief(await doneByScript('grype dir:.'))).toEqual(['dependency_scan no']);
  });
});

describe('a definition that sets such a variable', () => {
  const blocking = async (steps: string, env = '', files: Record<string, string> = {}) => {
    const list = `- uses: actions/checkout@v4\n${steps}`.replace(/^(?=.)/gm, '      ');
    const text = `on: pull_request\n${env}jobs:\n  a:\n    steps:\n${list}\n`;
    const source = memoryRepository({ files: { ...files, '.github/workflows/ci.yml': text } });
    return ((await ci.reads['ci.capability']?.(source))?.items ?? []).map((one) => one.blocking);
  };
  const trivy = '- uses: aquasecurity/trivy-action@0.30.0\n  with: {scan-type: config}';

  test('leaves open whether the scan fails, whichever job it is for', async () => {
    expect(await blocking(trivy)).toEqual(['no']);
    expect(await blocking(trivy, 'env: {TRIVY_EXIT_CODE: 1}\n')).toEqual(['unknown']);
    expect(await blocking('- run: grype dir:.', 'env: {GRYPE_FAIL_ON_SEVERITY: high}\n')).toEqual(['unknown']);
    expect(await blocking('- run: grype dir:.', 'env: {TRIVY_EXIT_CODE: 1}\n')).toEqual(['no']);
  });

  test('MAKEFLAGS that let failures pass leave open what make leads to, and others do not', async () => {
    const files = { Makefile: 'test:\n\tpytest\n' };
    expect(await blocking('- run: make test', 'env: {MAKEFLAGS: -j4}\n', files)).toEqual(['yes']);
    expect(await blocking('- run: make test', 'env: {MAKEFLAGS: -ik}\n', files)).toEqual(['unknown']);
    expect(await blocking('- run: pytest', 'env: {MAKEFLAGS: -ik}\n', files)).toEqual(['yes']);
  });
});

describe('make', () => {
  const files = (flags = '') => ({ Makefile: `${flags}test:\n\tpytest\n\t$(MAKE) more\nmore:\n\tconftest test .\n` });
  test.each([
    ['make test', '', ['test yes', 'policy_check yes']],
    ['make -i test', '', ['test no', 'policy_check no']],
    ['make -k test', '', ['test yes', 'policy_check yes']],
    ['make -n test', '', []],
    ['make -t test', '', []],
    ['MAKEFLAGS=-i make test', '', ['test no', 'policy_check no']],
    ['MAKEFLAGS=i make test', '', ['test no', 'policy_check no']],
    ['MAKEFLAGS=$FLAGS make test', '', ['test unknown', 'policy_check unknown']],
    ['MAKEFLAGS=--dry-run make test', '', []],
    ['make test', 'MAKEFLAGS += -i\n', ['test no', 'policy_check no']],
    ['make test', 'MAKEFLAGS += --no-print-directory -rR\n', ['test yes', 'policy_check yes']],
  ])('%j where the file begins with %j', async (script, flags, expected) => {
    expect(brief(await doneByScript(script, files(flags)))).toEqual(expected);
  });
});

describe('npm', () => {
  const manifest = JSON.stringify({ scripts: { pretest: 'checkov -d .', test: 'jest', posttest: 'conftest test .' } });
  test.each([
    ['npm test', '', ['infrastructure_scan yes', 'test yes', 'policy_check yes']],
    ['npm test --ignore-scripts', '', ['test yes']],
    ['npm run test --ignore-scripts=true', '', ['test yes']],
    ['npm test -- --ignore-scripts', '', ['infrastructure_scan yes', 'test yes', 'policy_check yes']],
    ['npm test', 'ignore-scripts=true\n', ['infrastructure_scan unknown', 'test yes', 'policy_check unknown']],
    ['npm test', 'fund=false\n', ['infrastructure_scan yes', 'test yes', 'policy_check yes']],
  ])('%s with %j in .npmrc', async (script, settings, expected) => {
    const files = { 'package.json': manifest, ...(settings === '' ? {} : { '.npmrc': settings }) };
    expect(brief(await doneByScript(script, files))).toEqual(expected);
  });
});

test.each([
  [{}, 'test yes'],
  [{ continue_on_error: 'true' }, 'test no'],
  [{ continue_on_error: 'false' }, 'test yes'],
  [{ continue_on_error: `\${{ inputs.x }}` }, 'test unknown'],
])('what is tried again with %j', async (inputs, expected) => {
  const done = await doneByAction('nick-fields/retry@v3', {}, { inputs: { command: 'set -e\npytest', ...inputs } });
  expect(brief(done)).toEqual([expected]);
});
