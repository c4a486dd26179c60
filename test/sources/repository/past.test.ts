import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Repository } from '../../../src/core/source.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

/** January on main, February on topic, March merges topic, April is tagged; `late` begins in April. */
function aYear(): { folder: string; january: string; february: string; march: string } {
  const folder = shop.init('target');
  const january = shop.commit(folder, { jan: '1' }, 'january', '2024-01-15T00:00:00Z');
  shop.git(folder, 'checkout', '--quiet', '-b', 'topic');
  const february = shop.commit(folder, { feb: '1' }, 'february', '2024-02-15T00:00:00Z');
  shop.git(folder, 'tag', 'v2');
  shop.git(folder, 'checkout', '--quiet', 'main');
  shop.run(folder, ['merge', '--quiet', '--no-ff', '-m', 'march', 'topic'], {
    env: { GIT_COMMITTER_DATE: '2024-03-15T00:00:00Z', GIT_AUTHOR_DATE: '2024-03-15T00:00:00Z' },
  });
  const march = shop.git(folder, 'rev-parse', 'HEAD');
  shop.git(folder, 'checkout', '--quiet', '--orphan', 'late');
  shop.commit(folder, { late: '1' }, 'late', '2024-04-10T00:00:00Z');
  shop.git(folder, 'checkout', '--quiet', 'main');
  shop.commit(folder, { apr: '1' }, 'april', '2024-04-15T00:00:00Z');
  shop.git(folder, 'tag', 'v4');
  return { folder, january, february, march };
}

describe('a scan as of a past instant', () => {
  test('judges what stood then: commit, files, branches, tags and history', async () => {
    const { folder, february, march } = aYear();
    const now = new Date('2024-03-20T00:00:00Z');
    const repository = await shop.open(folder, { now });
    expect(repository.now).toEqual(now);
    expect((await repository.describe()).target.commit).toBe(march);
    expect((await repository.files()).map(({ path }) => path)).toEqual(['feb', 'jan']);
    expect(await repository.branches()).toEqual([
      { name: 'main', oid: march },
      { name: 'topic', oid: february },
    ]);
    expect(await repository.tags()).toEqual([{ name: 'v2', oid: february }]);
    const history = await repository.history();
    expect(history.commits.map(({ message, parents }) => `${message} ${parents}`)).toEqual([
      'march 2,1',
      'february 2',
      'january ',
    ]);
    expect(history.indexOf(february)).toBe(1);
    await repository.close();
  });

  test('goes back along first parents only', async () => {
    const { folder, january } = aYear();
    const repository = await shop.open(folder, { now: new Date('2024-03-01T00:00:00Z') });
    expect((await repository.describe()).target.commit).toBe(january);
    await repository.close();
  });

  test('before the first commit finds an empty repository', async () => {
    const repository = await shop.open(aYear().folder, { now: new Date('2023-01-01T00:00:00Z') });
    expect((await repository.describe()).target.commit).toBeNull();
    expect(await repository.files()).toEqual([]);
    expect(await repository.branches()).toEqual([]);
    expect((await repository.history()).commits).toEqual([]);
    await repository.close();
  });

  test('is unknown where a shallow clone does not reach back', async () => {
    const { folder } = aYear();
    shop.git(shop.root, 'clone', '--quiet', '--depth=1', `file://${folder}`, 'shallow');
    const repository = await shop.open(join(shop.root, 'shallow'), { now: new Date('2024-02-20T00:00:00Z') });
    await expect(repository.describe()).rejects.toMatchObject({ reason: 'shallow' });
    await repository.close();
  });

  test('after the last commit sees all that is there', async () => {
    const { folder } = aYear();
    const then = await shop.open(folder, { now: new Date('2024-04-15T00:00:00Z') });
    const before = await shop.open(folder, { now: new Date('2024-04-14T23:59:59Z') });
    const messages = async (repository: Repository): Promise<readonly string[]> =>
      (await repository.history()).commits.map(({ message }) => message);
    expect(await messages(then)).toEqual(['april', 'late', 'march', 'february', 'january']);
    expect(await messages(before)).toEqual(['late', 'march', 'february', 'january']);
    await Promise.all([then.close(), before.close()]);
  });

  test('a scan of today sees commits from the future, for clocks go wrong', async () => {
    const folder = shop.init('target');
    const oid = shop.commit(folder, { a: '1' }, 'future', '2090-01-01T00:00:00Z');
    const repository = await shop.open(folder);
    expect((await repository.describe()).target.commit).toBe(oid);
    expect((await repository.history()).commits).toHaveLength(1);
    await repository.close();
  });
});
