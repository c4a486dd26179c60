import type { QuestionResult, Score } from '../../core/assessment.ts';
import { wrap } from '../layout.ts';
import { levelWords } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { type Sheet, targetOf, text } from './sheet.ts';

/** Units of the drawing: as wide as a small telephone, so that its letters stay legible there. */
const width = 340;
/** Room for the edges of what is drawn. */
const margin = 2;
const lineHeight = 18;
const barHeight = 26;
const gap = 4;
/** Letters that fit a line beside nothing else. */
const lettersPerLine = 44;
const linesPerTitle = 3;

/** What a level looks like: proven, possible, ruled out, or nothing known or to know of it. */
type Look = 'proven' | 'possible' | 'out' | 'blank';

const lookWords: Readonly<Record<Look, string>> = {
  proven: 'proven by evidence',
  possible: 'possible, not proven',
  out: 'ruled out as it is',
  blank: 'nothing was seen that tells, or nothing to judge',
};

/** How a level of a question is drawn. */
function lookOf({ status, level, ceiling }: Score, at: number): Look {
  if (status !== 'assessed') return 'blank';
  if (level !== null && at <= level) return 'proven';
  return ceiling === null || at <= ceiling ? 'possible' : 'out';
}

/** One bar for each question: filled to the level that is proven, striped to the one that is possible. */
export function drawing(sheet: Sheet, asked: readonly QuestionResult[], title: string, name: string): Markup {
  let top = 0;
  const bars = asked.map((question) => {
    const bar = barOf(sheet, question, top);
    top += bar.height;
    return bar.markup;
  });
  const told = asked.map((question) => `${text(question.title)} ${levelWords(question.score)}.`).join(' ');
  return html`<svg class="drawing" role="img" aria-labelledby="${name}-title ${name}-desc" viewBox="0 0 ${width} ${top}">
<title id="${name}-title">${title}</title>
<desc id="${name}-desc">${told}</desc>
${bars}</svg>`;
}

function barOf(sheet: Sheet, question: QuestionResult, top: number): { markup: Markup; height: number } {
  const lines = wrap(text(question.title), lettersPerLine).slice(0, linesPerTitle);
  const { cells } = question.score;
  const step = (width - 2 * margin) / Math.max(1, cells.length);
  const y = top + lines.length * lineHeight + 6;
  const drawn = cells.map(({ level }, nth) =>
    cellOf(question.score, level, { x: margin + nth * step, y, width: step - gap }),
  );
  const target = cells.findIndex(({ level }) => level === targetOf(sheet, question)?.level);
  const markup = html`${lines.map(
    (line, row) => html`<text class="title" x="0" y="${top + (row + 1) * lineHeight - 3}">${line}</text>
`,
  )}${drawn}${target === -1 ? null : targetMark(margin + (target + 1) * step - gap / 2, y)}`;
  return { markup, height: lines.length * lineHeight + 6 + barHeight + 16 };
}

function cellOf(score: Score, level: number, place: { x: number; y: number; width: number }): Markup {
  const look = lookOf(score, level);
  const x = rounded(place.x);
  return html`<rect class="${look}" x="${x}" y="${place.y}" width="${rounded(place.width)}" height="${barHeight}" rx="3"/>${
    look === 'possible'
      ? html`<rect class="stripes" x="${x}" y="${place.y}" width="${rounded(place.width)}" height="${barHeight}" rx="3"/>`
      : null
  }<text class="on-${look}" x="${rounded(place.x + place.width / 2)}" y="${place.y + 18}">${level}</text>
`;
}

/** A line behind the level that is asked for. */
function targetMark(x: number, y: number): Markup {
  return html`<path class="target" d="M${rounded(x)} ${y - 3}v${barHeight + 6}"/>
`;
}

const rounded = (units: number): number => Math.round(units * 10) / 10;

/** The pattern that all drawings use; drawn nowhere itself. */
export const patterns = (): Markup => html`<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
<pattern id="stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="stripe" width="3" height="8"/></pattern>
</defs></svg>`;

/** What the looks in a drawing of these questions mean. */
export function drawingKey(asked: readonly QuestionResult[], hasTargets: boolean): Markup {
  const used = new Set(asked.flatMap(({ score }) => score.cells.map(({ level }) => lookOf(score, level))));
  const keys = (Object.keys(lookWords) as Look[])
    .filter((look) => used.has(look))
    .map(
      (
        look,
      ) => html`<li><svg aria-hidden="true" viewBox="0 0 22 16" width="22" height="16"><rect class="${look}" x="1" y="1" width="20" height="14" rx="2"/>${
        look === 'possible' ? html`<rect class="stripes" x="1" y="1" width="20" height="14" rx="2"/>` : null
      }</svg> ${lookWords[look]}</li>
`,
    );
  const target = html`<li><svg aria-hidden="true" viewBox="0 0 22 16" width="22" height="16"><path class="target" d="M11 0v16"/></svg> target</li>
`;
  return html`<ul class="key">${keys}${hasTargets ? target : null}</ul>`;
}
