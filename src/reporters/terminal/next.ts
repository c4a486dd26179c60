import type { CriterionResult, QuestionResult } from '../../core/assessment.ts';
import { closedBy } from '../../core/facts/closing.ts';
import { hanging } from '../layout.ts';
import { actorWords, effortWords, kindWords } from '../words.ts';
import { blindedBy } from './blind.ts';
import { mostTelling } from './citations.ts';
import type { Page } from './page.ts';

/** Steps shown for one question, of each sort. */
const stepsShown = 3;
/** Facts named as leaving it open, of one criterion. */
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

/** What would let an unknown criterion be told: what was not seen, or else what was seen and does not decide it. */
function clarifications(page: Page, { missing, evidence }: CriterionResult): string[] {
  const { assessment } = page;
  const gaps = assessment.gaps.filter(({ kinds }) => kinds.some((kind) => missing.includes(kind)));
  const mendsOf = (isOfClass: boolean): string[] =>
    gaps.filter(({ gap }) => (gap.reason === 'not_asked') === isOfClass).map(({ gap }) => gap.mend);
  const isTold = (kind: string) => assessment.gaps.some(({ kinds }) => kinds.includes(kind));
  const open = declarations(missing.filter((kind) => !isTold(kind)));
  const visible = (mends: readonly string[]) => mends.map((mend) => `Make it visible: ${mend}`);
  // A whole class of sources is the most to ask for, so it comes last.
  return [...visible(mendsOf(false)), ...seenLine(page, evidence), ...visible([...open, ...mendsOf(true)])];
}

function seenLine(page: Page, evidence: CriterionResult['evidence']): string[] {
  const seen = mostTelling(page, evidence).slice(0, factsShown);
  if (seen.length === 0) return [];
  const more = evidence.length > seen.length ? `; and ${evidence.length - seen.length} more` : '';
  return [`What was seen leaves it open: ${seen.map(({ summary }) => summary).join('; ')}${more}`];
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
