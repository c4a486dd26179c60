import type { Assessment } from '../../core/assessment.ts';
import { plainText } from '../../core/text.ts';
import { nameOf } from '../../reporters/systems/comparison.ts';
import { sameSystem } from '../../stages/same-system.ts';

/** A saved assessment and the file it came from. */
export interface Saved {
  readonly path: string;
  readonly assessment: Assessment;
}

/**
 * Each system at each commit once, the first of several, so that none is counted twice; which were left out is told, a
 * line for each. One that was asked further questions stays.
 */
export function eachOnce(all: readonly Saved[], note: (line: string) => void): Saved[] {
  const kept: Saved[] = [];
  for (const saved of all) {
    const same = kept.find((one) => isRepeated(saved.assessment, one.assessment));
    if (same === undefined) kept.push(saved);
    else {
      const [path, first] = [saved.path, same.path].map(plainText);
      note(`${path}: left out, it is of the same system at the same commit as ${first}`);
    }
  }
  return kept;
}

function isRepeated(later: Assessment, first: Assessment): boolean {
  const [commit, other] = [commitsIn(later), commitsIn(first)];
  const asked = new Set(first.questions.map(({ id }) => id));
  return (
    commit !== null &&
    commit === other &&
    // A fork that nothing was added to is another system.
    nameOf(later) === nameOf(first) &&
    later.questions.every(({ id }) => asked.has(id)) &&
    sameSystem(first, later) === 'yes'
  );
}

/** The commits of all targets; null where not every one has one. */
function commitsIn({ targets }: Assessment): string | null {
  const commits = targets.map(({ commit }) => commit);
  return commits.length === 0 || commits.includes(null) ? null : commits.join(' ');
}
