import type { Tri } from '../../core/facts/base.ts';
import type { Capability } from '../../core/facts/ci.ts';

/**
 * What entries of a program's arguments do. An entry is a list of words: those that begin with `-` are flags, sought
 * among all arguments (`--format=spdx` also as `--format spdx`); the others are the sub-command, at the beginning of the
 * arguments that are no flags; a `*` stands for any letters. `*` alone stands for whatever is said. Where several entries
 * fit, those with most flags count, then those with most words.
 */
export type Does = Readonly<Partial<Record<Capability, readonly string[]>>>;

/** Whether what a program finds makes it fail. */
export interface Fails {
  /** Sub-commands (entries of `does`) it holds for; all without it. */
  readonly on?: readonly string[];
  /** Capabilities it holds for; all without it. */
  readonly of?: readonly Capability[];
  /** Options whose value is the exit status, so that `0` never fails. They come first. */
  readonly status?: readonly string[];
  /** Flags that decide; the first that is said counts. */
  readonly flags?: readonly (readonly [flag: string, fails: Tri])[];
  /** Options whose value is the score, of 10 at most, from which on it fails. They come after flags. */
  readonly scores?: readonly string[];
  /** When no flag says otherwise. */
  readonly usually: Tri;
}

/** A program and what its arguments mean; a sub-command that is in no list is not understood. */
export interface Program {
  readonly does?: Does;
  /** What only a name hints at. */
  readonly hints?: Does;
  /** What happens on the way to something else and is no purpose of its own. */
  readonly besides?: Does;
  /** Sub-commands that do nothing that counts; `rest` when all others do not. */
  readonly idle?: readonly string[] | 'rest';
  /** Sub-commands and flags with which it runs something that stands elsewhere; found anywhere. */
  readonly opens?: readonly string[];
  /** `any`: goals in any order, all of which count; `tasks`: also with a project before them, as in `:api:test`. */
  readonly order?: 'any' | 'tasks';
  /** Flags that may stand before the sub-command and whose value is the word after them. */
  readonly valued?: readonly string[];
  /** With one of these it lists, prints or rehearses, and does nothing that counts. */
  readonly silent?: readonly string[];
  /** With one of these it may let failures pass or leave out what it is there for. */
  readonly weak?: readonly string[];
  /** In order; the first that fits holds. Without one, a failure is a failure. */
  readonly fails?: readonly Fails[];
  /** The name people know it by, where it has several. */
  readonly tool?: string;
}

export type Programs = Readonly<Record<string, Program>>;

/** Programs that do one thing whatever their arguments, by name. */
export function always(capability: Capability, names: readonly string[], more: Program = {}): Programs {
  return Object.fromEntries(names.map((name) => [name, { does: { [capability]: ['*'] }, ...more }]));
}
