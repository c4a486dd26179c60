import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readAssessment } from '../../src/core/documents.ts';
import { pathWith, workplace } from './workplace.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const event = { repository: { default_branch: 'main' }, pull_request: { title: '$(touch hacked) `touch hacked`' } };

interface Step {
  readonly name: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

const action = parse(readFileSync(`${root}action.yml`, 'utf8'));
const steps = action.runs.steps as readonly Step[];
const [spec, job] = parseAllDocuments(readFileSync(`${root}templates/tidemark.yml`, 'utf8')).map((each) => each.toJS());

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
  place.repository('shop');
  place.write('event.json', JSON.stringify(event));
  place.write('summary.md', '');
  place.write('output.txt', '');
});
afterEach(() => {
  // npm's own, of every run of Node.
  const leftovers = place.leftovers().filter((name) => name !== 'node-compile-cache');
  place.dispose();
  expect(leftovers).toEqual([]);
});

/** What an expression of GitHub is replaced by, with the inputs of a caller over the defaults. */
function filledIn(expression: string, inputs: Readonly<Record<string, string>>): string {
  return expression.replace(/\$\{\{ (?:inputs\.([\w-]+)(?: \|\| )?)?(github\.action_path)? \}\}/, (_, name, path) => {
    const given = name === undefined ? '' : (inputs[name] ?? action.inputs[name].default);
    return given === '' && path !== undefined ? root : given;
  });
}

function runShell(script: string, env: Readonly<Record<string, string>>, shell = ['bash', '-e']) {
  const [program = 'sh', ...flags] = shell;
  const { CI: _, ...inherited } = process.env;
  return spawnSync(program, [...flags, '-c', script], {
    cwd: place.path(),
    encoding: 'utf8',
    env: {
      ...inherited,
      PATH: pathWith(dirname(process.execPath)),
      TMPDIR: place.path('.tmp'),
      GITHUB_EVENT_PATH: place.path('event.json'),
      GITHUB_STEP_SUMMARY: place.path('summary.md'),
      GITHUB_OUTPUT: place.path('output.txt'),
      CI: 'true',
      ...env,
    },
  });
}

function runAction(inputs: Readonly<Record<string, string>>) {
  const scan = steps.find(({ name }) => name === 'Scan');
  if (scan === undefined) throw new Error('the action does not scan');
  const env = Object.entries(scan.env).map(([name, value]) => [name, filledIn(value, inputs)]);
  return runShell(scan.run, Object.fromEntries(env));
}

/** What was told on stderr, but for npm's remarks about its own configuration. */
const told = (stderr: string) => stderr.replace(/^npm warn .*\n/gm, '');

const text = (name: string) => readFileSync(place.path(name), 'utf8');

describe('the action', () => {
  test('writes summary, SARIF and assessment, and tells its exit code', () => {
    const ran = runAction({ target: 'shop', min: '1', 'allow-unknown': 'true', reports: 'html=a.html\ncsv=b.csv\n' });
    expect(told(ran.stderr)).toBe('');
    expect(text('output.txt')).toBe(`exit-code=${ran.status}\n`);
    expect(text('summary.md')).toMatch(/^<!-- tidemark -->\n/);
    expect(JSON.parse(text('tidemark.sarif')).version).toBe('2.1.0');
    expect(text('summary.md')).toContain('### Gate: ');
    expect(readAssessment(text('tidemark.json')).targets[0]?.name).toBe('shop');
    expect([existsSync(place.path('a.html')), existsSync(place.path('b.csv'))]).toEqual([true, true]);
  });

  test.each([
    ['unknown', 3],
    ['below', 0],
    ['nothing', 0],
  ])('that fails on %s gives back %d where nothing can be told', (failOn, status) => {
    place.repository('empty', {});
    const ran = runAction({ target: 'empty', 'fail-on': failOn });
    expect(ran.status).toBe(status);
    expect(text('output.txt')).toBe('exit-code=3\n');
  });

  test('fails on errors whatever it is told, and on a word that it does not know', () => {
    expect(runAction({ target: 'nowhere', 'fail-on': 'nothing' }).status).toBe(2);
    expect(text('summary.md')).toBe('tidemark could not judge: the log of this step says why.\n');
    expect(runAction({ target: 'shop', 'fail-on': 'sometimes' })).toMatchObject({ status: 2, stdout: '' });
    const ran = runAction({ target: 'shop', 'allow-unknown': 'perhaps' });
    expect(ran).toMatchObject({ status: 2, stderr: 'tidemark: allow-unknown is true or false, not: perhaps\n' });
    expect(text('summary.md').split('\n')).toHaveLength(4);
  });

  test.each([
    ['yes', 0],
    ['True', 0],
    ['true', 0],
    ['no', 3],
    ['False', 3],
  ])('lets what cannot be told pass where allow-unknown is %s: %d', (allowed, status) => {
    place.write('own.yaml', 'targets: {shared_responsibility: 3}\n');
    expect(runAction({ target: 'shop', config: 'own.yaml', 'allow-unknown': allowed }).status).toBe(status);
  });

  test('takes inputs for what they are, and runs nothing of them', () => {
    for (const hostile of ['$(touch hacked)', '`touch hacked`', '"; touch hacked; "', '--dry-run']) {
      const ran = runAction({ target: hostile, min: hostile, reports: `html=${hostile}` });
      expect(ran.status, hostile).toBe(2);
    }
    expect(existsSync(place.path('hacked'))).toBe(false);
    for (const { run } of steps) expect(run).not.toContain('${{');
  });
});

describe('the component for GitLab', () => {
  const script = (job.tidemark.script as string[]).join('\n');

  function runJob(variables: Readonly<Record<string, string>>) {
    const given = Object.entries(job.tidemark.variables as Record<string, string>).map(([name, value]) => {
      const input = /^\$\[\[ inputs\.(\w+) \]\]$/.exec(value)?.[1];
      return [name, input === undefined ? value : String(spec.spec.inputs[input].default ?? '')];
    });
    return runShell(script, { ...Object.fromEntries(given), TIDEMARK_FOLDER: root, ...variables }, ['sh', '-e']);
  }

  test('writes JUnit, SARIF and summary, and fails on what it is told', () => {
    const ran = runJob({ TIDEMARK_TARGET: 'shop', TIDEMARK_MIN: '5', TIDEMARK_FAIL_ON: 'nothing' });
    expect([ran.status, told(ran.stderr)]).toEqual([0, '']);
    expect(text('tidemark.junit.xml')).toMatch(/^<\?xml/);
    expect(text('tidemark.md')).toMatch(/^<!-- tidemark -->/);
    expect(JSON.parse(text('tidemark.sarif')).version).toBe('2.1.0');
    expect([1, 3]).toContain(runJob({ TIDEMARK_TARGET: 'shop', TIDEMARK_MIN: '5' }).status);
  });

  test('takes inputs by way of variables only', () => {
    expect(JSON.stringify([job.tidemark.script, job.tidemark.before_script])).not.toContain('$[[');
    expect(runJob({ TIDEMARK_TARGET: '$(touch hacked)' }).status).toBe(2);
    expect(existsSync(place.path('hacked'))).toBe(false);
  });
});
