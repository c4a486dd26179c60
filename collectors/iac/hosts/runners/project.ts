import type { Location, Tri } from '../../../../src/core/facts/base.ts';
import type { IacRunner } from '../../../../src/core/facts/iac.ts';

/** A root that a service outside of CI applies, as a file of the repository for that service says. */
export interface RunnerProject {
  readonly runner: IacRunner;
  /**
   * Folder, `''` for the root of the repository; null where the service takes whichever root a change touches, and, with
   * no line in `at` either, where nobody can tell which it takes.
   */
  readonly path: string | null;
  /** Null where none is named, or all are meant. */
  readonly workspace: string | null;
  /** The service looks for unexpected change. */
  readonly drift: Tri;
  readonly at: Location;
}

/** What one service's file tells, but for where it stands. */
export type Told = Omit<RunnerProject, 'runner' | 'at'> & { readonly line: number | null };
