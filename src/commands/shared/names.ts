import type { Waiver } from '../../core/declared.ts';
import { ScanError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import { didYouMean } from '../../core/nearest.ts';
import { requireLevel } from '../../stages/gate.ts';

/** Questions that targets and waivers may name: those of a model, or those of a saved assessment. */
export interface Nameable {
  readonly questions: readonly { readonly id: string; readonly criteria: readonly { readonly id: string }[] }[];
}

/** Levels by question id, `*` for all others. */
type Targets = Readonly<Record<string, number>>;

/**
 * The id that a name stands for: itself, or the only one of which it is the last part. An error begins with `where`.
 * @throws {ScanError} `unknown_name` with the nearest name, or with all ids that are as good.
 */
export function named(what: 'model' | 'question', name: string, ids: readonly string[], where = ''): string {
  if (ids.includes(name)) return name;
  const [ending, ...others] = ids.filter((id) => id.endsWith(`.${name}`));
  if (ending === undefined) throw unknownName(what, name, ids, where);
  if (others.length === 0) return ending;
  throw new ScanError(
    'unknown_name',
    `${where}${name} could be any of ${[ending, ...others].join(', ')}`,
    'write the whole name',
  );
}

/** The error for a name that is none of the known ones; its message begins with `where`. */
export function unknownName(what: string, name: string, known: readonly string[], where = ''): ScanError {
  const mend = didYouMean(name, known, '`tidemark models` lists them');
  return new ScanError('unknown_name', `${where}no ${what} is called ${name}`, mend);
}

/**
 * Targets and waivers with whole ids, once it is certain that they name questions and criteria that there are.
 * @throws {ScanError} `unknown_name` with the nearest name; `usage` for two targets of one question.
 */
export function requireNames(
  models: readonly Nameable[],
  targets: Targets,
  waivers: readonly Waiver[],
): { readonly targets: Targets; readonly waivers: readonly Waiver[] } {
  const questions = models.flatMap((model) => model.questions);
  const ids = questions.map(({ id }) => id);
  const wholly = new Map<string, number>();
  for (const [name, level] of Object.entries(targets)) {
    const id = name === '*' ? name : named('question', name, ids, 'targets: ');
    if (wholly.has(id)) throw new ScanError('usage', `targets: ${id} has two`, 'leave one of them');
    wholly.set(id, level);
  }
  return { targets: Object.fromEntries(wholly), waivers: waivers.map((waiver) => requireCriterion(questions, waiver)) };
}

/**
 * Makes sure that every question can have the level it is to reach.
 * @throws {ScanError} `usage`
 */
export function requireLevels(models: readonly Model[], targets: Targets): void {
  for (const model of models) {
    for (const { id } of model.questions) {
      const level = targets[id] ?? targets['*'];
      if (level !== undefined) requireLevel({ question: id, level }, model);
    }
  }
}

function requireCriterion(questions: Nameable['questions'], waiver: Waiver): Waiver {
  const ids = questions.map(({ id }) => id);
  const wanted = named('question', waiver.question, ids, 'waivers: ');
  const criteria = questions.flatMap(({ id, criteria }) => (id === wanted ? criteria.map((each) => each.id) : []));
  if (criteria.includes(waiver.criterion)) return { ...waiver, question: wanted };
  throw new ScanError(
    'unknown_name',
    `waivers: ${wanted} has no criterion ${waiver.criterion}`,
    didYouMean(waiver.criterion, criteria),
  );
}
