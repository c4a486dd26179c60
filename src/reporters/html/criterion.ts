import type { CriterionResult, QuestionResult } from '../../core/assessment.ts';
import { waiverOf } from '../declarations.ts';
import { actorWords, cellSigns, effortWords, gradeWords, outcomeStates, unseenWords, verdictWords } from '../words.ts';
import { evidence } from './evidence.ts';
import { html, type Markup } from './markup.ts';
import { type Sheet, spelled, text } from './sheet.ts';

/** One criterion: what became of it, what it takes, what it rests on, and what to do about it. */
export function criterionItem(sheet: Sheet, question: QuestionResult, criterion: CriterionResult): Markup {
  const { outcome, title, grade } = criterion;
  const state = outcomeStates[outcome];
  return html`<li class="criterion">
<p><span class="sign ${state}" aria-hidden="true">${cellSigns[state]}</span> <strong class="${state}">${verdictWords[outcome] || 'Shown: '}</strong>${text(title)}</p>
<p class="faint">This counts when it is ${gradeWords[grade]}.</p>
${reasons(sheet, question, criterion).map(
  (reason) => html`<p>${reason}</p>
`,
)}${evidence(sheet, criterion)}${remedy(criterion)}</li>
`;
}

/** Why a criterion stands as it does, beside what was seen. */
function reasons({ assessment }: Sheet, question: QuestionResult, criterion: CriterionResult): string[] {
  const { outcome, error, missing, impliedBy, attested } = criterion;
  const waiver = waiverOf(assessment, question, criterion);
  const stronger = question.criteria.find(({ id }) => id === impliedBy);
  return [
    ...(error === null ? [] : [text(`The policy could not answer: ${error}`)]),
    ...(stronger === undefined ? [] : [`Answered by a stronger criterion: ${text(stronger.title)}.`]),
    ...(outcome === 'unknown' && missing.length > 0 ? [text(`${unseenWords(missing)}.`)] : []),
    ...(waiver === null ? [] : [`Accepted until ${waiver.expires}; see the exceptions below.`]),
    ...(attested === null
      ? []
      : [`People state that it is ${attested === 'yes' ? '' : 'not '}so; see the statements below.`]),
  ];
}

function remedy({ outcome, remediation, effort, actor }: CriterionResult): Markup | null {
  if (outcome === 'met' || outcome === 'not_applicable') return null;
  const before = outcome === 'unmet' ? 'To do' : 'If it is not so yet';
  return html`<p class="remedy">${before}: ${spelled(remediation)} <span class="faint">(${effortWords[effort]}, for ${actorWords[actor]})</span></p>
`;
}
