/**
 * Says how fast tidemark is, as ratios against plain git in the same run; no test, since figures of a busy machine prove
 * nothing. To repeat: `npm run build`, then
 *
 *     npm run bench                       1k, 3k, 10k, 30k and 100k generated commits, some minutes
 *     npm run bench -- --quick            1k and 10k
 *     npm run bench -- DIR…               these repositories (read only) instead of generated ones
 *     npm run bench -- --files            reading files instead of history: 50 pipelines and 2,000 files (files/)
 *     npm run bench -- --files DIR…       whole scans of these repositories
 *     npm run bench -- --iac              reading infrastructure as code: 500 roots in 5,000 files (iac/)
 *     npm run bench -- --reports          every format of a report of one large assessment (reports/)
 *     npm run bench -- --turns=15         more turns for a calmer median; the default is 5
 *
 * A scan is timed as a whole process, in turns with `tidemark --version` (start-up) and with the plain git commands that
 * read the same objects, one after the other, output to /dev/null (baseline.ts). Medians are shown; a ratio is worked
 * out turn by turn: (tidemark - start-up) / git. Memory is measured in a run of its own. The exit code is 0 unless
 * something failed to run. Needs `sh`; memory of git needs Linux.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { commitsOf, plainGit } from './baseline.ts';
import { benchFiles, type Measured } from './files/bench.ts';
import { generateFiles } from './files/generate.ts';
import { generateRepository } from './generate.ts';
import { generateInfrastructure } from './iac/generate.ts';
import { type Command, inTurns, median } from './measure.ts';
import { peakMemory } from './memory.ts';
import { benchReports } from './reports/bench.ts';

const cli = resolve(import.meta.dirname, '../../dist/cli.mjs');
const bounds = { ratio: 1.5, startUp: 1.5, megabytes: 250, fromCommits: 10_000, wholeMegabytes: 300, judging: 50 };

interface Subject {
  readonly name: string;
  readonly directory: string;
  /** The instant to judge at; null for now. */
  readonly now: Date | null;
}

interface Row {
  readonly commits: number;
  /** Without start-up. */
  readonly ms: number;
  readonly ratio: number;
  readonly megabytes: number;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    files: { type: 'boolean', default: false },
    iac: { type: 'boolean', default: false },
    reports: { type: 'boolean', default: false },
    turns: { type: 'string', default: '5' },
  },
});
const turns = Number(options.turns);
if (!Number.isSafeInteger(turns) || turns < 1) throw new RangeError('--turns wants a whole number above 0');
if (!existsSync(cli)) {
  process.stderr.write('dist/cli.mjs is missing: run `npm run build` first\n');
  process.exit(1);
}

const temporary = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
// Ctrl-C, too, ends by way of `exit`.
process.once('SIGINT', () => process.exit(130));

const say = (line: string) => process.stdout.write(`${line}\n`);
const row = ([name = '', ...figures]: readonly string[]) =>
  name.padEnd(24) + figures.map((figure) => figure.padStart(12)).join('');
const node = (...args: readonly string[]): Command => ({ program: process.execPath, args, cwd: temporary });
const version = node(cli, '--version');

function startUpRatio(): number {
  const empty = join(temporary, 'empty.mjs');
  writeFileSync(empty, '');
  // Short processes need more turns for a median that stands still.
  const times = inTurns({ empty: [node(empty)], version: [version] }, turns * 3);
  const ms = (side: 'empty' | 'version') => median(times.map((turn) => turn[side])).toFixed(0);
  say(`Start-up: tidemark --version ${ms('version')} ms, an empty node process ${ms('empty')} ms\n`);
  return median(times.map((turn) => turn.version / turn.empty));
}

async function measured({ name, directory, now }: Subject): Promise<Row> {
  const at = now === null ? [] : ['--at', now.toISOString()];
  const scan: Command = { ...node(cli, 'scan', '--quiet', ...at, directory), good: [0, 3] };
  const git = plainGit(scan, directory, mkdtempSync(join(temporary, 'baseline-')));
  const commits = commitsOf(git);
  const times = inTurns({ version: [version], scan: [scan], git }, turns);
  const peak = await peakMemory(scan);
  const ms = (side: 'version' | 'scan' | 'git') => median(times.map((turn) => turn[side]));
  const own = ms('scan') - ms('version');
  const ratios = times.map((turn) => (turn.scan - turn.version) / turn.git);
  const figures = [
    ...[commits, ms('scan'), ms('git'), ms('version')].map((figure) => figure.toFixed(0)),
    ...[median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2)),
    (own / (commits / 1000)).toFixed(1),
    ...[peak.own, peak.child].map((megabytes) => megabytes?.toFixed(0) ?? '?'),
  ];
  say(row([name, ...figures]));
  return { commits, ms: own, ratio: median(ratios), megabytes: peak.own };
}

