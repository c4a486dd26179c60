import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Commit, History } from '../../../src/core/source.ts';
import { parseGitConfig } from '../../../src/sources/repository/config-file.ts';
import { nameOf, sortRefs } from '../../../src/sources/repository/names.ts';
import { createPast } from '../../../src/sources/repository/past.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

async function openError(path: string): Promise<unknown> {
  return shop.open(path).then(
    (repository) => repository.close(),
    (error: unknown) => error,
  );
}

function packed(): { folder: string; pack: string; index: string } {
  const folder = shop.init('target');
  shop.commit(folder, { a: '1', b: '2' });
  shop.git(folder, 'repack', '-a', '-d', '-q');
  const packs = join(folder, '.git/objects/pack');
  const file = (end: string): string => join(packs, readdirSync(packs).find((name) => name.endsWith(end)) ?? '');
  for (const path of [file('.pack'), file('.idx')]) chmodSync(path, 0o644);
  return { folder, pack: file('.pack'), index: file('.idx') };
}

describe('files that are all of one kind of line', () => {
  test('packed refs of four million empty lines are read', async () => {
    const folder = shop.init('target');
    const oid = shop.commit(folder, { a: '1' });
    writeFileSync(join(folder, '.git/packed-refs'), `${'\n'.repeat(4_000_000)}${oid} refs/tags/last\n`);
    const repository = await shop.open(folder);
    const refs = await repository.refs().finally(() => repository.close());
    expect(refs.map(({ name }) => name).sort()).toEqual(['refs/heads/main', 'refs/tags/last']);
  });

  test.each([
    ['spaces in a section', `[a${' '.repeat(1_000_000)}x\n[b]\nk = v`, 1],
    ['sections in one line', `${'[a]'.repeat(330_000)} k = v`, 1],
    ['escapes in a subsection', `[a "${'\\x'.repeat(500_000)}"]\nk = v`, 1],
  ])('a configuration of %s is read', (_, text, size) => {
    expect(parseGitConfig(text).size).toBe(size);
  });
});

describe('a name', () => {
  const location = { gitDir: '/x/folder/.git', commonDir: '/x/folder/.git', root: '/x/folder', isBare: false };
  const named = (url: string): string => nameOf(location, new Map([['remote.origin.url', [url]]]), 'origin');

  test('is no longer than 200 characters, and none is made from an endless address', () => {
    expect(named(`https://h/${'n'.repeat(3000)}`)).toHaveLength(200);
    expect(named(`https://h/x${'/'.repeat(200_000)}y`)).toBe('folder');
    expect(named('https://h/payments.git///')).toBe('payments');
  });

  test('holds no part of a password in which the address seems to end', () => {
    expect(named('https://user:se?cret@h/x')).toBe('folder');
    expect(named('https://user:se#cret@h/x')).toBe('folder');
  });

  test('of a folder for change requests is looked at once, and fifty of them at most', () => {
    const refspecs = Array.from({ length: 60 }, (_, index) => `+refs/pull/*/head:refs/remotes/origin/pr${index}/*`);
    const config = new Map([['remote.origin.fetch', [...refspecs.slice(0, 1), ...refspecs]]]);
    const refOf = (index: number) => {
      const name = `refs/remotes/origin/pr${index}/7`;
      return [name, { name, oid: '1'.repeat(40), symbolicTarget: null }] as const;
    };
    const { requests } = sortRefs(new Map([refOf(49), refOf(50)]), config, 'origin');
    expect(requests).toHaveLength(1);
  });
});

test('the way back to an instant is walked once for all branches', () => {
  let looks = 0;
  const commits = Array.from({ length: 2000 }, (_, position): Commit => {
    const parents = position === 1999 ? [] : [position + 1];
    const base = { message: '', author: 0, committer: 0, signature: null, authoredAt: 0 };
    return { ...base, oid: `${position}`, parents, committedAt: 10_000 - position } as unknown as Commit;
  });
  const counting = new Proxy(commits, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
      return Reflect.get(target, key);
    },
  });
  const history: History = { commits: counting, people: [], indexOf: Number };
  const past = createPast(history, new Date((10_000 - 1900) * 1000));
  const branches = commits.map(({ oid }) => ({ name: oid, oid }));
  expect(past.branches(branches).filter(({ oid }) => oid === '1900')).toHaveLength(1901);
  expect(looks).toBeLessThan(12_000);
});

