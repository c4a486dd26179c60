import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();
const before = process.env.PATH;

/** A git that answers its version and then hangs, with a child that hangs, too; their ids stand in `pids`. */
beforeEach(() => {
  const bin = join(shop.root, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh
case "$*" in *version*) echo git version 2.40.0; exit;; esac
sleep 600 &
echo $$ $! >> ${join(shop.root, 'pids')}
sleep 600
`;
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
});
afterEach(() => {
  process.env.PATH = before;
});

function useHangingGit(): void {
  process.env.PATH = `${join(shop.root, 'bin')}:${before}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that ended and was not waited for is dead, too; only /proc tells.
    return !existsSync('/proc/self/stat') || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function pids(): Promise<number[]> {
  const path = join(shop.root, 'pids');
  for (let tries = 0; tries < 500 && !existsSync(path); tries += 1) await sleep(10);
  await sleep(50);
  return readFileSync(path, 'utf8').trim().split(/\s+/).map(Number);
}

async function allEnd(ids: readonly number[]): Promise<boolean> {
  for (let tries = 0; tries < 500 && ids.some(isAlive); tries += 1) await sleep(10);
  return !ids.some(isAlive);
}

function target(): string {
  const folder = shop.init('target');
  shop.commit(folder, { a: '1' });
  return folder;
}

describe('an open repository', () => {
  test('ends its processes and theirs, and removes its files, when it is closed amid its work', async () => {
    const folder = target();
    useHangingGit();
    const repository = await shop.open(folder);
    const answers = Promise.allSettled([repository.history(), repository.files(), repository.tags()]);
    const running = await pids();
    expect(running.length).toBeGreaterThanOrEqual(2);
    await repository.close();
    await repository.close();
    const [history, files] = await answers;
    for (const answer of [history, files])
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'interrupted' } });
    expect(await allEnd(running)).toBe(true);
    await expect(repository.additions('1'.repeat(40), 1)).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('does the same when the scan is aborted', async () => {
    const folder = target();
    useHangingGit();
    const controller = new AbortController();
    const repository = await shop.open(folder, { signal: controller.signal });
    const history = repository.history().catch((error: unknown) => error);
    const running = await pids();
    controller.abort();
    expect(await history).toMatchObject({ code: 'interrupted' });
    expect(await allEnd(running)).toBe(true);
    expect(readdirSync(join(shop.root, 'tmp'))).toEqual([]);
  });

  test('is not opened after the abort', async () => {
    await expect(shop.open(target(), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'interrupted' });
  });
});
