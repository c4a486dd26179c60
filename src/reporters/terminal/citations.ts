import type { Citation } from '../../core/assessment.ts';
import type { Page } from './page.ts';

/** Kinds of fact that tell most, the most telling first; all others come after them. */
const telling = ['git.flow', 'git.release_line', 'git.trunk', 'ci.pipeline', 'git.branch'];

/**
 * The cited facts that are worth showing, the most telling first. Facts of which there are many and which say little
 * (one short-lived branch among others) are left out where there is anything else.
 */
export function mostTelling({ assessment }: Page, ids: readonly string[]): Citation[] {
  const cited = new Map(assessment.citations.map((citation) => [citation.id, citation]));
  const found = ids.flatMap((id) => cited.get(id) ?? []);
  const central = found.filter(({ aside }) => !aside);
  return (central.length > 0 ? central : found).toSorted((a, b) => rank(a) - rank(b));
}

function rank({ kind }: Citation): number {
  const at = telling.indexOf(kind);
  return at === -1 ? telling.length : at;
}
