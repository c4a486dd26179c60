import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { parseShell, type Word } from '../../../src/formats/shell/index.ts';
import type { InputIs } from '../../../src/lexicon/actions/action.ts';
import { agrees } from './flags.ts';

/** An action's inputs by name in small letters, as the forge compares them. */
export type Inputs = ReadonlyMap<string, string>;

/** Inputs with their names in small letters and without those that are empty. */
export function givenInputs(inputs: ReadonlyMap<string, string>): Inputs {
  const given = [...inputs].map(([name, value]) => [name.toLowerCase(), value.trim()] as const);
  return new Map(given.filter(([, value]) => value !== ''));
}

/** Whether an input is what an entry asks for; `no` when it is not given, `unknown` when an expression makes it. */
export function inputIs([input, is]: InputIs, inputs: Inputs): Tri {
  const value = inputs.get(input);
  if (value === undefined) return 'no';
  if (is === '*') return 'yes';
  return value.includes('${{') ? 'unknown' : tri(agrees(is, { text: value.toLowerCase(), isFixed: true }) === 'yes');
}

/** The command that an action runs, its inputs put in; null when one is missing without which nothing can be told. */
export function commandWith(pattern: string, inputs: Inputs): readonly Word[] | null {
  const parts = pattern.split(' ').map((part) => wordsOf(part, inputs));
  return parts.includes(null) ? null : parts.flatMap((words) => words ?? []);
}

function wordsOf(part: string, inputs: Inputs): readonly Word[] | null {
  const slot = /^([^{]*)\{([\w-]+)(?:\|([^}]*))?(!?)\}$/.exec(part);
  if (slot === null) return [{ text: part, isFixed: true }];
  const [, before = '', input = '', usual, required] = slot;
  const value = inputs.get(input.toLowerCase()) ?? usual;
  if (value !== undefined) return filled(before, value);
  return required === '!' ? null : [];
}

/** A value that stands alone is words of its own; after a flag it is the value of that flag. */
function filled(before: string, value: string): readonly Word[] {
  if (before !== '') return [{ text: `${before}${value}`, isFixed: !value.includes('${{') }];
  const commands = parseShell(`run ${value.replaceAll('\n', ' ')}`, { errexit: false, pipefail: false })?.commands;
  const [only] = commands ?? [];
  // More than one command is no list of arguments.
  if (only === undefined || commands?.length !== 1) return [{ text: '$ARGS', isFixed: false }];
  return only.words.slice(1);
}
