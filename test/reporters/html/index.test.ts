import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Assessment, Citation } from '../../../src/core/assessment.ts';
import { html } from '../../../src/reporters/html/index.ts';
import { saved, savedAssessments, testReporter } from '../../contract/reporter.ts';
import { attribute, parsed, textIn } from './page.ts';

const options = { color: false, ascii: false, width: 80, targets: {} };
const render = (assessment: Assessment, targets: Readonly<Record<string, number>> = {}) =>
  html.render(assessment, { ...options, targets });
const mixed = saved('mixed');
const version = 'example.governance.version_control';

/** The text of the elements with a name, in the page of an assessment. */
function told(tag: string, assessment: Assessment, targets: Readonly<Record<string, number>> = {}): string[] {
  return parsed(render(assessment, targets))
    .elements.filter(({ tagName }) => tagName === tag)
    .map(textIn);
}

describe('the HTML report', () => {
  testReporter(html, { isLineBounded: false, golden: 'html', tellsGate: true });

  describe.each(savedAssessments)('of $name', ({ assessment }) => {
    const text = render(assessment, { [version]: 4 });
    const { elements, errors } = parsed(text);
    const all = (...tags: string[]) => elements.filter(({ tagName }) => tags.includes(tagName));

    test('is valid markup', () => {
      expect(errors).toEqual([]);
      expect(all('html').map((one) => attribute(one, 'lang'))).toEqual(['en']);
      expect(all('title').map(textIn).join()).toMatch(/^Cloud maturity of shop/);
    });

    test('runs nothing and asks nobody for anything', () => {
      expect(all('script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'image', 'use')).toEqual([]);
      expect(
        elements.flatMap(({ attrs }) => attrs).filter(({ name }) => /^on|^style$|^src|^action$/.test(name)),
      ).toEqual([]);
      const css = all('style').map(textOfStyle).join('');
      expect(css.match(/url\(.+?\)|@import/g)).toEqual(['url(#stripes)']);
    });

    test('allows its own styles alone', () => {
      const [policy] = all('meta').filter((one) => attribute(one, 'http-equiv') === 'Content-Security-Policy');
      const digest = createHash('sha256').update(all('style').map(textOfStyle).join('')).digest('base64');
      expect(policy && attribute(policy, 'content')).toBe(
        `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
      );
    });

    test('leads to its own parts and to the forge, and nowhere else', () => {
      const ids = elements.flatMap((one) => attribute(one, 'id') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const links = all('a').map((one) => attribute(one, 'href') ?? '');
      const [own, other] = [
        links.filter((href) => href.startsWith('#')),
        links.filter((href) => !href.startsWith('#')),
      ];
      expect(own.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
      expect(other.filter((href) => !/^https:\/\/(github|gitlab)\.com\/acme\/shop\//.test(href))).toEqual([]);
    });

    test('has headings in order, and tables and drawings that can be heard', () => {
      const ranks = all('h1', 'h2', 'h3', 'h4').map(({ tagName }) => Number(tagName.slice(1)));
      expect(ranks.filter((rank, at) => rank > (ranks[at - 1] ?? 0) + 1)).toEqual([]);
      expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
      expect(all('th').filter((one) => !['col', 'row'].includes(attribute(one, 'scope') ?? ''))).toEqual([]);
      const heard = all('svg').filter((one) => attribute(one, 'aria-hidden') === null);
      expect(heard.filter((one) => attribute(one, 'role') !== 'img')).toEqual([]);
      const names = heard.flatMap((one) => (attribute(one, 'aria-labelledby') ?? '').split(' '));
      expect(names.filter((name) => !elements.some((one) => attribute(one, 'id') === name))).toEqual([]);
      expect(names).toHaveLength(2 * heard.length);
    });
  });

  test('answers each question in a sentence', () => {
    const answers = parsed(render(mixed))
      .elements.filter((one) => attribute(one, 'class') === 'answer')
      .map(textIn);
    expect(answers).toEqual([
      'Level 3 is proven; up to 4 is possible.',
      'No level is proven; anything from 1 to 5 is possible.',
      'Level 1 is proven, and no higher one is possible as it is.',
      'No level is proven; anything from 1 to 2 is possible.',
    ]);
  });

  test('has the numbers of the drawing in a table', () => {
    const rows = told('tr', mixed, { [version]: 4 });
    expect(rows.slice(0, 3)).toEqual([
      'QuestionLevel 1Level 2Level 3Level 4Level 5ProvenPossibleTarget',
      'How are version control and branches used?■shown■shown■shown?cannot tell✗shown not to be so344',
      'How are environments run??cannot tell◐known in part?cannot tell?cannot tell?cannot tellnone5–',
    ]);
    expect(told('desc', mixed)[0]).toMatch(
      /^How are version control and branches used\? Level 3, possibly up to 4\. How/,
    );
    expect(told('desc', mixed)).toHaveLength(1);
  });

  test.each([
    [3, 'Target: level 3, reached.'],
    [4, 'Target: level 4, cannot tell whether it is reached.'],
    [5, 'Target: level 5, not reached.'],
  ])('says of a target of %i whether it is reached', (target, words) => {
    expect(told('p', mixed, { [version]: target })).toContain(words);
  });

  test('leads from a fact to its line at the commit, or to the commit', () => {
    const links = parsed(render(mixed)).elements.filter(({ tagName }) => tagName === 'a');
    const commit = '7ecf5c20a1b2c3d4e5f60718293a4b5c6d7e8f90';
    expect(links.map((one) => [textIn(one), attribute(one, 'href')])).toEqual(
      expect.arrayContaining([
        ['.github/workflows/ci.yml:3', `https://github.com/acme/shop/blob/${commit}/.github/workflows/ci.yml#L3`],
        ['commit 7ecf5c2', `https://github.com/acme/shop/commit/${commit}`],
      ]),
    );
  });

  test('makes no link to anything but a forge', () => {
    expect(render(saved('hostile'))).not.toMatch(/href="(?!#)/);
    const evil = saved('hostile').targets.map((target) => ({ ...target, name: '"><script>alert(1)</script>' }));
    expect(render({ ...saved('hostile'), targets: evil })).not.toContain('<script');
  });

  test('tells what people state beside the level, and never in it', () => {
    const questions = mixed.questions.map((question) => ({
      ...question,
      score: { ...question.score, attestedLevel: question.id === version ? 4 : null },
      criteria: question.criteria.map((one) => ({
        ...one,
        attested: one.id === 'l4_conformant' ? ('yes' as const) : one.id === 'l4_automated' ? ('no' as const) : null,
      })),
    }));
    const lines = told('p', { ...mixed, questions });
    expect(lines).toContain('Level 3 is proven; up to 4 is possible.');
    expect(lines).toContain('With what people state, and nobody has shown, it would be level 4.');
    expect(lines).toContain('People state that it is so; see the statements below.');
    expect(lines).toContain('People state that it is not so; see the statements below.');
  });

  test('names a stronger criterion that answered', () => {
    const [first, ...others] = mixed.questions;
    const [weak, strong, ...rest] = first?.criteria ?? [];
    if (!first || !weak || !strong) throw new Error('the saved assessment has no such question');
    const criteria = [{ ...weak, own: 'unknown' as const, impliedBy: strong.id }, strong, ...rest];
    expect(told('p', { ...mixed, questions: [{ ...first, criteria }, ...others] })).toContain(
      `Answered by a stronger criterion: ${strong.title}.`,
    );
  });

  test('says how it was measured, and how to come to it again', () => {
    const scope = { ...mixed.scope, complete: [{ family: 'docs', by: 'tidemark.yaml' }] };
    const targets = mixed.targets.map((target) => ({ ...target, related: [{ name: 'acme/templates', commit: null }] }));
    const page = { ...mixed, scope, targets };
    expect(told('dd', page)).toEqual([
      '2026-06-01 09:30 UTC',
      'shop at 7ecf5c20a1b2c3d4e5f60718293a4b5c6d7e8f90; trunk: main; uncommitted changes are not read',
      'Read with it: acme/templates, no commit',
      'Declared complete: docs (tidemark.yaml)',
      '9 of 18 criteria that apply; 2 things could not be seen',
      'tidemark 0.1.0',
      `SHA-256 ${'0'.repeat(64)}`,
      `SHA-256 ${'1'.repeat(64)}`,
    ]);
    expect(told('pre', page)[0]).toContain('tidemark evaluate evidence.json');
  });
});

describe('of more than anybody reads, the HTML report', () => {
  const fact = (nth: number): Citation => ({
    ...{ id: `iac.root:repository:${nth}`, kind: 'iac.root', source: 'repository', aside: false },
    summary: `${'x'.repeat(300)} ${nth}`,
    at: { commit: '7ecf5c20a1b2c3d4e5f60718293a4b5c6d7e8f90', path: `${'folder/'.repeat(30)}${nth}.tf`, line: 1 },
  });
  const citations = Array.from({ length: 10_000 }, (_, nth) => fact(nth));
  const ids = citations.map(({ id }) => id);
  const gap = { source: 'repository', reason: 'malformed' as const, mend: 'mend it' };
  const gaps = citations.map(({ summary }) => ({ kinds: ['iac.root'], gap: { ...gap, detail: summary } }));
  const [question] = mixed.questions;
  if (question === undefined) throw new Error('the saved assessment has no question');
  const many = Array.from({ length: 100 }, (_, nth) => ({
    ...question,
    id: `example.governance.q${nth}`,
    criteria: question.criteria.map((one) => ({
      ...one,
      evidence: nth === 0 ? ids : ids.slice(nth * 100, nth * 100 + 100),
    })),
  }));

  test('stays small, and says what is left out', () => {
    const text = render({ ...mixed, citations, gaps, questions: many });
    expect(text.length).toBeLessThan(2_000_000);
    expect(text).toContain('What was seen (10000)');
    expect(text).toContain('and 9998 more in the JSON');
    expect(text).toContain('and 9800 more in the JSON');
    expect(parsed(text).errors).toEqual([]);
  });

  test('shows of 10,000 criteria some of each level, and how many more there are', () => {
    const criteria = Array.from({ length: 20 }, (_, nth) => ({ ...question.criteria[0], id: `c${nth}`, level: 2 }));
    const asked = many.flatMap((one) =>
      Array.from({ length: 5 }, (_, nth) => ({ ...one, id: `${one.id}.${nth}`, criteria })),
    );
    const text = render({ ...mixed, questions: asked as Assessment['questions'] });
    expect(text.split('<li class="criterion">')).toHaveLength(500 + 1);
    expect(text).toContain('and 19 more in the JSON');
    expect(text.length).toBeLessThan(2_000_000);
  });

  test('shows ten facts of each criterion where there are few', () => {
    const text = render({ ...mixed, citations, questions: many.slice(0, 1) });
    expect(text).toContain('and 9990 more in the JSON');
  });

  test('cuts long texts and makes no address that browsers do not take', () => {
    const long = { ...fact(0), summary: 'y'.repeat(100_000), at: { ...fact(0).at, path: 'z'.repeat(100_000) } };
    const criteria = question.criteria.map((criterion) => ({ ...criterion, evidence: [long.id] }));
    const text = render({ ...mixed, citations: [long], questions: [{ ...question, criteria }] });
    expect(text.length).toBeLessThan(100_000);
    expect(text).toContain(`${'y'.repeat(400)}…`);
  });
});

function textOfStyle(element: Parameters<typeof textIn>[0]): string {
  const [text] = element.childNodes;
  return text !== undefined && 'value' in text ? text.value : '';
}
