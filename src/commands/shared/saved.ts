import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import { plainText } from '../../core/text.ts';
import type { Context } from './context.ts';
import { type Nameable, requireNames } from './names.ts';
import { builtInPacks } from './packs.ts';
import { placeIn } from './placed.ts';

/**
 * The configuration with whole ids, for saved assessments: it may name their questions, and the others that they could
 * have held.
 * @throws {ScanError} `unknown_name` with place and nearest name; `usage` for two targets of one question
 */
export async function wholeFor(assessments: readonly Assessment[], config: Config): Promise<Config> {
  const judged = new Set(assessments.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const others = (await builtInPacks()).flatMap(({ model }) => model.questions.filter(({ id }) => !judged.has(id)));
  // The same question in several assessments is one name.
  const own = new Map(assessments.flatMap(({ questions }) => questions.map((question) => [question.id, question])));
  return requireNames([{ questions: [...own.values()] }, { questions: others }] satisfies Nameable[], config);
}

/**
 * Tells the folders of policies that a configuration names and that are not there. A saved assessment needs none of
 * them, and may be looked at where they are not: no error.
 */
export async function tellMissingPolicies({ policies, places }: Config, { cwd, note }: Context): Promise<void> {
  for (const [row, path] of policies.entries()) {
    const found = await stat(resolve(cwd, path)).catch(() => null);
    if (found?.isDirectory()) continue;
    const which = `${placeIn(places, `policies.${row}`)}policies ${plainText(path)}`;
    note(`${which}: no such folder; not needed here, but a scan would refuse it`);
  }
}
