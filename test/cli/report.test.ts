import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAssessment } from '../../src/core/documents.ts';
import { expectRefusal, workplace } from './workplace.ts';

const at = ['--at', '2026-06-01'];

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

const text = (name: string) => readFileSync(place.path(name), 'utf8');

describe('a report', () => {
  test('is written to each file that is named, by scan and evaluate alike', async () => {
    const reports = ['--report', 'html=page.html', '--report', 'json=saved.json'];
    const scanned = await place.run(['scan', 'shop', ...reports, ...at]);
    expect(scanned.stderr).toBe('');
    expect(scanned.stdout).toContain('shop: commit');
    expect(text('page.html')).toMatch(/^<!doctype html>/);
    const [page, saved] = [text('page.html'), text('saved.json')];
    await place.run(['collect', 'shop', '-o', 'evidence.json', ...at]);
    await place.run(['evaluate', 'evidence.json', ...reports]);
    expect([text('page.html'), text('saved.json')]).toEqual([page, saved]);
    const rendered = await place.run(['report', 'saved.json', '--format', 'html', '-o', 'again.html']);
    expect(rendered).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(text('again.html')).toBe(page);
    expect(readdirSync(place.path()).filter((name) => name.includes('.tmp'))).toEqual(['.tmp']);
  });

  test('without a file takes stdout, and the verdict goes to stderr', async () => {
    const ran = await place.run(['scan', 'shop', '--report', 'html', '--min', '5', ...at]);
    expect(ran.stdout).toMatch(/^<!doctype html>[\s\S]+<\/html>\n$/);
    expect(ran.stderr).toMatch(/^Gate: /);
  });

  test('shows the levels that are asked for', async () => {
    await place.run(['scan', 'shop', '-o', 'saved.json', ...at]);
    const page = async (...args: string[]) =>
      (await place.run(['report', 'saved.json', '--format', 'html', ...args])).stdout;
    expect(await page('--min', '4')).not.toBe(await page());
  });

  test('shows in every format what a configuration waives, as if it had been scanned with it', async () => {
    await place.run(['scan', 'shop', '-o', 'saved.json', ...at]);
    const saved = readAssessment(text('saved.json'));
    const asked = saved.questions.flatMap(({ id, criteria }) => criteria.map((each) => ({ ...each, question: id })));
    const unmet = asked.find(({ outcome }) => outcome === 'unmet');
    const waiver = { question: unmet?.question, criterion: unmet?.id, owner: 'ana', reason: 'it goes' };
    place.write('own.yaml', JSON.stringify({ waivers: [{ ...waiver, expires: '2026-12-31' }] }));
    await place.run(['scan', 'shop', '--config', 'own.yaml', '-o', 'waived.json', ...at]);
    // Waivers that a scan was told are part of its evidence.
    const withoutDigest = (report: string) =>
      [...new Set([saved.evidenceDigest, readAssessment(text('waived.json')).evidenceDigest])].reduce(
        (kept, digest) => kept.replaceAll(digest, '…').replaceAll(digest.slice(0, 16), '…'),
        report,
      );
    for (const format of ['sarif', 'csv', 'junit', 'html', 'markdown']) {
      const later = await place.run(['report', 'saved.json', '--config', 'own.yaml', '--format', format]);
      expect(later.stdout).toContain('2026-12-31');
      const scanned = await place.run(['report', 'waived.json', '--format', format]);
      expect(withoutDigest(later.stdout)).toBe(withoutDigest(scanned.stdout));
    }
  });

  test.each([
    [['scan', 'shop', '--report', 'htm'], /--report: no format is called htm\n {2}mend: did you mean html\?/],
    [['scan', 'shop', '--report', 'html='], /no file is named for html\n {2}mend: write html=FILE/],
    [['scan', 'shop', '--report', 'html', '--report', 'json'], /stdout can take one report only/],
    [['scan', 'shop', '--report', 'html', '--json'], /--report .*--json|stdout/],
    [
      ['scan', 'shop', '--report', 'html=z', '-o', 'z'],
      /cannot write z: z is to hold something else, too\n {2}mend: name/,
    ],
    [['scan', 'shop', '--report', 'html=z', '--report', 'csv=./z'], /cannot write \.\/z: z is to hold something else/],
    [['report', 'z.json', '--format', 'json', '-o', 'z.json'], /cannot write z\.json: z\.json is read, too/],
    [['evaluate', 'z.json', '--report', 'json=z.json'], /cannot write z\.json: z\.json is read, too/],
    [['scan', 'shop', '--report', 'html=nowhere/page.html'], /cannot write nowhere\/page\.html: its directory/],
    [['report', 'nowhere.json', '--format', 'tabel'], /no format is called tabel\n {2}mend: did you mean table\?/],
    [['report', 'nowhere.json'], /no such file: nowhere\.json/],
  ])('that cannot be is told before the work: %j', async (args, message) => {
    expectRefusal(await place.run(args), message);
  });

  test('that fails leaves the one of before in place', async () => {
    place.write('page.html', 'before');
    expectRefusal(await place.run(['scan', 'nowhere', '--report', 'html=page.html']), /nowhere/);
    expect(text('page.html')).toBe('before');
    expect(existsSync(place.path('nowhere'))).toBe(false);
  });
});

