import { unknownValue } from '../caller.ts';

/** Values of variables by name; null for one that only a run knows. A name that is missing may come from the environment. */
export interface Values {
  get(name: string): string | null | undefined;
  has(name: string): boolean;
}

/** Values of which some go before others. */
export function layered(over: Values, under: Values): Values {
  return {
    get: (name) => (over.has(name) ? over.get(name) : under.get(name)),
    has: (name) => over.has(name) || under.has(name),
  };
}

/** How many references may be written out in all. */
export interface Budget {
  left: number;
}

/** Longest text that is made, and deepest chain of references. */
const longest = 8 * 1024;
const deepest = 12;

/** Functions that answer with names of files that are there. */
const listing = /^(?:wildcard\s|shell\s+(?:find|ls|git ls-files)\b)/;

/** References that one text may lead to. */
const mostReferences = 1000;

interface Expansion {
  readonly values: Values;
  /** What only lists existing files becomes nothing. */
  readonly files: boolean;
  readonly own: Budget;
  readonly shared: Budget;
}

/**
 * A text with the references to known variables written out; any other becomes a mark that shell reads as a template,
 * or, with `files`, nothing where it only lists existing files. Null when it grows too long.
 */
export function expand(text: string, values: Values, shared: Budget, { files = false } = {}): string | null {
  return expanded(text, { values, files, own: { left: mostReferences }, shared }, 0);
}

function expanded(text: string, expansion: Expansion, depth: number): string | null {
  if (depth > deepest) return unknownValue;
  let made = '';
  for (let at = 0; at < text.length; ) {
    const dollar = text.indexOf('$', at);
    made += text.slice(at, dollar === -1 ? undefined : dollar);
    if (dollar === -1) break;
    const [reference, end] = referenceAt(text, dollar + 1);
    at = end;
    const value = reference === '$' ? '$' : referred(reference, expansion, depth);
    const isSpent = expansion.own.left-- <= 0 || expansion.shared.left-- <= 0;
    if (value === null || made.length > longest || isSpent) return null;
    made += value;
  }
  return made.length > longest ? null : made;
}

/** What stands behind a dollar sign: a letter, or what the brackets hold; and the position behind it. */
function referenceAt(text: string, start: number): readonly [string, number] {
  const opener = text[start] ?? '';
  const closer = opener === '(' ? ')' : opener === '{' ? '}' : null;
  if (closer === null) return [opener, start + 1];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === opener) depth++;
    else if (text[at] === closer && --depth === 0) return [text.slice(start + 1, at), at + 1];
  }
  return [text.slice(start + 1), text.length];
}

function referred(reference: string, expansion: Expansion, depth: number): string | null {
  const value = expansion.values.get(reference);
  if (value !== undefined && value !== null) return expanded(value, expansion, depth + 1);
  return expansion.files && listing.test(reference) ? '' : unknownValue;
}
