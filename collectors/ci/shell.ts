import { commandsOf } from './shell-grammar.ts';
import { type Command, weaken } from './shell-parts.ts';
import { lexShell } from './shell-words.ts';

/** Deeper nesting of substitutions, and longer scripts, are not read. */
const deepest = 20;
const longestScript = 64 * 1024;
const mostLexemes = 20_000;

/**
 * The commands of a POSIX shell script that stops at the first failure (`set -e`), in order; null when it cannot be
 * understood. With `pipefail` a failure inside a pipe counts too.
 */
export function parseShell(script: string, pipefail: boolean, depth = 0): readonly Command[] | null {
  const lexed = depth > deepest || script.length > longestScript ? null : lexShell(script);
  if (lexed === null || lexed.lexemes.length > mostLexemes) return null;
  // What a substitution runs may fail unseen (`echo "$(make)"`) or seen (`x=$(make)`).
  const inner = lexed.substitutions.map((text) => parseShell(text, pipefail, depth + 1));
  if (!inner.every((commands) => commands !== null)) return null;
  const outer = commandsOf(lexed, pipefail);
  return outer === null ? null : [...outer, ...weaken(inner.flat(), 'unknown')];
}
