import type { Assessment, CriterionResult, QuestionResult } from '../core/assessment.ts';
import { closedBy } from '../core/facts/closing.ts';
import { blindedBy } from './blind.ts';
import { mostTelling } from './citations.ts';
import { isForNobody } from './gap-actors.ts';
import { actorWords, effortWords, kindWords } from './words.ts';

/** Facts named as leaving it open, of one criterion. */
const factsShown = 2;

const visiblePrefix = 'Make it visible: ';

/** What to do for the next level, and for which one that is. */
export interface NextSteps {
  readonly level: number;
  /** What is not so, and is to be changed; each with who and how much. */
  readonly change: readonly string[];
  /** What would let it be told what could not be told. */
  readonly clarify: readonly string[];
  /** What to do should that not be so yet. */
  readonly otherwise: readonly string[];
  /** What would let it be told, too, once a version of tidemark can look there. */
  readonly later: readonly string[];
}

/**
 * What to do for the next level: first change what is not so; then show what could not be told, because nobody should
 * change a practice that may well be there; then what to do should it not be there;
 * last what nobody can let be seen yet. Where nothing was seen at all, only
 * how to let it be seen. Null where nothing stands in the way.
 */
export function nextSteps(assessment: Assessment, { next, criteria }: QuestionResult): NextSteps | null {
  const steps = next.flatMap((id) => criteria.filter((criterion) => criterion.id === id));
  const [first] = steps;
  if (first === undefined) return null;
  const { level } = first;
  if (blindedBy(assessment, criteria).length > 0) {
    return { level, change: [], otherwise: [], ...clarifications(assessment, [first]) };
  }
  const unknown = steps.filter(({ outcome }) => outcome !== 'unmet');
  const change = new Set(steps.filter(({ outcome }) => outcome === 'unmet').map(practice));
  const rest = new Set(unknown.map(practice)).difference(change);
  return {
    level,
    change: [...change],
    ...clarifications(assessment, unknown),
    otherwise: [...rest].map((step) => `If it is not so yet: ${step}`),
  };
}

/** The one step to name where there is room for one: something that can be done, if anything can. */
export function firstStep({ change, clarify, otherwise, later }: NextSteps): string | null {
  const mend = clarify.find((step) => step.startsWith(visiblePrefix));
  return change[0] ?? mend ?? otherwise[0] ?? clarify[0] ?? later[0] ?? null;
}

const practice = ({ remediation, effort, actor }: CriterionResult): string =>
  `${remediation} (${effortWords[effort]}, for ${actorWords[actor]})`;

/** What would let unknown criteria be told: what was not seen, or else what was seen and does not decide them. */
function clarifications(
  assessment: Assessment,
  criteria: readonly CriterionResult[],
): Pick<NextSteps, 'clarify' | 'later'> {
  const missing = new Set(criteria.flatMap((criterion) => criterion.missing));
  const gaps = assessment.gaps.filter(({ kinds }) => kinds.some((kind) => missing.has(kind)));
  const { true: beyond = [], false: open = [] } = Object.groupBy(gaps, (gap) => `${isForNobody(gap)}` as const);
  const mendsOf = (isOfClass: boolean): string[] =>
    mendsIn(open.filter(({ gap }) => (gap.reason === 'not_asked') === isOfClass));
  const told = new Set(assessment.gaps.flatMap(({ kinds }) => kinds));
  // A whole class of sources is the most to ask for, so it comes last.
  const clarify = [
    ...mendsOf(false),
    ...seen(assessment, criteria),
    ...declaration([...missing.difference(told)]),
    ...mendsOf(true),
  ];
  return { clarify: [...new Set(clarify)], later: [...new Set(mendsIn(beyond))] };
}

const mendsIn = (gaps: Assessment['gaps']): string[] => gaps.map(({ gap }) => visiblePrefix + gap.mend);

function seen(assessment: Assessment, criteria: readonly CriterionResult[]): string[] {
  const ids = [...new Set(criteria.flatMap(({ evidence }) => evidence))];
  const told = [...new Set(mostTelling(assessment, ids).map(({ summary }) => summary))].slice(0, factsShown);
  if (told.length === 0) return [];
  const more = ids.length > told.length ? `; and ${ids.length - told.length} more` : '';
  return [`Find out more about what was seen: ${told.join('; ')}${more}`];
}

/** How to say that what was looked at is all there is, for all kinds at once; nothing for what no declaration closes. */
function declaration(kinds: readonly string[]): string[] {
  const families = [...new Set(kinds.flatMap(closedBy))].sort();
  if (families.length === 0) return [];
  const own = kinds.filter((kind) => closedBy(kind).length > 0).map(kindWords);
  return [
    `If none of this is kept anywhere else, say so in tidemark.yaml: \`scope: {complete: [${families.join(', ')}]}\` (${[...new Set(own)].join('; ')})`,
  ];
}