async function* generated(): AsyncGenerator<Subject> {
  for (const commits of options.quick ? [1_000, 10_000] : [1_000, 3_000, 10_000, 30_000, 100_000]) {
    const directory = join(temporary, `${commits}.git`);
    const { now } = await generateRepository({ commits, directory });
    yield { name: 'generated', directory, now };
    rmSync(directory, { recursive: true });
  }
}

function given(): Subject[] {
  return positionals.map((path) => {
    const directory = resolve(path);
    return { name: directory.split(sep).slice(-2).join(sep).slice(0, 24), directory, now: null };
  });
}

function tell(bound: string, limit: number, worst: number): void {
  say(`${worst <= limit ? 'holds   ' : 'EXCEEDED'}  ${bound} <= ${limit}: ${worst.toFixed(2)} at most`);
}

/** What each further thousand of commits took, from row to row: level where growth is linear. */
function tellGrowth(rows: readonly Row[]): void {
  const steps = rows.flatMap((row, index) => {
    const before = rows[index - 1];
    return before === undefined ? [] : [(1000 * (row.ms - before.ms)) / (row.commits - before.commits)];
  });
  say(`Growth: ${steps.map((step) => step.toFixed(1)).join(', ')} ms for each further 1,000 commits, from row to row`);
}

async function* generatedFiles(): AsyncGenerator<Subject> {
  const directory = join(temporary, 'files.git');
  const { now } = await generateFiles({ pipelines: 50, files: 2_000, directory });
  yield { name: 'generated', directory, now };
}

async function* generatedInfrastructure(): AsyncGenerator<Subject> {
  const directory = join(temporary, 'iac.git');
  const { now } = await generateInfrastructure({ roots: 500, files: 5_000, directory });
  yield { name: 'generated', directory, now };
}

/** Reading of files against git and bare parsers, in place of everything else. */
async function tellFiles(generated: () => AsyncGenerator<Subject>): Promise<void> {
  const all: Measured[] = [];
  for await (const { name, directory, now } of positionals.length > 0 ? given() : generated()) {
    say(`\n${name}`);
    const folder = mkdtempSync(join(temporary, 'files-'));
    all.push(await benchFiles({ cli, directory, now, turns, folder, say }));
  }
  say('');
  const most = (figure: keyof Measured) => Math.max(...all.map((one) => one[figure]));
  tell('ratio of reading files', bounds.ratio, most('ratio'));
  tell('peak MB of a whole scan', bounds.wholeMegabytes, most('megabytes'));
  tell('ms of judging for each MB of evidence', bounds.judging, most('judging'));
}

const load = loadavg().map((value) => value.toFixed(1));
say(`Node ${process.version}, ${availableParallelism()} processors, load ${load.join(' ')}; medians of ${turns} turns`);
if ((loadavg()[0] ?? 0) > availableParallelism() / 2)
  say('Other programs keep this machine busy: repeat when it is idle');
if (options.files || options.iac || options.reports) {
  if (options.files) await tellFiles(generatedFiles);
  if (options.iac) await tellFiles(generatedInfrastructure);
  if (options.reports) await benchReports(turns, say);
  process.exit();
}
const startUp = startUpRatio();
say(
  row(['', 'commits', 'tidemark ms', 'git ms', 'start-up', 'ratio', 'least', 'most', 'ms/1,000', 'peak MB', 'git MB']),
);
const rows: Row[] = [];
for await (const subject of positionals.length > 0 ? given() : generated()) rows.push(await measured(subject));
say(
  '\nratio = (tidemark - start-up) / git; ms/1,000 = (tidemark - start-up) for 1,000 commits; peak MB of tidemark itself',
);
if (positionals.length === 0) tellGrowth(rows);

say('');
tell('start-up / an empty node process', bounds.startUp, startUp);
const large = rows.filter(({ commits }) => commits >= bounds.fromCommits);
const where = `from ${bounds.fromCommits} commits on`;
if (large.length === 0) say(`No repository ${where}: nothing to say of ratio and memory`);
else {
  tell(`ratio ${where}`, bounds.ratio, Math.max(...large.map((row) => row.ratio)));
  tell(`peak MB ${where}`, bounds.megabytes, Math.max(...large.map((row) => row.megabytes)));
}

say('');
await benchReports(turns, say);
