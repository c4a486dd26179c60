import { makeBadge } from 'badge-maker';
import type { Assessment, QuestionResult } from '../core/assessment.ts';
import type { Reporter } from '../core/reporter.ts';
import { clipped } from './clipped.ts';
import { legalText } from './xml.ts';

/** Letters of a section's name. */
const letters = 40;
/** Rows of a badge. */
const sectionsShown = 20;
/** Height of one row, in pixels, as `makeBadge` draws it, and the space below. */
const rowHeight = 24;

/** From the lowest level to the highest; white letters on each have a contrast of 4.5 and more. */
const levelColors = ['#b3261e', '#a23b00', '#795600', '#4a6314', '#1b6b3a'] as const;
const restColors = { label: '#333333', none: '#595959' } as const;

/** A picture for a page: for each section the lowest level as an interval, and of how many questions. */
export const badge: Reporter = {
  id: 'badge',
  title: 'An SVG badge: the lowest level of each section',
  render(assessment) {
    const rows = rowsOf(assessment);
    const [only] = rows;
    return `${rows.length === 1 && only !== undefined ? drawn(only) : stacked(rows)}\n`;
  },
};

interface Row {
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

const drawn = ({ label, message, color }: Row): string =>
  makeBadge({ label, message, color, labelColor: restColors.label, style: 'flat-square' });

/** Rows below each other, in one picture. */
function stacked(rows: readonly Row[]): string {
  const badges = rows.map(drawn);
  const width = Math.max(...badges.map((one) => Number(/ width="(\d{1,5})"/.exec(one)?.[1] ?? 0)));
  const placed = badges.map((one, nth) => one.replace('<svg ', `<svg y="${nth * rowHeight}" `));
  const height = rows.length * rowHeight - (rowHeight - 20);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="group" aria-label="cloud maturity">${placed.join('')}</svg>`;
}

function rowsOf({ models, questions }: Assessment): Row[] {
  const sections = Map.groupBy(questions, ({ model, section }) => JSON.stringify([model, section]));
  if (sections.size === 0) return [{ label: 'cloud maturity', message: 'nothing asked', color: restColors.none }];
  const rows = [...sections.values()].map((own): Row => {
    const [first] = own;
    const name = first === undefined || sections.size === 1 ? '' : `: ${first.model} ${first.section}`;
    const scale = models.find(({ id }) => id === first?.model) ?? { floor: 1, top: 5 };
    const label = `cloud maturity${clipped(legalText(name).replaceAll('_', ' '), letters)}`;
    return { label, ...lowest(own, scale) };
  });
  const more = rows.length - sectionsShown;
  const rest = { label: 'cloud maturity', message: `and ${more} more sections`, color: restColors.none };
  return more > 0 ? [...rows.slice(0, sectionsShown), rest] : rows;
}

/** The lowest level of the questions that were assessed, as an interval; never a mean. */
function lowest(own: readonly QuestionResult[], { floor, top }: { floor: number; top: number }): Omit<Row, 'label'> {
  const scores = own.map(({ score }) => score).filter(({ status }) => status === 'assessed');
  if (own.every(({ score }) => score.status === 'not_applicable'))
    return { message: 'does not apply', color: restColors.none };
  const told = `${scores.length} of ${own.length} assessed`;
  if (scores.length === 0) return { message: told, color: restColors.none };
  const ceiling = Math.min(...scores.map((score) => score.ceiling ?? top));
  const levels = scores.flatMap(({ level }) => (level === null ? [] : [level]));
  // No level is below the lowest one, so that there nothing is left to prove.
  if (levels.length < scores.length && ceiling > floor)
    return { message: `not proven, at most ${ceiling} of ${top} · ${told}`, color: restColors.none };
  const level = Math.min(ceiling, ...levels);
  const interval = level === ceiling ? `${level}` : `${level}–${ceiling}`;
  return { message: `${interval} of ${top} · ${told}`, color: colorOf(level, floor, top) };
}

function colorOf(level: number, floor: number, top: number): string {
  const share = top > floor ? (level - floor) / (top - floor) : 1;
  const step = Math.round(Math.min(1, Math.max(0, share)) * (levelColors.length - 1));
  return levelColors[step] ?? restColors.none;
}
