import type { Assessment, QuestionResult } from '../../core/assessment.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import { plainText } from '../../core/text.ts';
import { clipped } from '../clipped.ts';
import { goalOf, type ToldGoal } from '../goal.ts';
import { criteriaPerLevel, evidencePerCriterion, limits } from './limits.ts';
import { html, type Markup, type Part } from './markup.ts';

/** What every part of the page is made from. */
export interface Sheet {
  readonly assessment: Assessment;
  readonly options: Pick<ReportOptions, 'targets' | 'verdict'>;
  /** Pieces of evidence to show of each criterion. */
  readonly evidence: number;
  /** Criteria to show of each level of a question. */
  readonly criteria: number;
}

/** What every part of the page is made from. */
export function sheetOf(assessment: Assessment, { targets, verdict }: ReportOptions): Sheet {
  const criteria = assessment.questions.reduce((sum, question) => sum + question.criteria.length, 0);
  return {
    ...{ assessment, options: { targets, verdict } },
    evidence: evidencePerCriterion(criteria),
    criteria: criteriaPerLevel(assessment.questions),
  };
}

/** The level that is asked for and what became of it; null where none is. */
export const targetOf = ({ options }: Sheet, question: QuestionResult): ToldGoal | null => goalOf(options, question);

/** Where the page tells of a question: stays the same from scan to scan, so that people can link to it. */
export function anchorOf({ assessment }: Sheet, { id }: QuestionResult): string {
  if (/^[\w.]+$/.test(id)) return `q-${id}`;
  return `q-${assessment.questions.findIndex((question) => question.id === id)}`;
}

/** The title of a question, leading to what the page tells of it. */
export const questionLink = (sheet: Sheet, question: QuestionResult): Markup =>
  html`<a href="#${anchorOf(sheet, question)}">${text(question.title)}</a>`;

/** The first of a list, and how many more are in the JSON. */
export function firstOf<T>(list: readonly T[], shown: number, draw: (one: T) => Markup): Part {
  const more = list.length - shown;
  return [list.slice(0, shown).map(draw), more > 0 ? html`<li class="more">and ${more} more in the JSON</li>` : null];
}

/** A text from outside, no longer than a page bears, with a sign where it was cut. */
export function text(words: string): string {
  // What is to be taken out of a text must be found in the whole of it.
  return clipped(plainText(words.slice(0, 20 * limits.letters)), limits.letters);
}

/** A text as `text`, with what stands between backticks as code. */
export const spelled = (words: string): Part =>
  text(words)
    .split('`')
    .map((part, nth, parts) => {
      if (nth % 2 === 0) return part;
      // The last one opens what nothing closes.
      return nth === parts.length - 1 ? `\`${part}` : html`<code>${part}</code>`;
    });
