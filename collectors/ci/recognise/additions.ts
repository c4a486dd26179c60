import type { LexiconAdditions } from '../../../src/core/source.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { isAboutItself } from './about.ts';
import { plainWords } from './flags.ts';
import { programName } from './name.ts';
import type { Recognised } from './recognition.ts';

/** What the user's own words say of a command; empty when they say nothing of it. */
export function addedCommand(words: readonly Word[], additions: LexiconAdditions): readonly Recognised[] {
  const [name, ...rest] = words;
  if (name?.isFixed !== true) return [];
  if (isAboutItself(rest) !== 'never') return [];
  const spoken = [words, [name, ...plainWords(rest)]];
  const fitting = additions.commands
    .map((one) => ({ ...one, wanted: one.words.split(/\s+/).filter((word) => word !== '') }))
    .filter(({ wanted }) => wanted.length > 0 && spoken.some((one) => begins(wanted, one)));
  // `acme scan` says more than `acme`.
  const longest = Math.max(...fitting.map(({ wanted }) => wanted.length));
  return fitting
    .filter(({ wanted }) => wanted.length === longest)
    .map(({ words: phrase, capability }) => ({ capability, tool: phrase.trim(), confidence: 'exact', fails: 'yes' }));
}

/** The same of an action, reusable workflow, image or template by its name without version. */
export function addedAction(name: string, additions: LexiconAdditions): readonly Recognised[] {
  return additions.actions
    .filter((one) => one.name.trim().toLowerCase() === name.toLowerCase())
    .map((one) => ({ capability: one.capability, tool: one.name.trim(), confidence: 'exact', fails: 'yes' }));
}

function begins(wanted: readonly string[], words: readonly Word[]): boolean {
  return wanted.every((text, index) => {
    const word = words[index];
    if (word?.isFixed !== true) return false;
    return word.text === text || (index === 0 && programName(word.text) === text);
  });
}
