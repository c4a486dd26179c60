import type { Assessment, Citation, CriterionResult, QuestionResult } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { untold } from '../blind.ts';
import { mostTelling } from '../citations.ts';
import { waiverOf } from '../declarations.ts';
import { linkOf } from '../links.ts';
import { placeOf } from '../place.ts';
import { nextSteps } from '../steps.ts';
import {
  actorWords,
  answerWords,
  cellSigns,
  cellWords,
  effortWords,
  gradeWords,
  ladderWords,
  levelWords,
  outcomeStates,
  unseenWords,
  verdictWords,
} from '../words.ts';
import { code, linked, prose, text } from './escape.ts';
import { fitting } from './room.ts';

/** Steps towards the next level. */
const stepsShown = 8;

/** Addresses longer than this are left out: a comment holds only so much. */
const longestAddress = 500;

/**
 * One question to unfold: the answer, the way to the next level, the criteria of each level and what they rest on, as
 * many as there is room for.
 * @param evidence pieces of evidence to show of each criterion
 * @param characters for the criteria; the rest is short. `used` of them are, and `left` criteria had no room
 */
export function questionBlock(
  assessment: Assessment,
  question: QuestionResult,
  evidence: number,
  characters = Number.POSITIVE_INFINITY,
): { readonly block: string; readonly used: number; readonly left: number } {
  const { score, title, id, criteria } = question;
  const once = untold(assessment, criteria);
  const ladder = ladderWords(score);
  const inOrder = score.cells.flatMap(({ level, state }) => {
    const own = criteria.filter((criterion) => criterion.level === level);
    return own.map((criterion, nth) => ({
      criterion,
      heading: nth === 0 ? [`**Level ${level}: ${cellWords[state]}**`, ''] : [],
      end: nth === own.length - 1 ? [''] : [],
    }));
  });
  const { lines, left } = fitting(inOrder, characters, ({ criterion, heading, end }) =>
    [...heading, ...criterionLines(assessment, question, criterion, evidence, once !== null), ...end].join('\n'),
  );
  const rest = `And ${plural(left, 'more criterion', 'more criteria')}, for which there is no room here.`;
  const block = [
    `<details><summary>${text(title)} <b>${levelWords(score)}</b></summary>`,
    '',
    `${[answerWords(score), ...(ladder === null ? [] : [`${ladder}.`])].join(' ')} Question: ${code(id)}`,
    '',
    ...(once === null ? [] : [`${text(once)}`, '']),
    ...wayLines(assessment, question),
    ...lines,
    ...(left === 0 ? [] : ['', rest, '']),
    '</details>',
    '',
  ].join('\n');
  return { block, used: lines.reduce((sum, line) => sum + line.length + 1, 0), left };
}

function wayLines(assessment: Assessment, question: QuestionResult): string[] {
  const steps = nextSteps(assessment, question);
  if (steps === null) return [];
  const { level, change, clarify, otherwise, later } = steps;
  const isBlind = change.length + otherwise.length === 0;
  return [
    isBlind ? '**Next step**' : `**Next step towards level ${level}**`,
    '',
    ...listed([...change, ...clarify, ...otherwise, ...later], stepsShown).map((step) => `- ${prose(step)}`),
    '',
  ];
}

function listed(texts: readonly string[], shown: number): string[] {
  const more = texts.length - shown;
  return more > 0 ? [...texts.slice(0, shown), `and ${more} more in the JSON`] : [...texts];
}

function criterionLines(
  assessment: Assessment,
  question: QuestionResult,
  criterion: CriterionResult,
  evidence: number,
  isUntold: boolean,
): string[] {
  const { outcome, title, grade, error, missing, attested, impliedBy } = criterion;
  const verdict = (verdictWords[outcome] || 'Shown: ').trim();
  const stronger = question.criteria.find(({ id }) => id === impliedBy);
  const waiver = waiverOf(assessment, question, criterion);
  const reasons = [
    ...(error === null ? [] : [`The policy could not answer: ${text(error)}`]),
    ...(stronger === undefined ? [] : [`Answered by a stronger criterion: ${text(stronger.title)}`]),
    ...(outcome === 'unknown' && missing.length > 0 && !isUntold ? [text(unseenWords(missing))] : []),
    ...(attested === null
      ? []
      : [`People state that it is ${attested === 'yes' ? '' : 'not '}so; nobody has shown it`]),
    ...(waiver === null ? [] : [`Accepted as an exception until ${waiver.expires} by ${text(waiver.owner)}`]),
    ...evidenceLines(assessment, criterion, evidence),
    ...remedy(question, criterion),
  ];
  const sign = cellSigns[outcomeStates[outcome]];
  return [
    `- ${sign} **${verdict}** ${text(title)} (counts when it is ${gradeWords[grade]})`,
    ...reasons.map((reason) => `  - ${reason}`),
  ];
}

function evidenceLines(assessment: Assessment, { evidence: ids }: CriterionResult, shown: number): string[] {
  const told = mostTelling(assessment, ids).slice(0, shown);
  const more = ids.length - told.length;
  const rest = told.length === 0 ? `${more} seen; all of it is in the JSON` : `and ${more} more in the JSON`;
  return [...told.map((citation) => evidenceLine(assessment, citation)), ...(more > 0 ? [rest] : [])];
}

function evidenceLine({ targets }: Assessment, citation: Citation): string {
  const place = placeOf(citation);
  if (place === null) return `Seen: ${text(citation.summary)}`;
  const link = linkOf(
    citation,
    targets.find(({ id }) => id === citation.source),
  );
  const address = link !== null && link.length > longestAddress ? null : link;
  return `Seen: ${text(citation.summary)} (${linked(code(place), address)})`;
}

/** What to do about a criterion, unless it stands among the next steps. */
function remedy({ next }: QuestionResult, { id, outcome, remediation, effort, actor }: CriterionResult): string[] {
  if (outcome === 'met' || outcome === 'not_applicable' || next.slice(0, stepsShown).includes(id)) return [];
  const before = outcome === 'unmet' ? 'To do' : 'If it is not so yet';
  return [`${before}: ${prose(remediation)} (${effortWords[effort]}, for ${actorWords[actor]})`];
}
