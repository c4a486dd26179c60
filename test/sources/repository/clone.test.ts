import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { cloneRepository } from '../../../src/sources/repository/clone.ts';
import { toldAddress, withoutCredentials } from '../../../src/sources/repository/remote-url.ts';
import { readEverything, useWorkshop } from './workshop.ts';

const shop = useWorkshop();
const before = { ...process.env };
afterEach(() => {
  for (const name of ['GIT_SSH_COMMAND', 'GIT_TEMPLATE_DIR', 'GIT_DIR', 'EDITOR']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

/** Lets ssh be a script that serves the repository of this machine, as a forge would. */
function serve(): { url: string; folder: string } {
  const folder = shop.init('payments');
  shop.commit(folder, { a: 'served' });
  shop.git(folder, 'update-ref', 'refs/pull/1/head', 'HEAD');
  const script = join(shop.root, 'ssh.sh');
  writeFileSync(script, '#!/bin/sh\nfor last; do :; done\neval "$last"\n', { mode: 0o755 });
  process.env.GIT_SSH_COMMAND = script;
  return { url: `ssh://git@forge.example${folder}`, folder };
}

describe('a clone', () => {
  test('is bare, holds the branches, and is gone after dispose', async () => {
    const { url, folder } = serve();
    // Neither may reach the clone: a template's hooks, or a git directory of the surroundings.
    mkdirSync(join(shop.root, 'template/hooks'), { recursive: true });
    writeFileSync(join(shop.root, 'template/hooks/evil'), '', { mode: 0o755 });
    process.env.GIT_TEMPLATE_DIR = join(shop.root, 'template');
    process.env.GIT_DIR = '/nonexistent';
    process.env.EDITOR = 'vi';
    const cloned = await cloneRepository(url);
    expect(existsSync(join(cloned.path, 'hooks'))).toBe(false);
    const answers = await readEverything(await shop.open(cloned.path));
    expect(answers).toMatchObject({
      describe: { target: { name: 'payments', commit: shop.git(folder, 'rev-parse', 'HEAD') }, refsScope: 'all' },
      branches: [{ name: 'main' }],
      requestHistory: { refs: 0 },
      'read a': 'served',
    });
    await cloned.dispose();
    await cloned.dispose();
    expect(existsSync(cloned.path)).toBe(false);
  });

  test('is gone when the scan is aborted, during the clone and after it', async () => {
    const { url } = serve();
    const after = new AbortController();
    const cloned = await cloneRepository(url, { signal: after.signal });
    after.abort();
    expect(existsSync(cloned.path)).toBe(false);
    writeFileSync(join(shop.root, 'ssh.sh'), '#!/bin/sh\nsleep 600\n', { mode: 0o755 });
    const during = new AbortController();
    const failure = cloneRepository(url, { signal: during.signal }).catch((error: unknown) => error);
    setTimeout(() => during.abort(), 300);
    expect(await failure).toMatchObject({ code: 'interrupted' });
    expect(readdirSync(join(shop.root, 'tmp'))).toEqual([]);
  });

  test('that fails says so without the credentials of its address', async () => {
    const failure = await cloneRepository('https://user:s3cret@localhost:1/team/x.git?token=s3cret').catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'clone_failed', message: expect.stringContaining('localhost:1/team/x.git') });
    expect(
      JSON.stringify([failure, String(failure), (failure as Error).stack, (failure as Error).cause]),
    ).not.toContain('s3cret');
  });

  test.each([
    'http://example.org/x',
    'git://example.org/x',
    'file:///etc',
    'ext::sh -c id',
    'https://-oProxyCommand=x/y',
    'ssh://-oProxyCommand=x/y',
    'ssh://-l@host/y',
    '-u@host:x',
    'git@-oProxyCommand=x:y',
    '--upload-pack=x',
    'https://%zz@h/x',
    'https:user@h/x',
    '/etc',
    '',
  ])('of %j is refused before git is asked', async (url) => {
    await expect(cloneRepository(url)).rejects.toMatchObject({ code: 'not_supported' });
    expect(readdirSync(join(shop.root, 'tmp'))).toEqual([]);
  });
});

describe('an address', () => {
  test.each([
    'https://user:pa/s3cret@host/x',
    'https://user:pa s3cret@host/x',
    "https://user:pa's3cret@host/x",
    'user:s3cret@host:path',
    'https:user:s3cret@h/x',
    'http://user:s3cret@h/x',
  ])('of the form %s is refused without its password', async (url) => {
    const failure = await cloneRepository(url).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'not_supported', message: expect.stringContaining('cannot clone ') });
    expect(String(failure)).not.toContain('s3cret');
  });

  test.each([
    ['https://user:12/s3cret@host/x', 'the address'],
    ['https://user:s3cret@host:8443/x?t=s3cret', 'https://host:8443/x'],
    ['git@host:team/x', 'git@host:team/x'],
  ])('of the form %s is told as %s', (url, told) => {
    expect(toldAddress(url)).toBe(told);
  });

  test('loses its credentials wherever it stands in a text', () => {
    expect(withoutCredentials("fatal: 'https://u:p@a@host/x?t=1' and ssh://tok@h/y#z end")).toBe(
      "fatal: 'https://host/x' and ssh://h/y end",
    );
  });
});
