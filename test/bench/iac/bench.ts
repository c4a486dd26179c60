import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainGit } from '../baseline.ts';
import type { FilesBench } from '../files/bench.ts';
import { conversations, parserInputs } from '../files/inputs.ts';
import { type Command, inTurns, median } from '../measure.ts';

/** The texts of HCL that one reading of a repository parses, each once, and how many were parsed again. */
function hclInputs(directory: string, file: string): { readonly texts: number; readonly bytes: number; again: number } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'note-hcl.ts'), directory],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  if (status !== 0) throw new Error(`reading ${directory} with notes ended with ${status}: ${stderr}`);
  const noted: readonly string[] = JSON.parse(stdout);
  const distinct = [...new Set(noted)];
  writeFileSync(file, JSON.stringify(distinct));
  const bytes = distinct.reduce((sum, text) => sum + text.length, 0);
  return { texts: distinct.length, bytes, again: noted.length - distinct.length };
}

/**
 * Measures what it takes to read infrastructure as code, as `benchFiles` does for all files: a scan less its start-up,
 * against git giving out the same objects and the bare parsers, that of HCL among them, reading the same texts, each once,
 * in one process, less the start-up of Node. Bicep and TOML have no parser on the side of the baseline.
 * @throws {Error} when something fails to run
 */
export function benchInfrastructure({ cli, directory, now, turns, folder, say }: FilesBench): number {
  const node = (...args: readonly string[]): Command => ({ program: process.execPath, args, cwd: folder });
  const at = now === null ? [] : ['--at', now.toISOString()];
  const scan: Command = { ...node(cli, 'scan', '--quiet', ...at, directory), good: [0, 3] };
  const notes = mkdtempSync(join(folder, 'baseline-'));
  const git = plainGit(scan, directory, notes);
  const asked = conversations(directory, notes);
  const inputs = parserInputs(directory, join(folder, 'texts.json'));
  const hclFile = join(folder, 'hcl.json');
  const hcl = hclInputs(directory, hclFile);
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const parse = node(join(import.meta.dirname, 'parse.ts'), inputs.file, hclFile);
  const sides = { version: [node(cli, '--version')], scan: [scan], git, empty: [node(empty)], parse: [parse] };
  const times = inTurns(sides, turns);

  const ms = (side: keyof typeof sides) => `${median(times.map((turn) => turn[side])).toFixed(0)} ms`;
  const ratios = times.map((turn) => (turn.scan - turn.version) / (turn.git + turn.parse - turn.empty));
  const spread = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2)).join(' to ');
  const { yaml, shell, json } = inputs.again;
  const megabytes = ((inputs.bytes + hcl.bytes) / 1e6).toFixed(1);
  say(
    `Scan ${ms('scan')}, start-up ${ms('version')}; git ${ms('git')}, parsers ${ms('parse')}, empty node ${ms('empty')}`,
  );
  say(`Ratio ${median(ratios).toFixed(2)} (${spread}) = (scan - start-up) / (git + parsers - empty node)`);
  say(`Read ${asked.files} files, ${asked.again} of them again, through ${asked.processes} \`git cat-file\``);
  say(
    `Parsed ${inputs.texts + hcl.texts} texts (${megabytes} MB), ${hcl.texts} of them HCL; again: HCL ${hcl.again}, YAML ${yaml}, JSON ${json}, shell ${shell}`,
  );
  return median(ratios);
}
