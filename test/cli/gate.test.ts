import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAssessment, readCollection } from '../../src/core/documents.ts';
import { expectRefusal, workplace } from './workplace.ts';

const at = ['--at', '2026-06-01'];
const versions = 'govuk.governance.version_control';
const waiver = `{question: version_control, criterion: l5_continuous, owner: ana, reason: moving, expires: 2026-12-31}`;
const attestation = `{question: version_control, criterion: l5_continuous, answer: yes, statement: seen, owner: ana, made: 2026-05-01, expires: 2026-12-31}`;

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
  place.repository('shop');
});
afterEach(() => {
  const leftovers = place.leftovers();
  place.dispose();
  expect(leftovers).toEqual([]);
});

/** A saved assessment of the shop, whose version control question has another level. */
async function savedWith(file: string, level: number, ceiling: number) {
  await place.run(['scan', 'shop', '-o', file, ...at]);
  const saved = JSON.parse(readFileSync(place.path(file), 'utf8'));
  for (const question of saved.questions) {
    if (question.id === versions) Object.assign(question.score, { status: 'assessed', level, ceiling });
  }
  place.write(file, JSON.stringify(saved));
}

describe('what the configuration declares', () => {
  test('stands in collection and assessment with whole names and who declared it', async () => {
    place.write('tidemark.yaml', `waivers: [${waiver}]\nattestations: [${attestation}]\n`);
    const collected = await place.run(['collect', 'shop', '-o', 'evidence.json', ...at]);
    expect(collected).toEqual({ code: 0, stdout: '', stderr: '' });
    const { scope } = readCollection(readFileSync(place.path('evidence.json'), 'utf8'));
    const by = expect.stringMatching(/^tidemark\.yaml, sha256 [0-9a-f]{12}$/);
    expect(scope.waivers).toEqual([expect.objectContaining({ question: versions, by })]);
    expect(scope.attestations).toEqual([expect.objectContaining({ question: versions, answer: 'yes', by })]);
    const scanned = await place.run(['scan', 'shop', '--json', ...at]);
    expect(readAssessment(scanned.stdout).scope).toEqual(scope);
    expect((await place.run(['evaluate', 'evidence.json', '--json'])).stdout).toBe(scanned.stdout);
  });

  test.each([
    [
      'waivers:',
      'continuous',
      /tidemark\.yaml:2:33: waivers: .+ has no criterion l5_continous\n {2}mend: did you mean l5_c/,
    ],
    ['attestations:', 'continuous', /tidemark\.yaml:2:\d\d: attestations: .+ has no criterion l5_continous/],
  ])('%s is told with its line where a name is wrong, by scan and by collect', async (key, right, message) => {
    const text = key === 'waivers:' ? waiver : attestation;
    place.write('tidemark.yaml', `${key}\n  - ${text.replace(right, 'continous')}\n`);
    expectRefusal(await place.run(['scan', 'shop']), message);
    expectRefusal(await place.run(['collect', 'shop']), message);
  });

  test('is attested by no file of the scanned repository', async () => {
    place.write('shop/tidemark.yaml', `attestations: [${attestation}]\n`);
    const args = ['scan', '.', '--json', '-o', 'a.json', ...at];
    expectRefusal(
      await place.run(args, { cwd: 'shop' }),
      /tidemark\.yaml:1:1: a scanned repository may not set attestations\n {2}mend: if you trust .+--config tidemark\.yaml/,
    );
    const named = await place.run([...args, '--config', 'tidemark.yaml'], { cwd: 'shop' });
    expect(named.stderr).toBe('');
  });

  test('may ask some models only', async () => {
    place.write('tidemark.yaml', 'models: [govk]\n');
    expectRefusal(await place.run(['scan', 'shop']), /tidemark\.yaml:1:10: models: no model is called govk\n.+govuk\?/);
    place.write('tidemark.yaml', 'models: [govuk]\n');
    const scanned = await place.run(['scan', 'shop', '--json', ...at]);
    expect(readAssessment(scanned.stdout).models.map(({ id }) => id)).toEqual(['govuk']);
  });

  test('may write reports, unless the file is the scanned repository’s', async () => {
    place.write('tidemark.yaml', 'reports: {json: saved.json}\n');
    const scanned = await place.run(['scan', 'shop', '--json', ...at]);
    expect(readFileSync(place.path('saved.json'), 'utf8')).toBe(scanned.stdout);
    place.write('tidemark.yaml', 'reports: {jsn: saved.json}\n');
    expectRefusal(await place.run(['scan', 'shop']), /tidemark\.yaml:1:11: reports: no format is called jsn\n.+json\?/);
    place.write('tidemark.yaml', 'reports:\n  json: sho/saved.json\n');
    expectRefusal(
      await place.run(['scan', 'shop']),
      /tidemark\.yaml:2:3: reports: cannot write sho\/saved\.json: its directory does not exist\n.+did you mean shop\?/,
    );
    place.write('shop/tidemark.yaml', 'reports: {json: .git/config}\n');
    expectRefusal(await place.run(['scan', '.'], { cwd: 'shop' }), /may not set reports/);
  });
});