describe('a save file of the GOV.UK tool', () => {
  const key = '1aa3b15b314d13ce354f018e2f021b12167268f736c897048195cf9daacc4bfd';
  const save = JSON.stringify({
    metadata: { version: '2.0.0', createdAt: '2026-01-02T03:04:05.000Z', lastModified: '2026-01-02T03:04:05.000Z' },
    governance: { [key]: { answer: 5, needsImprovement: false } },
    cost: { abc: { answer: 2, needsImprovement: true } },
  });

  test('is held against the evidence, at the end of the report', async () => {
    place.write('claims.json', save);
    await place.run(['scan', 'shop', '-o', 'saved.json', ...at]);
    for (const args of [
      ['scan', 'shop', ...at],
      ['report', 'saved.json'],
    ]) {
      const ran = await place.run([...args, '--claims', 'claims.json']);
      expect(ran.stderr).toBe('');
      expect(ran.stdout).toMatch(/\nWhat is claimed, and what evidence shows\n1 [^\n]*claim/);
    }
    const markdown = await place.run(['report', 'saved.json', '--claims', 'claims.json', '--format', 'markdown']);
    expect(markdown.stdout).toContain('\n| How are version control and branches used? | 5 |');
    const page = await place.run(['report', 'saved.json', '--claims', 'claims.json', '--format', 'html']);
    expect(page.stdout).toContain('<h2 id="claims-title">What is claimed, and what evidence shows</h2>');
    const document = await place.run(['scan', 'shop', '--claims', 'claims.json', '--json', ...at]);
    const asked: { id: string; claim?: object }[] = JSON.parse(document.stdout).questions;
    const claims = new Map(asked.map(({ id, claim }) => [id, claim]));
    expect(claims.get('govuk.governance.version_control')).toMatchObject({ level: 5 });
    expect(claims.get('govuk.governance.provisioning')).toEqual({ level: null, verdict: 'not_claimed' });
    place.write('with-claims.json', document.stdout);
    expect((await place.run(['report', 'with-claims.json'])).stdout).toContain('What is claimed');
    place.write('claims.json', '[]');
    expectRefusal(await place.run(['report', 'saved.json', '--claims', 'claims.json']), /save file/);
  });

  test('is read with a mark of its encoding, and answers to questions that are not known are told', async () => {
    await place.run(['scan', 'shop', '-o', 'saved.json', ...at]);
    const further = JSON.parse(save);
    for (const name of ['a', 'b', 'c', 'd'])
      further.governance[name.repeat(64)] = { answer: 1, needsImprovement: false };
    further.governance.open = { answer: null };
    place.write('claims.json', `\ufeff${JSON.stringify(further)}`);
    const ran = await place.run(['report', 'saved.json', '--claims', 'claims.json']);
    expect(ran.stdout).toContain('1 of 7 questions has a claimed level');
    expect(ran.stderr).toBe(
      'claims.json: 4 answers to no question of governance that is known here, and left aside: aaaaaaaaaaaa, bbbbbbbbbbbb, cccccccccccc and others\n',
    );
  });

  test('tells each answer that merging lowers, and no other', async () => {
    await place.run(['scan', 'shop', '-o', 'saved.json', ...at]);
    const saved = JSON.parse(text('saved.json'));
    const merged = async (level: number) => {
      for (const question of saved.questions) {
        if (!question.id.endsWith('version_control')) continue;
        Object.assign(question.score, { status: 'assessed', level, ceiling: level });
      }
      place.write('saved.json', JSON.stringify(saved));
      place.write('save.json', save);
      return place.run(['report', 'saved.json', '--format', 'govuk', '-o', 'save.json', '--merge']);
    };
    expect((await merged(3)).stderr).toBe(
      '--merge: 5 becomes 3, the level that is proven: How do you use version control and branch strategies?\n',
    );
    expect(JSON.parse(text('save.json')).assessmentData.governance[key].answer).toBe(3);
    expect((await merged(5)).stderr).toBe('');
  });

  test('keeps its other answers when told to', async () => {
    place.write('save.json', save);
    const ran = await place.run(['scan', 'shop', '--report', 'govuk=save.json', '--merge', ...at]);
    expect(ran.stderr).toMatch(/^--merge: 5 becomes 1, [^\n]+\n$/);
    expect(JSON.parse(text('save.json')).assessmentData.cost).toEqual({ abc: { answer: 2, needsImprovement: true } });
    await place.run(['scan', 'shop', '--report', 'govuk=save.json', ...at]);
    expect(JSON.parse(text('save.json')).assessmentData).not.toHaveProperty('cost');
    const fresh = await place.run(['scan', 'shop', '--report', 'govuk=fresh.json', '--merge', ...at]);
    expect(fresh.stderr).toBe('');
    expect(text('fresh.json')).toBe(text('save.json'));
    expectRefusal(await place.run(['scan', 'shop', '--merge']), /--merge needs a save file/);
    place.write('save.json', 'no save file');
    expectRefusal(await place.run(['scan', 'shop', '--report', 'govuk=save.json', '--merge']), /save file/);
    expect(text('save.json')).toBe('no save file');
  });
});

