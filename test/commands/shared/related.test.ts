import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { openRelated, pathIn, withRelated } from '../../../src/commands/shared/related.ts';
import { noAdditions } from '../../../src/core/source.ts';

const opening = { now: null, declared: { mergeMethods: null, lexicon: noAdditions } };
let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-test-')));
  mkdirSync(join(folder, 'tmp'));
  vi.stubEnv('TMPDIR', join(folder, 'tmp'));
});
afterEach(() => {
  const left = readdirSync(join(folder, 'tmp'));
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  expect(left).toEqual([]);
});

/** A repository with one file that holds its own name. */
function make(name: string): void {
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]) => execFileSync('git', ['-C', join(folder, name), ...args], { env });
  mkdirSync(join(folder, name), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(join(folder, name, 'name'), name);
  git('add', '--all');
  git('-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', 'commit', '--quiet', '--message', 'Begin');
}

async function names(...given: string[]): Promise<string[]> {
  const related = await openRelated(given, folder, opening);
  await related.close();
  return [...related.byName.keys()];
}

describe('related repositories', () => {
  test('are called as the user says, or as they are, in lower case', async () => {
    for (const name of ['acme/One', 'two', 'a=b/c']) make(name);
    expect(await names('acme/One', 'House/Sub/Two=two', 'x/y=./a=b/c')).toEqual(['acme/one', 'house/sub/two', 'x/y']);
    expect(await names()).toEqual([]);
  });

  test('can be asked for their files and for each other, and stand in the description with their commits', async () => {
    make('acme/one');
    make('acme/two');
    const related = await openRelated(['acme/two', 'acme/one'], folder, opening);
    const one = related.byName.get('acme/one');
    expect(new TextDecoder().decode((await one?.read('name')) ?? undefined)).toBe('acme/one');
    expect(await one?.related('acme/two')?.files()).toHaveLength(1);
    const { target } = await withRelated(memoryRepository(), related).describe();
    expect(target.related).toEqual([
      { name: 'acme/one', commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
      { name: 'acme/two', commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
    ]);
    await related.close();
  });

  test.each([
    [['shop=acme/one'], 'what stands before = is no OWNER/NAME', 'begins with ./'],
    [['acme/x='], 'no path is given for acme/x', 'acme/x=PATH'],
    [['https://ana:s3cret@example.org/acme/x.git'], 'an address is no path', 'clone it'],
    [['acme/x=git@example.org:acme/x.git'], 'acme/x=… is no path', 'clone it'],
    [['acme/one', 'Acme/One=acme/two'], 'two are called acme/one', 'OWNER/NAME=acme/two'],
    [['two words/one'], 'cannot tell the name of two words/one', 'OWNER/NAME=two words/one'],
  ])('that cannot be told apart are a usage error: %j', async (given, message, mend) => {
    for (const name of ['acme/one', 'acme/two', 'two words/one']) make(name);
    await expect(names(...given)).rejects.toMatchObject({
      code: 'usage',
      message: `--related-repository: ${message}`,
      mend: expect.stringContaining(mend),
    });
  });

  test('that are not there are an error, and leave nothing open', async () => {
    make('acme/one');
    await expect(names('acme/one', 'acme/two=nowhere')).rejects.toMatchObject({ code: 'no_such_path' });
  });

  test('lie where the value says', () => {
    expect(['a', './a=b', 'acme/x=../x'].map(pathIn)).toEqual(['a', './a=b', '../x']);
  });
});
