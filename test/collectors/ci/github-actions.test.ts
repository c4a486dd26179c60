import { describe, expect, test } from 'vitest';
import { facts } from '../../../src/core/facts/index.ts';
import { checksOf, readCi, workflow } from './reading.ts';

const jobs =
  'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: go test ./...\n';

describe('what starts a workflow', () => {
  test('change requests and pushes to trunk, with the line that says so', async () => {
    const found = await workflow(`name: CI\n\non:\n  push:\n    branches: [main]\n  pull_request:\n${jobs}`);
    expect(found).toMatchObject({
      ref: '.github/workflows/ci.yml',
      at: { path: '.github/workflows/ci.yml', line: 3 },
      system: 'github_actions',
      active: 'yes',
      onChangeRequest: 'yes',
      onTrunkPush: 'yes',
      requestsFiltered: 'no',
      pushesFiltered: 'no',
      onSchedule: 'no',
      onTag: 'no',
      manual: 'no',
      checksRequests: 'yes',
      checksPushes: 'yes',
    });
  });

  test.each([
    ['on: push', { onChangeRequest: 'unknown', onTrunkPush: 'yes', onTag: 'yes' }],
    ['on: [push, pull_request]', { onChangeRequest: 'yes', onTrunkPush: 'yes', onTag: 'yes' }],
    ['on:\n  push:\n    branches: [main]', { onChangeRequest: 'no', onTrunkPush: 'yes', onTag: 'no' }],
    [
      'on:\n  push:\n    tags: ["v*"]',
      { onChangeRequest: 'no', onTrunkPush: 'no', onTag: 'yes', checksRequests: 'no', checksPushes: 'no' },
    ],
    ['on:\n  push:\n    branches: ["**", "!main"]', { onChangeRequest: 'unknown', onTrunkPush: 'no' }],
    ['on:\n  push:\n    branches: ["!main", "**"]', { onTrunkPush: 'yes' }],
    ['on:\n  push:\n    branches-ignore: [main]', { onTrunkPush: 'no' }],
    ['on:\n  push:\n    branches-ignore: ["dependabot/**"]', { onTrunkPush: 'yes' }],
    ['on:\n  pull_request:\n    branches: [develop]', { onChangeRequest: 'no', checksRequests: 'no' }],
    ['on:\n  pull_request:\n    branches: ["ma?in", "release/*"]', { onChangeRequest: 'yes' }],
    ['on:\n  pull_request:\n    types: [closed]', { onChangeRequest: 'no' }],
    ['on:\n  pull_request:\n    types: [labeled]', { onChangeRequest: 'unknown', checksRequests: 'unknown' }],
    ['on: pull_request_target', { onChangeRequest: 'yes' }],
    ['on: merge_group', { onChangeRequest: 'yes' }],
    ['on: workflow_dispatch', { onChangeRequest: 'no', onTrunkPush: 'no', manual: 'yes' }],
    ['on: workflow_call', { onChangeRequest: 'no', onTrunkPush: 'no', manual: 'no', checksRequests: 'unknown' }],
    ['on:\n  workflow_run:\n    workflows: [CI]', { onChangeRequest: 'no', onTrunkPush: 'unknown' }],
    ['on:\n  schedule:\n    - cron: "0 4 * * *"', { onSchedule: 'yes', onTrunkPush: 'no' }],
    ['on:\n  workflow_dispatch:\n  # schedule:\n  #   - cron: "0 4 * * *"', { onSchedule: 'no', manual: 'yes' }],
    ['on:\n  workflow_dispatch:\n  schedule:\n  #   - cron: "0 4 * * *"', { onSchedule: 'no' }],
    ['on:\n  release:\n    types: [published]', { onTag: 'yes', onTrunkPush: 'no' }],
  ])('%j', async (on, expected) => {
    expect(await workflow(`${on}\n${jobs}`)).toMatchObject(expected);
  });

  test.each([
    ['on:\n  pull_request:\n    paths: ["src/**"]', 'yes', 'no'],
    ['on:\n  pull_request:\n    paths-ignore: ["docs/**"]', 'yes', 'no'],
    ['on:\n  pull_request:\n    paths: ["**"]', 'no', 'no'],
    ['on:\n  pull_request:\n    paths: ["src/**"]\n  merge_group:', 'unknown', 'no'],
    ['on:\n  push:\n    branches: [main]\n    paths: ["src/**"]\n  pull_request:', 'no', 'yes'],
    ['on:\n  push:\n    paths: ["src/**"]\n  pull_request:', 'no', 'yes'],
    ['on:\n  push:\n    branches: [main]\n  pull_request:\n    paths: ["src/**"]', 'yes', 'no'],
    ['on:\n  push:\n    tags: ["v*"]\n    paths: ["src/**"]\n  pull_request:', 'no', 'no'],
  ])('paths leave changes unchecked: %j', async (on, requests, pushes) => {
    expect(await workflow(`${on}\n${jobs}`)).toMatchObject({ requestsFiltered: requests, pushesFiltered: pushes });
  });

  test('a filter cannot be judged where nothing says which branch is trunk', async () => {
    const found = await workflow(`on:\n  push:\n    branches: [main]\n  pull_request:\n${jobs}`, null);
    expect(found).toMatchObject({
      onTrunkPush: 'unknown',
      onChangeRequest: 'yes',
      checksRequests: 'yes',
      checksPushes: 'unknown',
    });
  });
});

