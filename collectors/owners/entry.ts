import type { Fact } from '../../src/core/facts/index.ts';
import type { Trouble } from '../../src/formats/parsed.ts';

/** A file of rules, read or not. */
export interface OwnersFile {
  readonly path: string;
  readonly form: Fact<'owners.rule'>['form'];
  readonly active: Fact<'owners.rule'>['active'];
  readonly entries: readonly Entry[];
  readonly trouble: Trouble | null;
  /** Lines that say something which nobody here can read, where their form is not known for certain. */
  readonly unread?: number;
}

/** A rule that names owners, as a file says it. Owners are counted and go no further. */
export interface Entry {
  /** As written, or made from the folder that a file speaks of. */
  readonly pattern: string;
  readonly owners: number;
  /** How many of them are teams or roles of several people. */
  readonly groups: number;
  readonly line: number;
}

const everything: ReadonlySet<string> = new Set(['*', '**', '/**', '**/*', '/**/*']);

/** Whether a pattern matches every path; `/*` matches the files of the root alone. */
export function matchesAll(pattern: string): boolean {
  return everything.has(pattern);
}
