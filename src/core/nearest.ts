/** Letters to insert, delete or replace to make one name of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [above, letter] of [...a].entries()) {
    const next = [above + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * The candidate that was probably meant, null when none is near: at most a third of the letters differ, letter case
 * aside. The last part of a dotted candidate counts too: `version_control` means `govuk.governance.version_control`.
 * Among equally near ones the first in order wins.
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
