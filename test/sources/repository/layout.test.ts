import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ScanError } from '../../../src/core/errors.ts';
import type { FileEntry } from '../../../src/core/source.ts';
import { readEverything, useWorkshop } from './workshop.ts';

const shop = useWorkshop();

function withCommit(name: string, ...args: readonly string[]): string {
  const folder = shop.init(name, ...args);
  shop.commit(folder, { 'a.txt': 'content', 'sub/b.txt': 'more' });
  return folder;
}

async function pathsOf(path: string): Promise<readonly string[]> {
  const repository = await shop.open(path);
  try {
    return (await repository.files()).map((file) => file.path);
  } finally {
    await repository.close();
  }
}

async function refusalOf(path: string): Promise<ScanError> {
  const refusal = await shop.open(path).then(
    (repository) => repository.close(),
    (error: unknown) => error,
  );
  if (!(refusal instanceof ScanError)) throw new Error(`no refusal but ${String(refusal)}`);
  expect(refusal.message).not.toContain('\n');
  expect(refusal.mend).not.toBe('');
  return refusal;
}

const whole = ['a.txt', 'sub/b.txt'];

describe('a repository is found', () => {
  test('at its work tree, in a folder of it, and at its git directory', async () => {
    const folder = withCommit('target');
    for (const path of [folder, join(folder, 'sub'), join(folder, '.git')]) expect(await pathsOf(path)).toEqual(whole);
  });

  test('when it is bare', async () => {
    const folder = withCommit('target');
    shop.git(shop.root, 'clone', '--quiet', '--bare', folder, 'bare.git');
    expect(await pathsOf(join(shop.root, 'bare.git'))).toEqual(whole);
  });

  test('through the .git file of a linked worktree, at its own HEAD', async () => {
    const folder = withCommit('target');
    shop.git(folder, 'worktree', 'add', '--quiet', '-b', 'side', join(shop.root, 'linked'));
    shop.commit(join(shop.root, 'linked'), { 'c.txt': 'linked only' });
    expect(await pathsOf(join(shop.root, 'linked'))).toEqual(['a.txt', 'c.txt', 'sub/b.txt']);
    const { describe: description, branches } = await readEverything(await shop.open(join(shop.root, 'linked')));
    expect(description).toMatchObject({ target: { branch: 'side' }, headState: 'branch' });
    expect(branches).toMatchObject([{ name: 'main' }, { name: 'side' }]);
  });

  test('through the .git file of a submodule', async () => {
    const inner = withCommit('inner');
    const outer = shop.init('outer');
    shop.git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'part');
    shop.commit(outer, { 'own.txt': '1' });
    expect(await pathsOf(join(outer, 'part'))).toEqual(whole);
    const { files } = await readEverything(await shop.open(outer));
    expect((files as FileEntry[]).find(({ path }) => path === 'part')).toMatchObject({ kind: 'submodule' });
  });

  test('with SHA-256 objects', async () => {
    const folder = withCommit('target', '--object-format=sha256');
    const answers = await readEverything(await shop.open(folder));
    expect(answers).toMatchObject({
      describe: { objectFormat: 'sha256', target: { commit: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      history: { commits: [{ message: 'change', author: 0, committer: 1 }] },
      'read a.txt': 'content',
    });
  });

  test('with objects in an alternate that lies inside of it, and with alternates of that one', async () => {
    const folder = withCommit('target');
    const objects = join(folder, '.git/objects');
    renameSync(objects, join(folder, '.git/first'));
    mkdirSync(join(folder, '.git/first/info'), { recursive: true });
    mkdirSync(join(folder, '.git/second'));
    for (const name of readdirSync(join(folder, '.git/first')).filter((entry) => /^[0-7]/.test(entry)))
      renameSync(join(folder, '.git/first', name), join(folder, '.git/second', name));
    mkdirSync(join(objects, 'info'), { recursive: true });
    mkdirSync(join(objects, 'pack'));
    writeFileSync(join(objects, 'info/alternates'), '../first\n');
    writeFileSync(join(folder, '.git/first/info/alternates'), '../second\n');
    expect(await readEverything(await shop.open(folder))).toMatchObject({
      'read a.txt': 'content',
      'read sub/b.txt': 'more',
    });
  });
});

describe('a repository is refused in one line', () => {
  test('when there is no such path, and when it is a file', async () => {
    writeFileSync(join(shop.root, 'file'), '');
    expect(await refusalOf(join(shop.root, 'nowhere'))).toMatchObject({ code: 'no_such_path' });
    expect(await refusalOf(join(shop.root, 'file'))).toMatchObject({ code: 'no_such_path' });
  });

  test.each([
    ['HEAD', 'corrupt'],
    ['objects', 'corrupt'],
    ['refs', 'corrupt'],
  ])('when its %s is missing', async (name, code) => {
    const folder = withCommit('target');
    rmSync(join(folder, '.git', name), { recursive: true });
    expect(await refusalOf(folder)).toMatchObject({ code });
  });

  test('when its refs are kept as reftable', async () => {
    const folder = withCommit('target');
    shop.git(folder, 'config', 'core.repositoryFormatVersion', '1');
    shop.git(folder, 'config', 'extensions.refStorage', 'reftable');
    expect(await refusalOf(folder)).toMatchObject({
      code: 'not_supported',
      mend: expect.stringContaining('git refs migrate'),
    });
  });

  test.each(['objects', 'objects/pack', 'refs', 'packed-refs'])('when %s is a link that leads out', async (name) => {
    const folder = withCommit('target');
    shop.git(folder, 'pack-refs', '--all');
    const away = join(shop.root, 'away');
    renameSync(join(folder, '.git', name), away);
    symlinkSync(away, join(folder, '.git', name));
    expect(shop.git(folder, 'rev-parse', 'HEAD'), 'plain git follows it').toMatch(/^[0-9a-f]{40}$/);
    expect(await refusalOf(folder)).toMatchObject({ code: 'unreadable', message: expect.stringContaining(name) });
  });

  test('when a pack is a link that leads out', async () => {
    const folder = withCommit('target');
    shop.git(folder, 'repack', '-a', '-d', '-q');
    const packs = join(folder, '.git/objects/pack');
    const pack = readdirSync(packs).find((name) => name.endsWith('.pack')) ?? '';
    renameSync(join(packs, pack), join(shop.root, pack));
    symlinkSync(join(shop.root, pack), join(packs, pack));
    expect(shop.git(folder, 'cat-file', '-p', 'HEAD:a.txt'), 'plain git follows it').toBe('content');
    expect(await refusalOf(folder)).toMatchObject({ code: 'unreadable', message: expect.stringContaining(pack) });
  });

  test('when a .git file leads to a repository that does not know of it', async () => {
    const victim = withCommit('victim');
    const folder = join(shop.root, 'target');
    mkdirSync(folder);
    writeFileSync(join(folder, '.git'), `gitdir: ${join(victim, '.git')}\n`);
    expect(shop.git(folder, 'cat-file', '-p', 'HEAD:a.txt'), 'plain git follows it').toBe('content');
    expect(await refusalOf(folder)).toMatchObject({ code: 'unreadable', mend: expect.stringContaining('victim') });
  });

  test('when .git is a link that leads out', async () => {
    const victim = withCommit('victim');
    mkdirSync(join(shop.root, 'target'));
    symlinkSync(join(victim, '.git'), join(shop.root, 'target/.git'));
    expect(await refusalOf(join(shop.root, 'target'))).toMatchObject({ code: 'unreadable' });
  });

  test('when a forged worktree borrows the common directory of another repository', async () => {
    const victim = withCommit('victim');
    const folder = join(shop.root, 'target');
    mkdirSync(join(folder, 'fake'), { recursive: true });
    writeFileSync(join(folder, '.git'), 'gitdir: fake\n');
    writeFileSync(join(folder, 'fake/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(folder, 'fake/gitdir'), `${join(folder, '.git')}\n`);
    writeFileSync(join(folder, 'fake/commondir'), `${join(victim, '.git')}\n`);
    expect(shop.git(folder, 'cat-file', '-p', 'HEAD:a.txt'), 'plain git follows it').toBe('content');
    expect(await refusalOf(folder)).toMatchObject({ code: 'unreadable' });
  });

  test('when its configuration is larger than any is', async () => {
    const folder = withCommit('target');
    writeFileSync(join(folder, '.git/config'), ';'.repeat(2 * 1024 * 1024));
    expect(await refusalOf(folder)).toMatchObject({ code: 'unreadable', message: expect.stringContaining('config') });
  });

  test('when this user may not read it', async (context) => {
    if (process.getuid?.() === 0) context.skip('SKIPPED: nothing can be denied to root; run as another user');
    const folder = withCommit('target');
    chmodSync(folder, 0);
    const refusal = await refusalOf(folder).finally(() => chmodSync(folder, 0o755));
    expect(refusal).toMatchObject({ code: 'unreadable' });
  });
});

describe('git itself', () => {
  async function withGit(answer: string | null): Promise<ScanError> {
    const bin = join(shop.root, 'bin');
    mkdirSync(bin);
    if (answer !== null) writeFileSync(join(bin, 'git'), `#!/bin/sh\necho ${answer}\n`, { mode: 0o755 });
    const folder = withCommit('target');
    const before = process.env.PATH;
    process.env.PATH = bin;
    return refusalOf(folder).finally(() => {
      process.env.PATH = before;
    });
  }

  test('must be there', async () => {
    expect(await withGit(null)).toMatchObject({ code: 'git_missing' });
  });

  test('must not be older than 2.31, and the found version is told', async () => {
    expect(await withGit('git version 2.30.9')).toMatchObject({
      code: 'git_too_old',
      message: expect.stringContaining('2.30.9'),
    });
  });

  test('is not taken from a relative folder in PATH, which may be the target', async () => {
    const folder = withCommit('target');
    writeFileSync(join(folder, 'git'), `#!/bin/sh\ntouch ${join(shop.root, 'ran')}\n`, { mode: 0o755 });
    const before = { path: process.env.PATH, folder: process.cwd() };
    process.env.PATH = `.:${before.path}`;
    process.chdir(folder);
    try {
      await readEverything(await shop.open('.'));
    } finally {
      process.env.PATH = before.path;
      process.chdir(before.folder);
    }
    expect(existsSync(join(shop.root, 'ran'))).toBe(false);
  });
});

describe('what a repository says of its own objects and history', () => {
  test('alternates outside are not followed: what is missing is a gap with a mend', async () => {
    const lender = withCommit('lender');
    const folder = join(shop.root, 'target');
    shop.git(shop.root, 'clone', '--quiet', '--shared', lender, folder);
    expect(shop.git(folder, 'cat-file', '-p', 'HEAD:a.txt'), 'plain git follows them').toBe('content');
    const { files, history, describe: description } = await readEverything(await shop.open(folder));
    for (const gap of [files, history])
      expect(gap).toMatchObject({ reason: 'absent', mend: expect.stringContaining('git repack -a -d') });
    expect(description).toMatchObject({ defaultBranch: { name: 'main' } });
  });

  test('a replace ref replaces nothing', async () => {
    const folder = withCommit('target');
    const first = shop.git(folder, 'rev-parse', 'HEAD');
    const second = shop.commit(folder, { 'a.txt': 'two' }, 'second');
    shop.git(folder, 'replace', second, first);
    expect(shop.git(folder, 'log', '--format=%s')).toBe('change');
    const { history } = await readEverything(await shop.open(folder));
    expect(history).toMatchObject({ commits: [{ message: 'second' }, { message: 'change' }] });
  });

  test('a graft cuts nothing', async () => {
    const folder = withCommit('target');
    const second = shop.commit(folder, { 'a.txt': 'two' }, 'second');
    mkdirSync(join(folder, '.git/info'), { recursive: true });
    writeFileSync(join(folder, '.git/info/grafts'), `${second}\n`);
    expect(shop.git(folder, 'log', '--format=%s')).toBe('second');
    const { history } = await readEverything(await shop.open(folder));
    expect(history).toMatchObject({ commits: [{ message: 'second', parents: [1] }, { message: 'change' }] });
  });

  test('a doctored commit-graph cuts nothing', async () => {
    const folder = withCommit('target');
    for (const text of ['2', '3', '4']) shop.commit(folder, { 'a.txt': text });
    shop.git(folder, 'commit-graph', 'write', '--reachable');
    const path = join(folder, '.git/objects/info/commit-graph');
    const graph = readFileSync(path);
    // CDAT holds, per commit: its tree, then the position of its first parent; 0x70000000 means none.
    const chunk = [0, 1, 2, 3, 4, 5]
      .map((n) => 8 + n * 12)
      .find((at) => graph.toString('latin1', at, at + 4) === 'CDAT');
    const start = graph.readUInt32BE((chunk ?? 0) + 8);
    for (let at = start; at < start + 4 * 36; at += 36) graph.writeUInt32BE(0x70000000, at + 20);
    chmodSync(path, 0o644);
    writeFileSync(path, graph);
    expect(shop.git(folder, 'rev-list', '--count', 'HEAD'), 'plain git believes it').toBe('1');
    const { history } = await readEverything(await shop.open(folder));
    expect(history).toMatchObject({ commits: { length: 4 } });
  });

  test('a copy of a repository without its work tree files is read all the same', async () => {
    const folder = withCommit('target');
    cpSync(join(folder, '.git'), join(shop.root, 'copy/.git'), { recursive: true });
    expect(await pathsOf(join(shop.root, 'copy'))).toEqual(whole);
  });
});
