import { describe, expect, test } from 'vitest';
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
      pathFiltered: 'no',
      onSchedule: 'no',
      onTag: 'no',
      manual: 'no',
      checks: 'yes',
    });
  });

  test.each([
    ['on: push', { onChangeRequest: 'unknown', onTrunkPush: 'yes', onTag: 'yes' }],
    ['on: [push, pull_request]', { onChangeRequest: 'yes', onTrunkPush: 'yes', onTag: 'yes' }],
    ['on:\n  push:\n    branches: [main]', { onChangeRequest: 'no', onTrunkPush: 'yes', onTag: 'no' }],
    ['on:\n  push:\n    tags: ["v*"]', { onChangeRequest: 'no', onTrunkPush: 'no', onTag: 'yes', checks: 'no' }],
    ['on:\n  push:\n    branches: ["**", "!main"]', { onChangeRequest: 'unknown', onTrunkPush: 'no' }],
    ['on:\n  push:\n    branches: ["!main", "**"]', { onTrunkPush: 'yes' }],
    ['on:\n  push:\n    branches-ignore: [main]', { onTrunkPush: 'no' }],
    ['on:\n  push:\n    branches-ignore: ["dependabot/**"]', { onTrunkPush: 'yes' }],
    ['on:\n  pull_request:\n    branches: [develop]', { onChangeRequest: 'no', checks: 'no' }],
    ['on:\n  pull_request:\n    branches: ["ma?in", "release/*"]', { onChangeRequest: 'yes' }],
    ['on:\n  pull_request:\n    types: [closed]', { onChangeRequest: 'no' }],
    ['on:\n  pull_request:\n    types: [labeled]', { onChangeRequest: 'unknown', checks: 'unknown' }],
    ['on: pull_request_target', { onChangeRequest: 'yes' }],
    ['on: merge_group', { onChangeRequest: 'yes' }],
    ['on: workflow_dispatch', { onChangeRequest: 'no', onTrunkPush: 'no', manual: 'yes' }],
    ['on: workflow_call', { onChangeRequest: 'no', onTrunkPush: 'no', manual: 'no', checks: 'unknown' }],
    ['on:\n  workflow_run:\n    workflows: [CI]', { onChangeRequest: 'no', onTrunkPush: 'unknown' }],
    ['on:\n  schedule:\n    - cron: "0 4 * * *"', { onSchedule: 'yes', onTrunkPush: 'no' }],
    ['on:\n  workflow_dispatch:\n  # schedule:\n  #   - cron: "0 4 * * *"', { onSchedule: 'no', manual: 'yes' }],
    ['on:\n  workflow_dispatch:\n  schedule:\n  #   - cron: "0 4 * * *"', { onSchedule: 'no' }],
    ['on:\n  release:\n    types: [published]', { onTag: 'yes', onTrunkPush: 'no' }],
  ])('%j', async (on, expected) => {
    expect(await workflow(`${on}\n${jobs}`)).toMatchObject(expected);
  });

  test.each([
    ['on:\n  pull_request:\n    paths: ["src/**"]', 'yes'],
    ['on:\n  pull_request:\n    paths-ignore: ["docs/**"]', 'yes'],
    ['on:\n  pull_request:\n    paths: ["**"]', 'no'],
    ['on:\n  pull_request:\n    paths: ["src/**"]\n  merge_group:', 'unknown'],
    ['on:\n  push:\n    branches: [main]\n    paths: ["src/**"]\n  pull_request:', 'yes'],
    ['on:\n  push:\n    tags: ["v*"]\n    paths: ["src/**"]\n  pull_request:', 'no'],
  ])('paths leave changes unchecked: %j', async (on, expected) => {
    expect((await workflow(`${on}\n${jobs}`)).pathFiltered).toBe(expected);
  });

  test('a filter cannot be judged where nothing says which branch is trunk', async () => {
    const found = await workflow(`on:\n  push:\n    branches: [main]\n  pull_request:\n${jobs}`, null);
    expect(found).toMatchObject({ onTrunkPush: 'unknown', onChangeRequest: 'yes', checks: 'yes' });
  });
});

describe('which jobs and steps count', () => {
  const go = '- run: go test ./...';

  test.each([
    ['no condition', go, '', 'yes'],
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
      `on: pull_request\njobs:\n  never:\n    if: false\n    steps: []\n  test:\n    needs: never\n${condition}    steps:\n      - run: cargo test\n`;
    expect((await workflow(text(''))).checks).toBe('no');
    expect((await workflow(text('    if: always()\n'))).checks).toBe('yes');
  });

  test('a reusable workflow is a call to what was not read', async () => {
    const text = 'on: pull_request\njobs:\n  test:\n    uses: acme/ci/.github/workflows/go.yml@v1\n';
    expect((await workflow(text)).checks).toBe('unknown');
  });

  test('jobs that need each other in a circle end the reading, not the scan', async () => {
    const text =
      'on: pull_request\njobs:\n  a:\n    needs: b\n    steps: []\n  b:\n    needs: a\n    steps: [{run: go test}]\n';
    expect((await workflow(text)).checks).toBe('unknown');
  });
});

describe('where a workflow lies', () => {
  const text = `on: pull_request\n${jobs}`;

  test('sub-folders are not read by the forge, and no copy starts anything', async () => {
    const { items } = await readCi({
      files: { '.github/workflows/templates/ci.yml': text, 'app/.github/workflows/ci.yml': text },
    });
    expect(items.map(({ ref, active, onChangeRequest, checks }) => [ref, active, onChangeRequest, checks])).toEqual([
      ['.github/workflows/templates/ci.yml', 'no', 'no', 'no'],
    ]);
  });

  test('the folders of Gitea and Forgejo count where they stand alone', async () => {
    const alone = await readCi({ files: { '.forgejo/workflows/ci.yaml': text } });
    expect(alone.items[0]).toMatchObject({ active: 'yes', onChangeRequest: 'yes', checks: 'yes' });
    const both = await readCi({ files: { '.gitea/workflows/ci.yaml': text, '.github/workflows/ci.yml': text } });
    expect(both.items.map((item) => [item.active, item.checks])).toEqual([
      ['unknown', 'unknown'],
      ['yes', 'yes'],
    ]);
  });

  test('a file that cannot be parsed is an item of unknowns and hides no other', async () => {
    const { items, gaps } = await readCi({
      files: { '.github/workflows/bad.yml': 'on: [push\njobs: {', '.github/workflows/good.yml': text },
      symlinks: ['.github/workflows/link.yml'],
    });
    expect(items.map(({ ref, active, onChangeRequest, checks }) => [ref, active, onChangeRequest, checks])).toEqual([
      ['.github/workflows/bad.yml', 'yes', 'unknown', 'unknown'],
      ['.github/workflows/good.yml', 'yes', 'yes', 'yes'],
      ['.github/workflows/link.yml', 'yes', 'unknown', 'unknown'],
    ]);
    expect(gaps).toEqual([]);
  });
});
