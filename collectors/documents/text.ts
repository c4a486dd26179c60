import type { Structure } from './structure/model.ts';

/** A text for people, by its path. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** A text with what it is made of. */
export interface Document extends Text {
  readonly structure: Structure;
  /** For a record of a decision that others take back: whether they surely do. */
  readonly setAside?: 'yes' | 'unknown';
}
