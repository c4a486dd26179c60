import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/reporters/layout.ts';
import { systemsTable } from '../../src/reporters/systems.ts';
import { savedAssessments } from '../contract/reporter.ts';

const all = savedAssessments.map(({ assessment }) => assessment);

describe('several systems', () => {
  test('each question is followed by one line for each system', async () => {
    const text = systemsTable(all, { color: false, ascii: false, width: 80, targets: {} });
    await expect(text).toMatchFileSnapshot('../../fixtures/reports/systems.golden.txt');
  });

  test.each([40, 80, 100])('the table fits %i columns', (width) => {
    const lines = systemsTable(all, { color: false, ascii: false, width, targets: {} }).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  });
});
