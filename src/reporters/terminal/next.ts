import type { CriterionResult, QuestionResult } from '../../core/assessment.ts';
import { facts, familyOf, type Kind } from '../../core/facts/index.ts';
import { hanging } from '../layout.ts';
import { actorWords, effortWords, kindWords } from '../words.ts';
import { blindedBy } from './blind.ts';
import { mostTelling } from './citations.ts';
import type { Page } from './page.ts';

/** Steps shown for one question, of each sort. */
const stepsShown = 3;
/** Facts named as not resolved, of one criterion. */
const factsShown = 2;

/**
 * What to do for the next level: first change what is not so; then show what could not be told, because nobody should
 * change a practice that may well be there; last what to do should it not be there. Where nothing was seen at all, only
 * how to let it be seen. Empty at the top.
 */
export function nextLines(page: Page, { next, criteria }: QuestionResult): string[] {
  const steps = next.flatMap((id) => criteria.filter((criterion) => criterion.id === id));
  const first = steps[0];
  if (first === undefined) return [];
  if (blindedBy(page, criteria).length > 0) return ['  Next step', ...stepLines(page, clarifications(page, first))];
  const unmet = steps.filter(({ outcome }) => outcome === 'unmet');
  const unknown = steps.filter(({ outcome }) => outcome !== 'unmet');
  return [
    `  Next step towards level ${first.level}`,
    ...stepLines(page, unmet.map(practice)),
    ...stepLines(page, [...new Set(unknown.flatMap((step) => clarifications(page, step)))]),
    ...stepLines(
      page,
      unknown.map((step) => `If it is not so yet: ${practice(step)}`),
    ),
  ];
}

const practice = ({ remediation, effort, actor }: CriterionResult): string =>
  `${remediation} (${effortWords[effort]}, for ${actorWords[actor]})`;

function stepLines(page: Page, steps: readonly string[]): string[] {
  const more = steps.length - stepsShown;
  return [
    ...steps.slice(0, stepsShown).flatMap((step) => hanging('    → ', step, page.width)),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

/** What would let an unknown criterion be told: what was not seen, or else what was seen and not resolved. */
function clarifications(page: Page, { missing, evidence }: CriterionResult): string[] {
  const { assessment } = page;
  const mends = assessment.gaps.flatMap(({ kinds, gap }) =>
    kinds.some((kind) => missing.includes(kind)) ? [gap.mend] : [],
  );
  const isTold = (kind: string) => assessment.gaps.some(({ kinds }) => kinds.includes(kind));
  const open = missing.filter((kind) => !isTold(kind)).flatMap(declaration);
  const unseen = [...mends, ...open].map((mend) => `Make it visible: ${mend}`);
  if (unseen.length > 0) return unseen;
  const seen = mostTelling(page, evidence).slice(0, factsShown);
  if (seen.length === 0) return [];
  const more = evidence.length > seen.length ? `; and ${evidence.length - seen.length} more` : '';
  return [`Find out what was not resolved: ${seen.map(({ summary }) => summary).join('; ')}${more}`];
}

/** How to say that what was looked at is all there is; nothing for a kind of which a repository always shows all. */
function declaration(kind: string): string[] {
  if (!Object.hasOwn(facts, kind) || facts[kind as Kind].closure === 'by_nature') return [];
  return [
    `if this repository has all ${kindWords(kind)}, tidemark.yaml can say so: \`scope: {complete: [${familyOf(kind)}]}\``,
  ];
}
