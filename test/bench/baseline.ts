import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findGit } from '../../src/sources/repository/git-program.ts';
import { subcommands } from '../../src/sources/repository/hardening.ts';
import type { Command } from './measure.ts';

/** Stands in for git: notes arguments, input and exit code of each call, and lets git do the work. */
function standIn(git: string, notes: string): string {
  const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;
  const at = `${quoted(notes)}/$$`;
  return `#!/bin/sh
printf '%s\\0' "$@" > ${at}.args
tee ${at}.in | ${quoted(git)} "$@"
code=$?
echo $code > ${at}.code
exit $code
`;
}

interface Call {
  readonly subcommand: string;
  readonly rest: readonly string[];
  readonly input: string;
  /** Null when it was ended from outside, as conversations are. */
  readonly exitCode: number | null;
}

/** Runs a scan once with a git that keeps notes. @throws {Error} when the scan fails, with what it said. */
function record(scan: Command, folder: string): Call[] {
  const program = join(folder, 'bin', 'git');
  const notes = join(folder, 'notes');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  mkdirSync(notes);
  writeFileSync(program, standIn(findGit(), notes));
  chmodSync(program, 0o755);
  const { status, stderr } = spawnSync(scan.program, scan.args, {
    cwd: scan.cwd,
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}` },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (!(scan.good ?? [0]).includes(status ?? -1)) throw new Error(`the scan ended with ${status}: ${stderr}`);
  const names = readdirSync(notes);
  return names
    .filter((name) => name.endsWith('.args'))
    .map((name) => {
      const args = readFileSync(join(notes, name), 'utf8').split('\0').slice(0, -1);
      const at = args.findIndex((argument) => (subcommands as readonly string[]).includes(argument));
      const code = name.replace('.args', '.code');
      return {
        subcommand: args[at] ?? '',
        rest: args.slice(at + 1),
        input: readFileSync(join(notes, name.replace('.args', '.in')), 'utf8'),
        exitCode: names.includes(code) ? Number(readFileSync(join(notes, code), 'utf8')) : null,
      };
    });
}

/** Object ids that all conversations asked for, each once. */
function askedOf(calls: readonly Call[]): Set<string> {
  const lines = calls.filter(({ subcommand }) => subcommand === 'cat-file').flatMap(({ input }) => input.split('\n'));
  return new Set(lines.filter((line) => line !== ''));
}

/**
 * The plain git commands that read the same objects as a scan does, learnt from the scan itself. Git is given every
 * advantage: each object is asked for once, in bulk, and what the scan tried in vain, counted or read twice is left out.
 * Input files are put into `folder`, which must be empty. @throws {Error} when the scan fails.
 */
export function plainGit(scan: Command, directory: string, folder: string): Command[] {
  const calls = record(scan, folder);
  const objects = [...askedOf(calls)];
  const ofObjects =
    objects.length === 0 ? [] : [{ args: ['cat-file', '--buffer', '--batch'], input: `${objects.join('\n')}\n` }];
  const whole = calls
    .filter((call) => ['rev-list', 'ls-tree', 'log'].includes(call.subcommand))
    .filter((call) => call.exitCode === 0 && !call.rest.includes('--count'))
    .map(({ subcommand, rest, input }) => ({ args: [subcommand, ...rest], input }));
  const distinct = new Map(whole.map((call) => [JSON.stringify(call), call]));
  if (distinct.size === 0) throw new Error(`${directory} is no git repository, or has no commits`);
  const plain = [...distinct.values(), ...ofObjects];
  return plain.map(({ args, input }, index) => {
    const file = join(folder, `input-${index}`);
    writeFileSync(file, input);
    // Without GIT_FLUSH=0, rev-list would write each commit on its own.
    return { program: findGit(), args, cwd: directory, input: file, env: { GIT_FLUSH: '0' } };
  });
}

/**
 * How many commits the walks among these commands read, those of change requests too; commits that are looked up by
 * their ids, or only listed, are no part of a walk. @throws {Error} when git fails.
 */
export function commitsOf(commands: readonly Command[]): number {
  const isWalk = (args: readonly string[]) =>
    args.includes('--header') && !args.some((one) => one.startsWith('--no-walk'));
  const counts = commands
    .filter(({ args }) => args[0] === 'rev-list' && isWalk(args))
    .map(({ program, args, cwd, input }) => {
      const counting = args.map((argument) => (argument === '--header' ? '--count' : argument));
      const { status, stdout } = spawnSync(program, counting, {
        cwd,
        input: input === undefined ? '' : readFileSync(input),
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`git rev-list --count ended with ${status}`);
      return Number(stdout);
    });
  return counts.reduce((sum, count) => sum + count, 0);
}
