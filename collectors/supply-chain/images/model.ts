import type { Observation } from '../../../src/core/facts/index.ts';

type Image = Observation<'supply.image'>;

/** An image that a file refers to, before it is told whose it is. */
export interface Found extends Pick<Image, 'name' | 'pin' | 'place' | 'role' | 'environment'> {
  readonly path: string;
  readonly line: number | null;
}

/** What a reader of one sort of file gives back. */
export interface Images {
  readonly found: readonly Found[];
  /** Names, as written, of images that these files build. */
  readonly built: readonly string[];
}

/** Most references that one file may give. */
export const mostInFile = 500;

/** A file that is there and whose references cannot be told. */
export function unread(path: string, place: Image['place'], role: Image['role']): Found {
  return { name: 'unknown', pin: 'unknown', place, role, environment: null, path, line: null };
}
