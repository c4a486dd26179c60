import type { Tri } from '../../src/core/facts/base.ts';
import { all } from '../../src/core/tri.ts';
import type { Word } from './shell-words.ts';

/** A simple command of a script: its words without assignments and redirections, and whether its failure ends the script. */
export interface Command {
  readonly words: readonly Word[];
  readonly blocking: Tri;
}

/** A piece of a script, from one command to a whole list. */
export interface Part {
  readonly commands: readonly Command[];
  /** How the part ends when reached: for the right side of `||`. */
  readonly ends: 'fails' | 'passes' | 'either';
}

/** Programs that only answer a question, so that `question && command` runs the command at times. */
const questions = new Set(['[', '[[', 'test', 'command', 'grep', 'which', 'type']);

/** The same commands, their failures counting at most `by`. */
export function weaken(commands: readonly Command[], by: Tri): readonly Command[] {
  return commands.map((command) => ({ ...command, blocking: all(command.blocking, by) }));
}

/**
 * Pipes joined by `&&` and `||`, in one pass from the right: what stands on the left of an operator counts as far as all
 * that follows lets its failure through. `left` is what `&&` lets through.
 */
export function joined(parts: readonly Part[], joints: readonly ('&&' | '||')[], left: Tri): Part {
  const weakened: (readonly Command[])[] = [];
  let through: Tri = 'yes';
  for (const [index, part] of [...parts.entries()].toReversed()) {
    const asks = questions.has(parts[index - 1]?.commands.at(-1)?.words[0]?.text ?? '');
    const isConditional = joints[index - 1] === '||' || (index > 0 && asks);
    weakened.push(weaken(part.commands, all(through, isConditional ? 'unknown' : 'yes')));
    through = all(through, joints[index - 1] === '||' ? letsThrough[part.ends] : left);
  }
  const last = parts.at(-1);
  return { commands: weakened.toReversed().flat(), ends: last?.ends ?? 'either' };
}

/** Whether a failure on the left of `||` is still one, by how the right side ends. */
const letsThrough: Readonly<Record<Part['ends'], Tri>> = { fails: 'yes', passes: 'no', either: 'unknown' };
