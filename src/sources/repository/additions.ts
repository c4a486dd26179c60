import { Unreadable } from '../../core/errors.ts';
import type { Git } from './git.ts';
import { limits } from './limits.ts';
import { createRecords } from './records.ts';

const SOH = 1;
const LF = 10;
const COLON = 58;
const LETTER_A = 65;

/**
 * How many files each of the newest `limit` first-parent commits from `oid` on added. Commits at the edge of a shallow
 * clone are left out: there everything looks added.
 * @throws {Unreadable} `absent`, `malformed`, `too_large`, `timeout`.
 */
export async function countAdditions(
  git: Git,
  oid: string,
  limit: number,
  shallow: ReadonlySet<string>,
): Promise<readonly { readonly oid: string; readonly added: number }[]> {
  const commits: { oid: string; added: number }[] = [];
  let expectsPath = false;
  // Records: `\x01<oid>`, then for each changed file `:<modes> <ids> <status>` and its path.
  const records = createRecords(limits.pathBytes * 4, (record) => {
    const isPath = expectsPath;
    expectsPath = false;
    if (isPath) return;
    const start = record[0] === LF ? 1 : 0;
    const last = commits.at(-1);
    if (record[start] === SOH) commits.push({ oid: record.toString('latin1', start + 1), added: 0 });
    else if (record[start] === COLON) {
      expectsPath = true;
      if (last && record[record.length - 1] === LETTER_A) last.added += 1;
    }
  });
  await git.run({
    subcommand: 'log',
    arguments: [
      '--first-parent',
      '-m',
      '--raw',
      '-z',
      '--no-renames',
      '--no-abbrev',
      '--format=%x01%H',
      `--max-count=${limit}`,
      oid,
      '--',
    ],
    onOutput: records.push,
    timeoutMs: limits.walkMs,
    maxBytes: limits.additionsBytes,
  });
  if (commits.some((commit) => commit.oid.length !== oid.length))
    throw new Unreadable('malformed', 'git log answers in an unknown form', 'scan with a current git');
  return commits.filter((commit) => !shallow.has(commit.oid));
}
