import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BranchRef, RepositoryDescription } from '../../../src/core/source.ts';
import { parseGitConfig } from '../../../src/sources/repository/config-file.ts';
import type { OpenOptions } from '../../../src/sources/repository/index.ts';
import { mainRemote, refsScope, sortRefs } from '../../../src/sources/repository/names.ts';
import { readFetched } from '../../../src/sources/repository/refs.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

async function look(
  path: string,
  options: Partial<OpenOptions> = {},
): Promise<RepositoryDescription & { branches: readonly BranchRef[] }> {
  const repository = await shop.open(path, options);
  try {
    return { ...(await repository.describe()), branches: await repository.branches() };
  } finally {
    await repository.close();
  }
}

/** An origin with branches trunk (its default) and topic. */
function origin(): string {
  const folder = shop.init('origin');
  shop.commit(folder, { a: '1' });
  shop.git(folder, 'branch', '--move', 'main', 'trunk');
  shop.git(folder, 'branch', 'topic');
  return folder;
}

function clone(...args: readonly string[]): string {
  shop.git(shop.root, 'clone', '--quiet', ...args, `file://${origin()}`, 'clone');
  return join(shop.root, 'clone');
}

function clean(folder: string): string {
  shop.git(folder, 'remote', 'set-head', 'origin', '--delete');
  return folder;
}

