import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A program to start, and where; its output is thrown away. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** File that is its standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that mean it did its work; 0 when left out. */
  readonly good?: readonly number[];
}

/** Milliseconds from before its start until it ended. @throws {Error} when it could not start or ended badly. */
export function timeOf(command: Command): number {
  const input = command.input === undefined ? 'ignore' : openSync(command.input, 'r');
  try {
    const begin = process.hrtime.bigint();
    const { status, error } = spawnSync(command.program, command.args, {
      cwd: command.cwd,
      env: { ...process.env, ...command.env },
      stdio: [input, 'ignore', 'ignore'],
    });
    const ms = Number(process.hrtime.bigint() - begin) / 1e6;
    if (error !== undefined || !(command.good ?? [0]).includes(status ?? -1))
      throw new Error(`${command.program} ${command.args.join(' ')}: ${error?.message ?? `exit code ${status}`}`);
    return ms;
  } finally {
    if (typeof input === 'number') closeSync(input);
  }
}

/**
 * Runs the sides in turns (A B C A B C …), so that what else the machine does meets them all, after one turn that is
 * not counted. A side is one command or several, one after the other. Milliseconds, one object per turn.
 */
export function inTurns<Side extends string>(
  sides: Readonly<Record<Side, readonly Command[]>>,
  turns: number,
): Record<Side, number>[] {
  const names = Object.keys(sides) as Side[];
  const turn = () =>
    Object.fromEntries(
      names.map((name) => [name, sides[name].reduce((ms, command) => ms + timeOf(command), 0)]),
    ) as Record<Side, number>;
  turn();
  return Array.from({ length: turns }, turn);
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
