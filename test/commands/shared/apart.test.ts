import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireApart } from '../../../src/commands/shared/apart.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-test-'));
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'a.json'), '');
  symlinkSync('a.json', join(folder, 'link.json'));
  symlinkSync('deep', join(folder, 'way'));
  linkSync(join(folder, 'a.json'), join(folder, 'twin.json'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  [['new.json', './new.json']],
  [['a.json', 'deep/../a.json']],
  [['a.json', 'link.json']],
  [['a.json', 'twin.json']],
  [['deep/new.json', 'way/new.json']],
  [['no/such/new.json', 'no/such/new.json']],
])('one file under two names is written once: %j', async (written) => {
  const refused = { code: 'usage', message: expect.stringContaining('is to hold something else, too') };
  await expect(requireApart({ written }, folder)).rejects.toMatchObject(refused);
});

test('what is read is not written over', async () => {
  const refused = { code: 'usage', message: 'cannot write link.json: a.json is read, too' };
  await expect(requireApart({ read: ['a.json'], written: ['link.json'] }, folder)).rejects.toMatchObject(refused);
});

test.each([
  [['a.json', 'b.json', undefined], ['deep/a.json']],
  [['/dev/null', '/dev/null'], []],
  [
    ['-', undefined, undefined],
    ['-', '-'],
  ],
  [['out.json'], ['a.json', 'a.json']],
])('other files, devices and what is read twice are let be: %j', async (written, read) => {
  await expect(requireApart({ read, written }, folder)).resolves.toBeUndefined();
});
