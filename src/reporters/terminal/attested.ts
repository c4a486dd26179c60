import type { QuestionResult } from '../../core/assessment.ts';
import { attestationWords, subjectOf } from '../declarations.ts';
import { hanging } from '../layout.ts';
import type { Page } from './page.ts';

/** What people attest of a question, apart from what evidence shows; no lines where nobody does. */
export function attestedLines(page: Page, { id, score }: QuestionResult): string[] {
  const said = page.assessment.scope.attestations.filter(({ question }) => question === id);
  if (said.length === 0) return [];
  const level = score.attestedLevel === null ? '' : `: with it, level ${score.attestedLevel}`;
  const lines = said.flatMap((one) => {
    const title = subjectOf(page.assessment, one).criterion?.title ?? one.criterion;
    const answer = one.answer === 'yes' ? 'is so' : 'is not so';
    const text = `${title}: ${answer}, says ${one.owner} until ${one.expires} (${attestationWords(page.assessment, one)}): ${one.statement}`;
    return hanging('    ', text, page.width);
  });
  return [...hanging('  ', `Attested, beside the evidence${level}`, page.width), ...lines.map(page.paint.faint)];
}