describe('the default branch', () => {
  test('is the given one, which must exist', async () => {
    const folder = clone();
    expect((await look(folder, { defaultBranch: 'topic' })).defaultBranch).toEqual({ name: 'topic', how: 'given' });
    await expect(look(folder, { defaultBranch: 'topik' })).rejects.toMatchObject({
      code: 'unknown_name',
      mend: 'did you mean topic?',
    });
  });

  test("is the remote's HEAD before anything in the clone", async () => {
    const folder = clone();
    shop.git(folder, 'checkout', '--quiet', '-b', 'mine');
    const { defaultBranch, target, branches } = await look(folder, { ciDefaultBranch: 'topic' });
    expect(defaultBranch).toEqual({ name: 'trunk', how: 'remote_head' });
    expect(target).toMatchObject({ branch: 'mine', trunk: defaultBranch?.name });
    expect(branches.map(({ name }) => name)).toEqual(['topic', 'trunk']);
  });

  test('is what the CI says where the remote has no HEAD, even if the clone lacks it', async () => {
    const folder = clean(clone());
    expect((await look(folder, { ciDefaultBranch: 'topic' })).defaultBranch).toEqual({
      name: 'topic',
      how: 'ci_environment',
    });
    expect((await look(folder, { ciDefaultBranch: 'gone' })).defaultBranch).toEqual({
      name: 'gone',
      how: 'ci_environment',
    });
  });

  test('is HEAD of a bare repository, and of one without a remote', async () => {
    const bare = clone('--bare');
    expect((await look(bare)).defaultBranch).toEqual({ name: 'trunk', how: 'head' });
    expect((await look(join(shop.root, 'origin'))).defaultBranch).toEqual({ name: 'trunk', how: 'head' });
  });

  test('of a mirror is its own HEAD, whatever somebody pushed below its refs/remotes', async () => {
    const mirror = clone('--mirror');
    const head = shop.git(mirror, 'rev-parse', 'trunk');
    shop.git(mirror, 'update-ref', 'refs/remotes/origin/stale', head);
    shop.git(mirror, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/stale');
    const { defaultBranch, branches } = await look(mirror);
    expect(defaultBranch).toEqual({ name: 'trunk', how: 'head' });
    expect(branches.map(({ name }) => name)).toEqual(['topic', 'trunk']);
  });

  test('of a repository without a remote is the only usual name rather than the topic HEAD happens to be on', async () => {
    const folder = origin();
    shop.git(folder, 'checkout', '--quiet', 'topic');
    expect((await look(folder)).defaultBranch).toEqual({ name: 'trunk', how: 'conventional_name' });
  });

  test('is HEAD of a bare repository in a .git folder, and not that of a git directory apart from its work tree', async () => {
    const bare = clone('--bare');
    const inFolder = join(shop.root, 'project/.git');
    mkdirSync(join(shop.root, 'project'));
    renameSync(bare, inFolder);
    expect((await look(join(shop.root, 'project'))).defaultBranch).toEqual({ name: 'trunk', how: 'head' });
    const apart = join(shop.root, 'apart');
    const url = `file://${join(shop.root, 'origin')}`;
    shop.git(shop.root, 'clone', '--quiet', `--separate-git-dir=${apart}`, url, 'work');
    shop.git(join(shop.root, 'work'), 'checkout', '--quiet', '-b', 'mine');
    await expect(look(join(shop.root, 'work'))).rejects.toMatchObject({
      code: 'unreadable',
      mend: `scan ${apart} itself if it is the repository you mean`,
    });
    shop.git(join(shop.root, 'work'), 'remote', 'set-head', 'origin', '--delete');
    expect((await look(apart)).defaultBranch).toEqual({ name: 'trunk', how: 'conventional_name' });
  });

  test('is the only branch, else the only usual name, else unknown: never where somebody happens to work', async () => {
    const folder = clean(clone());
    expect((await look(folder)).defaultBranch).toEqual({ name: 'trunk', how: 'conventional_name' });
    shop.git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect((await look(folder)).defaultBranch).toBeNull();
    for (const name of ['trunk', 'main']) shop.git(folder, 'update-ref', '-d', `refs/remotes/origin/${name}`);
    expect((await look(folder)).defaultBranch).toEqual({ name: 'topic', how: 'only_branch' });
  });
});

describe('HEAD', () => {
  test('detached is told, and the commit is judged', async () => {
    const folder = clone();
    shop.git(folder, 'checkout', '--quiet', '--detach');
    const { headState, target } = await look(folder);
    expect(headState).toBe('detached');
    expect(target).toMatchObject({ branch: null, commit: shop.git(folder, 'rev-parse', 'HEAD') });
  });

  test('of a bare repository that names no branch gives way to the default branch', async () => {
    const bare = clone('--bare');
    shop.git(bare, 'symbolic-ref', 'HEAD', 'refs/heads/master');
    const { headState, target, defaultBranch } = await look(bare);
    expect({ headState, defaultBranch }).toEqual({
      headState: 'unborn',
      defaultBranch: { name: 'trunk', how: 'conventional_name' },
    });
    expect(target.commit).toBe(shop.git(bare, 'rev-parse', 'trunk'));
  });

  test('that is neither a branch nor a commit is refused', async () => {
    const folder = clone();
    writeFileSync(join(folder, '.git/HEAD'), 'nonsense\n');
    await expect(look(folder)).rejects.toMatchObject({ code: 'corrupt' });
  });
});

/** The extent of a work tree's refs. */
function scopeOf(folder: string): string {
  const gitDir = join(folder, '.git');
  const config = parseGitConfig(readFileSync(join(gitDir, 'config'), 'utf8'));
  const names = shop.git(folder, 'for-each-ref', '--format=%(refname)').split('\n');
  const refs = new Map(names.map((name) => [name, { name, oid: '1'.repeat(40), symbolicTarget: null }]));
  const remote = mainRemote(config, refs, false);
  const { branches } = sortRefs(refs, config, remote);
  const fetched = readFetched({ gitDir, commonDir: gitDir, root: folder, isBare: false });
  return refsScope(config, remote, refs, branches.length, false, fetched);
}

describe('the extent of the refs', () => {
  test.each([
    [[], 'all'],
    [['--single-branch'], 'single_branch'],
    [['--bare'], 'all'],
    [['--mirror'], 'all'],
  ] as const)('of a clone made with %j is %s', async (args, scope) => {
    expect((await look(clone(...args))).refsScope).toBe(scope);
  });

  test('of a bare clone of one branch is unknown, for there may be others', async () => {
    expect((await look(clone('--bare', '--single-branch'))).refsScope).toBe('unknown');
  });

  test.each([
    ['+refs/heads/*:refs/remotes/origin/*', 'all'],
    ['+refs/heads/t*:refs/remotes/origin/t*', 'all'],
    ['+refs/heads/topic:refs/remotes/origin/topic', 'unknown'],
  ])('of a checkout that fetched %s last is told by how many branches that brought', (refspec, scope) => {
    const folder = shop.init('checkout');
    shop.git(folder, 'remote', 'add', 'origin', `file://${origin()}`);
    shop.git(folder, 'fetch', '--quiet', 'origin', '+refs/heads/trunk:refs/remotes/origin/trunk');
    shop.git(folder, 'fetch', '--quiet', 'origin', refspec);
    expect(scopeOf(folder)).toBe(scope);
  });

  test('of a repository that pulled one branch from an address is unknown', () => {
    const folder = shop.init('pulled');
    expect(scopeOf(folder)).toBe('all');
    shop.git(folder, 'pull', '--quiet', `file://${origin()}`, 'topic');
    expect(scopeOf(folder)).toBe('unknown');
  });

  test('of a repository without a remote is all', async () => {
    expect((await look(origin())).refsScope).toBe('all');
  });

  test('of a CI checkout that fetched one branch by hand is unknown, whatever its configuration promises', async () => {
    const folder = shop.init('checkout');
    shop.git(folder, 'remote', 'add', 'origin', `file://${origin()}`);
    shop.git(folder, 'fetch', '--quiet', 'origin', '+refs/heads/topic:refs/remotes/origin/topic');
    expect((await look(folder)).refsScope).toBe('unknown');
  });
});

describe('the name', () => {
  test.each([
    ['https://user:s3cret@example.org/team/payments.git', 'payments'],
    ['https://s3cret@example.org/team/payments/', 'payments'],
    ['git@example.org:payments.git', 'payments'],
    ['ssh://git@example.org:22/payments?token=s3cret', 'payments'],
    ['https://s3cret@example.org', 'example.org'],
  ])('of %s is %s', async (url, name) => {
    const folder = clone();
    shop.git(folder, 'remote', 'set-url', 'origin', url);
    const { target } = await look(folder);
    expect(target).toMatchObject({ id: 'repo', class: 'repository', name });
  });

  test('without a remote is the directory', async () => {
    expect((await look(origin())).target.name).toBe('origin');
    expect((await look(join(shop.root, 'origin/.git'))).target.name).toBe('origin');
  });
});
