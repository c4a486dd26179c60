import { describe, expect, test } from 'vitest';
import { git } from '../../../collectors/git/index.ts';
import { memoryRepository, type PlainCommit } from '../../../fixtures/memory-repository.ts';
import type { Observation } from '../../../src/core/facts/index.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');
const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();
const ana = 'Ana Diaz <ana@example.org>';

interface Story {
  readonly commits: PlainCommit[];
  readonly tips: Record<string, string>;
  commit(branch: string, days: number, message: string, merged?: string): void;
  fork(branch: string, from: string): void;
}

/** Tells a history commit by commit; each branch remembers its tip. */
function story(): Story {
  const commits: PlainCommit[] = [{ id: 'root', at: daysAgo(900), author: ana, message: 'Start' }];
  const tips: Record<string, string> = { main: 'root' };
  return {
    commits,
    tips,
    fork: (branch, from) => {
      tips[branch] = tips[from] ?? 'root';
    },
    commit: (branch, days, message, merged) => {
      const id = `${branch}-${commits.length}`;
      const parents = [tips[branch] ?? 'root', ...(merged === undefined ? [] : [tips[merged] ?? 'root'])];
      commits.push({ id, parents, at: daysAgo(days), author: ana, message });
      tips[branch] = id;
    },
  };
}

async function branchesOf(
  told: Story,
  more: { tags?: Record<string, string>; defaultBranch?: string } = {},
): Promise<Record<string, Observation<'git.branch'>>> {
  const source = memoryRepository({
    now: new Date(NOW).toISOString(),
    commits: told.commits,
    branches: told.tips,
    ...more,
  });
  const findings = await git.reads['git.branch']?.(source);
  return Object.fromEntries((findings?.items ?? []).map((item) => [item.name, item]));
}

/** Work on main, every fifth day for more than a year. */
function steadyMain(told: Story, each: (days: number) => void): void {
  for (let days = 400; days > 0; days -= 5) {
    told.commit('main', days, `Work (#${400 - days})`);
    each(days);
  }
}

