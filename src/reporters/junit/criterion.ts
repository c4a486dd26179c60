import type { Assessment, CriterionResult, QuestionResult } from '../../core/assessment.ts';
import { mostTelling } from '../citations.ts';
import { waiverOf } from '../declarations.ts';
import { isOwnFile } from '../links.ts';
import { placeOf } from '../place.ts';
import { actorWords, effortWords, unseenWords, verdictWords } from '../words.ts';
import { type Case, caseOf, type Result } from './result.ts';

/** Pieces of evidence told of one criterion, and of all of them. */
const evidenceShown = { ofOne: 10, ofAll: 5_000 } as const;

/** One criterion as a case, at the place of its most telling evidence. */
export function criterionCase(assessment: Assessment, question: QuestionResult, criterion: CriterionResult): Case {
  const first = mostTelling(assessment, criterion.evidence).find(({ source, at }) => {
    const target = assessment.targets.find(({ id }) => id === source);
    return target !== undefined && at.path !== null && isOwnFile(at.path, target);
  });
  const name = `${criterion.id}: ${criterion.title}`;
  return caseOf(question, name, resultOf(assessment, question, criterion), first?.at);
}

function resultOf(assessment: Assessment, question: QuestionResult, criterion: CriterionResult): Result {
  const { outcome, error, title } = criterion;
  const said = `${verdictWords[outcome]}${title}`;
  const seen = evidenceLines(assessment, criterion);
  if (outcome === 'met') return { state: 'passed', message: null, type: null, lines: seen };
  if (outcome === 'not_applicable') return { state: 'skipped', message: said, type: outcome, lines: seen };
  const lines = [...seen, remedy(criterion)];
  if (outcome === 'unmet') {
    const waiver = waiverOf(assessment, question, criterion);
    if (waiver === null)
      return { state: 'failure', message: placed(said, assessment, criterion), type: outcome, lines };
    const message = `waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`;
    return { state: 'skipped', message, type: 'waived', lines: [said, ...lines] };
  }
  if (error !== null)
    return { state: 'error', message: `The policy could not answer: ${error}`, type: 'policy_error', lines };
  return { state: 'skipped', message: `${said}. ${reasonOf(criterion)}`, type: outcome, lines };
}

/** Why it cannot be told, and what people say of it. */
function reasonOf({ missing, attested }: CriterionResult): string {
  const why = missing.length > 0 ? unseenWords(missing) : 'What was seen does not decide it';
  return attested === null ? why : `${why}. People state that it is ${attested === 'yes' ? '' : 'not '}so`;
}

/** What was shown, with the first place that shows it. */
function placed(said: string, assessment: Assessment, { evidence }: CriterionResult): string {
  const place = mostTelling(assessment, evidence)
    .filter(({ at }) => at.path !== null)
    .map(placeOf)[0];
  return place === undefined ? said : `${said} (${place})`;
}

function evidenceLines(assessment: Assessment, { evidence }: CriterionResult): string[] {
  const criteria = assessment.questions.reduce((sum, question) => sum + question.criteria.length, 0);
  const shown = Math.max(1, Math.min(evidenceShown.ofOne, Math.floor(evidenceShown.ofAll / criteria)));
  const told = mostTelling(assessment, evidence).slice(0, shown);
  const more = evidence.length - told.length;
  return [
    ...told.map((citation) => {
      const place = placeOf(citation);
      return `Seen: ${citation.summary}${place === null ? '' : ` (${place})`}`;
    }),
    ...(more > 0 ? [`and ${more} more in the JSON`] : []),
  ];
}

function remedy({ outcome, remediation, effort, actor }: CriterionResult): string {
  const before = outcome === 'unmet' ? 'To do' : 'If it is not so yet';
  return `${before}: ${remediation} (${effortWords[effort]}, for ${actorWords[actor]})`;
}
