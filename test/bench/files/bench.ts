import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainGit } from '../baseline.ts';
import { type Command, inTurns, median } from '../measure.ts';
import { conversations, parserInputs } from './inputs.ts';

/** How to measure; `say` takes a line for people. */
export interface FilesBench {
  readonly cli: string;
  /** Repository to scan, and the instant to judge it at; null for now. */
  readonly directory: string;
  readonly now: Date | null;
  readonly turns: number;
  /** An empty folder for what is needed on the way. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/**
 * Measures what it takes to read the files of a repository, in turns: a scan less its start-up, against git giving out the
 * same objects and then the bare parsers reading the same texts, each once, in one process, less the start-up of Node.
 * Returns the ratio. Neither side of the baseline knows what a text means, looks through files that it need not parse, or
 * hands anything from one thread to another.
 * @throws {Error} when something fails to run
 */
export function benchFiles({ cli, directory, now, turns, folder, say }: FilesBench): number {
  const node = (...args: readonly string[]): Command => ({ program: process.execPath, args, cwd: folder });
  const at = now === null ? [] : ['--at', now.toISOString()];
  const scan: Command = { ...node(cli, 'scan', '--quiet', ...at, directory), good: [0, 3] };
  const notes = mkdtempSync(join(folder, 'baseline-'));
  const git = plainGit(scan, directory, notes);
  const asked = conversations(directory, notes);
  const inputs = parserInputs(directory, join(folder, 'texts.json'));
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const parse = node(join(import.meta.dirname, 'parse.ts'), inputs.file);
  const sides = { version: [node(cli, '--version')], scan: [scan], git, empty: [node(empty)], parse: [parse] };
  const times = inTurns(sides, turns);

  const ms = (side: keyof typeof sides) => `${median(times.map((turn) => turn[side])).toFixed(0)} ms`;
  const ratios = times.map((turn) => (turn.scan - turn.version) / (turn.git + turn.parse - turn.empty));
  const spread = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2)).join(' to ');
  const { yaml, shell, json } = inputs.again;
  say(
    `Scan ${ms('scan')}, start-up ${ms('version')}; git ${ms('git')}, parsers ${ms('parse')}, empty node ${ms('empty')}`,
  );
  say(`Ratio ${median(ratios).toFixed(2)} (${spread}) = (scan - start-up) / (git + parsers - empty node)`);
  say(`Read ${asked.files} files, ${asked.again} of them again, through ${asked.processes} \`git cat-file --batch\``);
  say(
    `Parsed ${inputs.texts} texts (${(inputs.bytes / 1e6).toFixed(1)} MB); again: YAML ${yaml}, JSON ${json}, shell ${shell}`,
  );
  return median(ratios);
}
