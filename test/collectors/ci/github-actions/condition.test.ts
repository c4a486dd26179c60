import { describe, expect, test } from 'vitest';
import { anything, job, on, pipeline, stepsOf, tested } from './reading.ts';

const go = '- run: go test ./...';
const text = (events: string, condition: string, steps = go) =>
  `${events}jobs:\n  test:\n    if: ${condition}\n    steps:\n      ${steps.replaceAll('\n', '\n      ')}\n`;

describe('on which occasions a condition lets a job go', () => {
  test.each([
    ['true', 'rpstm'],
    ['false', ''],
    [`\${{ false }}`, ''],
    ['always()', 'rpstm'],
    ['success()', 'rpstm'],
    ['failure()', ''],
    [`\${{ !cancelled() }}`, 'rpstm'],
    ["github.event_name == 'push'", 'pt'],
    ["github.event_name == 'Push'", 'pt'],
    ["github.event_name != 'pull_request'", 'pstm'],
    ["github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'", 'sm'],
    [`contains(fromJSON('["push", "schedule"]'), github.event_name)`, 'pst'],
    ["github.ref == 'refs/heads/main'", 'psM'],
    ["github.ref != 'refs/heads/main'", 'rtM'],
    ["github.event.ref == 'refs/heads/main'", 'pM'],
    ["github.ref_name == 'main'", 'psTM'],
    ["github.ref == format('refs/heads/{0}', github.event.repository.default_branch)", 'psM'],
    ["startsWith(github.ref, 'refs/tags/')", 'tM'],
    ["startsWith( github.ref , 'refs/tags/v' )", 'TM'],
    [`"!startsWith(github.ref, 'refs/tags/')"`, 'rpsM'],
    ["StartsWith(GitHub.Ref, 'REFS/HEADS/')", 'psM'],
    ["startsWith(github.ref, 'refs/pull/')", 'rM'],
    ["contains(github.ref, 'refs/tags/')", 'tM'],
    ["contains(github.ref, 'release')", 'RTM'],
    ["endsWith(github.ref, '/main')", 'RpsTM'],
    ["github.ref_type == 'tag'", 'RtM'],
    ["github.head_ref && github.event_name == 'push'", ''],
    ["startsWith(github.head_ref, 'dependabot/')", 'R'],
    ['github.event.pull_request.draft == false', 'rpstm'],
    ['github.event.pull_request', 'r'],
    ['"!github.event.pull_request.draft"', 'rpstm'],
    ['github.event.inputs.deploy', 'M'],
    ['inputs.deploy', 'M'],
    ['github.event.release.prerelease == false', 'rpstm'],
    ['vars.ENABLED', 'RPSTM'],
    ['', 'rpstm'],
    ['[true]', 'RPSTM'],
    ["github.repository == 'acme/shop'", 'RPSTM'],
    ["hashFiles('go.sum')", 'RPSTM'],
    ['startsWith(github.ref', 'RPSTM'],
    [`\${{ github.event_name == 'push' }} && \${{ true }}`, 'RPSTM'],
  ])('%s: %s', async (condition, expected) => {
    expect(tested(await pipeline(text(anything, condition)))).toEqual(on(expected));
  });

  test('the full name of a ref tells a branch from a tag also where nothing says which branch is trunk', async () => {
    const of = (condition: string) => pipeline(text('on: push\n', condition), {}, null).then(tested);
    expect(await of("startsWith(github.ref, 'refs/tags/')")).toEqual(on('t'));
    expect(await of("github.ref == 'refs/heads/main'")).toEqual(on('P'));
  });

  test('a request that was closed may have been merged, and then its change reached trunk', async () => {
    const of = (condition: string) =>
      pipeline(text('on:\n  pull_request:\n    types: [closed]\n', condition)).then(tested);
    expect(await of('github.event.pull_request.merged == true')).toEqual(on('P'));
    expect(await of('github.event.pull_request.merged == false')).toEqual(on(''));
  });
});

describe('which steps count', () => {
  const both = 'on:\n  push:\n    branches: [main]\n  pull_request:\n';

  test.each([
    ['a step that is switched off', 'true', '- if: false\n  run: go test ./...', ''],
    ['only after a failure', 'true', '- if: failure()\n  run: go test ./...', ''],
    ['whatever happened before', 'true', '- if: always()\n  run: go test ./...', 'rp'],
    ['what only a run knows', 'true', "- if: steps.changes.outputs.go == 'true'\n  run: go test ./...", 'RP'],
    ['a step whose failure is let pass', 'true', '- continue-on-error: true\n  run: go test ./...', ''],
    [
      'failures let pass by an expression',
      'true',
      `- continue-on-error: \${{ matrix.experimental }}\n  run: go test ./...`,
      'RP',
    ],
    ['no run is for both', "github.event_name == 'push'", "- if: github.head_ref != ''\n  run: go test ./...", ''],
  ])('%s', async (_, condition, steps, expected) => {
    expect(tested(await pipeline(text(both, condition, steps)))).toEqual(on(expected));
  });

  test.each([
    ['true', ''],
    [`\${{ matrix.experimental }}`, 'RP'],
    ['false', 'rp'],
  ])('a job with continue-on-error: %s', async (value, expected) => {
    const found = await pipeline(text(both, `true\n    continue-on-error: ${value}`));
    expect(tested(found)).toEqual(on(expected));
  });

  test('a job runs on the occasions on which its own condition lets it, whatever its steps say', async () => {
    const found = await pipeline(text(both, "github.event_name == 'push'", '- if: false\n  run: go test'));
    expect(job(found, 'test').runs).toEqual(on('p'));
  });

  test.each([
    ['', 'R'],
    [`\n  with:\n    ref: \${{ github.event.pull_request.head.sha }}`, 'r'],
    [`\n  with:\n    ref: refs/pull/\${{ github.event.number }}/merge`, 'r'],
    [`\n  with:\n    ref: \${{ github.base_ref }}`, ''],
  ])('what a request target brings is seen only where it is checked out: %j', async (inputs, expected) => {
    const found = await pipeline(
      text('on: pull_request_target\n', 'true', `- uses: actions/checkout@v4${inputs}\n${go}`),
    );
    expect(found.starts).toEqual(on('r'));
    expect(stepsOf(found).at(-1)).toMatchObject({ runs: on('r'), sees: on(expected) });
  });
});
