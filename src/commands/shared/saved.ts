import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import { type Nameable, requireNames } from './names.ts';
import { builtInPacks } from './packs.ts';

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
