import type { Reporter } from '../../core/reporter.ts';
import { govukVersion } from '../../lexicon/govuk-assessment.ts';
import { provenAnswers } from './answers.ts';
import { saveText } from './document.ts';

/** Proven levels as answers that the GOV.UK Cloud Maturity assessment tool loads; what is not proven has no answer. */
export const govuk: Reporter = {
  id: 'govuk',
  title: 'A save file of the GOV.UK Cloud Maturity assessment tool, with the levels that are proven',
  render(assessment, { targets }) {
    const governance = Object.fromEntries(
      provenAnswers(assessment, targets).map(({ question: { key }, answer, needsImprovement }) => [
        key,
        { answer, needsImprovement: needsImprovement ?? false },
      ]),
    );
    return saveText({ data: { metadata: { version: govukVersion }, governance }, around: {} }, assessment.now);
  },
};
