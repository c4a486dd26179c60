import type { Assessment, Cell, QuestionResult, Score } from '../../core/assessment.ts';
import { cellSigns, cellWords, summaryWords } from '../words.ts';
import { drawing, drawingKey } from './drawing.ts';
import { html, type Markup } from './markup.ts';
import { questionLink, type Sheet, targetOf } from './sheet.ts';

type Model = Assessment['models'][number];

/** All questions of each model at a glance: a drawing, and beside it a table with the same numbers. */
export function glance(sheet: Sheet): Markup {
  const { models, questions } = sheet.assessment;
  const asked = models.map((model) => ({ model, own: questions.filter((question) => question.model === model.id) }));
  return html`${questions.length === 0 ? html`<p>Nothing was asked.</p>` : null}
${asked.filter(({ own }) => own.length > 0).map(({ model, own }, nth) => modelGlance(sheet, model, own, nth))}`;
}

function modelGlance(sheet: Sheet, model: Model, own: readonly QuestionResult[], nth: number): Markup {
  const hasTargets = own.some((question) => targetOf(sheet, question) !== null);
  const about = `${model.title}: what is proven and what is possible, by question`;
  return html`<section class="model" aria-labelledby="model-${nth}">
<h3 id="model-${nth}">${model.title}</h3>
<p class="lead">${summaryWords(own)}.</p>
<div class="beside">
<figure>
${drawing(sheet, own, about, `drawing-${nth}`)}
<figcaption>Levels ${model.floor} to ${model.top} of each question.${drawingKey(own, hasTargets)}</figcaption>
</figure>
<section class="wide" aria-labelledby="table-${nth}" tabindex="0">
${table(sheet, own, nth, hasTargets)}
${cellKey(own)}</section>
</div>
</section>
`;
}

function table(sheet: Sheet, own: readonly QuestionResult[], nth: number, hasTargets: boolean): Markup {
  const levels = [...new Set(own.flatMap(({ score }) => score.cells.map(({ level }) => level)))].sort((a, b) => a - b);
  return html`<table class="glance">
<caption id="table-${nth}">What was found out at each level</caption>
<thead><tr><th scope="col">Question</th>${levels.map(
    (level) => html`<th scope="col" class="level"><span class="hidden">Level </span>${level}</th>`,
  )}<th scope="col" class="number">Proven</th><th scope="col" class="number">Possible</th>${hasTargets ? html`<th scope="col" class="number">Target</th>` : null}</tr></thead>
<tbody>
${own.map((question) => row(sheet, question, levels, hasTargets))}</tbody>
</table>`;
}

function row(sheet: Sheet, question: QuestionResult, levels: readonly number[], hasTargets: boolean): Markup {
  const { score } = question;
  const cells = levels.map((level) => {
    const state = score.cells.find((cell) => cell.level === level)?.state ?? 'no_criterion';
    return html`<td class="level">${sign(state)}</td>`;
  });
  const target = hasTargets ? html`<td class="number">${targetOf(sheet, question)?.level ?? '–'}</td>` : null;
  return html`<tr><th scope="row">${questionLink(sheet, question)}</th>${cells}${numbers(score)}${target}</tr>
`;
}

function numbers({ status, level, ceiling }: Score): Markup {
  if (status === 'not_applicable') return html`<td colspan="2">does not apply</td>`;
  if (status === 'not_assessed') return html`<td colspan="2">not assessed</td>`;
  return html`<td class="number">${level ?? 'none'}</td><td class="number">${ceiling ?? 'any'}</td>`;
}

/** The sign of a state of a cell, in words for those who hear it. */
export const sign = (state: Cell): Markup =>
  html`<span class="sign ${state}"><span aria-hidden="true">${cellSigns[state]}</span><span class="hidden">${cellWords[state]}</span></span>`;

function cellKey(own: readonly QuestionResult[]): Markup {
  const states = new Set(own.flatMap(({ score }) => score.cells.map(({ state }) => state)));
  const keys = (Object.keys(cellSigns) as Cell[])
    .filter((state) => states.has(state))
    .map(
      (
        state,
      ) => html`<li><span class="sign ${state}" aria-hidden="true">${cellSigns[state]}</span> ${cellWords[state]}</li>
`,
    );
  return html`<ul class="key" aria-label="Signs in the table">${keys}</ul>`;
}
