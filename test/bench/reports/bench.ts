import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { reporters } from '../../../src/reporters/index.ts';
import { type Command, median } from '../measure.ts';
import { peakMemory } from '../memory.ts';
import type { Extent } from './generate.ts';

/** An assessment as large as they come. */
const extent: Extent = { questions: 50, criteria: 1_000, evidence: 20_000 };

const Told = z.object({ loadMs: z.number(), renderMs: z.number(), bytes: z.int() });

/**
 * Tells of each format what its first report of one large assessment takes in a process of its own: milliseconds to load
 * the reporter (from its sources) and to render, the highest memory of the process, and the size of the report.
 * @throws {Error} when a format fails
 */
export async function benchReports(turns: number, say: (line: string) => void): Promise<void> {
  say(
    `Reports of ${extent.questions} questions, ${extent.criteria} criteria and ${extent.evidence} pieces of evidence`,
  );
  say(row(['', 'load ms', 'render ms', 'peak MB', 'report kB']));
  for (const format of Object.keys(reporters)) {
    const command: Command = {
      program: process.execPath,
      args: [join(import.meta.dirname, 'render.ts'), format, JSON.stringify(extent)],
      cwd: import.meta.dirname,
    };
    const times = Array.from({ length: turns }, () => rendered(command));
    const peak = await peakMemory(command);
    const ms = (side: 'loadMs' | 'renderMs') => median(times.map((turn) => turn[side])).toFixed(0);
    const kilobytes = ((times[0]?.bytes ?? 0) / 1000).toFixed(0);
    say(row([format, ms('loadMs'), ms('renderMs'), peak.own.toFixed(0), kilobytes]));
  }
}

const row = ([name = '', ...figures]: readonly string[]): string =>
  name.padEnd(12) + figures.map((figure) => figure.padStart(12)).join('');

function rendered({ program, args, cwd }: Command): z.infer<typeof Told> {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${status}: ${stderr}`);
  return Told.parse(JSON.parse(stdout));
}
