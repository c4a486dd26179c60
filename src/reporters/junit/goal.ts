import type { Assessment, QuestionResult } from '../../core/assessment.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import { waiverOf } from '../declarations.ts';
import { goalOf } from '../goal.ts';
import { answerWords } from '../words.ts';
import { type Case, caseOf, type Result } from './result.ts';

const byStatement = 'It is reached only with what people state, which the target takes.';

/** The target of a question as a case: it fails only where one is set and shown not to be reached. */
export function goalCase(assessment: Assessment, question: QuestionResult, options: ReportOptions): Case {
  return caseOf(question, 'target', resultOf(assessment, question, options));
}

function resultOf(assessment: Assessment, question: QuestionResult, options: ReportOptions): Result {
  const goal = goalOf(options, question);
  const answer = answerWords(question.score);
  const skipped = (message: string, type: string): Result => ({ state: 'skipped', message, type, lines: [] });
  if (goal === null) return skipped(`No level is asked for. ${answer}`, 'no_target');
  const asked = `${answer} Level ${goal.level} is asked for.`;
  if (goal.verdict === 'passed') return { state: 'passed', message: null, type: null, lines: [asked] };
  if (goal.verdict === 'attested') return { state: 'passed', message: null, type: null, lines: [asked, byStatement] };
  if (goal.verdict === 'waived') return skipped(`Waived: ${asked} It is reached only with what is accepted.`, 'waived');
  if (goal.verdict === 'not_applicable') return skipped(asked, goal.verdict);
  if (goal.verdict === 'unknown') return skipped(`Cannot tell: ${asked}`, 'unknown');
  const against = question.criteria.filter(({ outcome, level }) => outcome === 'unmet' && level <= goal.level);
  const isWaived = against.length > 0 && against.every((each) => waiverOf(assessment, question, each) !== null);
  if (isWaived) return skipped(`Waived: ${asked} All that stands against it is accepted.`, 'waived');
  return { state: 'failure', message: asked, type: 'below_target', lines: [] };
}
