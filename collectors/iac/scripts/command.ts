import type { Word } from '../../../src/formats/shell/index.ts';
import type { CommandProgram, CommandRule } from '../../../src/lexicon/iac-command.ts';
import { commandPrograms, creatingCmdlet, idleCmdlet } from '../../../src/lexicon/iac-commands.ts';
import { unwrapped } from './unwrap.ts';

/** What a command does to infrastructure. */
export interface Call {
  readonly tool: string;
  readonly does: 'creates' | 'applies';
  /**
   * `here`: the folder it is run in; a word: the folder or file it is given; null: none of the repository's, or none
   * that is told.
   */
  readonly target: 'here' | Word | null;
  /** The program's arguments. */
  readonly words: readonly Word[];
}

const text = (word: Word | undefined): string => word?.text ?? '';
const isFlag = (word: Word): boolean => /^-./.test(word.text);

/** What a command does to infrastructure by its words; null for one that does nothing to it. Never throws. */
export function callOf(words: readonly Word[]): Call | null {
  const [program, ...rest] = unwrapped(words);
  if (program === undefined || !program.isFixed) return null;
  const name = program.text.slice(program.text.lastIndexOf('/') + 1).replace(/\.exe$/i, '');
  const known = commandPrograms.get(name) ?? commandPrograms.get(name.toLowerCase());
  if (known === undefined) return cmdlet(name, rest);
  const plain = plainWords(known, rest);
  for (const rule of known.rules) {
    const depth = fits(rule, plain, rest);
    if (depth === null) continue;
    if (rule.silent?.some((flag) => isSaid(flag, rest)) === true) return null;
    return { tool: rule.tool, does: rule.does, target: targetOf(rule, plain.slice(depth), rest), words: rest };
  }
  return null;
}

function cmdlet(name: string, words: readonly Word[]): Call | null {
  if (!creatingCmdlet.test(name) || idleCmdlet.test(name) || words.some((word) => /^-WhatIf$/i.test(word.text)))
    return null;
  return { tool: 'az', does: 'creates', target: null, words };
}

/** Arguments that are neither flags nor their values. */
function plainWords({ valued = [] }: CommandProgram, words: readonly Word[]): readonly Word[] {
  const plain: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (!isFlag(word)) plain.push(word);
    else if (valued.includes(word.text)) at++;
  }
  return plain;
}

/** How many plain words the sub-command of a rule takes up; null where the rule does not fit. */
function fits(rule: CommandRule, plain: readonly Word[], words: readonly Word[]): number | null {
  const { says = [], verbs = [], except = [] } = rule;
  if (except.some((entry) => lengthOf(entry, plain, words) !== null)) return null;
  const lengths = says.flatMap((entry) => lengthOf(entry, plain, words) ?? []);
  if (lengths.length > 0) return Math.max(...lengths);
  const at = plain.slice(1, 6).findIndex((word) => word.isFixed && verbs.includes(word.text));
  return at < 0 ? null : at + 2;
}

function lengthOf(entry: string, plain: readonly Word[], words: readonly Word[]): number | null {
  const parts = entry.split(' ').filter((part) => part !== '');
  const own = parts.filter((part) => !part.startsWith('-'));
  const flags = parts.filter((part) => part.startsWith('-'));
  const isThere = own.every((part, index) => {
    const word = plain[index];
    return word?.isFixed === true && matches(word.text, part);
  });
  return isThere && flags.every((flag) => isSaid(flag, words)) ? own.length : null;
}

/** A `*` stands for any letters; there is at most one. */
function matches(said: string, part: string): boolean {
  const star = part.indexOf('*');
  if (star < 0) return said === part;
  const [before, after] = [part.slice(0, star), part.slice(star + 1)];
  return said.length >= part.length - 1 && said.startsWith(before) && said.endsWith(after);
}

function isSaid(flag: string, words: readonly Word[]): boolean {
  return words.some((word) => {
    const said = word.text;
    return said === flag || said.startsWith(`${flag}=`) || isAlike(said, flag);
  });
}

/** PowerShell does not tell capitals apart; flags of one letter are those of other programs, which do. */
const isAlike = (said: string, flag: string): boolean =>
  said === flag || (flag.length > 2 && flag.startsWith('-') && said.toLowerCase() === flag.toLowerCase());

function targetOf(rule: CommandRule, operands: readonly Word[], words: readonly Word[]): Call['target'] {
  for (const flag of rule.names ?? []) {
    const value = flagValue(flag, words);
    if (value !== null) return value;
  }
  const operand = rule.operand === 'first' ? operands[0] : rule.operand === 'last' ? operands.at(-1) : undefined;
  if (operand !== undefined) return operand;
  return rule.here === true ? 'here' : null;
}

/** The value of a flag, `-f x` or `-f=x`; null where it is not given. */
function flagValue(flag: string, words: readonly Word[]): Word | null {
  for (const [at, word] of words.entries()) {
    if (word.text.startsWith(`${flag}=`)) return { ...word, text: text(word).slice(flag.length + 1) };
    if (isAlike(word.text, flag)) return words[at + 1] ?? null;
  }
  return null;
}
