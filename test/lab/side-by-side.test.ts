import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateFiles } from '../bench/files/generate.ts';
import { generateInfrastructure } from '../bench/iac/generate.ts';
import { type Command, inTurns, median } from '../bench/measure.ts';
import { fromGo, fromPip, type Installed } from './tools.ts';

const cli = resolve(import.meta.dirname, '../../dist/cli.mjs');
const turns = 3;
let folder: string;
let directory: string;
let infrastructure: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-lab-'));
  directory = join(folder, 'checkout');
  const { path } = await generateFiles({ pipelines: 50, files: 2_000, directory: join(folder, 'files.git') });
  execFileSync('git', ['clone', '--quiet', path, directory]);
  infrastructure = join(folder, 'infrastructure');
  const roots = await generateInfrastructure({ roots: 100, files: 1_000, directory: join(folder, 'iac.git') });
  execFileSync('git', ['clone', '--quiet', roots.path, infrastructure]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Tools that read files of the same kinds; none reads all that a scan reads, and none says how far an answer goes. */
const tools: readonly {
  readonly name: string;
  readonly reads: string;
  readonly install: () => Installed;
  readonly args: readonly string[];
  readonly good: readonly number[];
}[] = [
  {
    name: 'zizmor',
    reads: 'the workflows and actions',
    install: () => fromPip('zizmor', '1.32.0'),
    args: ['--offline', '--no-progress', '.'],
    // 11 to 14 stand for the gravest finding.
    good: [0, 11, 12, 13, 14],
  },
  {
    name: 'actionlint',
    reads: 'the workflows',
    install: () => fromGo('github.com/rhysd/actionlint/cmd/actionlint', '1.7.12'),
    args: ['-shellcheck=', '-pyflakes='],
    good: [0, 1],
  },
  {
    name: 'conftest',
    reads: 'the manifests and permissions, judged by one package of rules',
    install: () => fromGo('github.com/open-policy-agent/conftest', '0.71.1'),
    args: ['test', '--policy', 'policy', '--namespace', 'acme.part_0', 'deploy', 'infra/permissions'],
    good: [0, 1],
  },
];

describe('over the same repository', () => {
  let installed: readonly ((typeof tools)[number] & Installed)[] = [];
  let times: readonly Record<string, number>[] = [];

  // One scan a turn beside all of the tools.
  beforeAll(() => {
    if (!existsSync(cli)) return;
    installed = tools.map((tool) => ({ ...tool, ...tool.install() }));
    const scan = { program: process.execPath, args: [cli, 'scan', '--quiet', directory], cwd: directory, good: [0, 3] };
    const sides: Record<string, readonly Command[]> = { tidemark: [scan] };
    for (const { name, program, args, good } of installed)
      if (program !== null) sides[name] = [{ program, args, cwd: directory, good }];
    times = inTurns(sides, turns);
  });

  test.for(tools)('tidemark and $name both get through', ({ name, reads }, { skip }) => {
    skip(!existsSync(cli), 'needs dist/cli.mjs: npm run build');
    const reason = installed.find((tool) => tool.name === name)?.reason;
    if (typeof reason === 'string') skip(reason);
    const of = (side: string, { [side]: ms = Number.NaN }: Record<string, number>) => ms;
    const ms = (side: string) => median(times.map((turn) => of(side, turn))).toFixed(0);
    const ratio = median(times.map((turn) => of('tidemark', turn) / of(name, turn)));
    process.stdout.write(
      `tidemark / ${name}: ${ratio.toFixed(1)} (${ms('tidemark')} ms for all files, ${ms(name)} ms for ${reads})\n`,
    );
    expect(ratio).toBeGreaterThan(0);
  });
});

/** A tool that judges each resource by rules; checks that would ask the network are left out. */
test('tidemark and checkov both get through the same infrastructure', ({ skip }) => {
  skip(!existsSync(cli), 'needs dist/cli.mjs: npm run build');
  const { program, reason } = fromPip('checkov', '3.3.30');
  if (program === null) return skip(reason);
  const args = [
    '-d',
    '.',
    '--quiet',
    '--compact',
    '--soft-fail',
    '--skip-download',
    '--download-external-modules',
    'false',
  ];
  const scan: Command = {
    program: process.execPath,
    args: [cli, 'scan', '--quiet', infrastructure],
    cwd: infrastructure,
    good: [0, 3],
  };
  const checkov: Command = { program, args, cwd: infrastructure };
  // One turn after one that is not counted, over fewer files than the bench has: it takes minutes for those.
  const times = inTurns({ tidemark: [scan], checkov: [checkov] }, 1);
  const [turn] = times;
  const ratio = turn === undefined ? Number.NaN : turn.tidemark / turn.checkov;
  process.stdout.write(
    `tidemark / checkov: ${ratio.toFixed(2)} (${turn?.tidemark.toFixed(0)} ms and ${turn?.checkov.toFixed(0)} ms for 100 roots and 1,000 files)\n`,
  );
  expect(times).toHaveLength(1);
});
