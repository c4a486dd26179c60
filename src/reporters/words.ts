import type { Cell, Outcome, QuestionResult, Score } from '../core/assessment.ts';
import type { Grade } from '../core/facts/base.ts';
import { facts } from '../core/facts/index.ts';
import type { Criterion } from '../core/model.ts';
import { plural } from '../core/text.ts';

/** What it takes for evidence of a grade to count, as the end of "This counts when it is …". */
export const gradeWords: Readonly<Record<Grade, string>> = {
  declared: 'written down',
  present: 'there, in a place that tools really read',
  wired: 'running automatically, and able to stop a change',
  executed: 'seen to have happened',
  enforced: 'enforced by the code host, the cluster or the cloud account',
  outcome: 'confirmed by what the cluster or the cloud account says',
};

/** How much work a step is. */
export const effortWords: Readonly<Record<Criterion['effort'], string>> = {
  S: 'small effort',
  M: 'medium effort',
  L: 'large effort',
};

/** Who can take a step. */
export const actorWords: Readonly<Record<Criterion['actor'], string>> = {
  team: 'the team itself',
  platform: 'the platform team',
  'forge-admin': 'an administrator of the code host',
  security: 'the security team',
  people: 'the people who run the organisation',
};

/** A kind of fact in words; a kind that this version does not know keeps its name. */
export function kindWords(kind: string): string {
  return Object.hasOwn(facts, kind) ? facts[kind as keyof typeof facts].title : kind;
}

/** One sign per state of a cell; they differ in shape, so that colour only helps. */
export const cellSigns: Readonly<Record<Cell, string>> = {
  proven: '■',
  refuted: '✗',
  mixed: '◐',
  unknown: '?',
  not_applicable: '–',
  no_criterion: '·',
};

/** What each sign says. */
export const cellWords: Readonly<Record<Cell, string>> = {
  proven: 'shown',
  refuted: 'shown not to be so',
  mixed: 'known in part',
  unknown: 'cannot tell',
  not_applicable: 'nothing to judge',
  no_criterion: 'no criterion of its own',
};

/** The level in words for people who know neither the model nor the tool. */
export function levelWords({ status, level, ceiling, cells }: Score): string {
  if (status === 'not_applicable') return 'Does not apply: there is nothing here to judge';
  if (status === 'not_assessed') return 'Not assessed: nothing that was seen answers this question';
  const floor = Math.min(...cells.map((cell) => cell.level));
  if (level === null) {
    return ceiling === null || ceiling === floor
      ? 'Level not proven'
      : `No level proven yet: anything from ${floor} to ${ceiling} is possible`;
  }
  return ceiling === null || level === ceiling ? `Level ${level}` : `Level ${level}, possibly up to ${ceiling}`;
}

/**
 * Why a level that is shown does not count: one below it is not shown. Null where there is no such level, so that the
 * cells and the level need no explanation.
 */
export function ladderWords({ status, level, cells }: Score): string | null {
  if (status !== 'assessed') return null;
  const above = cells.filter((cell) => level === null || cell.level > level);
  const shown = above.filter(({ state }) => state === 'proven').map((cell) => cell.level);
  const first = shown[0];
  if (first === undefined) return null;
  const open = above.filter((cell) => cell.level < first && isOpen[cell.state]).map((cell) => cell.level);
  // The lowest level asks for nothing of its own: whoever reaches the next has it.
  const below = open.length > 1 && open[0] === cells[0]?.level ? open.slice(1) : open;
  if (below.length === 0) return null;
  const asks = shown.length === 1 ? 'asks' : 'ask';
  const are = below.length === 1 ? 'is' : 'are';
  return `What ${numbered(shown)} ${asks} for is shown, but counts only once ${numbered(below)} ${are}, too`;
}

const isOpen: Readonly<Record<Cell, boolean>> = {
  ...{ proven: false, not_applicable: false, no_criterion: false },
  ...{ refuted: true, mixed: true, unknown: true },
};

const numbered = (levels: readonly number[]): string =>
  levels.length < 2 ? `level ${levels.join('')}` : `levels ${levels.slice(0, -1).join(', ')} and ${levels.at(-1)}`;

/** The answer to a question as a sentence for a reader who sees no bar beside it. */
export function answerWords(score: Score): string {
  const { status, level, ceiling, cells } = score;
  if (status !== 'assessed') return `${levelWords(score)}.`;
  const levels = cells.map((cell) => cell.level);
  if (level === null) {
    return `No level is proven; ${ceiling === null ? 'any is' : `anything from ${Math.min(...levels)} to ${ceiling} is`} possible.`;
  }
  if (ceiling === null || ceiling === level) {
    const isTop = level === Math.max(...levels);
    return isTop
      ? `Level ${level}, the highest, is proven.`
      : `Level ${level} is proven, and no higher one is possible as it is.`;
  }
  return `Level ${level} is proven; up to ${ceiling} is possible.`;
}

/** How many questions of a model were assessed, and their lowest proven level; never a mean. */
export function summaryWords(asked: readonly QuestionResult[]): string {
  const levels = asked.filter(({ score }) => score.status === 'assessed').map(({ score }) => score.level);
  const proven = levels.filter((level) => level !== null);
  const lowest =
    levels.length === 0
      ? ''
      : proven.length < levels.length
        ? '; not each of them has a proven level'
        : `; lowest proven level ${Math.min(...proven)}`;
  return `${levels.length} of ${plural(asked.length, 'question')} assessed${lowest}`;
}

/** The state of a cell that looks like the outcome of one criterion. */
export const outcomeStates = {
  met: 'proven',
  unmet: 'refuted',
  unknown: 'unknown',
  not_applicable: 'not_applicable',
} as const satisfies Readonly<Record<Outcome, Cell>>;

/** What is said of a criterion before its title: nothing where it is met. */
export const verdictWords: Readonly<Record<Outcome, string>> = {
  met: '',
  unmet: 'Not so: ',
  unknown: 'Cannot tell: ',
  not_applicable: 'Nothing to judge: ',
};

/** For want of which kinds of fact something cannot be told. */
export const unseenWords = (kinds: readonly string[]): string =>
  `Not seen well enough: ${[...new Set(kinds.map(kindWords))].join('; ')}`;

/** An ISO instant to the minute: `2026-06-01 09:30 UTC`. */
export const minuteWords = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
