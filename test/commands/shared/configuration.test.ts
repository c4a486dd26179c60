import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configurationFor } from '../../../src/commands/shared/configuration.ts';
import { noConfig } from '../../../src/config.ts';

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

  test('linked to from the target is the target’s word', async () => {
    put('elsewhere', 'other.yaml');
    symlinkSync('../elsewhere/other.yaml', join(folder, 'repo', 'tidemark.yaml'));
    expect(await by('repo', undefined, ['repo'])).toContain('declared by the target');
  });

  test('for a saved document is trusted no further than a target’s', async () => {
    put('elsewhere', 'tidemark.yaml');
    expect(await by('elsewhere', undefined, null)).toContain('declared by the target');
  });

  test('that is missing though named, or is no file, is an error the user can mend', async () => {
    await expect(by('repo', 'nope.yaml', [])).rejects.toMatchObject({ code: 'no_such_path' });
    mkdirSync(join(folder, 'elsewhere', 'tidemark.yaml'));
    await expect(by('elsewhere', undefined, [])).rejects.toMatchObject({ code: 'unreadable' });
  });
});
