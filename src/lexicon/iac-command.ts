/**
 * What some sub-commands of a program do to infrastructure. An entry of `says` is a list of words: those that begin with
 * `-` are flags that must be there, the others stand at the beginning of the arguments that are no flags; a `*` stands
 * for any letters. An empty entry stands for whatever is said.
 */
export interface CommandRule {
  /** The tool of infrastructure as code that is run, else the program that makes resources itself. */
  readonly tool: string;
  /** `creates`: calls a cloud or cluster itself; `applies`: runs a tool of infrastructure as code. */
  readonly does: 'creates' | 'applies';
  readonly says?: readonly string[];
  /** Words of which one must stand anywhere in the sub-command, behind its first word. */
  readonly verbs?: readonly string[];
  /** Sub-commands to which it does not apply, written as in `says`. */
  readonly except?: readonly string[];
  /** With one of these it only shows, or takes away. */
  readonly silent?: readonly string[];
  /** It works on the folder it is run in, where nothing else is said. */
  readonly here?: true;
  /** Flags whose value is the folder or file it works on. */
  readonly names?: readonly string[];
  /** Which of the arguments behind the sub-command is the folder or file it works on. */
  readonly operand?: 'first' | 'last';
}

/** A program, and what of it makes or changes infrastructure; the first rule that fits holds. */
export interface CommandProgram {
  /** Flags whose value is the word after them, so that it is taken for no sub-command. */
  readonly valued?: readonly string[];
  readonly rules: readonly CommandRule[];
}
