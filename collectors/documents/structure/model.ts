import type { FieldRole } from '../../../src/lexicon/document-fields.ts';

/** Where something stands in a text. */
interface Place {
  /** Counts from 1. */
  readonly line: number;
}

/** A row of a table, its cells as plain text. */
export interface Row extends Place {
  readonly cells: readonly string[];
}

export interface Table extends Place {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

/** A heading, a paragraph, a list item or a table; quotes, code and comments are none. Text is plain, on one line. */
export type Block =
  | (Place & { readonly kind: 'heading'; readonly level: number; readonly text: string })
  | (Place & { readonly kind: 'paragraph'; readonly text: string })
  | (Place & { readonly kind: 'item'; readonly text: string; readonly depth: number; readonly isTask: boolean })
  | Table;

/** A heading and what stands below it up to the next one; the first section may have none. */
export interface Section extends Place {
  readonly heading: string;
  readonly level: number;
  /** Positions of the sections that it lies in, outermost first. */
  readonly within: readonly number[];
  readonly blocks: readonly Exclude<Block, { readonly kind: 'heading' }>[];
}

/** What a text is made of. */
export interface Structure {
  /** Empty where it has none. */
  readonly title: string;
  readonly fields: ReadonlyMap<FieldRole, string>;
  readonly sections: readonly Section[];
  /** Texts of its pictures. */
  readonly pictures: readonly (Place & { readonly text: string })[];
  readonly words: number;
  /** English, as far as that is told: small words of other languages outweigh, or another script. */
  readonly isForeign: boolean;
  /** It has too few words to be sure, and those that it has are hardly English. */
  readonly mayBeForeign: boolean;
  /** A part was too long to be looked into. */
  readonly isCut: boolean;
}

/** Longer lines are looked into no further than this. */
export const LONGEST_LINE = 8192;
