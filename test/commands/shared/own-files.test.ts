import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requireOwnPlaces, writeOwnFiles } from '../../../src/commands/shared/own-files.ts';

let folder = '';
const inFolder = (...names: string[]) => join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-test-'));
  mkdirSync(inFolder('own'));
  mkdirSync(inFolder('elsewhere'));
  writeFileSync(inFolder('elsewhere/file'), 'theirs');
});
afterEach(() => rmSync(folder, { recursive: true }));

const files = [
  { path: 'a.yaml', text: 'a' },
  { path: '.deep/er/b.json', text: 'b' },
];
const written = () => readdirSync(inFolder('own'), { recursive: true }).sort();

describe('files of its own', () => {
  test('are written with their folders, over regular files that are there', async () => {
    writeFileSync(inFolder('own/a.yaml'), 'old');
    await writeOwnFiles(files, inFolder('own'));
    expect(written()).toEqual(['.deep', '.deep/er', '.deep/er/b.json', 'a.yaml']);
    expect(readFileSync(inFolder('own/a.yaml'), 'utf8')).toBe('a');
  });

  test('may lie below a folder that is reached through a link itself', async () => {
    symlinkSync('own', inFolder('way'));
    await writeOwnFiles(files, inFolder('way'));
    expect(written()).toContain('a.yaml');
  });

  test.each([
    ['.deep', 'elsewhere'],
    ['.deep', 'nowhere'],
    ['a.yaml', 'elsewhere/file'],
    ['a.yaml', 'elsewhere/new'],
  ])('are not written where %s is a link to %s', async (name, to) => {
    symlinkSync(inFolder(to), inFolder('own', name));
    const refused = { code: 'unwritable', message: expect.stringContaining(`${name} is a symbolic link`) };
    await expect(writeOwnFiles(files, inFolder('own'))).rejects.toMatchObject(refused);
    expect(readdirSync(inFolder('own'))).toEqual([name]);
    expect(readdirSync(inFolder('elsewhere'))).toEqual(['file']);
    expect(readFileSync(inFolder('elsewhere/file'), 'utf8')).toBe('theirs');
    expect(existsSync(inFolder('nowhere'))).toBe(false);
  });

  test('are not written where a folder has the place of a file, or a file that of a folder', async () => {
    writeFileSync(inFolder('own/.deep'), '');
    const refused = { code: 'unwritable', message: 'cannot write .deep/er/b.json: .deep is no folder' };
    await expect(requireOwnPlaces(['a.yaml', '.deep/er/b.json'], inFolder('own'))).rejects.toMatchObject(refused);
    await expect(writeOwnFiles(files, inFolder('own'))).rejects.toMatchObject(refused);
    expect(written()).toEqual(['.deep']);
    rmSync(inFolder('own/.deep'));
    mkdirSync(inFolder('own/a.yaml'));
    await expect(writeOwnFiles(files, inFolder('own'))).rejects.toMatchObject({ code: 'unwritable' });
    expect(written()).toEqual(['a.yaml']);
  });

  test('take back all folders and drafts where one of them cannot be written', async () => {
    const tooLong = { path: `.deep/${'o'.repeat(256)}`, text: '' };
    await expect(writeOwnFiles([...files, tooLong], inFolder('own'))).rejects.toMatchObject({ code: 'unwritable' });
    const textless = {
      path: '.deep/late/c',
      get text(): string {
        throw new Error('no text');
      },
    };
    mkdirSync(inFolder('own/kept'));
    await expect(writeOwnFiles([...files, textless], inFolder('own'))).rejects.toThrow('no text');
    expect(written()).toEqual(['kept']);
  });
});
