import type { Cell, QuestionResult } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { claimWords } from '../claims.ts';
import { goalWords } from '../goal.ts';
import { nextSteps } from '../steps.ts';
import { answerWords, cellWords, ladderWords } from '../words.ts';
import { criterionItem } from './criterion.ts';
import { sign } from './glance.ts';
import { limits } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { anchorOf, firstOf, type Sheet, spelled, targetOf, text } from './sheet.ts';

/** Every question: its answer, the way to the next level, and the criteria of each level with what they rest on; null for none. */
export function questions(sheet: Sheet): Markup | null {
  const asked = sheet.assessment.questions;
  return asked.length === 0 ? null : html`${asked.map((question) => questionSection(sheet, question))}`;
}

function questionSection(sheet: Sheet, question: QuestionResult): Markup {
  const { score } = question;
  const anchor = anchorOf(sheet, question);
  return html`<article class="question" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title">${text(question.title)}</h3>
<p class="faint"><code>${question.id}</code></p>
<ol class="bar" aria-label="Levels">${score.cells.map(
    ({ level, state }) => html`<li class="${state}"><span class="hidden">Level </span>${level} ${sign(state)}</li>`,
  )}</ol>
<p class="answer">${answerWords(score)}</p>
${besides(sheet, question).map(
  (line) => html`<p>${line}</p>
`,
)}${way(sheet, question)}${score.cells.map(({ level, state }) => levelDetails(sheet, question, level, state))}</article>
`;
}

/** What stands beside the answer: how much of it is decided, what people state, what is asked for. */
function besides(sheet: Sheet, question: QuestionResult): string[] {
  const { coverage, attestedLevel } = question.score;
  const goal = targetOf(sheet, question);
  const applicable = question.criteria.filter(({ outcome }) => outcome !== 'not_applicable');
  const decided = applicable.filter(({ outcome }) => outcome !== 'unknown').length;
  const ladder = ladderWords(question.score);
  const { claim } = question;
  return [
    ...(ladder === null ? [] : [`${ladder}.`]),
    ...(coverage === null
      ? []
      : [`${decided} of ${plural(applicable.length, 'criterion', 'criteria')} that apply could be decided.`]),
    ...(attestedLevel === null
      ? []
      : [`With what people state, and nobody has shown, it would be level ${attestedLevel}.`]),
    ...(claim === undefined || claim.level === null
      ? []
      : [`Claimed: level ${claim.level}; what to make of it: ${claimWords[claim.verdict]}.`]),
    ...(goal === null ? [] : [`Target: level ${goal.level}, ${goalWords[goal.verdict]}.`]),
  ];
}

function way({ assessment }: Sheet, question: QuestionResult): Markup | null {
  const steps = nextSteps(assessment, question);
  if (steps === null) return null;
  const { level, change, clarify, otherwise, later } = steps;
  return html`<h4>${otherwise.length + change.length === 0 ? 'Next step' : `Next step towards level ${level}`}</h4>
<ul class="steps">
${firstOf(
  [...change, ...clarify, ...otherwise, ...later],
  limits.evidence,
  (step) => html`<li>${spelled(step)}</li>
`,
)}</ul>
`;
}

/** The criteria of one level: closed where all is shown already. */
function levelDetails(sheet: Sheet, question: QuestionResult, level: number, state: Cell): Markup | null {
  const criteria = question.criteria.filter((criterion) => criterion.level === level);
  if (criteria.length === 0) return null;
  const body = html`<summary><h4>Level ${level}: ${cellWords[state]}</h4> <span class="faint">${plural(criteria.length, 'criterion', 'criteria')}</span></summary>
<ul class="criteria">
${firstOf(criteria, sheet.criteria, (criterion) => criterionItem(sheet, question, criterion))}</ul>`;
  const isSettled = state === 'proven' || state === 'not_applicable';
  return isSettled
    ? html`<details class="of-level">${body}</details>
`
    : html`<details class="of-level" open>${body}</details>
`;
}
