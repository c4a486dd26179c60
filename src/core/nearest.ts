/** Letters to insert, delete or replace, and neighbours to swap, to make one name of the other. */
function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [above, letter] of from.entries()) {
    const next = [above + 1];
    for (const [column, other] of to.entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      const isSwapped = above > 0 && column > 0 && letter === to[column - 1] && other === from[above - 1];
      const swapped = isSwapped ? (before[column - 1] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}

/**
 * The candidate that was probably meant, null when none is near: at most a third of the letters differ, letter case
 * aside; two neighbours that changed places are one difference. The last part of a dotted candidate counts too:
 * `version_control` means `govuk.governance.version_control`. Among equally near ones the first in order wins.
 */
export function nearest(name: string, candidates: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: { candidate: string; far: number } | null = null;
  for (const candidate of candidates) {
    const whole = candidate.toLowerCase();
    for (const form of [whole, whole.slice(whole.lastIndexOf('.') + 1)]) {
      if (Math.abs(form.length - wanted.length) > limit) continue;
      const far = distance(wanted, form);
      if (far <= limit && (best === null || far < best.far)) best = { candidate, far };
    }
  }
  return best?.candidate ?? null;
}

/** The mend for a name that is none of the known ones: asks after the nearest; where none is near, `otherwise`. */
export function didYouMean(
  name: string,
  known: readonly string[],
  otherwise = `it has ${known.join(', ') || 'none'}`,
): string {
  const meant = nearest(name, known);
  return meant === null ? otherwise : `did you mean ${meant}?`;
}