describe('the gate', () => {
  test('takes the waivers that the assessment holds, without a configuration of its own', async () => {
    place.write('tidemark.yaml', `waivers: [${waiver}]\n`);
    await place.run(['scan', 'shop', '-o', 'assessment.json', ...at]);
    place.write('tidemark.yaml', '');
    const gated = await place.run(['gate', 'assessment.json', '--min', '1', '--json']);
    expect(JSON.parse(gated.stdout).waivers).toEqual([expect.objectContaining({ question: versions, owner: 'ana' })]);
  });

  test('tells all that is wrong in its configuration, what it does not need itself among it', async () => {
    await place.run(['scan', 'shop', '-o', 'assessment.json', ...at]);
    for (const [name = '', ...options] of [['gate'], ['report', '--format', 'csv']]) {
      const run = () => place.run([name, 'assessment.json', ...options]);
      place.write('tidemark.yaml', 'targets: {version_contrl: 2, "*": 1}\nmodels: [gouvk]\n');
      expect(await run()).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(
          /^tidemark: tidemark\.yaml:2:10: .+\n {2}mend: .+govuk.+\ntidemark: tidemark\.yaml:1:11: .+\n {2}mend: .+\n$/,
        ),
      });
      place.write('tidemark.yaml', 'targets: {"*": 1}\nreports: {htm: a, csv: b, sarf: c}\n');
      expect(await run()).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(
          /^tidemark: tidemark\.yaml:2:11: .+\n.+html\?\ntidemark: .+:2:27: .+\n.+sarif\?\n$/,
        ),
      });
      place.write('tidemark.yaml', 'targets: {"*": 1}\npolicies: [nope, shop]\n');
      const ran = await run();
      expect(ran.code).not.toBe(2);
      expect(ran.stderr).toMatch(/^tidemark\.yaml:2:12: policies nope: no such folder; [^\n]+\n$/);
    }
  });

  test('takes targets of sections, and tells a level that there is not with its line', async () => {
    place.write('tidemark.yaml', 'targets:\n  governance: 2\n');
    const scanned = await place.run(['scan', 'shop', '-o', 'assessment.json', ...at]);
    expect(scanned.stdout).toContain('govuk.governance.provisioning, target 2');
    place.write('tidemark.yaml', 'targets:\n  governance: 7\n');
    const message =
      /tidemark\.yaml:2:3: level 7 cannot be the target of govuk\.governance\.\w+: its model has levels 1 to 5/;
    expectRefusal(await place.run(['scan', 'shop']), message);
    expectRefusal(await place.run(['gate', 'assessment.json']), message);
  });

  test('fails below the baseline, cannot tell between, and says what changed', async () => {
    await savedWith('now.json', 3, 4);
    await savedWith('higher.json', 5, 5);
    await savedWith('possible.json', 4, 4);
    const against = (file: string, ...more: string[]) => place.run(['gate', 'now.json', '--baseline', file, ...more]);
    expect(await against('now.json')).toMatchObject({ code: 0, stderr: '' });
    const fallen = await against('higher.json');
    expect(fallen.code).toBe(1);
    expect(fallen.stdout).toContain('fallen: govuk.governance.version_control, level 5 before, now at most 4');
    expect((await against('possible.json')).code).toBe(3);
    expect((await against('possible.json', '--allow-unknown')).code).toBe(0);
    const since = JSON.parse((await against('higher.json', '--json')).stdout).since;
    expect(since.because).toEqual({ evidence: false, rules: [], tool: false });
  });

  test('stands in the reports that people keep, with what changed since the baseline', async () => {
    await savedWith('now.json', 3, 4);
    await savedWith('higher.json', 5, 5);
    const formats = {
      markdown: '### Gate: failed',
      html: '<p class="lead">Gate: failed',
      junit: 'message="Gate: failed"',
    };
    for (const [format, said] of Object.entries({ ...formats, terminal: '\nGate: failed' })) {
      const report = (...args: string[]) => place.run(['report', 'now.json', '--format', format, ...args]);
      const told = (await report('--baseline', 'higher.json')).stdout;
      expect(told).toContain(said);
      expect(told.replaceAll(/\s+/g, ' ')).toContain('level 5 before, now at most 4');
      expect((await report()).stdout).not.toContain('Gate: ');
    }
    const files = Object.keys(formats).flatMap((format) => ['--report', `${format}=saved.${format}`]);
    const scanned = await place.run(['scan', 'shop', '--baseline', 'higher.json', ...files, ...at]);
    const gate = /^Gate: \w+( \w+)?/m.exec(scanned.stdout)?.[0] ?? 'no gate';
    for (const format of Object.keys(formats)) {
      expect(readFileSync(place.path(`saved.${format}`), 'utf8')).toContain(gate);
    }
    expectRefusal(await place.run(['report', 'now.json', 'now.json', '--baseline', 'now.json']), /is of one system/);
  });

  test('shows in reports the targets of a section, and those named by their last part', async () => {
    await savedWith('now.json', 3, 4);
    place.write('tidemark.yaml', 'targets: {version_control: 4}\n');
    const told = await place.run(['report', 'now.json', '--format', 'markdown']);
    expect(told.stdout).toContain('4, cannot tell whether it is reached');
    place.write('tidemark.yaml', 'targets: {version_contrl: 4}\n');
    expectRefusal(
      await place.run(['report', 'now.json']),
      /tidemark\.yaml:1:11: .+version_contrl\n.+version_control\?/,
    );
  });

  test('refuses a baseline of another system, and takes one of a clone that was moved or renamed', async () => {
    const scan = (folder: string, file: string) => place.run(['scan', folder, '-o', file, ...at]);
    place.repository('till', { 'till.txt': 'another\n' });
    const { git } = place.repository('books', { 'books.txt': 'one more\n' });
    git('remote', 'add', 'origin', 'https://github.com/acme/books.git');
    for (const name of ['shop', 'till', 'books']) await scan(name, `${name}.json`);
    const gate = (file: string, baseline: string, ...more: string[]) =>
      place.run(['gate', file, '--baseline', baseline, ...more]);
    const other = /the baseline is of another system: shop, and this is till\n {2}mend: name a baseline of this one/;
    expectRefusal(await gate('till.json', 'shop.json'), other);
    expectRefusal(await place.run(['scan', 'till', '--baseline', 'shop.json', ...at]), other);
    expectRefusal(await place.run(['report', 'till.json', '--baseline', 'shop.json']), other);
    // The controls: the same repository under another name, and at another address.
    for (const name of ['shop', 'books']) {
      execFileSync('git', ['clone', '--quiet', place.path(name), place.path(`moved-${name}`)]);
      await scan(`moved-${name}`, 'moved.json');
      const { code, stdout } = await gate('moved.json', `${name}.json`);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^Gate: passed\nSince /)]);
    }
    // What neither address nor history tells stays open.
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${place.path('till')}`, place.path('shallow')]);
    await scan('shallow', 'shallow.json');
    const open = await gate('shallow.json', 'shop.json');
    expect(open).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('cannot tell whether the baseline is of this'),
    });
  });

  test('tells attestations that a saved assessment was not scanned with, and only those', async () => {
    place.write('tidemark.yaml', `attestations: [${attestation}]\n`);
    await place.run(['scan', 'shop', '-o', 'with.json', ...at]);
    const gate = async (...args: string[]) => (await place.run(['gate', ...args, '--min', '1'])).stdout;
    expect(await gate('with.json')).not.toContain('attestation');
    place.write('tidemark.yaml', `attestations: [${attestation}, ${attestation.replace('seen', 'heard')}]\n`);
    expect(await gate('with.json')).toContain(
      '  - without effect: 1 attestation of the configuration, with which this',
    );
    expect(JSON.parse(await gate('with.json', '--json')).attestationsNotScanned).toBe(1);
  });

  test('holds a scan against a baseline, of the questions that were asked', async () => {
    await savedWith('baseline.json', 5, 5);
    const args = ['scan', 'shop', '--baseline', 'baseline.json', ...at];
    expect([1, 3]).toContain((await place.run(args)).code);
    const other = await place.run([...args, '--question', 'provisioning']);
    expect(other.stdout).not.toContain(versions);
    expectRefusal(await place.run(['scan', 'shop', 'shop', '--baseline', 'baseline.json']), /is of one system/);
    expectRefusal(await place.run(['scan', 'shop', '--baseline', 'nowhere.json']), /no such file: nowhere\.json/);
  });

  test('cannot tell by an assessment that is too old or of a day to come', async () => {
    await savedWith('old.json', 5, 5);
    const gate = (...args: string[]) => place.run(['gate', ...args, '--min', '1', '--question', 'x'].slice(0, -2));
    const old = await gate('old.json', '--max-age', '7', '--allow-unknown');
    expect(old.code).toBe(3);
    expect(old.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /cannot tell: the assessment is \d+ days old, and may be 7 at most/,
    );
    const saved = JSON.parse(readFileSync(place.path('old.json'), 'utf8'));
    place.write('new.json', JSON.stringify({ ...saved, now: new Date().toISOString() }));
    expect((await gate('new.json', '--max-age', '7', '--allow-unknown')).code).toBe(0);
    place.write('late.json', JSON.stringify({ ...saved, now: '2999-01-01T00:00:00.000Z' }));
    expect((await gate('late.json', '--max-age', '7', '--allow-unknown')).stdout).toContain('of a day to come');
    expectRefusal(await gate('new.json', '--max-age', 'week'), /--max-age week is no number of days/);
  });
});
