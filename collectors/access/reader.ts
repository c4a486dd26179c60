import type { Context } from './context.ts';
import type { Reading } from './grants.ts';

/**
 * What became of a file that bears a mark: what it grants; null where it grants nothing; or why nobody can tell,
 * because it is not written as its form asks, or because its text is not had.
 */
export type Read = Reading | 'malformed' | 'unseen' | null;

/** Reads the rules of one form in a file. */
export type Reader = (path: string, context: Context) => Promise<Read> | Read;
