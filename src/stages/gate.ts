import type { Assessment, QuestionResult } from '../core/assessment.ts';
import { ScanError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';

/** A level that a question must reach. */
export interface GateTarget {
  readonly question: string;
  readonly level: number;
}

/** The levels of a model. */
type Scale = Pick<Assessment['models'][number], 'floor' | 'top'>;

/** What the gate says of one target; a null level counts as below the floor, a null ceiling as the top. */
export interface GateVerdict {
  readonly question: string;
  readonly target: number;
  readonly level: number | null;
  readonly ceiling: number | null;
  readonly verdict: 'passed' | 'below' | 'unknown' | 'not_applicable';
}

/** 0: at or above every target; 1: proven below one; 3: cannot tell, or nothing was assessed. */
export interface GateResult {
  readonly exitCode: 0 | 1 | 3;
  readonly verdicts: readonly GateVerdict[];
}

/** The same level for every question of the assessment; no targets without a level. */
export function targetsFrom(assessment: Assessment, minimum: number | null): GateTarget[] {
  return minimum === null ? [] : assessment.questions.map(({ id }) => ({ question: id, level: minimum }));
}

/**
 * Makes sure that a target's level is one of the model's.
 * @throws {ScanError} `usage`
 */
export function requireLevel({ question, level }: GateTarget, { floor, top }: Scale): void {
  if (Number.isInteger(level) && level >= floor && level <= top) return;
  throw new ScanError(
    'usage',
    `level ${level} cannot be the target of ${question}: its model has levels ${floor} to ${top}`,
    `name a whole number from ${floor} to ${top}`,
  );
}

/** The question a target names, once its level is known to exist in that question's model. */
function questionOf(assessment: Assessment, target: GateTarget): QuestionResult {
  const ids = assessment.questions.map(({ id }) => id);
  const question = assessment.questions.find(({ id }) => id === target.question);
  if (question === undefined) {
    throw new ScanError(
      'unknown_name',
      `no question ${target.question} in this assessment`,
      didYouMean(target.question, ids),
    );
  }
  const model = assessment.models.find(({ id }) => id === question.model);
  requireLevel(target, model ?? { floor: 0, top: 9 });
  return question;
}

function verdictOn({ score }: QuestionResult, target: number): GateVerdict['verdict'] {
  if (score.status === 'not_applicable') return 'not_applicable';
  if (score.level !== null && score.level >= target) return 'passed';
  return score.ceiling !== null && score.ceiling < target ? 'below' : 'unknown';
}

/**
 * Holds an assessment against targets. Proven below outranks "cannot tell". `allowUnknown` forgives questions that
 * cannot be told, but not an assessment in which no question was assessed: that one has looked at nothing.
 * @throws {ScanError} `unknown_name` for a target that names no question, `usage` for a level that the model has not.
 */
export function gate(
  assessment: Assessment,
  targets: readonly GateTarget[],
  options: { readonly allowUnknown: boolean },
): GateResult {
  const verdicts = targets.map((target): GateVerdict => {
    const question = questionOf(assessment, target);
    const { level, ceiling } = question.score;
    return { question: question.id, target: target.level, level, ceiling, verdict: verdictOn(question, target.level) };
  });
  const some = (verdict: GateVerdict['verdict']): boolean => verdicts.some((v) => v.verdict === verdict);
  const isBlank = !assessment.questions.some(({ score }) => score.status === 'assessed');
  const isOpen = some('unknown') && !options.allowUnknown;
  return { exitCode: some('below') ? 1 : isBlank || isOpen ? 3 : 0, verdicts };
}
