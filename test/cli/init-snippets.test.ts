import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { workplace } from './workplace.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const marks = { '.github/workflows/ci.yml': 'on: push\n', '.gitlab-ci.yml': '\n', 'azure-pipelines.yml': '\n' };

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
  place.repository('shop', { 'README.md': 'hello\n', ...marks });
  // Cloned and installed already: what is fetched is no matter of the steps.
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  place.program('git', `[ "$1" = clone ] && [ "$4" = "$TIDEMARK_URL" ] && exit 0\nexec ${git} "$@"`);
  place.program('npm', '[ "$*" = ci ]');
  symlinkSync(root, place.path('tidemark'));
});
afterEach(() => place.dispose());

/** What a file that `init` wrote has a shell do, by the path of the file. */
const scripts: Readonly<Record<string, (file: string) => string>> = {
  '.github/workflows/tidemark.yml': (file) => parse(file).jobs.maturity.steps.at(-1).run,
  '.gitlab/tidemark.yml': (file) => parse(file).tidemark.script.join('\n'),
  '.azure/tidemark.yml': (file) => parse(file).steps.at(-1).script,
};
/** As each system runs it: GitHub and GitLab end at the first failure, Azure does not. */
const shells: Readonly<Record<string, readonly string[]>> = {
  '.github/workflows/tidemark.yml': ['bash', '-e'],
  '.gitlab/tidemark.yml': ['sh', '-e'],
  '.azure/tidemark.yml': ['bash', '--noprofile', '--norc'],
};

function runStep(file: string) {
  const [shell = 'sh', ...flags] = shells[file] ?? [];
  const script = scripts[file]?.(readFileSync(place.path('shop', file), 'utf8')) ?? '';
  const { CI: _, ...inherited } = process.env;
  return spawnSync(shell, [...flags, '-c', script], {
    cwd: place.path('shop'),
    encoding: 'utf8',
    env: {
      ...inherited,
      PATH: [place.path('bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      TMPDIR: place.path('.tmp'),
      TIDEMARK_URL: 'https://example.org/tidemark.git',
      RUNNER_PLACE: place.path(),
    },
  });
}

test.each(Object.keys(scripts))(
  'the pipeline in %s holds a change against the baseline, and its exit code comes out',
  async (file) => {
    const ran = await place.run(['init', '--yes'], { cwd: 'shop' });
    expect(ran.stdout).toContain(`wrote ${file}\n`);
    const passed = runStep(file);
    expect([passed.status, passed.stdout]).toEqual([expect.toBeOneOf([0, 3]), expect.stringContaining('\nGate: ')]);
    const baseline = join('shop', '.tidemark/baseline.json');
    const saved = JSON.parse(readFileSync(place.path(baseline), 'utf8'));
    // Levels that are out of reach now; then an installation that fails.
    for (const { score } of saved.questions) Object.assign(score, { status: 'assessed', level: 9, ceiling: 9 });
    place.write(baseline, JSON.stringify(saved));
    expect(runStep(file).status).toBe(1);
    place.program('npm', 'exit 7');
    expect(runStep(file).status).toBe(7);
  },
);
