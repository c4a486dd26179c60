import { expect, test } from 'vitest';
import { readCodeowners } from '../../../collectors/owners/codeowners.ts';

test('a line that tells who a group of Bitbucket is speaks of no paths', () => {
  expect(readCodeowners('@@@Platform @ada @ben\ninfra/ @@Platform\n', 'github')).toEqual([
    { pattern: 'infra/', owners: 1, groups: 1, line: 2 },
  ]);
});
