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
