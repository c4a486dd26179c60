import type { Tri } from '../../../src/core/facts/base.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import type { Unresolved } from '../model.ts';
import type { Options } from './reading.ts';
import type { Spot } from './trees.ts';

/** Lines of shell that a call leads to. */
export interface ScriptPiece {
  readonly type: 'script';
  readonly text: string;
  readonly options: Options;
  /** The file is nothing but this text, so that it is parsed once. */
  readonly isWholeFile: boolean;
  /** Runs in the shell that calls it: its functions, variables and changes of folder stay. */
  readonly isSourced: boolean;
  /** The lines are no shell of POSIX, such as PowerShell. */
  readonly isForeign: boolean;
  readonly at: Spot;
  /** Of its first line. */
  readonly line: number;
  /** Folder it runs in; null where that is not told. */
  readonly directory: Spot | null;
  /** What it was called with; left out where that is not told. */
  readonly args?: readonly Word[];
  /** Variables that are set for it alone, null where the value is not told; left out where there are none. */
  readonly environment?: ReadonlyMap<string, string | null>;
  /** Its failure fails what called it. */
  readonly blocking: Tri;
}

/** An action that a call leads to. */
interface ActionPiece {
  readonly type: 'action';
  readonly uses: string;
  readonly inputs: ReadonlyMap<string, string>;
  readonly at: Spot;
  readonly line: number;
  readonly blocking: Tri;
}

/** Something that was not read. */
export interface UnreadPiece {
  readonly type: 'unread';
  readonly what: string;
  readonly why: Unresolved;
  /** Where it stands; null for where the call itself stands. */
  readonly at: Spot | null;
  readonly line: number;
  readonly blocking: Tri;
}

/** What a call runs, in order. */
export type Piece = ScriptPiece | ActionPiece | UnreadPiece;

/** A call that was followed. */
export interface Followed {
  /** Names what was followed; what is already being followed is not followed again. */
  readonly key: string;
  /** Said of all that was found behind it; null where it is the same file. */
  readonly via: string | null;
  readonly pieces: readonly Piece[];
  /** Folder of the local action that the pieces belong to. */
  readonly action?: Spot;
}

/** A call that leads to nothing that can be read. */
export function unread(
  what: string,
  why: Unresolved,
  from: Partial<Pick<UnreadPiece, 'at' | 'line' | 'blocking'>> = {},
): UnreadPiece {
  return { type: 'unread', what, why, at: null, line: 1, blocking: 'yes', ...from };
}

/** The reason for a file that gave no content. */
export function whyNot(trouble: Unresolved | 'no_such_file'): Unresolved {
  return trouble === 'no_such_file' ? 'absent' : trouble;
}
