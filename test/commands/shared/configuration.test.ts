import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configurationFor, noConfig } from '../../../src/commands/shared/configuration.ts';

let folder = '';
const text = "targets: {'*': 2}\n";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-test-'));
  mkdirSync(join(folder, 'repo', '.git'), { recursive: true });
  mkdirSync(join(folder, 'repo', 'src'));
  mkdirSync(join(folder, 'elsewhere'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (...path: string[]) => writeFileSync(join(folder, ...path), text);
const by = async (cwd: string, named: string | undefined, targets: string[] | null) =>
  (await configurationFor(join(folder, cwd), named, targets?.map((target) => join(folder, target)) ?? null)).by;

describe('the configuration of a run', () => {
  test('is nothing where there is no file', async () => {
    expect(await configurationFor(folder, undefined, [folder])).toEqual(noConfig);
  });

  test('in the scanned repository is the target’s word, whatever part of it is scanned', async () => {
    put('repo', 'tidemark.yaml');
    expect(await by('repo', undefined, ['repo'])).toContain('declared by the target');
    expect(await by('repo', undefined, ['repo/src'])).toContain('declared by the target');
  });

  test('in another working directory is the user’s', async () => {
    put('elsewhere', 'tidemark.yaml');
    expect(await by('elsewhere', undefined, ['repo'])).not.toContain('target');
    // A target fetched by URL is no path at all.
    expect(await by('elsewhere', undefined, [])).not.toContain('target');
  });

  test('of the target is not read from another working directory', async () => {
    put('repo', 'tidemark.yaml');
    expect(await by('elsewhere', undefined, ['repo'])).toBeNull();
  });

  test('named by --config is the user’s, wherever it lies', async () => {
    put('repo', 'tidemark.yaml');
    expect(await by('repo', 'tidemark.yaml', ['repo'])).not.toContain('target');
  });

  test.each(['../elsewhere/other.yaml', '/dev/zero', 'nowhere'])('is no link to %s, unless named', async (to) => {
    put('elsewhere', 'other.yaml');
    symlinkSync(to, join(folder, 'repo', 'tidemark.yaml'));
    await expect(by('repo', undefined, ['repo'])).rejects.toMatchObject({
      code: 'unreadable',
      message: 'cannot read tidemark.yaml: it is a symbolic link',
      mend: expect.stringContaining('--config'),
    });
  });

  test('named by --config may be a link, but to nothing that never ends', async () => {
    put('elsewhere', 'other.yaml');
    symlinkSync('../elsewhere/other.yaml', join(folder, 'repo', 'tidemark.yaml'));
    symlinkSync('/dev/zero', join(folder, 'repo', 'zero.yaml'));
    expect(await by('repo', 'tidemark.yaml', ['repo'])).toMatch(/^tidemark\.yaml, sha256/);
    await expect(by('repo', 'zero.yaml', ['repo'])).rejects.toMatchObject({
      message: expect.stringContaining('no regular file'),
    });
  });

  test('that is a pipe nobody writes to is refused and not waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'repo', 'tidemark.yaml')]);
    for (const named of [undefined, 'tidemark.yaml']) {
      await expect(by('repo', named, ['repo'])).rejects.toMatchObject({
        code: 'unreadable',
        message: expect.stringContaining('no regular file'),
      });
    }
  });

  test('may have 256 KiB and not a byte more', async () => {
    const file = join(folder, 'elsewhere', 'tidemark.yaml');
    writeFileSync(file, text.padEnd(256 * 1024));
    expect(await by('elsewhere', undefined, [])).toContain('sha256');
    writeFileSync(file, text.padEnd(256 * 1024 + 1));
    await expect(by('elsewhere', undefined, [])).rejects.toMatchObject({
      message: expect.stringContaining('larger than 256 KiB'),
    });
  });

  test('for a saved document is trusted no further than a target’s', async () => {
    put('elsewhere', 'tidemark.yaml');
    expect(await by('elsewhere', undefined, null)).toMatch(/^tidemark\.yaml, sha256 [0-9a-f]{12}$/);
  });

  test('may say what own tools do beside a saved document, where it is of no effect, but not in a target', async () => {
    writeFileSync(join(folder, 'repo', 'tidemark.yaml'), 'lexicon: {actions: [{name: a/b, capability: test}]}\n');
    expect(await by('repo', undefined, null)).toContain('sha256');
    expect(await by('repo', 'tidemark.yaml', ['repo'])).toContain('sha256');
    await expect(by('repo', undefined, ['repo'])).rejects.toThrow('may not set lexicon');
  });

  test('that is missing though named, or is no file, is an error the user can mend', async () => {
    await expect(by('repo', 'nope.yaml', [])).rejects.toMatchObject({ code: 'no_such_path' });
    mkdirSync(join(folder, 'elsewhere', 'tidemark.yaml'));
    await expect(by('elsewhere', undefined, [])).rejects.toMatchObject({ code: 'unreadable' });
  });
});
