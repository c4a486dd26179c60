import type { Observation } from '../../../src/core/facts/index.ts';

type Build = Observation<'supply.build'>;

/** Something that is built, by the file that says how. */
export interface Found extends Pick<Build, 'form' | 'path' | 'folder' | 'wired' | 'shipped'> {
  readonly line: number | null;
  /** What tells it from others of the same file; null where there is one. */
  readonly name: string | null;
}