describe('what a branch is for', () => {
  test('a branch that takes trunk in within hours is fed promptly', async () => {
    const told = story();
    told.fork('staging', 'main');
    steadyMain(told, (days) => told.commit('staging', days - 0.1, "Merge branch 'main' into staging", 'main'));
    const { staging } = await branchesOf(told);
    expect(staging).toMatchObject({ role: 'fed', medianBatch: 1, ownFixes: 0 });
    expect(staging?.medianWaitDays).toBeLessThan(1);
  });

  test('fixes made on it are counted, cherry-picks from trunk are not', async () => {
    const told = story();
    told.fork('production', 'main');
    steadyMain(told, (days) => {
      told.commit('production', days - 0.1, "Merge branch 'main' into production", 'main');
      if (days % 100 === 0) told.commit('production', days - 0.2, 'Mend on the spot');
    });
    const { production } = await branchesOf(told);
    expect(production).toMatchObject({ role: 'fed', ownFixes: 4 });
  });

  test('GitFlow told from develop: master is fed in batches and carries the versions', async () => {
    const told = story();
    const tags: Record<string, string> = {};
    told.fork('master', 'main');
    steadyMain(told, (days) => {
      if (days % 60 !== 0) return;
      told.commit('master', days - 1, `Merge branch 'release/${days}'`, 'main');
      tags[`v${days}.0`] = told.tips.master ?? '';
    });
    const { master } = await branchesOf(told, { tags });
    expect(master).toMatchObject({ role: 'fed', versionTags: 6 });
    expect(master?.medianBatch).toBeGreaterThan(10);
  });

  test('a branch that topics gather on before trunk is integration, and topics grown from it are not', async () => {
    const told = story();
    told.fork('develop', 'main');
    for (let days = 400; days > 0; days -= 5) {
      told.commit('develop', days, `Work (#${days})`);
      if (days % 50 === 0) told.commit('main', days - 1, "Merge branch 'develop'", 'develop');
    }
    told.fork('login', 'develop');
    told.commit('login', 1, 'Start login');
    const branches = await branchesOf(told);
    expect(branches.develop).toMatchObject({ role: 'integration', arrivalsOnTrunk: 8 });
    expect(branches.login).toMatchObject({ role: 'topic' });
  });

  const rewrite = async (until: number) => {
    const told = story();
    told.fork('big-rewrite', 'main');
    steadyMain(told, (days) => {
      if (days % 20 !== 0 || days < until) return;
      told.commit('big-rewrite', days - 0.2, 'More of it');
      told.commit('big-rewrite', days - 0.3, "Merge branch 'main' into big-rewrite", 'main');
    });
    return (await branchesOf(told))['big-rewrite'];
  };

  test('work that goes on beside trunk for a year is in doubt, also when it is kept up to date', async () => {
    expect(await rewrite(0)).toMatchObject({ role: 'unknown', mayFeedTrunk: false });
  });

  test('work that was left is a topic', async () => {
    expect(await rewrite(150)).toMatchObject({ role: 'topic' });
  });

  test('develop with pushes beside a trunk of squashed releases may feed it', async () => {
    const told = story();
    told.fork('develop', 'main');
    for (let days = 400; days > 0; days -= 5) {
      told.commit('develop', days, 'Work');
      if (days % 50 === 0) told.commit('main', days - 1, `Release ${days} (#${days})`);
    }
    expect((await branchesOf(told)).develop).toMatchObject({ role: 'unknown', mayFeedTrunk: true });
  });

  test('a feeder that is not in the clone is seen by what trunk merged', async () => {
    const told = story();
    told.fork('develop', 'main');
    for (let days = 400; days > 0; days -= 5) {
      told.commit('develop', days, 'Work');
      if (days % 50 === 0) told.commit('main', days - 1, "Merge branch 'develop'", 'develop');
    }
    delete told.tips.develop;
    expect((await branchesOf(told)).develop).toMatchObject({ role: 'integration', arrivalsOnTrunk: 8 });
  });

  test('a short topic with the name of an integration branch is none', async () => {
    const told = story();
    steadyMain(told, (days) => {
      if (days !== 200) return;
      told.fork('dev', 'main');
      for (const hours of [3, 2]) {
        told.commit('dev', days - hours / 24, 'Work');
        told.commit('main', days - hours / 24, "Merge branch 'dev'", 'dev');
      }
    });
    expect((await branchesOf(told)).dev).toMatchObject({ role: 'topic' });
  });

  test('a lively line beside trunk whose purpose nothing tells is unknown, never harmless', async () => {
    const told = story();
    told.fork('mainline', 'main');
    steadyMain(told, (days) => told.commit('mainline', days - 0.2, `Other work (#${1000 + days})`));
    expect((await branchesOf(told)).mainline).toMatchObject({ role: 'unknown' });
  });

  test('versions are maintained, bots update, orphans are unrelated', async () => {
    const told = story();
    steadyMain(told, () => {});
    told.fork('release-1.2', 'main');
    told.commit('release-1.2', 30, 'Backport (#9)');
    told.fork('renovate/left-pad', 'main');
    told.commit('renovate/left-pad', 3, 'Bump left-pad');
    told.commits.push({ id: 'page', at: daysAgo(50), author: ana, message: 'Publish' });
    told.tips['gh-pages'] = 'page';
    const branches = await branchesOf(told);
    expect(branches['release-1.2']).toMatchObject({ role: 'maintenance' });
    expect(branches['renovate/left-pad']).toMatchObject({ role: 'bot' });
    expect(branches['gh-pages']).toMatchObject({ role: 'unrelated' });
  });

  test('an environment that is fast-forwarded shows its wait only when it keeps up', async () => {
    const told = story();
    steadyMain(told, (days) => {
      if (days === 40) told.fork('demo', 'main');
    });
    told.fork('live', 'main');
    const branches = await branchesOf(told);
    expect(branches.live).toMatchObject({ role: 'fed', medianWaitDays: 0 });
    expect(branches.demo).toMatchObject({ role: 'fed', medianWaitDays: null });
  });

  test('a branch whose commits are missing is a gap, not a branch that is not there', async () => {
    const told = story();
    const source = memoryRepository({ commits: told.commits, branches: { ...told.tips, gone: 'f'.repeat(40) } });
    const findings = await git.reads['git.branch']?.(source);
    expect(findings?.items).toEqual([]);
    expect(findings?.gaps[0]).toMatchObject({ reason: 'absent', detail: expect.stringContaining('1 branch') });
  });

  test('a clone of one branch says that the others are missing', async () => {
    const source = memoryRepository({
      refsScope: 'single_branch',
      commits: story().commits,
      branches: { main: 'root' },
    });
    const findings = await git.reads['git.branch']?.(source);
    expect(findings?.gaps[0]).toMatchObject({ reason: 'absent' });
  });
});

describe('release lines', () => {
  test('releases are conformant when tagged and merged back', async () => {
    const told = story();
    const tags: Record<string, string> = {};
    told.fork('master', 'main');
    for (let release = 1; release <= 14; release++) {
      const days = 700 - release * 45;
      told.commit('main', days, 'Work');
      told.fork(`release/${release}`, 'main');
      told.commit(`release/${release}`, days - 1, 'Set the version');
      told.commit('master', days - 2, `Merge branch 'release/${release}'`, `release/${release}`);
      if (release % 7 !== 0) tags[`v${release}.0`] = told.tips.master ?? '';
      if (release !== 3)
        told.commit('main', days - 3, `Merge branch 'release/${release}' into develop`, `release/${release}`);
      delete told.tips[`release/${release}`];
    }
    const source = memoryRepository({
      now: new Date(NOW).toISOString(),
      commits: told.commits,
      branches: told.tips,
      tags,
    });
    const [line] = (await git.reads['git.release_line']?.(source))?.items ?? [];
    expect(line).toMatchObject({ branch: 'master', feeder: 'main', changes: 14, releaseMerges: 14, conformant: 11 });
    expect(line?.examples.notMergedBack).toHaveLength(1);
  });
});
