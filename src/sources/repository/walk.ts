import { Unreadable } from '../../core/errors.ts';
import { type ColumnHistory, emptyHistory, showAll } from './column-history.ts';
import { createColumns } from './columns.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';
import { createRecords } from './records.ts';

/** What to read: commits reachable from `tips` and from none of `without`, and not those that `isKnown` knows. */
export interface Extent {
  readonly tips: readonly string[];
  readonly without: readonly string[];
  readonly isKnown?: (oid: string) => boolean;
}

function walkInput(tips: readonly string[], without: readonly string[]): string {
  const lines = [...tips, ...without.map((oid) => `^${oid}`)];
  return `${lines.join('\n')}\n`;
}

async function walk(git: Git, oidLength: number, extent: Extent): Promise<ColumnHistory> {
  if (extent.tips.length === 0) return emptyHistory;
  const columns = createColumns(oidLength);
  const { isKnown } = extent;
  const records = createRecords(limits.commitBytes, (bytes, start, end) => {
    if (isKnown?.(bytes.toString('latin1', start, start + oidLength))) return;
    if (columns.count >= limits.commits)
      throw new Unreadable('too_large', `more than ${limits.commits} commits`, 'scan a smaller repository');
    if (!columns.add(bytes, start, end))
      throw new Unreadable('malformed', 'a commit is not as git writes it', 'run `git fsck` in the repository');
  });
  await git.run({
    subcommand: 'rev-list',
    // Tips that are not here are passed over; missing ancestors end the walk. Messages come as the bytes they are.
    arguments: ['--ignore-missing', '--encoding=none', '--header', '--stdin'],
    input: walkInput(extent.tips, extent.without),
    onOutput: records.push,
    timeoutMs: limits.walkMs,
    maxBytes: limits.historyBytes,
  });
  return showAll(columns.finish());
}

function isHole(error: unknown): boolean {
  return error instanceof Unreadable && (error.reason === 'absent' || error.reason === 'malformed');
}

/** Whether all ancestors of these tips beyond `without` are here; reads them, keeps nothing. */
async function isWhole(git: Git, tips: readonly string[], without: readonly string[]): Promise<boolean> {
  try {
    await git.run({
      subcommand: 'rev-list',
      arguments: ['--ignore-missing', '--count', '--stdin'],
      input: walkInput(tips, without),
      onOutput: () => {},
      timeoutMs: limits.walkMs,
      maxBytes: limits.stderrBytes,
    });
    return true;
  } catch (error) {
    if (isHole(error)) return false;
    throw error;
  }
}

/**
 * Those of `tips` whose history is whole, found by halving. After `limits.tipAttempts` tries what is still in doubt
 * is left out.
 */
async function wholeTips(git: Git, tips: readonly string[], without: readonly string[]): Promise<readonly string[]> {
  const whole: string[] = [];
  const doubtful: (readonly string[])[] = [tips];
  for (let attempt = 0; attempt < limits.tipAttempts; attempt += 1) {
    const some = doubtful.shift();
    if (some === undefined) break;
    if (await isWhole(git, some, without)) whole.push(...some);
    else if (some.length > 1) doubtful.push(some.slice(0, some.length >> 1), some.slice(some.length >> 1));
  }
  return whole;
}

/**
 * Reads a history. Tips that are absent, or behind which commits are missing, are left out; `needed` ones are not, so
 * that a history which was cut off never looks whole. `onLeftOut` is told how many were left out for holes behind them.
 * @throws {Unreadable} `absent` or `malformed` when a commit behind a needed tip is; `too_large`, `timeout`.
 */
export async function readHistory(
  git: Git,
  oidLength: number,
  needed: readonly string[],
  extent: Extent,
  onLeftOut: (count: number) => void,
): Promise<ColumnHistory> {
  const others = extent.tips.filter((tip) => !needed.includes(tip));
  try {
    return await walk(git, oidLength, { ...extent, tips: [...needed, ...others] });
  } catch (error) {
    if (!isHole(error) || others.length === 0) throw error;
    if (needed.length > 0 && !(await isWhole(git, needed, []))) throw error;
    const whole = await wholeTips(git, others, [...needed, ...extent.without]);
    onLeftOut(others.length - whole.length);
    return walk(git, oidLength, { ...extent, tips: [...needed, ...whole] });
  }
}
