import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

/** A repository on main with one commit, and a commit beside it that only `ref` holds. */
function withRequest(ref: string, date: string): { folder: string; base: string; tip: string } {
  const folder = shop.init('target');
  const base = shop.commit(folder, { a: '1' }, 'base', '2024-01-01T00:00:00Z');
  shop.git(folder, 'checkout', '--quiet', '--detach');
  shop.commit(folder, { a: '2' }, 'work', date);
  const tip = shop.commit(folder, { a: '3' }, 'more work', date);
  shop.git(folder, 'update-ref', ref, tip);
  shop.git(folder, 'checkout', '--quiet', 'main');
  return { folder, base, tip };
}

const since = new Date('2024-03-01T00:00:00Z');

describe('change requests', () => {
  test.each(['refs/pull/12/head', 'refs/merge-requests/12/head', 'refs/pull-requests/12/from'])(
    'are seen at %s',
    async (ref) => {
      const { folder, tip } = withRequest(ref, '2024-04-01T00:00:00Z');
      const repository = await shop.open(folder);
      const { refs, numbers, tips, history } = await repository.requestHistory(since);
      const own = await repository.history();
      await repository.close();
      expect({ refs, numbers: [...numbers], tips: [...tips] }).toEqual({ refs: 1, numbers: [12], tips: [tip] });
      expect(history.commits.map(({ message, parents }) => ({ message, parents }))).toEqual([
        { message: 'more work', parents: [1] },
        { message: 'work', parents: [-1] },
      ]);
      expect(own.commits).toHaveLength(1);
    },
  );

  test('fetched into a folder of the remote are requests and no branches', async () => {
    const { folder, tip } = withRequest('refs/pull/12/head', '2024-04-01T00:00:00Z');
    const clone = join(shop.root, 'clone');
    shop.git(shop.root, 'clone', '--quiet', `file://${folder}`, clone);
    shop.git(clone, 'config', '--add', 'remote.origin.fetch', '+refs/pull/*/head:refs/remotes/origin/pr/*');
    shop.git(clone, 'fetch', '--quiet');
    const repository = await shop.open(clone);
    expect((await repository.branches()).map(({ name }) => name)).toEqual(['main']);
    const { numbers, tips } = await repository.requestHistory(since);
    expect([[...numbers], [...tips]]).toEqual([[12], [tip]]);
    await repository.close();
  });

  test('that are old, or not here, are counted and not read', async () => {
    const { folder, tip } = withRequest('refs/pull/1/head', '2024-02-01T00:00:00Z');
    const lost = '1'.repeat(40);
    writeFileSync(join(folder, '.git/packed-refs'), `${lost} refs/pull/2/head\n${tip} refs/pull/3/merge\n`);
    const repository = await shop.open(folder);
    const { refs, numbers, tips, history } = await repository.requestHistory(since);
    await repository.close();
    expect({ refs, numbers: [...numbers].sort() }).toEqual({ refs: 2, numbers: [1, 2] });
    expect(tips).toEqual(new Set([tip, lost]));
    expect(history.commits).toEqual([]);
  });

  test('with holes behind them do not hide the others', async () => {
    const { folder, tip } = withRequest('refs/pull/1/head', '2024-04-01T00:00:00Z');
    shop.git(folder, 'checkout', '--quiet', '--orphan', 'other');
    const lost = shop.commit(folder, { b: '1' }, 'lost', '2024-04-01T00:00:00Z');
    const cut = shop.commit(folder, { b: '2' }, 'cut', '2024-04-02T00:00:00Z');
    shop.git(folder, 'checkout', '--quiet', 'main');
    shop.git(folder, 'branch', '-D', 'other');
    shop.git(folder, 'update-ref', 'refs/pull/2/head', cut);
    rmSync(join(folder, '.git/objects', lost.slice(0, 2), lost.slice(2)), { force: true });
    const repository = await shop.open(folder);
    const { history } = await repository.requestHistory(since);
    await repository.close();
    expect(history.indexOf(tip)).toBe(0);
    expect(history.commits).toHaveLength(2);
  });

  test('whose tips cannot be read do not hide the others, nor do tips that are no commits or in the history', async () => {
    const { folder, base, tip } = withRequest('refs/pull/1/head', '2024-04-01T00:00:00Z');
    shop.git(folder, 'checkout', '--quiet', '--detach');
    const broken = shop.commit(folder, { b: '1' }, 'broken', '2024-04-02T00:00:00Z');
    shop.git(folder, 'checkout', '--quiet', '--detach', base);
    const tagged = shop.commit(folder, { c: '1' }, 'tagged', '2024-04-03T00:00:00Z');
    shop.git(folder, 'tag', '--annotate', '--message=t', 'temporary', tagged);
    const tag = shop.git(folder, 'rev-parse', 'refs/tags/temporary');
    shop.git(folder, 'tag', '--delete', 'temporary');
    shop.git(folder, 'checkout', '--quiet', 'main');
    const others = [broken, tag, shop.git(folder, 'rev-parse', 'HEAD:a'), base];
    for (const [index, oid] of others.entries()) {
      mkdirSync(join(folder, `.git/refs/pull/${index + 2}`), { recursive: true });
      writeFileSync(join(folder, `.git/refs/pull/${index + 2}/head`), `${oid}\n`);
    }
    const subjects = async (): Promise<readonly string[]> => {
      const repository = await shop.open(folder);
      const { history } = await repository.requestHistory(since).finally(() => repository.close());
      expect(history.indexOf(tip)).toBeDefined();
      return history.commits.map(({ message }) => message).sort();
    };
    expect(await subjects()).toEqual(['broken', 'more work', 'work']);
    const path = join(folder, '.git/objects', broken.slice(0, 2), broken.slice(2));
    rmSync(path);
    writeFileSync(path, 'not deflated');
    expect(await subjects()).toEqual(['more work', 'work']);
  });
});
