import { describe, expect, test } from 'vitest';
import { readWorkflow } from '../../../../collectors/ci/github-actions/workflow.ts';
import type { Occasions } from '../../../../collectors/ci/model.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { on, path, stepsOf } from './reading.ts';

/** On which occasions the last step of a job has before it what the run is about. */
async function seen(steps: string, starts: string, trunk: string | null = 'main'): Promise<Occasions | undefined> {
  const list = steps.replace(/^(?=.)/gm, '      ');
  const text = `on: ${starts}\njobs:\n  a:\n    strategy: {matrix: {ref: [main]}}\n    steps:\n${list}\n`;
  const found = await readWorkflow(memoryRepository({ fullName: 'acme/shop', files: { [path]: text } }), path, trunk);
  if (typeof found === 'string') throw new Error(found);
  return stepsOf(found).at(-1)?.sees;
}

const both = '{pull_request: , push: {branches: [main]}}';
const checkout = (inputs = '{}') => `- uses: actions/checkout@v4\n  with: ${inputs}\n`;
const scan = '- uses: aquasecurity/trivy-action@0.30.0\n  with: {scan-type: fs}';
const script = '- run: checkov -d .';

describe('a step has the code of the change before it', () => {
  test.each([
    ['a checkout', checkout(), 'rp'],
    ['none', '', 'RP'],
    ['a checkout that is never reached', '- uses: actions/checkout@v4\n  if: false\n', 'RP'],
    ['a checkout on pushes alone', "- uses: actions/checkout@v4\n  if: github.event_name == 'push'\n", 'Rp'],
    ['a checkout that only a run can tell of', '- uses: actions/checkout@v4\n  if: vars.X\n', 'RP'],
    ['an action that nobody knows', '- uses: acme/prepare@v1\n', 'RP'],
    ['a fork of the action', '- uses: acme/checkout@v4\n', 'RP'],
    ['the trunk', checkout('{ref: main}'), 'p'],
    ['the trunk by its full name', checkout('{ref: refs/heads/main}'), 'p'],
    ['the trunk as a matrix names it', checkout(`{ref: "\${{ matrix.ref }}"}`), 'p'],
    ['the trunk as the forge names it', checkout(`{ref: "\${{ github.event.repository.default_branch }}"}`), 'p'],
    ['a release', checkout('{ref: v1.2.3}'), ''],
    ['a commit', checkout(`{ref: ${'a'.repeat(40)}}`), ''],
    ['a line that requests may come from', checkout('{ref: develop}'), 'R'],
    ['the base', checkout(`{ref: "\${{ github.base_ref }}"}`), 'p'],
    ['the head', checkout(`{ref: "\${{ github.event.pull_request.head.sha }}"}`), 'rp'],
    ['the head, or what was pushed', checkout(`{ref: "\${{ github.head_ref || github.ref }}"}`), 'rp'],
    ['an input that nobody gives', checkout(`{ref: "\${{ inputs.ref || github.sha }}"}`), 'rp'],
    ['what a variable names', checkout(`{ref: "\${{ vars.REF }}"}`), 'RP'],
    [
      'what a condition chooses',
      checkout(`{ref: "\${{ github.actor == 'x' && github.base_ref || github.head_ref }}"}`),
      'RP',
    ],
    ['the repository by its name', checkout('{repository: Acme/Shop}'), 'rp'],
    ['another repository', checkout('{repository: acme/tools}'), ''],
    ['some repository', checkout(`{repository: "\${{ vars.X }}"}`), 'RP'],
    ['another beside it', `${checkout()}${checkout('{repository: acme/tools, path: tools}')}`, 'rp'],
    ['the trunk beside it, to compare', `${checkout()}${checkout('{ref: main, path: base}')}`, 'rp'],
    ['the trunk, over it', `${checkout()}${checkout('{ref: main}')}`, 'p'],
    ['the trunk, and what fetches the change', `${checkout('{ref: main}')}- run: gh pr checkout 7\n`, 'Rp'],
    [
      'the trunk, and what an earlier job hands on',
      `${checkout('{ref: main}')}- uses: actions/download-artifact@v4\n`,
      'Rp',
    ],
    ['the trunk, and a tool', `${checkout('{ref: main}')}- uses: actions/setup-go@v5\n- run: npm ci\n`, 'p'],
  ])('after %s', async (_, before, expected) => {
    expect(await seen(before + scan, both)).toEqual(on(expected));
    expect(await seen(before + script, both)).toEqual(on(expected));
  });

  test.each([
    ['', on('R')],
    [`{ref: "\${{ github.head_ref }}"}`, on('r')],
    [`{ref: "\${{ github.sha }}"}`, on('R')],
    ['{ref: main}', on('')],
  ])('where the base starts it and is checked out with %j', async (inputs, expected) => {
    expect(await seen(checkout(inputs === '' ? '{}' : inputs) + script, 'pull_request_target')).toEqual(expected);
  });

  test('a fixed branch is no trunk where nothing says which is', async () => {
    expect(await seen(checkout('{ref: main}') + script, both, null)).toEqual(on('RP'));
  });

  test('on a schedule it is trunk that is looked at, and for a tag another ref is not told', async () => {
    const starts = '{schedule: [{cron: "0 4 * * *"}], push: {tags: ["v*"]}}';
    expect(await seen(checkout('{ref: main}') + script, starts)).toEqual(on('sT'));
    expect(await seen(checkout('{ref: old}') + script, starts)).toEqual(on('ST'));
    expect(await seen(checkout('{repository: acme/tools}') + script, starts)).toEqual(on(''));
  });
});