describe('which jobs and steps count', () => {
  const go = '- run: go test ./...';

  test.each([
    ['no condition', go, '', 'yes'],
    ['a job in a container', go, 'container: golang:1.24', 'yes'],
    ['a job that is switched off', go, 'if: false', 'no'],
    ['a job that is switched off by a template', go, `if: \${{ false }}`, 'no'],
    ['a step that is switched off', '- if: false\n  run: go test ./...', '', 'no'],
    ['a condition on the event it has', go, "if: github.event_name == 'pull_request'", 'yes'],
    ['a condition on another event', go, "if: github.event_name == 'push'", 'no'],
    ['a condition on what only a run knows', go, 'if: needs.changes.outputs.go', 'unknown'],
    ['a draft is not merged', go, '"if": "!github.event.pull_request.draft"', 'yes'],
    ['only after a failure', '- if: failure()\n  run: go test ./...', '', 'no'],
    ['whatever happened before', '- if: always()\n  run: go test ./...', '', 'yes'],
    ['a job whose failure is let pass', go, 'continue-on-error: true', 'no'],
    ['a step whose failure is let pass', '- continue-on-error: true\n  run: go test ./...', '', 'no'],
    ['failures let pass in some legs', go, `continue-on-error: \${{ matrix.experimental }}`, 'unknown'],
    ['a name that says test, and does not', '- name: go test ./...\n  run: echo go test', '', 'no'],
    ['an action that builds', '- uses: docker/build-push-action@v6', '', 'yes'],
    ['an action that installs', '- uses: hashicorp/setup-terraform@v3', '', 'no'],
    ['an action told to plan', '- uses: pulumi/actions@v6\n  with: {command: preview}', '', 'yes'],
    ['an action told to deploy', '- uses: pulumi/actions@v6\n  with: {command: up}', '', 'no'],
    [
      'an action told to release',
      '- uses: goreleaser/goreleaser-action@v6\n  with: {args: release --clean}',
      '',
      'unknown',
    ],
    [
      'an action told to rehearse',
      '- uses: goreleaser/goreleaser-action@v6\n  with: {args: release --snapshot}',
      '',
      'yes',
    ],
    ['an action that is not told', '- uses: goreleaser/goreleaser-action@v6', '', 'unknown'],
    [
      'an action told by an expression',
      `- uses: actions-rs/cargo@v1\n  with: {command: "\${{ matrix.x }}"}`,
      '',
      'unknown',
    ],
    ['an action that tests', '- uses: cypress-io/github-action@v6', '', 'yes'],
    ['an action whose tests are off', '- uses: cypress-io/github-action@v6\n  with: {runTests: false}', '', 'no'],
    [
      'an action whose tests are off and that builds by a script',
      '- uses: cypress-io/github-action@v6\n  with: {runTests: false, build: npm run build}',
      '',
      'unknown',
    ],
    ['a tool set up by anyone', '- uses: acme/setup-node@v1', '', 'no'],
    ['a name that begins like an installer', '- uses: acme/setup-and-test@v6', '', 'unknown'],
    ['an installer of a known owner', '- uses: azure/setup-newtool@v1', '', 'no'],
    ['an action of its own', '- uses: ./.github/actions/test', '', 'unknown'],
    ['an action nobody knows', '- uses: acme/everything@v1', '', 'unknown'],
    ['scans and linters alone', '- uses: github/codeql-action/analyze@v3\n- run: golangci-lint run', '', 'no'],
    ['a check beside something unknown', `- uses: acme/everything@v1\n${go}`, '', 'yes'],
    [
      'PowerShell that goes on after a failure',
      `- shell: pwsh\n  run: |\n    dotnet test\n    echo done`,
      '',
      'unknown',
    ],
    ['PowerShell that ends with the test', `- shell: pwsh\n  run: |\n    dotnet restore\n    dotnet test`, '', 'yes'],
  ])('%s', async (_, steps, job, expected) => {
    expect(await checksOf(steps, job)).toBe(expected);
  });

  test('a job that needs one that never runs does not run either, unless it says always', async () => {
    const text = (condition: string) =>
      `on: pull_request\njobs:\n  never:\n    if: false\n    steps: []\n  test:\n    needs: never\n${condition}    steps:\n      - uses: actions/checkout@v4\n      - run: cargo test\n`;
    expect((await workflow(text(''))).checksRequests).toBe('no');
    expect((await workflow(text('    if: always()\n'))).checksRequests).toBe('yes');
  });

  test('a reusable workflow is a call to what was not read', async () => {
    const text = 'on: pull_request\njobs:\n  test:\n    uses: acme/ci/.github/workflows/go.yml@v1\n';
    expect((await workflow(text)).checksRequests).toBe('unknown');
  });

  test('jobs that need each other in a circle end the reading, not the scan', async () => {
    const text =
      'on: pull_request\njobs:\n  a:\n    needs: b\n    steps: []\n  b:\n    needs: a\n    steps: [{run: go test}]\n';
    expect((await workflow(text)).checksRequests).toBe('unknown');
  });
});

