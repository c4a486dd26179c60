import type { Assessment, Citation } from '../core/assessment.ts';
import { oncePer } from '../core/once.ts';

/** Kinds of fact that tell most, the most telling first; all others come after them. */
const telling = ['git.flow', 'git.release_line', 'git.trunk', 'ci.pipeline', 'git.branch'];

/**
 * The cited facts that are worth showing, the most telling first. Facts of which there are many and which say little
 * (one short-lived branch among others) are left out where there is anything else.
 */
export function mostTelling({ citations }: Assessment, ids: readonly string[]): Citation[] {
  const cited = byId(citations);
  const found = ids.flatMap((id) => cited.get(id) ?? []);
  const central = found.filter(({ aside }) => !aside);
  const sorted = (central.length > 0 ? central : found).toSorted((a, b) => rank(a) - rank(b));
  // What reads the same as one before it tells little: it comes after all that does not.
  const said = new Set<string>();
  const repeated = new Set(sorted.filter(({ summary }) => said.size === said.add(summary).size));
  return [...sorted.filter((one) => !repeated.has(one)), ...sorted.filter((one) => repeated.has(one))];
}

const byId = oncePer((citations: readonly Citation[]) => new Map(citations.map((citation) => [citation.id, citation])));

function rank({ kind }: Citation): number {
  const at = telling.indexOf(kind);
  return at === -1 ? telling.length : at;
}
