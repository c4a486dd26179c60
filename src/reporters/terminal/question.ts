import type { CriterionResult, QuestionResult } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { untold } from '../blind.ts';
import { mostTelling } from '../citations.ts';
import { hanging, wrap } from '../layout.ts';
import { cellSigns, ladderWords, levelWords, outcomeStates, unseenWords, verdictWords } from '../words.ts';
import { attestedLines } from './attested.ts';
import { nextLines } from './next.ts';
import type { Page } from './page.ts';

/** Facts shown for one criterion; the saved assessment has them all. */
const citationsShown = 3;
/** Criteria shown of one question, and of all. */
const mostShown = 30;
const criteriaShown = 1_000;

/** One question: its title, a cell for each level, the level, why it is not higher, and the next steps. */
export function questionLines(page: Page, question: QuestionResult): string[] {
  const { score } = question;
  const cells = score.cells
    .map(({ level, state }) => page.paint.cell(state, `${level} ${cellSigns[state]}`))
    .join('  ');
  return [
    ...wrap(question.title, page.width).map(page.paint.strong),
    ...wrap(question.id, page.width).map(page.paint.faint),
    `  ${cells}`,
    ...hanging('  ', levelWords(score), page.width).map(page.paint.strong),
    ...ladderLines(page, question),
    ...attestedLines(page, question),
    ...shownLines(page, question),
    ...whyLines(page, question),
    ...nextLines(page, question),
  ];
}

function ladderLines({ width }: Page, { score }: QuestionResult): string[] {
  const told = ladderWords(score);
  return told === null ? [] : hanging('  ', told, width);
}

/** What the proven level rests on; the levels below it are in the saved assessment. */
function shownLines(page: Page, { score, criteria }: QuestionResult): string[] {
  const met = criteria.filter((criterion) => criterion.level === score.level && criterion.outcome === 'met');
  return met.length === 0 ? [] : ['  What shows it', ...criteriaLines(page, met)];
}

function whyLines(page: Page, { score, criteria }: QuestionResult): string[] {
  if (score.status === 'not_applicable') return [];
  const level = score.level ?? Number.NEGATIVE_INFINITY;
  const blocking = criteria
    .filter(
      (criterion) => criterion.level > level && (criterion.outcome === 'unmet' || criterion.outcome === 'unknown'),
    )
    .sort((a, b) => a.level - b.level);
  if (blocking.length === 0) return [];
  const once = untold(page.assessment, criteria);
  if (once !== null) return ['  Why no level is proven', ...unknownLines(page, once)];
  return [
    score.level === null ? '  Why no level is proven' : '  Why it is not higher',
    ...criteriaLines(page, blocking),
  ];
}

/** Once what each criterion would say again. */
function unknownLines(page: Page, text: string): string[] {
  return hanging(`    ${cellSigns.unknown} `, text, page.width).map((line) => page.paint.cell('unknown', line));
}

/** Criteria one after the other, as many as fit a page; what one says is not said again of the next. */
function criteriaLines(page: Page, all: readonly CriterionResult[]): string[] {
  const shown = Math.max(1, Math.min(mostShown, Math.floor(criteriaShown / page.assessment.questions.length)));
  const criteria = all.slice(0, shown);
  const more = all.length - criteria.length;
  const lines = criteria.flatMap((criterion, at) => {
    const { told, seen } = reasonsOf(page, criterion);
    const before = criteria[at - 1];
    const said = before === undefined ? null : reasonsOf(page, before);
    const isSeen = seen.length > 0 && said?.seen.join('\n') === seen.join('\n');
    const isTold = isSeen && said?.told.join('\n') === told.join('\n');
    const reasons = isTold ? ['The same as above'] : [...told, ...(isSeen ? ['Seen: the same as above'] : seen)];
    return criterionLines(page, criterion, reasons);
  });
  return more > 0 ? [...lines, `    and ${more} more in the JSON`] : lines;
}

/** Why a criterion stands as it does: what hinders an answer, and what was seen. */
function reasonsOf(page: Page, { outcome, error, missing, evidence }: CriterionResult) {
  return {
    told: [
      ...(error === null ? [] : [`The policy could not answer: ${error}`]),
      ...(outcome === 'unknown' && missing.length > 0 ? [unseenWords(missing)] : []),
    ],
    seen: citationTexts(page, evidence),
  };
}

function criterionLines(page: Page, criterion: CriterionResult, reasons: readonly string[]): string[] {
  const state = outcomeStates[criterion.outcome];
  const verdict = verdictWords[criterion.outcome];
  const titled = hanging(`    ${criterion.level} ${cellSigns[state]} `, `${verdict}${criterion.title}`, page.width);
  return [
    ...titled.map((line) => page.paint.cell(state, line)),
    ...reasons.flatMap((reason) => hanging('        ', reason, page.width)).map(page.paint.faint),
  ];
}

function citationTexts(page: Page, ids: readonly string[]): string[] {
  const telling = mostTelling(page.assessment, ids).slice(0, citationsShown);
  const shown = telling
    .filter(({ summary }, at) => telling.findIndex((one) => one.summary === summary) === at)
    .map(({ summary, at: { path, line } }) => {
      const place = path === null || summary.includes(path) ? '' : ` (${path}${line === null ? '' : `:${line}`})`;
      return `Seen: ${summary}${place}`;
    });
  return ids.length > shown.length && shown.length > 0
    ? [...shown, `and ${plural(ids.length - shown.length, 'more fact')}`]
    : shown;
}
