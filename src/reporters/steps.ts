import type { Assessment, CriterionResult, QuestionResult } from '../core/assessment.ts';
import { closedBy } from '../core/facts/closing.ts';
import { blindedBy } from './blind.ts';
import { mostTelling } from './citations.ts';
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
}

/**
 * What to do for the next level: first change what is not so; then show what could not be told, because nobody should
 * change a practice that may well be there; last what to do should it not be there. Where nothing was seen at all, only
 * how to let it be seen. Null where nothing stands in the way.
 */
export function nextSteps(assessment: Assessment, { next, criteria }: QuestionResult): NextSteps | null {
  const steps = next.flatMap((id) => criteria.filter((criterion) => criterion.id === id));
  const [first] = steps;
  if (first === undefined) return null;
  const { level } = first;
  if (blindedBy(assessment, criteria).length > 0) {
    return { level, change: [], clarify: clarifications(assessment, first), otherwise: [] };
  }
  const unknown = steps.filter(({ outcome }) => outcome !== 'unmet');
  return {
    level,
    change: steps.filter(({ outcome }) => outcome === 'unmet').map(practice),
    clarify: [...new Set(unknown.flatMap((step) => clarifications(assessment, step)))],
    otherwise: unknown.map((step) => `If it is not so yet: ${practice(step)}`),
  };
}

/** The one step to name where there is room for one: something that can be done, if anything can. */
export function firstStep({ change, clarify, otherwise }: NextSteps): string | null {
  const mend = clarify.find((step) => step.startsWith(visiblePrefix));
  return change[0] ?? mend ?? otherwise[0] ?? clarify[0] ?? null;
}

const practice = ({ remediation, effort, actor }: CriterionResult): string =>
  `${remediation} (${effortWords[effort]}, for ${actorWords[actor]})`;

/** What would let an unknown criterion be told: what was not seen, or else what was seen and does not decide it. */
function clarifications(assessment: Assessment, { missing, evidence }: CriterionResult): string[] {
  const gaps = assessment.gaps.filter(({ kinds }) => kinds.some((kind) => missing.includes(kind)));
  const mendsOf = (isOfClass: boolean): string[] =>
    gaps.filter(({ gap }) => (gap.reason === 'not_asked') === isOfClass).map(({ gap }) => gap.mend);
  const isTold = (kind: string) => assessment.gaps.some(({ kinds }) => kinds.includes(kind));
  const open = declarations(missing.filter((kind) => !isTold(kind)));
  const visible = (mends: readonly string[]) => mends.map((mend) => visiblePrefix + mend);
  // A whole class of sources is the most to ask for, so it comes last.
  return [...visible(mendsOf(false)), ...seen(assessment, evidence), ...visible([...open, ...mendsOf(true)])];
}

function seen(assessment: Assessment, evidence: CriterionResult['evidence']): string[] {
  const told = mostTelling(assessment, evidence).slice(0, factsShown);
  if (told.length === 0) return [];
  const more = evidence.length > told.length ? `; and ${evidence.length - told.length} more` : '';
  return [`What was seen leaves it open: ${told.map(({ summary }) => summary).join('; ')}${more}`];
}

/** How to say that what was looked at is all there is, once for kinds of one family; nothing for what no declaration closes. */
function declarations(kinds: readonly string[]): string[] {
  const byFamilies = Map.groupBy(kinds, (kind) => closedBy(kind).join(', '));
  byFamilies.delete('');
  return [...byFamilies].map(
    ([families, own]) =>
      `if this repository has all ${own.map(kindWords).join(' and ')}, tidemark.yaml can say so: \`scope: {complete: [${families}]}\``,
  );
}
