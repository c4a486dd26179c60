/** `npm run accuracy -- DIR`: scans the mirrors found in DIR and holds the levels against people's blind judgements. */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Assessment, type QuestionResult } from '../../src/core/assessment.ts';

const Judgement = z.object({
  repository: z.string(),
  head: z.string(),
  asOf: z.string(),
  answers: z.record(
    z.string(),
    z.object({ best: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
  ),
});
type Judgement = z.infer<typeof Judgement>;

/** Names of the questions in the judges' brief (test/e2e/README.md). */
const questionIds: Readonly<Record<string, string>> = {
  q1: 'govuk.governance.shared_responsibility',
  q2: 'govuk.governance.build_artefacts',
  q3: 'govuk.governance.access_policies',
  q4: 'govuk.governance.environment_management',
  q5: 'govuk.governance.policy_enforcement',
  q6: 'govuk.governance.version_control',
  q7: 'govuk.governance.provisioning',
  c1: 'cncf.policy.level_overview',
  c2: 'cncf.policy.policy_creation',
  c3: 'cncf.policy.implementation_and_compliance',
  c4: 'cncf.policy.ai',
};

interface Comparison {
  readonly question: string;
  readonly repository: string;
  readonly judged: { best: number | null; low: number | null; high: number | null };
  readonly level: number | null;
  readonly ceiling: number | null;
  readonly isOverClaim: boolean;
  readonly isCovered: boolean;
  readonly isExact: boolean;
  readonly width: number;
}

function mirrorOf(directory: string, repository: string): string | null {
  const [owner = '', name = ''] = repository.split('/');
  const stems = [
    `${owner}+${name}/repo`,
    `${owner}+${name}`,
    `${owner}+${name}.git`,
    `${owner}/${name}`,
    `${owner}/${name}.git`,
    name,
    `${name}.git`,
  ];
  return stems.map((stem) => join(directory, stem)).find((path) => existsSync(path)) ?? null;
}

/** Judges gave an instant with an offset, or a day, which the whole of counts. */
function instantOf(asOf: string): string {
  return asOf.includes('T') ? new Date(asOf).toISOString() : asOf;
}

function scan(path: string, at: string): Assessment {
  const cli = join(import.meta.dirname, '../../dist/cli.mjs');
  const options: ExecFileSyncOptionsWithStringEncoding = {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  };
  try {
    return Assessment.parse(
      JSON.parse(execFileSync(process.execPath, [cli, 'scan', path, '--json', '--quiet', '--at', at], options)),
    );
  } catch (error) {
    // Exit 3 says that nothing could be assessed; the document is there all the same.
    const { status, stdout } = error as { status?: number; stdout?: string };
    if (status === 3 && stdout !== undefined) return Assessment.parse(JSON.parse(stdout));
    throw error;
  }
}

function compare(
  judgement: Judgement,
  key: string,
  result: QuestionResult,
  scale: { floor: number; top: number },
): Comparison | null {
  const judged = judgement.answers[key];
  if (judged === undefined) return null;
  const { level, ceiling } = result.score;
  const from = level ?? scale.floor;
  const to = ceiling ?? scale.top;
  return {
    question: result.id,
    repository: judgement.repository,
    judged,
    level,
    ceiling,
    isOverClaim: level !== null && level > (judged.high ?? scale.floor - 1),
    isCovered: judged.best === null ? level === null : judged.best >= from && judged.best <= to,
    isExact: level === judged.best,
    width: to - from,
  };
}

function compareAll(directory: string): Comparison[] {
  const folder = join(import.meta.dirname, 'judgements');
  const judgements = readdirSync(folder)
    .sort()
    .map((file) => Judgement.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  return judgements.flatMap((judgement) => {
    const path = mirrorOf(directory, judgement.repository);
    if (path === null) {
      console.log(`not found in ${directory}: ${judgement.repository}`);
      return [];
    }
    const assessment = scan(path, instantOf(judgement.asOf));
    const commit = assessment.targets[0]?.commit;
    if (commit !== judgement.head)
      console.log(
        `${judgement.repository}: judged at ${judgement.head.slice(0, 12)}, scanned at ${commit?.slice(0, 12)}`,
      );
    return Object.entries(questionIds).flatMap(([key, id]) => {
      const result = assessment.questions.find((question) => question.id === id);
      const model = assessment.models.find((candidate) => candidate.id === result?.model);
      return result === undefined || model === undefined ? [] : (compare(judgement, key, result, model) ?? []);
    });
  });
}

const range = (low: number | null, high: number | null): string => `${low ?? '–'}..${high ?? '–'}`;

function print(comparisons: readonly Comparison[]): void {
  for (const [question, rows] of Object.entries(Object.groupBy(comparisons, ({ question }) => question))) {
    if (rows === undefined) continue;
    const count = (is: (row: Comparison) => boolean): number => rows.filter(is).length;
    const width = rows.reduce((sum, row) => sum + row.width, 0) / rows.length;
    console.log(`\n${question}: ${rows.length} repositories`);
    console.log(
      `  over-claims ${count((row) => row.isOverClaim)}, covered ${count((row) => row.isCovered)}, exact ${count((row) => row.isExact)}, mean width ${width.toFixed(2)}`,
    );
    for (const row of rows.filter((row) => row.isOverClaim || !row.isExact)) {
      const verdict = row.isOverClaim ? 'OVER-CLAIM' : row.isCovered ? 'covered' : 'not covered';
      const judged = `judged ${row.judged.best ?? '–'} (${range(row.judged.low, row.judged.high)})`;
      console.log(
        `  ${row.repository.padEnd(48)} ${judged.padEnd(18)} scanned ${range(row.level, row.ceiling)}  ${verdict}`,
      );
    }
  }
}

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  console.error('usage: npm run accuracy -- DIR, where DIR holds mirror clones as OWNER+NAME, OWNER/NAME or NAME');
  process.exit(2);
}
const comparisons = compareAll(resolve(directory));
print(comparisons);
process.exitCode = comparisons.some((row) => row.isOverClaim) ? 1 : 0;
