import type { Word } from '../../../src/formats/shell/index.ts';
import type { Environment } from './environment.ts';
import type { Whereabouts } from './locate.ts';
import { resolve } from './locate.ts';
import type { Options } from './reading.ts';
import type { Spot, Tree } from './trees.ts';

/** What is known where a call stands, for those who follow it. */
export interface Caller {
  readonly where: Whereabouts;
  readonly trees: Tree[];
  /** The words of the call; one that a variable decides is null. */
  readonly words: readonly (string | null)[];
  /** Variables that its words set, such as `make plan ENV=prod`; null where the value is not told. */
  readonly given: ReadonlyMap<string, string | null>;
  /** Variables set for this call alone, such as `ENV=prod make plan`. */
  readonly assignments: ReadonlyMap<string, string | null>;
  /** How the shell that calls runs its lines. */
  readonly options: Options;
  /** Variables that the called program is started with, as far as anybody asks. */
  readonly environment: Environment;
}

/** Where a call stands. */
export interface Standing {
  readonly at: Spot;
  readonly line: number;
}

/** Variables that the words of a call set; null where the value is not told. */
export function givenBy(words: readonly Word[]): Caller['given'] {
  const given = new Map<string, string | null>();
  for (const [index, { text, isFixed }] of words.entries()) {
    const [, name, value = ''] = /^([A-Za-z_][\w.-]{0,99})(?::{0,3}|\?|\+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined) given.set(name, isFixed ? value : null);
    if (words[index - 1]?.text === '--set') given.set(text, null);
  }
  return given;
}

/** Folder that a call names, or else the one it stands in; null where that is not told. */
export function folderOfCall(written: string | null, { where, trees }: Caller): Spot | null {
  return written === null ? where.directory : resolve(where.directory, written, trees);
}

/** Stands in texts for a value that only a run knows; shell reads it as a template, quoted or not. */
export const unknownValue = `\${{value}}`;
