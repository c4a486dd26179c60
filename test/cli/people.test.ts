import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../src/config.ts';
import { readAssessment } from '../../src/core/documents.ts';
import { expectRefusal, workplace } from './workplace.ts';

const at = ['--at', '2026-06-01'];
const workflow = 'on: [push, pull_request]\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: go test ./...\n';

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
  place.repository('shop', { '.github/workflows/ci.yml': workflow, '.gitlab-ci.yml': 'a: {script: x}\n' });
});
afterEach(() => {
  const leftovers = place.leftovers();
  place.dispose();
  expect(leftovers).toEqual([]);
});

const text = (name: string) => readFileSync(place.path('shop', name), 'utf8');
const inShop = (...args: string[]) => place.run([...args], { cwd: 'shop' });

describe('init', () => {
  test('writes targets that hold, a baseline and a pipeline for each CI that is found', async () => {
    const ran = await inShop('init', ...at);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^wrote tidemark\.yaml\nwrote \.tidemark\/baseline\.json\nwrote \.github\/workflows\//);
    expect(ran.stdout).toContain('to do: add `include: {local: .gitlab/tidemark.yml}` to .gitlab-ci.yml');
    const { questions } = readAssessment(text('.tidemark/baseline.json'));
    const proven = questions.filter(({ score }) => score.level !== null);
    const { targets } = parseConfig(text('tidemark.yaml'), { file: 'tidemark.yaml', isTargets: true });
    expect(Object.entries(targets).map(([id, { level }]) => [id, level])).toEqual(
      proven.map(({ id, score }) => [id, score.level]),
    );
    const gated = await inShop('gate', '.tidemark/baseline.json', '--baseline', '.tidemark/baseline.json');
    expect(gated.code).toBe(0);
    expect(parse(text('.github/workflows/tidemark.yml')).jobs.maturity.steps).toHaveLength(3);
    expect(parse(text('.gitlab/tidemark.yml')).tidemark.script).toHaveLength(1);
    expect(existsSync(place.path('shop/.azure'))).toBe(false);
  });

  test('overwrites nothing unless it is told to', async () => {
    place.write('shop/tidemark.yaml', '# mine\n');
    const refused = await inShop('init', '--yes', ...at);
    expectRefusal(refused, /tidemark\.yaml is there already\n {2}mend: overwrite it with --force/);
    expect(text('tidemark.yaml')).toBe('# mine\n');
    expect(existsSync(place.path('shop/.tidemark'))).toBe(false);
    place.write('shop/tidemark.yaml', 'lexicon: {}\n');
    expect((await inShop('init', '--yes', '--force', ...at)).code).toBe(0);
    expect(text('tidemark.yaml')).toContain('targets');
  });

  test.each([
    ['.tidemark', 'folder'],
    ['tidemark.yaml', 'folder/file'],
    ['.gitlab', 'folder'],
  ])('writes nothing, forced or not, where %s is a link', async (name, to) => {
    mkdirSync(place.path('folder'));
    place.write('folder/file', 'theirs');
    symlinkSync(place.path(to), place.path('shop', name));
    const before = readdirSync(place.path('shop'));
    for (const options of [[], ['--force']]) {
      const refused = await inShop('init', '--yes', ...options, ...at);
      expectRefusal(refused, new RegExp(`: ${name.replace('.', '\\.')} is a symbolic link`));
    }
    expect(readdirSync(place.path('shop'))).toEqual(before);
    expect(readdirSync(place.path('folder'))).toEqual(['file']);
    expect(readFileSync(place.path('folder/file'), 'utf8')).toBe('theirs');
  });

  test('writes nothing where a file has the place of a folder', async () => {
    place.write('shop/.tidemark', '');
    expectRefusal(await inShop('init', '--yes', ...at), /baseline\.json: \.tidemark is no folder/);
    expect(existsSync(place.path('shop/tidemark.yaml'))).toBe(false);
  });
});

describe('ask', () => {
  test('prints what is open where nobody can answer, at most three of each question', async () => {
    const listed = JSON.parse((await inShop('ask', '--json', ...at)).stdout) as { question: string }[];
    expect(listed.length).toBeGreaterThan(0);
    for (const some of Map.groupBy(listed, ({ question }) => question).values()) expect(some.length).toBeLessThan(4);
    const ran = await inShop('ask', ...at);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('Is it so: ');
    expect(existsSync(place.path('shop/tidemark.yaml'))).toBe(false);
    await place.run(['scan', 'shop', '-o', 'saved.json', ...at]);
    expect((await place.run(['ask', 'saved.json'])).stdout).toBe(ran.stdout);
  });
});