describe('several systems', () => {
  test('stand side by side in the formats that can, and are refused by the others', async () => {
    place.repository('till');
    for (const name of ['shop', 'till']) await place.run(['scan', name, '-o', `${name}.json`, ...at]);
    const render = (format: string) => place.run(['report', 'shop.json', 'till.json', '--format', format]);
    expect((await render('table')).stdout).toMatch(/^All systems\n[\s\S]+\n {2}shop {2}[\s\S]+\n {2}till {2}/);
    expect((await render('html')).stdout).toContain('<th scope="col">till</th>');
    expect((await render('json')).stdout).toBe(text('shop.json') + text('till.json'));
    const scanned = await place.run(['scan', 'shop', 'till', '--report', 'html', ...at]);
    expect(scanned.stdout).toBe((await render('html')).stdout);
    place.write('till.json', '{}');
    expectRefusal(await render('table'), /till\.json: this is no assessment/);
  });

  test('are counted once each at one commit, and whichever is left out is told', async () => {
    const { git } = place.repository('till');
    for (const name of ['shop', 'till']) await place.run(['scan', name, '-o', `${name}.json`, ...at]);
    const twice = await place.run(['report', 'shop.json', 'till.json', 'shop.json', '--format', 'table']);
    expect(twice.stderr).toBe('shop.json: left out, it is of the same system at the same commit as shop.json\n');
    expect(twice.stdout).toBe((await place.run(['report', 'shop.json', 'till.json', '--format', 'table'])).stdout);
    git('commit', '--quiet', '--allow-empty', '--message', 'Go on');
    await place.run(['scan', 'till', '-o', 'later.json', ...at]);
    const later = await place.run(['report', 'till.json', 'later.json', '--format', 'table']);
    expect(later.stderr).toBe('');
    expect(later.stdout).toContain('Of 2 systems');
  });
});
