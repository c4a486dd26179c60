import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PathChange } from '../../../src/core/source.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

async function historyOf(
  folder: string,
  paths: readonly string[],
  from?: string,
  after?: string,
): Promise<readonly PathChange[]> {
  const repository = await shop.open(folder);
  try {
    const changes = await repository.pathHistory(from ?? shop.git(folder, 'rev-parse', 'HEAD'), paths, after);
    return changes.map(({ oid, paths: changed }) => ({ oid, paths: changed }));
  } finally {
    await repository.close();
  }
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

/** A tree object's bytes, from mode, name and id of each entry. */
function treeOf(...entries: readonly (readonly [string, string, string])[]): Buffer {
  return Buffer.concat(
    entries.map(([mode, name, oid]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')])),
  );
}

function commitObject(folder: string, tree: string, parent?: string): string {
  const parents = parent === undefined ? '' : `parent ${parent}\n`;
  const person = 'Ada <ada@example.org> 1700000000 +0000';
  return shop.object(folder, 'commit', `tree ${tree}\n${parents}author ${person}\ncommitter ${person}\n\nchange\n`);
}

describe('the history of paths', () => {
  test('holds each commit that added, changed or removed one of them, newest first, and no other', async () => {
    const folder = shop.init('target');
    const root = shop.commit(folder, { 'ci/a.yml': '1', other: '1' });
    const both = shop.commit(folder, { 'ci/a.yml': '2', OWNERS: '1' });
    shop.commit(folder, { other: '2', 'ci/b.yml': '1' });
    rmSync(join(folder, 'OWNERS'));
    const removed = shop.commit(folder, {});
    expect(await historyOf(folder, ['OWNERS', 'ci/a.yml', 'not/there'])).toEqual([
      { oid: removed, paths: ['OWNERS'] },
      { oid: both, paths: ['OWNERS', 'ci/a.yml'] },
      { oid: root, paths: ['ci/a.yml'] },
    ]);
    expect(await historyOf(folder, ['OWNERS'], both)).toEqual([{ oid: both, paths: ['OWNERS'] }]);
    expect(await historyOf(folder, [])).toEqual([]);
    expect(await historyOf(folder, ['OWNERS', 'ci/a.yml'], removed, both)).toEqual([
      { oid: removed, paths: ['OWNERS'] },
    ]);
    expect(await historyOf(folder, ['OWNERS'], removed, removed)).toEqual([]);
    expect(await historyOf(folder, ['OWNERS'], removed, 'no id')).toEqual([]);
  });

  test('counts a merge against its first parent, and not what the merged side did', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { base: '1' });
    shop.git(folder, 'switch', '--quiet', '--create', 'topic');
    shop.commit(folder, { 'ci/a.yml': '1' });
    shop.commit(folder, { 'ci/a.yml': '2' });
    shop.git(folder, 'switch', '--quiet', 'main');
    shop.commit(folder, { base: '2' });
    shop.git(folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
    const merge = shop.git(folder, 'rev-parse', 'HEAD');
    expect(await historyOf(folder, ['ci/a.yml'])).toEqual([{ oid: merge, paths: ['ci/a.yml'] }]);
  });

  test('counts a change of mode, and a file that took the place of a folder', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { 'run/inner': '1', script: '1' });
    chmodSync(join(folder, 'script'), 0o755);
    const mode = shop.commit(folder, {});
    rmSync(join(folder, 'run'), { recursive: true });
    const file = shop.commit(folder, { run: '1' });
    const [first, second] = await historyOf(folder, ['run', 'script', 'run/inner']);
    expect(first).toEqual({ oid: file, paths: ['run', 'run/inner'] });
    expect(second).toEqual({ oid: mode, paths: ['script'] });
  });

  test('is the same for many paths as for one after the other', async () => {
    const folder = shop.init('target');
    const paths = Array.from({ length: 250 }, (_, n) => `d${n % 7}/e${n % 31}/f${n % 5}/file-${n}`);
    shop.commit(folder, Object.fromEntries(paths.map((path) => [path, '1'])));
    for (let n = 0; n < 20; n++)
      shop.commit(folder, { [paths[n * 11] ?? '']: `changed ${n}`, 'd0/other': `${n}`, top: `${n}` });
    const all = await historyOf(folder, paths);
    expect(all).toHaveLength(21);
    expect(all.slice(0, 20).map((change) => change.paths)).toEqual(
      Array.from({ length: 20 }, (_, n) => [paths[(19 - n) * 11]]),
    );
    expect(all[20]?.paths).toEqual([...paths].sort());
  });

  test('takes names literally, whatever git could make of them', async () => {
    const folder = shop.init('target');
    const names = ['*', ':(exclude)a', '-x', 'a', 'ümlaut é', '[a]'];
    const oid = shop.commit(folder, Object.fromEntries(names.map((name) => [name, '1'])));
    expect(await historyOf(folder, names)).toEqual([{ oid, paths: [...names].sort() }]);
    expect(await historyOf(folder, ['*'])).toEqual([{ oid, paths: ['*'] }]);
    expect(await historyOf(folder, ['?', '../a', '/a', './a', 'b\n--all', ''])).toEqual([]);
  });

  test('never finds a name with a line break, and finds those beside it', async () => {
    const folder = shop.init('target');
    const oid = shop.commit(folder, { 'a\nb': '1', c: '1' });
    expect(await historyOf(folder, ['a\nb', 'c'])).toEqual([{ oid, paths: ['c'] }]);
  });

  test('is read from a repository of the longer object ids', async () => {
    const folder = shop.init('target', '--object-format=sha256');
    const oid = shop.commit(folder, { 'x/a': '1' });
    expect(oid).toHaveLength(64);
    expect(await historyOf(folder, ['x/a'])).toEqual([{ oid, paths: ['x/a'] }]);
  });
});