describe('what is checked on which occasion', () => {
  const both = 'on:\n  push:\n    branches: [main]\n  pull_request:\n';
  const job = (condition: string, steps = '- run: go test ./...') =>
    `jobs:\n  test:\n    if: ${condition}\n    steps:\n      - uses: actions/checkout@v4\n      ${steps}\n  lint:\n    steps:\n      - run: golangci-lint run\n`;

  test.each([
    ['tests on requests alone', both, job("github.event_name == 'pull_request'"), 'yes', 'no'],
    ['tests on pushes alone', both, job("github.event_name == 'Push'"), 'no', 'yes'],
    ['tests on trunk alone', both, job("github.ref == 'refs/heads/main'"), 'no', 'yes'],
    ['tests beside trunk alone', both, job("github.ref != 'refs/heads/main'"), 'yes', 'no'],
    ['drafts left out', both, job('github.event.pull_request.draft == false'), 'yes', 'yes'],
    ['no run is of both sorts', both, job("github.head_ref && github.event_name == 'push'"), 'no', 'no'],
    [
      'a job and its step that no run is for both of',
      both,
      job("github.event_name == 'push'", "- if: github.event_name == 'pull_request'\n        run: go test ./..."),
      'no',
      'no',
    ],
    ['pushes to any branch', 'on: push\n', job('true'), 'unknown', 'yes'],
    ['pushes to topics alone', 'on: push\n', job("github.ref != 'refs/heads/main'"), 'unknown', 'no'],
    ['a merge queue', 'on: merge_group\n', job('true'), 'yes', 'no'],
  ])('%s', async (_, on, text, requests, pushes) => {
    expect(await workflow(on + text)).toMatchObject({ checksRequests: requests, checksPushes: pushes });
  });

  test.each([
    ['', 'unknown'],
    [`\n        with:\n          ref: \${{ github.event.pull_request.head.sha }}`, 'yes'],
    [`\n        with:\n          ref: refs/pull/\${{ github.event.number }}/merge`, 'yes'],
    [`\n        with:\n          ref: \${{ github.base_ref }}`, 'unknown'],
  ])('what a request target brings is tested only where it is checked out: %j', async (inputs, expected) => {
    const text = `on: pull_request_target\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@v4${inputs}\n      - run: go test ./...\n`;
    expect(await workflow(text)).toMatchObject({
      onChangeRequest: 'yes',
      checksRequests: expected,
      checksPushes: 'no',
    });
  });

  test('the summary tells the occasions apart', async () => {
    const told = async (text: string) => {
      const fact = await workflow(text);
      return facts['ci.pipeline'].summary({ ...fact, id: 'x', source: 'shop' });
    };
    expect(await told(both + job('true'))).toContain('; checks change requests and pushes to trunk');
    expect(await told(`on: push\n${job('true')}`)).toContain(
      '; checks pushes to trunk; what it checks on change requests was not resolved',
    );
    expect(await told(both + job('false'))).toContain('; checks nothing');
  });
});

