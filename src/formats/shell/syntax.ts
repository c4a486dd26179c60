import { parse } from 'unbash';
import { functionsOf } from './functions.ts';
import { placeOf } from './place.ts';
import { prepare } from './prepare.ts';
import { NotUnderstood } from './script.ts';
import { variablesOf } from './variables.ts';
import type { Syntax } from './walk.ts';

/** Longer scripts are not read, nor such as open so many here-documents, for which the parser takes quadratic time. */
export const longestScript = 128 * 1024;
const mostHereDocuments = 1000;

/** What a text is made of, ready to be gone through. Null when it cannot be understood. Never throws, whatever the text. */
export function syntaxOf(text: string): Syntax | null {
  if (text.length > longestScript || text.includes('\0')) return null;
  if (text.split('<<').length > mostHereDocuments) return null;
  return understood(() => {
    const prepared = prepare(text);
    const tree = parse(prepared.text);
    if (tree.errors !== undefined) throw new NotUnderstood();
    return {
      prepared,
      top: { type: 'CompoundList', pos: tree.pos, end: tree.end, commands: tree.commands },
      home: placeOf(prepared),
      bodies: functionsOf(tree),
      variables: variablesOf(tree.commands, prepared),
      words: new Map(),
      looksBack: new Map(),
      substitutions: new Map(),
    };
  });
}

/** What was made of a script; null where it is beyond what we read. */
export function understood<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    // The parser recurses and has no limit of its own everywhere; what it throws is not told apart from a refusal.
    if (error instanceof Error) return null;
    throw error;
  }
}
