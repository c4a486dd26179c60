import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/reporters/layout.ts';
import { systemsReporters } from '../../src/reporters/systems/index.ts';
import { table } from '../../src/reporters/systems.ts';
import { saved, savedAssessments } from '../contract/reporter.ts';

const all = savedAssessments.map(({ assessment }) => assessment);
const options = { color: false, ascii: false, width: 80, targets: {} };
const render = async (format: keyof typeof systemsReporters, assessments = all) =>
  (await systemsReporters[format]()).render(assessments, options);

describe('several systems', () => {
  test('each question is followed by one line for each system, and how they are spread', async () => {
    await expect(table.render(all, options)).toMatchFileSnapshot('../../fixtures/reports/systems.golden.txt');
  });

  test.each([40, 80, 100])('the table fits %i columns', (width) => {
    const lines = table.render(all, { ...options, width }).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  });

  test.each([
    ['markdown', 'md'],
    ['html', 'html'],
    ['csv', 'csv'],
  ] as const)('in %s look as their golden says', async (format, ending) => {
    await expect(await render(format)).toMatchFileSnapshot(`../../fixtures/reports/systems.${format}.golden.${ending}`);
  });

  test('are counted, and nothing is made of them that is no level', () => {
    const mixed = saved('mixed');
    const text = table.render([mixed, mixed, saved('perfect')], { ...options, width: 200 });
    expect(text).toContain('Of 3 systems: level 3 in 2, level 5 in 1; possibly higher in 2');
  });

  test('in a page are text, whatever they are called', async () => {
    const page = await render('html');
    const [mixed] = [saved('mixed')];
    const named = { ...mixed, targets: mixed.targets.map((target) => ({ ...target, name: '<script>x</script>' })) };
    expect(await render('html', [named, mixed])).not.toContain('<script');
    const errors: string[] = [];
    parse(page, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
  });

  test('in Markdown keep to their cells, and to what a comment holds', async () => {
    const text = await render('markdown');
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.split('|').length))).toEqual(new Set([all.length + 4]));
    const many = await render(
      'markdown',
      Array.from({ length: 1_000 }, () => saved('hostile')),
    );
    expect(many.length).toBeLessThan(60_000);
    expect(many).toMatch(/\n\d+ more systems are left out here/);
  });

  test('in a spreadsheet are one row for each question and system', async () => {
    const [head, ...rows] = (await render('csv', [saved('mixed'), saved('perfect')])).trimEnd().split('\r\n');
    expect(head).toBe(
      'question,title,system,commit,as_of,status,level,ceiling,coverage,all_systems,all_judged,all_unknown_share',
    );
    expect(rows).toHaveLength(2 * saved('mixed').questions.length);
  });

  test('in a spreadsheet have shares of four decimals, of criteria and of systems', async () => {
    const mixed = saved('mixed');
    const [question] = mixed.questions;
    if (question === undefined) throw new Error('the saved assessment has no question');
    const scored = (level: number | null) => ({
      ...mixed,
      questions: [{ ...question, score: { ...question.score, level, coverage: 2 / 3 } }],
    });
    const [, row = ''] = (await render('csv', [scored(2), scored(3), scored(null)])).split('\r\n');
    expect(row).toMatch(/,0\.6667,"Of 3 systems: level 2 in 1, level 3 in 1, no level proven in 1; .+",3,0\.3333$/);
  });

  test('say which commit was read, and how they are spread before all of them', async () => {
    for (const format of ['markdown', 'html'] as const) {
      const text = await render(format);
      expect(text).toContain('7ecf5c2');
      expect(text).toContain('no commit');
      expect(text.replaceAll(/<[^>]+>|\|/g, ' ')).toMatch(/Question\s+All\s+shop/);
    }
    expect(table.render(all, options)).toMatch(/branches used\?\n {2}Of 4 systems/);
  });
});
