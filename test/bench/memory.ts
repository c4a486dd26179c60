import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Command } from './measure.ts';

/** Highest resident sizes, in MB (10^6 bytes). */
export interface Peak {
  /** The process with all its threads. */
  readonly own: number;
  /** The largest of the processes it started, looked at every few milliseconds; null where there is no /proc. */
  readonly child: number | null;
}

const lookEveryMs = 5;
/**
 * Loaded before the program: tells at its end what the kernel counted, in KiB. `maxRSS` is second choice, since Linux
 * lets it begin at the size of the process that started this one.
 */
const teller = `import fs from 'node:fs';
const peak = () => {
  try { return /VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]; }
  catch { return process.resourceUsage().maxRSS; }
};
process.on('exit', () => fs.writeSync(3, peak() + '\\n'));`;

/** In KiB; null once the process is gone, or where there is no /proc. */
function peakOf(pid: string): number | null {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return null;
  }
}

function childrenOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

/** Runs a Node program once more, untimed, and says how much memory it took. @throws {Error} when it fails. */
export async function peakMemory(command: Command): Promise<Peak> {
  const preload = `data:text/javascript,${encodeURIComponent(teller)}`;
  const child = spawn(command.program, ['--import', preload, ...command.args], {
    cwd: command.cwd,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  let largest: number | null = null;
  const look = setInterval(() => {
    for (const pid of childrenOf(child.pid ?? 0)) largest = Math.max(largest ?? 0, peakOf(pid) ?? 0);
  }, lookEveryMs);
  try {
    const [told, [code]] = await Promise.all([text(child.stdio[3] as NodeJS.ReadableStream), once(child, 'close')]);
    if (!(command.good ?? [0]).includes(code)) throw new Error(`the scan ended with ${code}`);
    const megabytes = (kibibytes: number) => (kibibytes * 1024) / 1e6;
    return {
      // Its threads tell as well, earlier.
      own: megabytes(Math.max(...told.trim().split('\n').map(Number))),
      child: largest === null ? null : megabytes(largest),
    };
  } finally {
    clearInterval(look);
  }
}
