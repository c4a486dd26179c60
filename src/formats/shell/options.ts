import type { Tri } from '../../core/facts/base.ts';
import type { ShellOptions, Word } from './script.ts';

interface Change {
  readonly option: 'errexit' | 'pipefail';
  readonly isOn: boolean;
}

/** What the arguments of `set`, or of a shell, switch on and off: `-eo pipefail`, `+e`, `-o errexit`. */
function changesOf(args: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  for (const [index, arg] of args.entries()) {
    const flags = /^([-+])([A-Za-z]+)$/.exec(arg);
    if (flags === null) continue;
    const isOn = flags[1] === '-';
    const letters = flags[2] ?? '';
    const name = letters.endsWith('o') ? args[index + 1] : undefined;
    if (letters.includes('e')) changes.push({ option: 'errexit', isOn });
    if (name === 'errexit' || name === 'pipefail') changes.push({ option: name, isOn });
  }
  return changes;
}

interface Options {
  readonly errexit: Tri;
  readonly pipefail: Tri;
}

/**
 * The options after `set` with these arguments. Who switches `-e` off means to look at failures in ways that were not
 * followed, so they are unknown from there on, where they counted before.
 */
export function optionsAfter(args: readonly Word[], before: Options): Options {
  let { errexit, pipefail } = before;
  const end = args.findIndex(({ text }) => text === '--');
  const read = end === -1 ? args : args.slice(0, end);
  for (const { option, isOn } of changesOf(read.map(({ text, isFixed }) => (isFixed ? text : '')))) {
    if (option === 'pipefail') pipefail = isOn ? 'yes' : 'no';
    else if (isOn) errexit = 'yes';
    else errexit = errexit === 'no' ? 'no' : 'unknown';
  }
  if (read.every(({ isFixed }) => isFixed)) return { errexit, pipefail };
  return { errexit: 'unknown', pipefail: 'unknown' };
}

/**
 * The options a script file asks for in its first line (`#!/bin/bash -e`), beside the usual ones. They hold where the
 * file is run by its own name; `bash file` does not look at that line.
 */
export function optionsOf(text: string, usual: ShellOptions): ShellOptions {
  const line = /^#![^\n]{0,200}/.exec(text)?.[0] ?? '';
  const words = line.split(/\s+/);
  const shell = words.findIndex((word) => isShell(word.replace('#!', '')));
  const changes = shell === -1 ? [] : changesOf(words.slice(shell + 1));
  const asked = (option: Change['option']) => changes.findLast((change) => change.option === option)?.isOn;
  return { errexit: asked('errexit') ?? usual.errexit, pipefail: asked('pipefail') ?? usual.pipefail };
}

/** Whether a program is a shell, by its name. */
export function isShell(program: string): boolean {
  return /^(?:[^\s]*\/)?(?:ba|da|z|k|a)?sh$/.test(program);
}
