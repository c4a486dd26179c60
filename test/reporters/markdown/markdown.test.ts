import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/reporters/markdown/index.ts';
import { generateAssessment } from '../../bench/reports/generate.ts';
import { saved, savedAssessments, testReporter } from '../../contract/reporter.ts';
import { declaredAssessment } from '../declared-assessment.ts';
import { nasty, saying } from '../nasty.ts';
import { pageOf, references } from './page.ts';

const options = { color: false, ascii: false, width: 80, targets: {} };
const ours = [
  ...['a', 'b', 'code', 'details', 'h2', 'h3', 'li', 'p', 'strong', 'sub', 'summary'],
  ...['table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
];

describe('the Markdown report', () => {
  testReporter(markdown, { isLineBounded: false, golden: 'md', tellsGate: true });

  test.each(savedAssessments)('of $name begins with the marker that bots look for', ({ assessment }) => {
    expect(markdown.render(assessment, options).startsWith('<!-- tidemark -->\n## Cloud maturity of ')).toBe(true);
  });

  test('has a row for each question, with a sign for each level and what to do next', () => {
    const page = pageOf(markdown.render(saved('mixed'), options));
    expect(page.rows).toEqual([4, 4, 4, 4, 4]);
    expect(page.text).toContain('■\u00a0■\u00a0■\u00a0?\u00a0✗');
    expect(page.text).toContain(
      'Signs, one for each level from the lowest to the highest: ■ shown · ✗ shown not to be so',
    );
    expect(page.text).toContain('Level 3, possibly up to 4');
    expect(page.text).toContain('Make it visible: fetch them: git fetch origin');
  });

  test('tells of targets what became of each', () => {
    const targets = {
      'example.governance.version_control': 4,
      'example.governance.environments': 1,
      'example.governance.policies': 2,
    };
    const page = pageOf(markdown.render(saved('mixed'), { ...options, targets }));
    expect(page.rows).toEqual([5, 5, 5, 5, 5]);
    expect(page.text).toMatch(
      /4, cannot tell whether it is reached[\s\S]*1, cannot tell[\s\S]*2, not reached[\s\S]*none/,
    );
    const reached = markdown.render(saved('perfect'), {
      ...options,
      targets: { 'example.governance.version_control': 5 },
    });
    expect(reached).toContain('| 5, reached |');
  });

  test('has everything unfolded under its question, with links to the lines at the commit', () => {
    const page = pageOf(markdown.render(saved('mixed'), options));
    expect(page.text).toContain('Not so: Every change goes through one line with checks');
    expect(page.text).toContain('counts when it is seen to have happened');
    expect(page.addresses).toContain(
      'https://github.com/acme/shop/blob/7ecf5c20a1b2c3d4e5f60718293a4b5c6d7e8f90/.github/workflows/ci.yml#L3',
    );
    expect(page.text).toContain('and 1 more in the JSON');
  });

  test('has each gap once, under who can do something about it', () => {
    const page = pageOf(markdown.render(saved('mixed'), options));
    const [, unseen = ''] = page.text.split('What could not be seen');
    expect(page.text.split('no change-request refs in this clone')).toHaveLength(2);
    expect(unseen).toMatch(/For whoever runs the scan\s+no change-request refs[\s\S]*What would show it: fetch them/);
  });

  test('has exceptions and statements apart, each with its owner, its end and whether it counts', () => {
    const page = pageOf(markdown.render(declaredAssessment(), options));
    const [before = '', after = ''] = page.text.split('Exceptions and statements');
    expect(after).toMatch(/Policies are written down .*platform team, until 2026-06-01 \(in force\)/);
    expect(after).toMatch(/A process applies them .*until 2026-05-31 \(expired\)/);
    expect(after).toMatch(/A check can stop a change .*\(not used: nothing was shown not to be so\)/);
    expect(after).toMatch(/It always does .*It is so, as they say: it did so in all of May Made 2026-05-01/);
    expect(before).toContain('Accepted as an exception until 2026-06-01 by platform team');
    expect(before.split('Accepted as an exception')).toHaveLength(2);
    expect(before).toContain('People state that it is so; nobody has shown it');
  });

  test.each(nasty)('lets no name open anything: %j', (name) => {
    const page = pageOf(markdown.render(saying(name), options));
    expect(page.elements.filter((element) => !ours.includes(element))).toEqual([]);
    expect(page.addresses.filter((address) => !address.startsWith('https://github.com/acme/shop/'))).toEqual([]);
    expect(page.comments).toEqual(['tidemark']);
    expect(references(page.prose)).toEqual([]);
    expect(page.rows.every((cells) => cells === 4)).toBe(true);
  });

  test('links no name that had to be changed', () => {
    const page = pageOf(markdown.render(saying('AKIA1234567890ABCDEF/x.yml'), options));
    expect(page.text).not.toContain('AKIA1234567890ABCDEF');
    expect(page.addresses.filter((address) => address.includes('/blob/'))).toEqual([]);
  });

  test.each([
    { questions: 4, criteria: 40, evidence: 10_000 },
    { questions: 50, criteria: 1_000, evidence: 20_000 },
    { questions: 1, criteria: 2_000, evidence: 10 },
    { questions: 1_000, criteria: 1_000, evidence: 10 },
  ])('fits a comment however much there is, and says what it left out: %j', (extent) => {
    const text = markdown.render(generateAssessment(extent), options);
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/more in the JSON|more questions?, for which there is no room here|were left out/);
    expect(pageOf(text).text).toContain('SHA-256 of the evidence');
  });

  test('shortens a huge question, and keeps the details of all others', () => {
    const mixed = saved('mixed');
    const [first, ...others] = mixed.questions;
    if (first === undefined) throw new Error('the saved assessment has no question');
    const criteria = first.criteria.flatMap((each) =>
      Array.from({ length: 500 }, (_, nth) => ({ ...each, id: `${each.id}_${nth}` })),
    );
    const text = markdown.render({ ...mixed, questions: [{ ...first, criteria }, ...others] }, options);
    expect(text.length).toBeLessThanOrEqual(60_000);
    // What the others leave of their room is used.
    expect(text.length).toBeGreaterThan(40_000);
    expect(text).toMatch(/And \d+ more criteria, for which there is no room here\./);
    expect(text).not.toContain('were left out');
    for (const { id } of mixed.questions) expect(text).toContain(`Question: \`${id}\``);
    const [, last = ''] = text.split(`Question: \`${others.at(-1)?.id}\``);
    expect(last).toContain('**Level 2');
    expect(pageOf(text).elements.filter((element) => !ours.includes(element))).toEqual([]);
  });

  test('fits a comment when every text is as long as can be', () => {
    for (const name of ['&'.repeat(5_000), '@a'.repeat(5_000), '日'.repeat(5_000), '`'.repeat(5_000)]) {
      const long = saying(name);
      const many = <T>(list: readonly T[]): T[] => Array.from({ length: 60 }, () => list).flat();
      const text = markdown.render(
        {
          ...long,
          targets: many(long.targets),
          models: many(long.models).map((model, nth) => ({ ...model, id: nth === 0 ? 'example' : `m${nth}` })),
          questions: many(long.questions).map((question, nth) => ({ ...question, model: nth % 2 ? 'm3' : 'example' })),
          gaps: many(long.gaps),
          scope: { ...long.scope, waivers: many(long.scope.waivers), attestations: many(long.scope.attestations) },
        },
        options,
      );
      expect(text.length).toBeLessThanOrEqual(60_000);
      expect(text).toContain('there is no room');
    }
  });
});
