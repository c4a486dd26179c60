import type { Assessment } from '../../core/assessment.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import { answerOf, govukAnswer, readGovukSave } from '../../formats/govuk-save.ts';
import { govukQuestions } from '../../lexicon/govuk-assessment.ts';
import { provenAnswers } from './answers.ts';
import { saveText } from './document.ts';

/**
 * An existing save file with what evidence proves in it, as the tool exports it. Answers to what is not proven, other
 * categories and what nobody knows the meaning of stay; answers under former titles move to the title of today. A mark
 * for improvement stays where no level is to be reached, and so does what has no answer at all.
 * @throws {ScanError} `malformed_document` for what is no save file
 */
export function mergeInto(
  existing: string,
  assessment: Assessment,
  { targets }: Pick<ReportOptions, 'targets'>,
): string {
  const save = readGovukSave(existing);
  const answers = new Map(Object.entries(save.data.governance ?? {}));
  for (const question of govukQuestions) {
    const kept = govukAnswer(save.data, question);
    for (const former of question.formerKeys) {
      if (answerOf(answers.get(former)) !== undefined) answers.delete(former);
    }
    if (kept !== undefined) answers.set(question.key, kept);
  }
  for (const { question, answer, needsImprovement } of provenAnswers(assessment, targets)) {
    const before = answers.get(question.key);
    answers.set(question.key, {
      ...before,
      answer,
      needsImprovement: needsImprovement ?? before?.needsImprovement === true,
    });
  }
  const governance = Object.fromEntries(answers);
  return saveText({ ...save, data: { ...save.data, governance } }, assessment.now);
}

/** An answer of people that is higher than what evidence proves. */
export interface Lowered {
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

/** The answers of a save file that merging replaces by lower ones, in the order of the tool's questions. */
export function loweredIn(existing: string, assessment: Assessment): Lowered[] {
  const { data } = readGovukSave(existing);
  return provenAnswers(assessment, {}).flatMap(({ question, answer }): Lowered[] => {
    const before = govukAnswer(data, question)?.answer ?? 0;
    return before > answer ? [{ title: question.title, before, after: answer }] : [];
  });
}
