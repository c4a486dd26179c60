import { expect, test } from 'vitest';
import { widthFrom } from '../../../src/commands/shared/width.ts';

test.each([
  ['a terminal', 120, '60', 120],
  ['a pipe', undefined, undefined, 80],
  ['a pipe with a wish', undefined, '120', 120],
  ['a terminal without columns', 0, '100', 100],
  ['a wish that is too narrow', undefined, '10', 40],
  ['a wish that is none', undefined, 'wide', 80],
  ['an empty wish', undefined, '', 80],
])('%s has its columns', (_, columns, asked, width) => {
  expect(widthFrom(columns, asked)).toBe(width);
});
