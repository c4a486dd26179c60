/** Characters of each part; a comment on GitHub ends at 65,536, on GitLab and Azure DevOps later. */
export const room = {
  all: 60_000,
  head: 8_000,
  verdict: 6_000,
  tables: 20_000,
  claims: 6_000,
  gaps: 12_000,
  declared: 8_000,
  foot: 2_000,
} as const;

/** As many of a list, from the first on, as there is room for, drawn; and how many were left out. */
export function fitting<T>(
  list: readonly T[],
  characters: number,
  draw: (one: T) => string,
): { readonly lines: readonly string[]; readonly left: number } {
  const lines: string[] = [];
  let used = 0;
  // What nobody will see is not drawn: there may be a lot of it.
  for (const one of list) {
    const line = draw(one);
    used += line.length + 1;
    if (used > characters) break;
    lines.push(line);
  }
  return { lines, left: list.length - lines.length };
}
