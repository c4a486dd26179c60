import type { Tri } from '../../core/facts/base.ts';
import type { Capability } from '../../core/facts/ci.ts';

/** An input and what it may be; a `*` stands for any letters, and for any value at all when it stands alone. */
export type InputIs = readonly [input: string, is: string];

/** One thing that an action does. */
export interface Effect {
  readonly does: readonly Capability[];
  /** Only with this input; where an expression makes its value, it may do so. */
  readonly when?: InputIs;
  /** Not with this input. */
  readonly unless?: InputIs;
  readonly confidence?: 'name';
  /** Whether it fails: the first input that fits, else `usually`; a failure is a failure without it. */
  readonly fails?: { readonly inputs?: readonly (readonly [...InputIs, Tri])[]; readonly usually: Tri };
}

/** An action, by `owner/name[/path]` in small letters and without version; `owner/*` for all that no other entry names. */
export interface Action {
  readonly uses: string;
  readonly effects?: readonly Effect[];
  /**
   * A command that it runs: its words, of which `{input}` and `{input|default}` stand for an input's value, and one that
   * is nothing else for the words of that value. A word whose input is not given is left out; `{input!}`: without it,
   * nothing can be told.
   */
  readonly runs?: string;
  /** Its input of this name holds lines of shell. */
  readonly script?: string;
  /** With this input, a failure of those lines is let pass. */
  readonly letsPass?: InputIs;
  /** Its input of this name holds lines that run on another machine. */
  readonly remote?: string;
}

/** Actions of which each does one thing whatever its inputs. */
export function each(capabilities: readonly Capability[], uses: readonly string[], usually?: Tri): readonly Action[] {
  const fails = usually === undefined ? {} : { fails: { usually } };
  return uses.map((name) => ({ uses: name, effects: [{ does: capabilities, ...fails }] }));
}

/** Actions of which each runs one command of the lexicon. */
export function running(command: string, uses: readonly string[]): readonly Action[] {
  return uses.map((name) => ({ uses: name, runs: command }));
}
