import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAssessment } from '../../src/core/documents.ts';
import { version } from '../../src/version.ts';
import { expectRefusal, workplace } from './workplace.ts';

const at = ['--at', '2026-06-01'];
const workflow = 'on: [push, pull_request]\njobs:\n  test:\n    runs-on: x\n    steps:\n      - run: go test ./...\n';

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
});
afterEach(() => {
  const leftovers = place.leftovers();
  place.dispose();
  expect(leftovers).toEqual([]);
});

describe('the built command line', () => {
  test('says its version', async () => {
    for (const args of [['--version'], ['-V'], ['-V', 'scan']]) {
      expect(await place.run(args)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  test('gives help on stdout when asked, and on stderr when nothing was said', async () => {
    const help = await place.run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('tidemark scan . --min 3');
    expect(await place.run([])).toMatchObject({ code: 2, stdout: '' });
    for (const command of ['scan', 'collect', 'evaluate', 'gate', 'explain', 'models']) {
      const ran = await place.run([command, '--help']);
      expect(ran, command).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout, command).toContain('Examples:');
    }
  });

  test('scans a repository and says what, which commit, and what to do next', async () => {
    const { git } = place.repository('shop', { 'README.md': 'hello\n', '.github/workflows/ci.yml': workflow });
    const ran = await place.run(['scan', 'shop', ...at]);
    expect(ran.stderr).toBe('');
    expect(ran.stdout.replaceAll('\n', ' ')).toContain(
      `shop: commit ${git('rev-parse', 'HEAD').slice(0, 7)}; trunk: main; uncommitted changes are not read`,
    );
    expect(ran.stdout).toContain('govuk.governance.version_control');
    expect(ran.stdout).toContain('Next step towards level');
  });

  test('judges what was collected as it would have judged at once, byte for byte', async () => {
    place.repository('shop', { '.github/workflows/ci.yml': workflow });
    place.write('tidemark.yaml', 'scope:\n  mergeMethods: [squash]\n');
    const scanned = await place.run(['scan', 'shop', '--json', ...at]);
    const collected = await place.run(['collect', 'shop', '-o', 'evidence.json', ...at]);
    expect(collected).toEqual({ code: 0, stdout: '', stderr: '' });
    const evaluated = await place.run(['evaluate', 'evidence.json', '--json']);
    expect(evaluated).toEqual(scanned);
    const piped = await place.run(['evaluate', '-', '--json'], {
      input: readFileSync(place.path('evidence.json'), 'utf8'),
    });
    expect(piped).toEqual(scanned);
    expect(readAssessment(scanned.stdout).scope.mergeMethods?.methods).toEqual(['squash']);
    const saved = await place.run(['scan', 'shop', '--json', '-o', 'assessment.json', ...at]);
    expect(saved).toEqual({ ...scanned, stdout: '' });
    expect(readFileSync(place.path('assessment.json'), 'utf8')).toBe(scanned.stdout);
  });

  test('takes questions by the last part of their names in targets and waivers, when scanning and in the gate', async () => {
    place.repository('shop');
    place.write(
      'tidemark.yaml',
      'targets: {version_control: 5}\nwaivers: [{question: version_control, criterion: l5_continuous, owner: a, reason: b, expires: 2026-12-31}]\n',
    );
    const scanned = await place.run(['scan', 'shop', '--json', '-o', 'assessment.json', ...at]);
    const gated = await place.run(['gate', 'assessment.json', '--config', 'tidemark.yaml']);
    expect(gated.stdout).toContain('govuk.governance.version_control, target 5');
    expect(gated.stdout).toContain('govuk.governance.version_control.l5_continuous');
    expect({ ...gated, stderr: gated.stdout, stdout: '' }).toEqual(scanned);
  });

  test('gates a saved assessment as the scan would have', async () => {
    place.repository('shop');
    await place.run(['scan', 'shop', '-o', 'assessment.json', ...at]);
    for (const min of ['1', '2', '5']) {
      const scanned = await place.run(['scan', 'shop', '--json', '--min', min, ...at]);
      const gated = await place.run(['gate', 'assessment.json', '--min', min]);
      expect(gated.code).toBe(scanned.code);
      expect(scanned.stderr).toBe(gated.stdout);
    }
  });

  test('of an empty repository cannot tell, and says so', async () => {
    place.repository('empty', {});
    const ran = await place.run(['scan', 'empty', ...at]);
    expect(ran).toMatchObject({ code: 3, stderr: '' });
    expect(ran.stdout).toContain('empty: no commit');
  });

  test('of a directory that is no repository cannot tell, and says so', async () => {
    place.repository('shop');
    const plain = workplace();
    try {
      plain.write('README.md', 'hello\n');
      const ran = await plain.run(['scan', '.', ...at]);
      expect(ran.stderr).toBe('');
      expect(ran.code).toBe(3);
      expect(ran.stdout).toMatch(/^tidemark-test-\S+: not a git repository, so only its files can\s+be read\n/);
      expect(ran.stdout).toContain('0 of 7 questions assessed');
      expect(ran.stdout.split('Nothing of it can be told')).toHaveLength(4);
      expect(ran.stdout.split('Nothing was found that answers it')).toHaveLength(5);
    } finally {
      plain.dispose();
    }
  });

  test('scans several repositories: a report each and one table, or one line of JSON each', async () => {
    place.repository('shop');
    place.repository('till');
    const reports = await place.run(['scan', 'shop', 'till', ...at]);
    expect(reports.stdout).toMatch(/^shop: commit[\s\S]+\ntill: commit[\s\S]+\nAll systems\n/);
    const lines = (await place.run(['scan', 'shop', 'till', '--json', ...at])).stdout.trimEnd().split('\n');
    expect(lines.map((line) => readAssessment(line).targets.map(({ name }) => name))).toEqual([['shop'], ['till']]);
  });

  test('tells several repositories of one name apart, in reports, table and gate', async () => {
    place.repository('old/shop');
    place.repository('new/shop');
    const ran = await place.run(['scan', 'old/shop', 'new/shop', '--min', '2', ...at]);
    expect(ran.stdout).toMatch(
      /^old\/shop: commit[\s\S]+\nnew\/shop: commit[\s\S]+\n {2}old\/shop {2}[\s\S]+\n {2}new\/shop {2}/,
    );
    expect(ran.stdout).toMatch(/\nGate for old\/shop: [\s\S]+\nGate for new\/shop: /);
    const [first] = (await place.run(['scan', 'old/shop', 'new/shop', '--json', ...at])).stdout.split('\n');
    expect(readAssessment(first ?? '').targets.map(({ name }) => name)).toEqual(['shop']);
  });

  test('writes for as many columns as COLUMNS asks for', async () => {
    const widest = async (COLUMNS: string) =>
      Math.max(...(await place.run(['explain'], { env: { COLUMNS } })).stdout.split('\n').map((line) => line.length));
    expect(await widest('60')).toBeLessThanOrEqual(60);
    expect(await widest('120')).toBeGreaterThan(80);
  });

  test('lists what it would read, and judges nothing', async () => {
    place.repository('shop', { '.github/workflows/ci.yml': workflow, 'logo.png': 'picture\n' });
    const ran = await place.run(['scan', 'shop', '--dry-run']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('  .github/workflows/ci.yml\n');
    expect(ran.stdout).not.toContain('logo.png');
    expect(ran.stdout).not.toMatch(/[Ll]evel/);
  });

  test('shows outside text without terminal sequences', async () => {
    place.repository('shop\u001b[31m', { '.github/workflows/\u001b[2Jci\u202e.yml': 'on: [' });
    const ran = await place.run(['scan', 'shop\u001b[31m', ...at]);
    expect(ran.stdout).toContain('commit');
    expect(ran.stdout + ran.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    const refused = await place.run(['scan', 'nowhere\u001b[31m\u202e']);
    expect(refused.stderr).not.toMatch(/[\u001b\u202e]/);
  });

  test('is not upset by a reader that stops reading', async () => {
    place.repository('shop');
    const cli = new URL('../../dist/cli.mjs', import.meta.url).pathname;
    const script = `"${process.execPath}" "${cli}" scan shop --at 2026-06-01 | true; echo "\${PIPESTATUS[0]}"`;
    const ran = spawnSync('bash', ['-c', script], { cwd: place.path(), encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout.trim()).toMatch(/^[03]$/);
  });

  test('tells that stdout took nothing', async () => {
    const cli = new URL('../../dist/cli.mjs', import.meta.url).pathname;
    const ran = spawnSync('bash', ['-c', `"${process.execPath}" "${cli}" explain > /dev/full`], { encoding: 'utf8' });
    expect(ran.stderr).toMatch(/^tidemark: cannot write to stdout: no space left\n {2}mend: /);
    expect(ran.status).toBe(2);
  });

  test('prints the events of a run on stderr when asked', async () => {
    place.repository('shop');
    const ran = await place.run(['collect', 'shop', '-o', 'evidence.json', '--log-level', 'debug', ...at]);
    const events = ran.stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toContainEqual(expect.objectContaining({ kind: 'git.trunk', state: 'done' }));
    expect(ran.stdout).toBe('');
  });

  test('tells at level info which commit was opened and how long it took, and at level warn nothing of a sound run', async () => {
    const { git } = place.repository('shop');
    const told = async (level: string) =>
      (await place.run(['scan', 'shop', '-o', 'assessment.json', '--log-level', level, ...at])).stderr
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line));
    expect(await told('info')).toEqual([
      expect.objectContaining({ level: 30, msg: 'opened', target: 'shop', commit: git('rev-parse', 'HEAD').trim() }),
      expect.objectContaining({ level: 30, msg: 'finished', readMs: expect.any(Number), judgedMs: expect.any(Number) }),
    ]);
    expect(await told('warn')).toEqual([]);
  });

  test('warns of what it does not follow', async () => {
    place.repository('shop');
    place.write('shop/.git/objects/info/alternates', `${place.path('elsewhere')}\n`);
    const ran = await place.run(['scan', 'shop', '-o', 'assessment.json', '--log-level', 'warn', ...at]);
    expect(JSON.parse(ran.stderr)).toMatchObject({ level: 40, event: 'alternates_not_followed' });
  });

  test('writes only ASCII where the locale has nothing else', async () => {
    place.repository('shop');
    const ran = await place.run(['scan', 'shop', ...at], { env: { LC_ALL: 'C' } });
    expect(ran.stdout).toMatch(/^[\n\u0020-\u007e]+$/);
  });
});

describe('a related repository', () => {
  test('is named in the documents, the report and the dry run, and is read with the target', async () => {
    place.repository('shop', { '.github/workflows/ci.yml': workflow });
    const { git } = place.repository('acme/templates');
    const commit = git('rev-parse', 'HEAD').trim();
    const beside = ['--related-repository', 'acme/templates'];
    const scanned = await place.run(['scan', 'shop', ...beside, '--json', ...at]);
    expect(scanned.stderr).toBe('');
    expect(readAssessment(scanned.stdout).targets[0]?.related).toEqual([{ name: 'acme/templates', commit }]);
    const collected = await place.run(['collect', 'shop', ...beside, ...at]);
    expect(JSON.parse(collected.stdout).targets[0].related).toEqual([{ name: 'acme/templates', commit }]);
    const told = await place.run(['scan', 'shop', ...beside, ...at]);
    expect(told.stdout).toContain(`\nRead with it: acme/templates, commit ${commit.slice(0, 7)}\n`);
    const dry = await place.run(['scan', 'shop', ...beside, '--dry-run', '--json']);
    expect(JSON.parse(dry.stdout).related).toEqual([{ name: 'acme/templates', commit }]);
  });

  test('configures nothing that a target may not', async () => {
    place.repository('shop');
    place.repository('templates');
    place.write('templates/tidemark.yaml', 'lexicon: {actions: [{name: a/b, capability: test}]}\n');
    const args = ['scan', '../shop', '--related-repository', 'acme/templates=.'];
    expectRefusal(
      await place.run(args, { cwd: 'templates' }),
      /may not set lexicon\n {2}mend: .+--config tidemark\.yaml/,
    );
  });
});

describe('a configuration', () => {
  test('says what own tools do if the user names it, and is shown; a target may not', async () => {
    place.repository('shop');
    place.write('shop/tidemark.yaml', 'lexicon: {commands: [{words: acme scan, capability: test}]}\n');
    expectRefusal(
      await place.run(['scan'], { cwd: 'shop' }),
      /tidemark\.yaml:1:1: a scanned repository may not set lexicon/,
    );
    const named = await place.run(['scan', '--config', 'tidemark.yaml', ...at], { cwd: 'shop' });
    expect(named.stdout.replace(/\s+/g, ' ')).toContain(
      'Declared what own commands and actions do (tidemark.yaml, sha256',
    );
  });

  test('in the scanned repository sets targets, and the report says whose word that is', async () => {
    place.repository('shop', { 'README.md': 'hello\n' });
    place.write('shop/tidemark.yaml', "targets:\n  '*': 5\n");
    const ran = await place.run(['scan', '.', ...at], { cwd: 'shop' });
    expect(ran.stdout.replaceAll('\n', ' ')).toContain('declared by the target');
    expect(ran.stdout).toMatch(/Gate: (failed|cannot tell)/);
    expect(ran.code).not.toBe(0);
  });

  test('in the scanned repository does nothing from another working directory', async () => {
    place.repository('shop');
    place.write('shop/tidemark.yaml', 'not a configuration');
    const ran = await place.run(['scan', 'shop', ...at]);
    expect(ran.stderr).toBe('');
    expect(ran.stdout).not.toContain('Gate');
  });
});
