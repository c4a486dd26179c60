import { RE2JS } from 're2js';
import type { Tri } from '../../src/core/facts/base.ts';
import { tri } from '../../src/core/tri.ts';

const plainLetters = /^[A-Za-z0-9_/-]$/;
const wildcards = /[*?+[\]!]/;
/** A name that stands for itself, as most patterns do: no engine is needed, whose first use takes some milliseconds. */
const plainName = /^[A-Za-z0-9_/.-]+$/;

/** Longest pattern that is compiled, and most patterns of a list; beyond them the answer is `unknown`. */
const longestPattern = 500;
const mostPatterns = 200;

/**
 * A filter pattern as a regular expression source: `*` stays within a path segment, `**` does not, `?` and `+` repeat
 * the letter before them, `[]` is a set.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function globSource(pattern: string): string {
  let source = '';
  let inSet = false;
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern.charAt(at);
    if (inSet || letter === '[') {
      inSet = letter !== ']';
      source += /^[A-Za-z0-9[\]-]$/.test(letter) ? letter : `\\${letter}`;
    } else if (letter === '*') {
      const double = pattern.charAt(at + 1) === '*';
      source += double ? '.*' : '[^/]*';
      if (double) at++;
    } else if (letter === '?' || letter === '+') source += letter;
    else if (letter === '\\' && at + 1 < pattern.length) source += RE2JS.quote(pattern.charAt(++at));
    else source += plainLetters.test(letter) ? letter : RE2JS.quote(letter);
  }
  return source;
}

/** Whether a pattern of a GitHub filter matches a branch; `unknown` for a pattern that cannot be compiled. */
function matches(pattern: string, branch: string): Tri {
  if (pattern.length > longestPattern) return 'unknown';
  if (plainName.test(pattern)) return tri(pattern === branch);
  try {
    return tri(RE2JS.compile(globSource(pattern)).matches(branch));
  } catch (error) {
    if (error instanceof Error) return 'unknown';
    throw error;
  }
}

/**
 * Whether a list of patterns lets a branch through: the last that matches decides, `!` takes out.
 * With `branch` null (nothing says which branch is meant) only `**` answers.
 */
export function admits(patterns: readonly string[], branch: string | null): Tri {
  if (patterns.length > mostPatterns) return 'unknown';
  let admitted: Tri = 'no';
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!');
    const own = negative ? pattern.slice(1) : pattern;
    const hit: Tri = own === '**' ? 'yes' : branch === null ? 'unknown' : matches(own, branch);
    if (hit === 'yes') admitted = tri(!negative);
    else if (hit === 'unknown' && admitted !== tri(!negative)) admitted = 'unknown';
  }
  return admitted;
}

/** Whether some pattern may stand for branches that nobody has named yet. */
export function admitsOthers(patterns: readonly string[]): boolean {
  return patterns.some((pattern) => !pattern.startsWith('!') && wildcards.test(pattern));
}
