import type { Place } from './place.ts';

/** A text for a shell, and where it is run. */
export interface Piece {
  readonly text: string;
  /** Line of the file on which the text begins. */
  readonly line: number;
  readonly start: Place | null;
}
