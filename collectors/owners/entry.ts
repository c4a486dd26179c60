/** A rule that names owners, as a file says it. Owners are counted and go no further. */
export interface Entry {
  /** As written, or made from the folder that a file speaks of. */
  readonly pattern: string;
  readonly owners: number;
  readonly line: number;
}

const everything: ReadonlySet<string> = new Set(['*', '**', '/**', '**/*', '/**/*']);

/** Whether a pattern matches every path; `/*` matches the files of the root alone. */
export function matchesAll(pattern: string): boolean {
  return everything.has(pattern);
}
