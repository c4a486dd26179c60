import { describe, expect, test } from 'vitest';
import type { Assessment, QuestionResult, Score } from '../../src/core/assessment.ts';
import { badge } from '../../src/reporters/badge.ts';
import { saved, savedAssessments, testReporter } from '../contract/reporter.ts';
import { all, type Element, parsed } from './junit/xml.ts';
import { nasty, saying } from './nasty.ts';

const options = { color: false, ascii: false, width: 80, targets: {} };
const drawing = (assessment: Assessment): Element => parsed(badge.render(assessment, options));
const titles = (assessment: Assessment) =>
  [drawing(assessment)].flatMap((svg) => all(svg, 'title')).map(({ text }) => text);

/** A question of a section with this level and ceiling. */
function question(section: string, level: number | null, ceiling: number | null, status: Score['status'] = 'assessed') {
  const [first] = saved('mixed').questions;
  if (first === undefined) throw new Error('no question');
  return { ...first, section, score: { ...first.score, status, level, ceiling } };
}
const asking = (...questions: readonly QuestionResult[]): Assessment => ({
  ...saved('mixed'),
  questions: [...questions],
});

/** Contrast of white with a colour, by WCAG 2. */
function contrast(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe('the badge', () => {
  testReporter(badge, { isLineBounded: false, golden: 'svg' });

  test.each(savedAssessments)('of $name is one picture that needs nothing from elsewhere', ({ assessment }) => {
    const text = badge.render(assessment, options);
    expect(parsed(text).name).toBe('svg');
    expect(text).not.toMatch(/href|url\(|<style|<script|<image|https?:(?!\/\/www\.w3\.org\/2000\/svg")/);
    expect(titles(assessment)).toHaveLength(1);
  });

  test.each([
    [[question('a', 3, 5)], '3–5 of 5 · 1 of 1 assessed'],
    [[question('a', 3, 3)], '3 of 5 · 1 of 1 assessed'],
    [[question('a', 3, 5), question('a', 4, 4)], '3–4 of 5 · 2 of 2 assessed'],
    [[question('a', 5, 5), question('a', 2, 3)], '2–3 of 5 · 2 of 2 assessed'],
    [[question('a', 3, null)], '3–5 of 5 · 1 of 1 assessed'],
    [[question('a', 3, 5), question('a', null, 4)], 'not proven, at most 4 of 5 · 2 of 2 assessed'],
    [[question('a', null, 4), question('a', 1, 1)], '1 of 5 · 2 of 2 assessed'],
    [[question('a', 3, 5), question('a', null, null, 'not_assessed')], '3–5 of 5 · 1 of 2 assessed'],
    [[question('a', null, null, 'not_assessed')], '0 of 1 assessed'],
    [[question('a', null, null, 'not_applicable')], 'does not apply'],
    [[], 'nothing asked'],
  ])('says the lowest level of a section, never a mean: %#', (questions, message) => {
    expect(titles(asking(...questions))).toEqual([`cloud maturity: ${message}`]);
    expect(drawing(asking(...questions)).attributes).toMatchObject({
      role: 'img',
      'aria-label': titles(asking(...questions))[0],
    });
  });

  test('has a row for each of several sections', () => {
    const assessment = asking(
      question('governance', 3, 5),
      question('build_and_run', 2, 2),
      question('governance', 4, 4),
    );
    expect(titles(assessment)).toEqual([
      'cloud maturity: example governance: 3–4 of 5 · 2 of 2 assessed',
      'cloud maturity: example build and run: 2 of 5 · 1 of 1 assessed',
    ]);
    const svg = drawing(assessment);
    const rows = svg.children.map(({ attributes: { y, width } }) => ({
      y,
      isInside: Number(width) <= Number(svg.attributes.width),
    }));
    expect(rows).toEqual([
      { y: '0', isInside: true },
      { y: '24', isInside: true },
    ]);
    expect(svg.attributes.height).toBe('44');
  });

  test('says how many sections it leaves out', () => {
    const many = Array.from({ length: 30 }, (_, nth) => question(`s${nth}`, 3, 3));
    expect(titles(asking(...many))).toHaveLength(21);
    expect(titles(asking(...many)).at(-1)).toBe('cloud maturity: and 10 more sections');
  });

  test('every level has a colour of its own, on which white can be read', () => {
    const fills = [1, 2, 3, 4, 5].map((level) =>
      all(drawing(asking(question('a', level, level))), 'rect').map(({ attributes }) => attributes.fill ?? ''),
    );
    expect(new Set(fills.map((pair) => pair[1])).size).toBe(5);
    const unproven = all(drawing(asking(question('a', null, 4))), 'rect').map(
      ({ attributes }) => attributes.fill ?? '',
    );
    for (const fill of [...fills.flat(), ...unproven]) {
      expect(fill).toMatch(/^#[0-9a-f]{6}$/);
      expect(contrast(fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(nasty)('no section names anything but itself: %j', (name) => {
    const [first, ...rest] = saying(name).questions;
    const other = first === undefined ? [] : [{ ...first, section: 'other' }];
    const svg = drawing({ ...saying(name), questions: [...other, ...rest] });
    expect(svg.children.map((child) => child.name)).toEqual(['svg', 'svg']);
    expect(all(svg, 'text')).toHaveLength(4);
  });
});
