import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assessment } from '../core/assessment.ts';
import { canonicalText } from '../core/canonical.ts';
import { ScanError } from '../core/errors.ts';
import { plain } from '../core/text.ts';
import { snippetsFor } from './shared/ci-snippets.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { judged } from './shared/judge.ts';
import { type OwnFile, requireOwnPlaces, writeOwnFiles } from './shared/own-files.ts';

export interface InitOptions {
  readonly at?: Date | undefined;
  readonly yes?: true | undefined;
  readonly force?: true | undefined;
  readonly quiet?: true | undefined;
}

const configFile = 'tidemark.yaml';
const baselineFile = '.tidemark/baseline.json';

interface File extends OwnFile {
  /** What it is for, to whom is asked. */
  readonly purpose: string;
}

/**
 * Scans the working directory and writes what a gate needs there: a configuration whose targets are the levels that are
 * proven, the assessment as a baseline, and a pipeline for each CI system that is found. Asks first where somebody can
 * answer. Gives back 0, also when nothing was to be written.
 * @throws {ScanError} `usage` where a file is there already, without `force`; `unwritable` where one cannot be written or a link
 * leads elsewhere; nothing is written then
 */
export async function init(options: InitOptions, context: Context): Promise<ExitCode> {
  const snippets = await snippetsFor(context.cwd);
  const paths = [configFile, baselineFile, ...snippets.map(({ path }) => path)];
  await requireOwnPlaces(paths, context.cwd);
  if (!options.force) await requireNew(paths, context.cwd);
  // What stands in a configuration is written anew.
  const assessment = await judged('.', { ...options, config: null }, context);
  const files: File[] = [
    { path: configFile, text: configText(assessment), purpose: 'the levels that are proven now, as targets' },
    { path: baselineFile, text: canonicalText(plain(assessment)), purpose: 'what later scans are compared with' },
    ...snippets.map((snippet) => ({ ...snippet, purpose: 'holds each change against both' })),
  ];
  if (!(await isWanted(files, options, context))) {
    context.note('nothing was written');
    return 0;
  }
  await writeOwnFiles(files, context.cwd);
  const rest = snippets.flatMap((snippet) => snippet.rest ?? []);
  context.print([...files.map(({ path }) => `wrote ${path}\n`), ...rest.map((line) => `to do: ${line}\n`)].join(''));
  return 0;
}

/** Targets only where a level is proven: a gate that cannot be passed is switched off. */
function configText({ questions, now }: Assessment): string {
  const proven = questions.filter(({ score }) => score.status === 'assessed' && score.level !== null);
  const lines = proven.map(({ id, score }) => `  ${id}: ${score.level}`);
  return [
    '# What this system is held to. `tidemark models --schema config` says what else may stand here.',
    `# The levels that were proven on ${now.slice(0, 10)}: raise one when the next is reached.`,
    ...(lines.length === 0 ? ['targets: {}'] : ['targets:', ...lines]),
    '',
  ].join('\n');
}

/** Whatever lies there is somebody's. */
async function requireNew(paths: readonly string[], cwd: string): Promise<void> {
  for (const path of paths) {
    const isThere = await lstat(join(cwd, path)).then(
      () => true,
      () => false,
    );
    if (isThere) throw new ScanError('usage', `${path} is there already`, 'overwrite it with --force, or move it away');
  }
}

async function isWanted(files: readonly File[], { yes }: InitOptions, { ask, note }: Context): Promise<boolean> {
  if (yes || ask === null) return true;
  for (const { path, purpose } of files) note(`${path}: ${purpose}`);
  const answer = await ask('Write these? [y/N] ');
  return /^y(es)?$/i.test(answer?.trim() ?? '');
}