describe('a history of paths that cannot be told', () => {
  test('is shallow where the clone is, for its edge would seem to add everything', async () => {
    const origin = shop.init('origin');
    shop.commit(origin, { a: '1' });
    shop.commit(origin, { b: '1' });
    shop.git(shop.root, 'clone', '--quiet', '--depth', '1', `file://${origin}`, 'target');
    expect(await failure(historyOf(join(shop.root, 'target'), ['a']))).toMatchObject({ reason: 'shallow' });
  });

  test('is absent where a folder of an old commit is', async () => {
    const folder = shop.init('target');
    const old = shop.commit(folder, { 'ci/a.yml': '1' });
    shop.commit(folder, { 'ci/a.yml': '2' });
    const tree = shop.git(folder, 'rev-parse', `${old}:ci`);
    rmSync(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    expect(await failure(historyOf(folder, ['ci/a.yml']))).toMatchObject({ reason: 'absent' });
  });

  test('is not to be had of a directory without git', async () => {
    const folder = join(shop.root, 'plain');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a'), '1');
    expect(await failure(historyOf(folder, ['a'], '1'.repeat(40)))).toMatchObject({ reason: 'not_found' });
  });

  test('is absent for a commit that is not there, and nothing for what is no commit', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { a: '1' });
    expect(await failure(historyOf(folder, ['a'], '1'.repeat(40)))).toMatchObject({ reason: 'absent' });
    expect(await historyOf(folder, ['a'], '--all')).toEqual([]);
  });
});

describe('a hostile history of paths', () => {
  test('of folders within folders without end is told without walking them', async () => {
    const folder = shop.init('target');
    let bomb = shop.object(folder, 'tree', treeOf(['100644', 'leaf', shop.object(folder, 'blob', 'x')]));
    for (let depth = 0; depth < 12; depth++) {
      const within = bomb;
      const names = Array.from({ length: 10 }, (_, n) => ['40000', `d${n}`, within] as const);
      bomb = shop.object(folder, 'tree', treeOf(...names));
    }
    const plain = shop.object(folder, 'tree', treeOf(['100644', 'ci', shop.object(folder, 'blob', 'y')]));
    const first = commitObject(folder, shop.object(folder, 'tree', treeOf(['40000', 'ci', bomb])));
    const second = commitObject(folder, plain, first);
    shop.git(folder, 'update-ref', 'refs/heads/main', second);
    expect(await historyOf(folder, ['ci'])).toEqual([{ oid: second, paths: ['ci'] }]);
  });

  test('with names that lead elsewhere finds only what was asked', async () => {
    const folder = shop.init('target');
    const blob = shop.object(folder, 'blob', 'x');
    const odd = shop.object(
      folder,
      'tree',
      treeOf(['100644', '..', blob], ['100644', 'a', blob], ['100644', 'a', blob]),
    );
    const oid = commitObject(folder, odd);
    shop.git(folder, 'update-ref', 'refs/heads/main', oid);
    expect(await historyOf(folder, ['a', '..'])).toEqual([{ oid, paths: ['a'] }]);
  });

  test('runs no program that the repository names for showing differences', async () => {
    const folder = shop.init('target');
    const marker = join(shop.root, 'marker');
    const script = join(shop.root, 'evil.sh');
    writeFileSync(script, `#!/bin/sh\necho ran >> ${marker}\n`, { mode: 0o755 });
    shop.commit(folder, { '.gitattributes': '*.yml diff=x\n', 'a.yml': '1' });
    const oid = shop.commit(folder, { 'a.yml': '2' });
    shop.git(folder, 'config', 'diff.x.textconv', script);
    shop.git(folder, 'config', 'diff.x.command', script);
    shop.git(folder, 'config', 'log.showSignature', 'true');
    shop.git(folder, 'config', 'gpg.program', script);
    shop.run(folder, ['log', '-p', '--ext-diff'], { mayFail: true });
    expect(existsSync(marker), 'the trap works').toBe(true);
    rmSync(marker);
    expect((await historyOf(folder, ['a.yml']))[0]).toEqual({ oid, paths: ['a.yml'] });
    expect(existsSync(marker)).toBe(false);
  });
});
