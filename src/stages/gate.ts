import type { Assessment, QuestionResult, Score } from '../core/assessment.ts';
import type { Goal } from '../core/declared.ts';
import { ScanError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import type { GateResult, GateVerdict } from '../core/verdict.ts';

/** A level that a question must reach. */
export interface GateTarget extends Goal {
  readonly question: string;
}

/** The levels of a model. */
type Scale = Pick<Assessment['models'][number], 'floor' | 'top'>;

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

function outcomeOf(score: Score, { level: target, accept }: Goal): Exclude<GateVerdict['verdict'], 'waived'> {
  const { status, level, ceiling, attestedLevel } = score;
  if (status === 'not_applicable') return 'not_applicable';
  if (level !== null && level >= target) return 'passed';
  if (accept === 'attested' && attestedLevel !== null && attestedLevel >= target) return 'attested';
  return ceiling !== null && ceiling < target ? 'below' : 'unknown';
}

const isReached = (verdict: GateVerdict['verdict']): boolean => verdict === 'passed' || verdict === 'attested';

/** What is said of a question with this score of its own, and this one with what is waived. */
function verdictOn(own: Score, seen: Score, target: GateTarget): GateVerdict {
  const { level, ceiling, attestedLevel } = own;
  const isWaived = seen.level !== level || seen.ceiling !== ceiling || seen.attestedLevel !== attestedLevel;
  const waived = { level: seen.level, ceiling: seen.ceiling, attestedLevel: seen.attestedLevel };
  const outcome = outcomeOf(seen, target);
  return {
    ...{ question: target.question, target: target.level, level, ceiling, attestedLevel },
    waived: isWaived ? waived : null,
    verdict: isReached(outcome) && !isReached(outcomeOf(own, target)) ? 'waived' : outcome,
  };
}

/** What the gate is told beside assessment and targets. */
export interface GateSettings {
  readonly allowUnknown: boolean;
  /** The assessment with what is waived, where anything is. */
  readonly waived?: Assessment | undefined;
}

/**
 * Holds an assessment against targets. Proven below outranks "cannot tell". `allowUnknown` forgives questions that
 * cannot be told, but not an assessment in which no question was assessed: that one has looked at nothing.
 * @throws {ScanError} `unknown_name` for a target that names no question, `usage` for a level that the model has not.
 */
export function gate(
  assessment: Assessment,
  targets: readonly GateTarget[],
  { allowUnknown, waived = assessment }: GateSettings,
): GateResult {
  const seen = new Map(waived.questions.map(({ id, score }) => [id, score]));
  const verdicts = targets.map((target): GateVerdict => {
    const { id, score } = questionOf(assessment, target);
    return verdictOn(score, seen.get(id) ?? score, target);
  });
  const some = (verdict: GateVerdict['verdict']): boolean => verdicts.some((v) => v.verdict === verdict);
  const isBlank = !assessment.questions.some(({ score }) => score.status === 'assessed');
  const isOpen = some('unknown') && !allowUnknown;
  return { exitCode: some('below') ? 1 : isBlank || isOpen ? 3 : 0, verdicts };
}
