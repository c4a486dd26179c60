import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ref } from '../../../src/core/source.ts';
import { isRefName } from '../../../src/sources/repository/refs.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

async function refsOf(path: string): Promise<Map<string, Ref>> {
  const repository = await shop.open(path);
  const refs = await repository.refs().finally(() => repository.close());
  return new Map(refs.map((ref) => [ref.name, ref]));
}

function writeRef(folder: string, name: string, content: string): void {
  const path = join(folder, '.git', name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

describe('refs', () => {
  test('are the same as plain git lists, packed and loose; loose ones win', async () => {
    const folder = shop.init('target');
    const first = shop.commit(folder, { a: '1' });
    for (const name of ['x', 'deep/er/y', 'z']) shop.git(folder, 'branch', name);
    shop.git(folder, 'tag', '--annotate', '--message=t', 'v1');
    shop.git(folder, 'pack-refs', '--all');
    const second = shop.commit(folder, { a: '2' });
    shop.git(folder, 'branch', '--force', 'z', second);
    shop.git(folder, 'symbolic-ref', 'refs/heads/link', 'refs/heads/z');
    const refs = await refsOf(folder);
    const plain = shop.git(folder, 'for-each-ref', '--format=%(objectname) %(refname)').split('\n').sort();
    expect([...refs.values()].map(({ oid, name }) => `${oid} ${name}`).sort()).toEqual(plain);
    expect(refs.get('refs/heads/x')?.oid).toBe(first);
    expect(refs.get('refs/heads/z')?.oid).toBe(second);
    expect(refs.get('refs/heads/link')).toEqual({
      name: 'refs/heads/link',
      oid: second,
      symbolicTarget: 'refs/heads/z',
    });
  });

  test('of a hundred thousand are all read', async () => {
    const folder = shop.init('target');
    const oid = shop.commit(folder, { a: '1' });
    const lines = Array.from({ length: 100_000 }, (_, index) => `${oid} refs/tags/t${index}\n`);
    writeFileSync(join(folder, '.git/packed-refs'), lines.join(''));
    const repository = await shop.open(folder);
    expect(await repository.refs()).toHaveLength(100_001);
    expect(await repository.tags()).toHaveLength(100_000);
    expect((await repository.history()).commits).toHaveLength(1);
    await repository.close();
  });

  test('that are broken, endless, or links are there and lead nowhere', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { a: '1' });
    writeFileSync(join(shop.root, 'secret'), `${'1'.repeat(40)}\n`);
    writeRef(folder, 'refs/heads/empty', '');
    writeRef(folder, 'refs/heads/zero', '0'.repeat(40));
    writeRef(folder, 'refs/heads/text', 'passwd');
    writeRef(folder, 'refs/heads/huge', 'f'.repeat(100_000));
    writeRef(folder, 'refs/heads/out', 'ref: ../../../../secret');
    writeRef(folder, 'refs/heads/loop', 'ref: refs/heads/loop');
    symlinkSync(join(shop.root, 'secret'), join(folder, '.git/refs/heads/away'));
    symlinkSync('refs/heads/main', join(folder, '.git/refs/heads/old-style'));
    symlinkSync('/', join(folder, '.git/refs/root'));
    const refs = await refsOf(folder);
    for (const name of ['empty', 'zero', 'text', 'huge', 'out', 'loop', 'away'])
      expect(refs.get(`refs/heads/${name}`), name).toMatchObject({ oid: null });
    expect(refs.get('refs/heads/old-style')).toMatchObject({
      symbolicTarget: 'refs/heads/main',
      oid: refs.get('refs/heads/main')?.oid,
    });
    expect(refs.get('refs/root')).toMatchObject({ oid: null });
    const repository = await shop.open(folder);
    expect((await repository.branches()).map(({ name }) => name)).toEqual(['main', 'old-style']);
    await repository.close();
  });

  test('with names that git refuses are left out, and no option hides in a name', async () => {
    const folder = shop.init('target');
    const oid = shop.commit(folder, { a: '1' });
    const names = [
      'refs/heads/../../../x',
      'refs/heads/a b',
      'refs/heads/a\u001b[2J',
      'refs/heads/x.lock',
      '/etc/passwd',
      'HEAD',
    ];
    const lines = [...names, 'refs/heads/--output=x', 'refs/heads/gr\u00fcn'].map((name) => `${oid} ${name}\n`);
    writeFileSync(join(folder, '.git/packed-refs'), lines.join(''));
    const refs = await refsOf(folder);
    expect([...refs.keys()].sort()).toEqual(['refs/heads/--output=x', 'refs/heads/gr\u00fcn', 'refs/heads/main']);
  });

  test('are named by the same rules as git check-ref-format', () => {
    const folder = shop.init('target');
    const tails = [
      'a',
      'a.b',
      'a..b',
      '.a',
      'a/.b',
      'a.',
      'a.lock',
      'a.lock/b',
      'a//b',
      'a/',
      'a b',
      'a~',
      'a^',
      'a:',
      'a?',
      'a*',
      'a[',
      'a\\',
      'a@{',
      '@',
      'a\u007f',
      '-a',
      '\u00e4',
    ];
    for (const tail of tails) {
      const name = `refs/heads/${tail}`;
      const isFine = shop.run(folder, ['rev-parse', '--git-dir'], {}) !== '' && isFineToGit(folder, name);
      expect(isRefName(name), name).toBe(isFine);
    }
  });
});

function isFineToGit(folder: string, name: string): boolean {
  try {
    shop.git(folder, 'check-ref-format', name);
    return true;
  } catch {
    return false;
  }
}

describe('tags', () => {
  test('come to the commit they mean in the end, or to none', async () => {
    const folder = shop.init('target');
    const commit = shop.commit(folder, { a: '1' });
    shop.git(folder, 'tag', 'plain');
    shop.git(folder, 'tag', '--annotate', '--message=t', 'annotated');
    shop.git(folder, 'tag', '--annotate', '--message=t', 'nested', 'annotated');
    shop.git(folder, 'tag', '--annotate', '--message=t', 'tree', 'HEAD^{tree}');
    shop.git(folder, 'tag', 'blob', 'HEAD:a');
    // A tag that names an object of another length, and one that names a commit which is a tree.
    writeRef(
      folder,
      'refs/tags/long',
      shop.object(folder, 'tag', `object ${'1'.repeat(64)}\ntype commit\ntag long\n\n`),
    );
    const tree = shop.git(folder, 'rev-parse', 'HEAD^{tree}');
    writeRef(folder, 'refs/tags/liar', shop.object(folder, 'tag', `object ${tree}\ntype commit\ntag liar\n\n`));
    const repository = await shop.open(folder);
    const tags = await repository.tags();
    expect((await repository.history()).commits).toHaveLength(1);
    await repository.close();
    expect(Object.fromEntries(tags.map(({ name, oid }) => [name, oid]))).toEqual({
      plain: commit,
      annotated: commit,
      nested: commit,
      tree: null,
      blob: null,
      liar: null,
      long: null,
    });
  });
});
