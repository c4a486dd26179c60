import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainGit } from '../baseline.ts';
import { type Command, inTurns, median } from '../measure.ts';
import { peakMemory } from '../memory.ts';
import { conversations, parserInputs } from './inputs.ts';
import { judging } from './judge.ts';

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

/** What was measured of one repository. */
export interface Measured {
  /** (scan - start-up) / (git + parsers - an empty process). */
  readonly ratio: number;
  /** Peak of the scanning process. */
  readonly megabytes: number;
  /** Milliseconds of judging for each MB of evidence. */
  readonly judging: number;
}

/**
 * Measures what it takes to scan a repository, in turns: a scan less its start-up, against git giving out the same
 * objects and then the bare parsers (YAML, JSON, shell, HCL) reading the same texts, each once, in one process, less the
 * start-up of Node. Neither side of the baseline knows what a text means, looks through files that it need not parse, or
 * hands anything from one thread to another; Markdown, Bicep, TOML, Dockerfiles and rego have no parser on its side.
 * @throws {Error} when something fails to run
 */
export async function benchFiles({ cli, directory, now, turns, folder, say }: FilesBench): Promise<Measured> {
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
  const peak = await peakMemory(scan);
  const judged = await judging(node(cli, 'collect', '--quiet', ...at, directory), turns);

  const ms = (side: keyof typeof sides) => `${median(times.map((turn) => turn[side])).toFixed(0)} ms`;
  const ratios = times.map((turn) => (turn.scan - turn.version) / (turn.git + turn.parse - turn.empty));
  const spread = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2)).join(' to ');
  const again = Object.entries(inputs.again).map(([parser, count]) => `${parser} ${count}`);
  say(
    `Scan ${ms('scan')}, start-up ${ms('version')}; git ${ms('git')}, parsers ${ms('parse')}, empty node ${ms('empty')}`,
  );
  say(`Ratio ${median(ratios).toFixed(2)} (${spread}) = (scan - start-up) / (git + parsers - empty node)`);
  say(`Peak ${peak.own.toFixed(0)} MB; git ${peak.child?.toFixed(0) ?? '?'} MB`);
  say(`Judged ${judged.questions} questions by ${judged.megabytes.toFixed(1)} MB in ${judged.ms.toFixed(0)} ms`);
  say(`Read ${asked.files} files, ${asked.again} of them again, through ${asked.processes} \`git cat-file --batch\``);
  say(`Parsed ${inputs.texts} texts (${(inputs.bytes / 1e6).toFixed(1)} MB); again: ${again.join(', ')}`);
  return { ratio: median(ratios), megabytes: peak.own, judging: judged.ms / judged.megabytes };
}
