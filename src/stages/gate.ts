import type { Assessment, QuestionResult } from '../core/assessment.ts';
import type { Goal } from '../core/declared.ts';
import { ScanError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';

/** A level that a question must reach. */
export interface GateTarget extends Goal {
  readonly question: string;
}

/** The levels of a model. */
type Scale = Pick<Assessment['models'][number], 'floor' | 'top'>;

/** What the gate says of one target; a null level counts as below the floor, a null ceiling as the top. */
export interface GateVerdict {
  readonly question: string;
  readonly target: number;
  readonly level: number | null;
  readonly ceiling: number | null;
  /** What attestations give beside the proven level; null where they play no part. */
  readonly attestedLevel: number | null;
  /** `attested`: reached with attestations only, where the target takes them. */
  readonly verdict: 'passed' | 'attested' | 'below' | 'unknown' | 'not_applicable';
}

/** 0: at or above every target; 1: proven below one; 3: cannot tell, or nothing was assessed. */
export interface GateResult {
  readonly exitCode: 0 | 1 | 3;
  readonly verdicts: readonly GateVerdict[];
}

/** The same level for every question of the assessment; no targets without a level. */
export function targetsFrom(assessment: Assessment, minimum: number | null): GateTarget[] {
  return minimum === null
    ? []
    : assessment.questions.map(({ id }) => ({ question: id, level: minimum, accept: 'proven' }));
}

/**
 * Makes sure that a target's level is one of the model's; an error begins with `where`.
 * @throws {ScanError} `usage`
 */
export function requireLevel(
  { question, level }: Pick<GateTarget, 'question' | 'level'>,
  { floor, top }: Scale,
  where = '',
): void {
  if (Number.isInteger(level) && level >= floor && level <= top) return;
  throw new ScanError(
    'usage',
    `${where}level ${level} cannot be the target of ${question}: its model has levels ${floor} to ${top}`,
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

function verdictOn({ score }: QuestionResult, { level: target, accept }: Goal): GateVerdict['verdict'] {
  const { status, level, ceiling, attestedLevel } = score;
  if (status === 'not_applicable') return 'not_applicable';
  if (level !== null && level >= target) return 'passed';
  if (accept === 'attested' && attestedLevel !== null && attestedLevel >= target) return 'attested';
  return ceiling !== null && ceiling < target ? 'below' : 'unknown';
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
    const { level, ceiling, attestedLevel } = question.score;
    const verdict = verdictOn(question, target);
    return { question: question.id, target: target.level, level, ceiling, attestedLevel, verdict };
  });
  const some = (verdict: GateVerdict['verdict']): boolean => verdicts.some((v) => v.verdict === verdict);
  const isBlank = !assessment.questions.some(({ score }) => score.status === 'assessed');
  const isOpen = some('unknown') && !options.allowUnknown;
  return { exitCode: some('below') ? 1 : isBlank || isOpen ? 3 : 0, verdicts };
}