describe('what git would trip over is refused', () => {
  test.each(['objects/ff/0123456789abcdef0123456789abcdef012345', 'objects/pack/pack-x.idx'])(
    'a pipe as %s',
    async (name) => {
      const { folder } = packed();
      mkdirSync(join(folder, '.git', name, '..'), { recursive: true });
      execFileSync('mkfifo', [join(folder, '.git', name)]);
      expect(await openError(folder)).toMatchObject({ code: 'unreadable', message: expect.stringContaining(name) });
    },
  );

  test('a pack cut short, although its objects are listed', async () => {
    const { folder, pack } = packed();
    truncateSync(pack, statSync(pack).size - 30);
    expect(await openError(folder)).toMatchObject({ code: 'corrupt', message: expect.stringContaining('.pack') });
  });

  test('an index of noise, and one cut short', async () => {
    const { folder, index } = packed();
    const whole = readFileSync(index);
    writeFileSync(index, Buffer.alloc(5000, 0xa7));
    expect(await openError(folder)).toMatchObject({ code: 'corrupt', message: expect.stringContaining('.idx') });
    writeFileSync(index, whole.subarray(0, 1000));
    expect(await openError(folder)).toMatchObject({ code: 'corrupt' });
    writeFileSync(index, whole);
    expect(await openError(folder)).toBeUndefined();
  });

  test.each(['1', '2'])('but not a whole pack with an index of version %s', async (version) => {
    const { folder, pack, index } = packed();
    rmSync(index);
    shop.git(folder, 'index-pack', `--index-version=${version}`, pack);
    const repository = await shop.open(folder);
    expect(await repository.files().finally(() => repository.close())).toHaveLength(2);
  });

  test('and of a file of alternates sixteen lines are read', async () => {
    const { folder } = packed();
    const objects = join(folder, '.git/objects');
    mkdirSync(join(folder, '.git/far'));
    renameSync(join(objects, 'pack'), join(folder, '.git/far/pack'));
    mkdirSync(join(objects, 'info'), { recursive: true });
    writeFileSync(join(objects, 'info/alternates'), `${'#\n'.repeat(16)}../far\n`);
    const repository = await shop.open(folder);
    await expect(repository.files()).rejects.toMatchObject({ reason: 'absent' });
    await repository.close();
    writeFileSync(join(objects, 'info/alternates'), '../far\n');
    const near = await shop.open(folder);
    expect(await near.files().finally(() => near.close())).toHaveLength(2);
  });
});

describe('additions', () => {
  /** A tree of 10 entries that are all the same, ten levels deep: ten thousand million files. */
  function bomb(folder: string): string {
    let entry = `100644 blob ${shop.object(folder, 'blob', 'x')}`;
    for (let level = 0; level < 10; level += 1) {
      const input = Array.from({ length: 10 }, (_, index) => `${entry}\t${index}\n`).join('');
      entry = `040000 tree ${shop.run(folder, ['mktree'], { input })}`;
    }
    return entry.slice('040000 tree '.length);
  }

  test('of a tree that holds itself thousands of millions of times are counted, and so is its removal', async () => {
    const folder = shop.init('target');
    const small = shop.git(folder, 'rev-parse', `${shop.commit(folder, { a: '1' })}^{tree}`);
    const first = shop.git(folder, 'rev-parse', 'HEAD');
    const second = shop.git(folder, 'commit-tree', '-p', first, '-m', 'bomb', bomb(folder));
    const third = shop.git(folder, 'commit-tree', '-p', second, '-m', 'gone', small);
    shop.git(folder, 'update-ref', 'refs/heads/main', third);
    const repository = await shop.open(folder);
    const added = await repository.additions(third, 100).finally(() => repository.close());
    expect(added.map((commit) => commit.added)).toEqual([1, 10 ** 10, 1]);
  });

  test('are those that git log lists, whatever becomes what', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { 'x/a': '1', 'x/b': '1', y: '1', 'z/q/r': '1' });
    rmSync(join(folder, 'y'));
    rmSync(join(folder, 'x'), { recursive: true });
    shop.commit(folder, { x: 'file now', 'y/1': '1', 'y/2/3': '1', 'z/q/s': '1' });
    chmodSync(join(folder, 'x'), 0o755);
    const tip = shop.commit(folder, { 'x.new': '1', 'z/q/r': '2' });
    const plain = shop.git(folder, 'log', '--format=@%H', '--no-renames', '--name-only', '--diff-filter=A', tip);
    const listed = plain.split('@').filter((text) => text !== '');
    const expected = listed.map((text) => text.split('\n').filter((line) => line !== ''));
    const repository = await shop.open(folder);
    const added = await repository.additions(tip, 100).finally(() => repository.close());
    expect(added).toEqual(expected.map(([oid, ...paths]) => ({ oid, added: paths.length })));
  });

  test('end where a tree is, by a forged object, in itself', async () => {
    const folder = shop.init('target');
    const tree = shop.git(folder, 'rev-parse', `${shop.commit(folder, { 'd/a': '1' })}^{tree}`);
    const inner = shop.git(folder, 'rev-parse', 'HEAD:d');
    const path = (oid: string): string => join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2));
    rmSync(path(inner));
    writeFileSync(path(inner), readFileSync(path(tree)));
    const repository = await shop.open(folder);
    const tip = shop.git(folder, 'rev-parse', 'HEAD');
    await expect(repository.additions(tip, 10).finally(() => repository.close())).rejects.toMatchObject({
      reason: expect.stringMatching(/^(?:too_large|malformed)$/),
    });
  });
});

describe('a temporary directory', () => {
  test.each(['missing', 'a file'])('that is %s is told in one line', async (what) => {
    const folder = shop.init('target');
    const before = process.env.TMPDIR;
    const place = join(shop.root, 'place');
    if (what === 'a file') appendFileSync(place, '');
    process.env.TMPDIR = place;
    const error = await openError(folder).finally(() => {
      process.env.TMPDIR = before;
    });
    expect(error).toMatchObject({
      code: 'unwritable',
      message: `cannot write to ${place}: ${what === 'missing' ? 'no such directory' : 'not a directory'}`,
      mend: 'set TMPDIR to a writable directory with free space',
    });
  });
});
