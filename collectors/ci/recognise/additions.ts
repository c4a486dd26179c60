import type { LexiconAdditions } from '../../../src/core/source.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { plainWords } from './flags.ts';
import { programName } from './name.ts';
import type { Recognised } from './recognition.ts';

/** What the user's own words say of a command; empty when they say nothing of it. */
export function addedCommand(words: readonly Word[], additions: LexiconAdditions): readonly Recognised[] {
  const [name, ...rest] = words;
  if (name?.isFixed !== true) return [];
  const spoken = [words, [name, ...plainWords(rest)]];
  return additions.commands
    .filter(({ words: phrase }) => {
      const wanted = phrase.split(/\s+/).filter((word) => word !== '');
      return wanted.length > 0 && spoken.some((one) => begins(wanted, one));
    })
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