describe('where a workflow lies', () => {
  const text = `on: pull_request\n${jobs}`;

  test('sub-folders are not read by the forge, and no copy starts anything', async () => {
    const { items } = await readCi({
      files: { '.github/workflows/templates/ci.yml': text, 'app/.github/workflows/ci.yml': text },
    });
    expect(
      items.map(({ ref, active, onChangeRequest, checksRequests }) => [ref, active, onChangeRequest, checksRequests]),
    ).toEqual([['.github/workflows/templates/ci.yml', 'no', 'no', 'no']]);
  });

  test('the folders of Gitea and Forgejo count where they stand alone', async () => {
    const alone = await readCi({ files: { '.forgejo/workflows/ci.yaml': text } });
    expect(alone.items[0]).toMatchObject({ active: 'yes', onChangeRequest: 'yes', checksRequests: 'yes' });
  });

  test.each(['.gitlab-ci.yml', '.gitea/workflows/ci.yaml'])(
    'beside %s of another forge, neither is known to be read',
    async (path) => {
      const files = {
        [path]: path === '.gitlab-ci.yml' ? 'test: {script: [pytest]}' : text,
        '.github/workflows/ci.yml': text,
      };
      const { items } = await readCi({ files });
      expect(
        items.map(({ active, onChangeRequest, checksRequests }) => [active, onChangeRequest, checksRequests]),
      ).toEqual([
        ['unknown', 'unknown', 'unknown'],
        ['unknown', 'unknown', 'unknown'],
      ]);
    },
  );

  test('a folder of workflows that holds none does not put a lone GitLab file in doubt', async () => {
    const files = { '.gitlab-ci.yml': 'test: {script: [pytest]}', '.github/workflows/old/ci.yml': text };
    const { items } = await readCi({ files });
    expect(items.map(({ active, checksRequests }) => [active, checksRequests])).toEqual([
      ['no', 'no'],
      ['yes', 'yes'],
    ]);
  });

  test('a file that cannot be parsed is an item of unknowns and hides no other', async () => {
    const { items, gaps } = await readCi({
      files: { '.github/workflows/bad.yml': 'on: [push\njobs: {', '.github/workflows/good.yml': text },
      symlinks: ['.github/workflows/link.yml'],
    });
    expect(
      items.map(({ ref, active, onChangeRequest, checksRequests }) => [ref, active, onChangeRequest, checksRequests]),
    ).toEqual([
      ['.github/workflows/bad.yml', 'yes', 'unknown', 'unknown'],
      ['.github/workflows/good.yml', 'yes', 'yes', 'yes'],
      ['.github/workflows/link.yml', 'yes', 'unknown', 'unknown'],
    ]);
    expect(gaps).toEqual([]);
  });
});
