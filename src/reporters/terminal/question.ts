import type { CriterionResult, QuestionResult } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { untold } from '../blind.ts';
import { mostTelling } from '../citations.ts';
import { hanging, wrap } from '../layout.ts';
import { cellSigns, levelWords, outcomeStates, unseenWords, verdictWords } from '../words.ts';
import { attestedLines } from './attested.ts';
import { nextLines } from './next.ts';
import type { Page } from './page.ts';

/** Facts shown for one criterion; the saved assessment has them all. */
const citationsShown = 3;

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
    ...attestedLines(page, question),
    ...shownLines(page, question),
    ...whyLines(page, question),
    ...nextLines(page, question),
  ];
}

/** What the proven level rests on; the levels below it are in the saved assessment. */
function shownLines(page: Page, { score, criteria }: QuestionResult): string[] {
  const met = criteria.filter((criterion) => criterion.level === score.level && criterion.outcome === 'met');
  return met.length === 0 ? [] : ['  What shows it', ...met.flatMap((criterion) => criterionLines(page, criterion))];
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
    ...blocking.flatMap((criterion) => criterionLines(page, criterion)),
  ];
}

/** Once what each criterion would say again. */
function unknownLines(page: Page, text: string): string[] {
  return hanging(`    ${cellSigns.unknown} `, text, page.width).map((line) => page.paint.cell('unknown', line));
}

function criterionLines(page: Page, criterion: CriterionResult): string[] {
  const state = outcomeStates[criterion.outcome];
  const verdict = verdictWords[criterion.outcome];
  const titled = hanging(`    ${criterion.level} ${cellSigns[state]} `, `${verdict}${criterion.title}`, page.width);
  const reasons = [
    ...(criterion.error === null ? [] : [`The policy could not answer: ${criterion.error}`]),
    ...(state === 'unknown' && criterion.missing.length > 0 ? [unseenWords(criterion.missing)] : []),
    ...citationTexts(page, criterion.evidence),
  ];
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