describe('the folder decides', () => {
  const tools = `${checkout()}${checkout('{repository: acme/tools, path: tools}')}`;
  test.each([
    ['a script in it', '- run: checkov -d .\n  working-directory: tools', ''],
    ['a script that names it', '- run: checkov -d ./tools/', 'RP'],
    ['a script that goes there', '- run: cd tools && make test', 'RP'],
    ['a script that only uses a program of it', '- run: ./tools/bin/scan .', 'rp'],
    ['an action that is pointed at it', '- uses: bridgecrewio/checkov-action@v12\n  with: {directory: ./tools/x}', ''],
    ['an action that is not', '- uses: bridgecrewio/checkov-action@v12\n  with: {directory: infra}', 'rp'],
    ['a script outside of the workspace', '- run: checkov -d .\n  working-directory: /tmp', 'RP'],
  ])('%s', async (_, step, expected) => {
    expect(await seen(tools + step, both)).toEqual(on(expected));
  });

  test('the change in a folder of its own', async () => {
    expect(await seen(`${checkout('{path: app}')}- run: make\n  working-directory: app`, both)).toEqual(on('rp'));
    expect(await seen(`${checkout('{path: app}')}${script}`, both)).toEqual(on('rp'));
  });
});

describe('a script', () => {
  test.each([
    ['git checkout main\ncheckov -d .', 'RP'],
    ['git switch -q origin/main\ncheckov -d .', 'RP'],
    ['git checkout -b topic\ncheckov -d .', 'rp'],
    ['git fetch origin main\ncheckov -d .', 'rp'],
  ])('%j', async (text, expected) => {
    expect(await seen(`${checkout()}- run: ${JSON.stringify(text)}`, both)).toEqual(on(expected));
  });
});

describe('some actions need no checkout', () => {
  test.each([
    ['actions/dependency-review-action@v4', '', both, 'rp'],
    ['actions/dependency-review-action@v4', '', 'pull_request_target', 'r'],
    ['docker/build-push-action@v6', '', both, 'rp'],
    ['docker/build-push-action@v6', '{context: .}', both, 'RP'],
    ['docker/build-push-action@v6', '', 'pull_request_target', 'R'],
    ['golang/govulncheck-action@v1', '', both, 'rp'],
    ['golang/govulncheck-action@v1', '{repo-checkout: false}', both, 'RP'],
  ])('%s with %j on %s', async (uses, inputs, starts, expected) => {
    const given = inputs === '' ? '' : `\n  with: ${inputs}`;
    expect(await seen(`- uses: ${uses}${given}`, starts)).toEqual(on(expected));
  });
});
