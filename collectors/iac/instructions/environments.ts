import { environmentInPath } from '../../../src/lexicon/environment-folders.ts';
import { environmentOf, readingOf } from '../../../src/lexicon/environments.ts';
import type { Told } from './commands.ts';
import { aroundOf } from './notes.ts';

const word = /[A-Za-z][\w-]{1,40}/g;
const said = /^\s{1,3}(?:environment|env|account|cluster|workspace|stack)\b/i;

/** The environments that a heading or sentence names: by a word that means nothing else, or with `environment` behind it. */
function environmentsIn(text: string): readonly string[] {
  const plain = text.slice(0, 500).replace(/[`*"']/g, '');
  const found = new Set<string>();
  for (const { 0: name, index } of plain.matchAll(word)) {
    const reading = readingOf(name);
    if (reading === null || !reading.isWhole) continue;
    const isNamed = said.test(plain.slice(index + name.length, index + name.length + 20));
    if (reading.strength === 'weak' ? isNamed : environmentOf(name) !== null) found.add(name.toLowerCase());
  }
  return [...found];
}

/**
 * What chooses the unit of a command in a text: what the command says, else the one environment that its sentence or the
 * nearest heading names. Empty where several are named.
 */
export function selectorsOf({ applied, passage }: Told): string[] {
  if (applied.selectors.length > 0) return [...applied.selectors];
  if (applied.path !== null && environmentInPath(applied.path) !== null) return [];
  const sentences = aroundOf(passage).flatMap(environmentsIn);
  if (sentences.length > 0) return new Set(sentences).size === 1 ? sentences.slice(0, 1) : [];
  for (const heading of passage.section.headings.toReversed()) {
    const named = environmentsIn(heading);
    if (named.length > 0) return named.length === 1 ? [...named] : [];
  }
  return [];
}
