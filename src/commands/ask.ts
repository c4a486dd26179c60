import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseConfig } from '../config.ts';
import type { Assessment } from '../core/assessment.ts';
import { canonicalText } from '../core/canonical.ts';
import { readAssessment } from '../core/documents.ts';
import { plain, plainText, plural } from '../core/text.ts';
import { hanging } from '../reporters/layout.ts';
import { askAll, withAttestations } from './shared/attesting.ts';
import { configurationText } from './shared/configuration.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { readInput } from './shared/input.ts';
import { judged } from './shared/judge.ts';
import { type OpenQuestion, openQuestions } from './shared/open-questions.ts';
import { openOutput } from './shared/output.ts';

export interface AskOptions {
  readonly json?: true | undefined;
  readonly at?: Date | undefined;
  readonly config?: string | undefined;
  readonly quiet?: true | undefined;
}

/** How long an answer holds: a practice that nobody looked at for longer may be another by then. */
const daysInForce = 182;
const dayMs = 86_400_000;

const nothingOpen = 'Nothing is open that people could answer.';
const howToAnswer =
  'No evidence decides these. Ctrl-D ends the questions and keeps the answers; Ctrl-C leaves everything as it was.';

/**
 * Asks what no evidence decides of a saved assessment, or of a repository that is scanned first, and writes the answers
 * as attestations into the configuration. Where nobody can answer, the questions are printed. Gives back 0.
 * @throws {ScanError} for whatever the user can mend
 */
export async function ask(target: string, options: AskOptions, context: Context): Promise<ExitCode> {
  const file = options.config ?? 'tidemark.yaml';
  const today = new Date();
  // Nobody is asked for what cannot be kept, nor for what stands there already.
  const declared = parseConfig(await configurationIn(file, options, context), { file, isTargets: false });
  const stated = declared.scope.attestations.filter(
    ({ made, expires }) => made <= dayOf(today) && dayOf(today) <= expires,
  );
  const open = openQuestions(await assessmentOf(target, options, context), stated);
  if (context.ask === null || options.json) {
    context.print(options.json ? canonicalText(plain(open)) : questionsText(open, context.width));
    return 0;
  }
  const until = new Date(today.getTime() + daysInForce * dayMs);
  if (open.length > 0) context.note(howToAnswer);
  const given = await askAll(open, context.ask, dayOf(today), dayOf(until));
  if (given.length === 0) {
    context.note(open.length === 0 ? nothingOpen : 'nothing was written');
    return 0;
  }
  // It may have been edited meanwhile.
  const before = await configurationIn(file, options, context);
  // What cannot be read must not be written over.
  parseConfig(before, { file, isTargets: false });
  const text = withAttestations(before, given);
  parseConfig(text, { file, isTargets: false });
  const output = await openOutput(file, context.cwd);
  await output.commit(text);
  context.note(`${plural(given.length, 'attestation')} in ${file}, in force until ${dayOf(until)}`);
  context.note(`where it lies in the repository that is scanned, scans take them with --config ${file} only`);
  return 0;
}

/** The text that the answers go into, empty where there is none yet; a link is followed only where it was named. */
const configurationIn = async (file: string, { config }: AskOptions, { cwd }: Context): Promise<string> =>
  (await configurationText(resolve(cwd, file), file, config !== undefined)) ?? '';

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

async function assessmentOf(target: string, options: AskOptions, context: Context): Promise<Assessment> {
  const found = await stat(resolve(context.cwd, target)).catch(() => null);
  if (target === '-' || found?.isFile()) return readAssessment(await readInput(target, context));
  return judged(target, options, context);
}

function questionsText(open: readonly OpenQuestion[], width: number): string {
  if (open.length === 0) return `${nothingOpen}\n`;
  const lines = [...Map.groupBy(open, ({ question }) => question)].flatMap(([question, some]) => [
    ...hanging('', plainText(some[0]?.about ?? question), width),
    ...some.flatMap(({ criterion, title, level }) => [
      ...hanging(`  ${level} ? `, plainText(`Is it so: ${title}?`), width),
      ...hanging('      ', plainText(`${question}.${criterion}`), width),
    ]),
    '',
  ]);
  const how = 'Answer them on a terminal with `tidemark ask`, or write attestations into tidemark.yaml.';
  return `${[...lines, ...hanging('', how, width)].join('\n')}\n`;
}
