import { RE2JS } from 're2js';
import type { Tri } from '../../src/core/facts/base.ts';
import { all, any, not, tri } from '../../src/core/tri.ts';

/** The trunk where nothing says its name, and some branch beside trunk: only comparisons with trunk itself answer. */
export const TRUNK = Symbol('trunk');
export const TOPIC = Symbol('topic');
/** Something is there, or is not, and the text alone cannot tell what. */
export const UNKNOWN = Symbol('unknown');
/** A text of which only the beginning is told; `isTopic`: it is of some branch or request that no condition names. */
export interface Begun {
  readonly begins: string;
  readonly isTopic: boolean;
}
/** What a name stands for in a condition; null is "not defined". */
export type Value = string | boolean | null | typeof TRUNK | typeof TOPIC | typeof UNKNOWN | Begun | readonly Value[];
export type Lookup = (name: string) => Value;

/** Longest condition that is read; a longer one answers `unknown`. */
const longest = 2000;

const lexemes =
  /\s*(?:(&&|\|\||==|!=|=~|!~|[()!,])|'((?:[^']|'')*)'|"([^"]*)"|\/((?:[^/\\\n]|\\.)+)\/([a-z]*)|(\$?[A-Za-z_][\w.*-]*|-?[0-9][\w.]*)|(\S))/y;

type Lexeme =
  | { readonly type: 'operator' | 'text' | 'name' | 'other'; readonly text: string }
  | { readonly type: 'pattern'; readonly text: string; readonly flags: string };

function lex(condition: string): Lexeme[] {
  const found: Lexeme[] = [];
  lexemes.lastIndex = 0;
  for (let hit = lexemes.exec(condition); hit !== null; hit = lexemes.exec(condition)) {
    const [, operator, single, double, pattern, flags, name, other] = hit;
    if (operator !== undefined) found.push({ type: 'operator', text: operator });
    else if (pattern !== undefined) found.push({ type: 'pattern', text: pattern, flags: flags ?? '' });
    else if (name !== undefined) found.push({ type: 'name', text: name });
    else if (other !== undefined) found.push({ type: 'other', text: other });
    else found.push({ type: 'text', text: single?.replaceAll("''", "'") ?? double ?? '' });
  }
  return found;
}

type Operand =
  | { readonly value: Value }
  | { readonly truth: Tri }
  | { readonly pattern: string; readonly flags: string };

/** Where the forges' languages differ; left out, as GitLab has it. */
export interface Dialect {
  /** What a function gives, such as `always()`: a truth, or a value to go on with. */
  readonly call?: (name: string, given: readonly Value[]) => Tri | { readonly value: Value };
  /** `==` takes letters for the same whatever their case, and compares values of two types as numbers. */
  readonly isLoose?: boolean;
}

/** Judges a condition that was taken apart, for one meaning of its names. */
export type Judge = (lookup: Lookup, dialect?: Dialect) => Tri;

/**
 * Whether a condition holds, as far as the names it uses are known: comparisons, `&&`, `||`, `!`, parentheses, functions.
 * `lookup` gives the value of a name; what is not understood answers `unknown`. Understands what GitLab's `rules:if` and
 * GitHub's `if` have in common.
 */
export function holds(condition: string, lookup: Lookup, dialect?: Dialect): Tri {
  return judgeOf(condition)(lookup, dialect);
}

/** The same for one condition that is judged many times. */
export function judgeOf(condition: string): Judge {
  if (condition.length > longest) return () => 'unknown';
  const tokens = lex(condition);
  return (lookup, dialect = {}) => evaluate(tokens, lookup, dialect);
}

function evaluate(tokens: readonly Lexeme[], lookup: Lookup, { call, isLoose = false }: Dialect): Tri {
  let at = 0;
  const isNext = (text: string): boolean => tokens[at]?.type === 'operator' && tokens[at]?.text === text;
  const take = (text: string): boolean => isNext(text) && ++at > 0;

  const either = (depth: number): Operand => joined('||', any, () => both(depth));
  const both = (depth: number): Operand => joined('&&', all, () => comparison(depth));
  function joined(operator: string, join: (...parts: readonly Tri[]) => Tri, part: () => Operand): Operand {
    const first = part();
    if (!isNext(operator)) return first;
    const parts = [truthOf(first)];
    while (take(operator)) parts.push(truthOf(part()));
    return { truth: join(...parts) };
  }
  function comparison(depth: number): Operand {
    const left = operand(depth);
    for (const operator of ['==', '!=', '=~', '!~']) {
      if (take(operator)) return { truth: compare(left, operator, operand(depth), isLoose ? looselyEqual : equal) };
    }
    return left;
  }
  function operand(depth: number): Operand {
    if (depth > 50) return unreadable();
    if (take('!')) return { truth: not(truthOf(operand(depth + 1))) };
    if (take('(')) {
      const inner = either(depth + 1);
      return take(')') ? inner : unreadable();
    }
    const token = tokens[at++];
    if (token?.type === 'text') return { value: token.text };
    if (token?.type === 'pattern') return { pattern: token.text, flags: token.flags };
    if (token?.type !== 'name') return unreadable();
    return take('(') ? called(token.text, depth) : named(token.text);
  }
  function called(name: string, depth: number): Operand {
    const given: Value[] = [];
    while (!take(')')) {
      if (at >= tokens.length || (given.length > 0 && !take(','))) return unreadable();
      const argument = either(depth + 1);
      given.push('value' in argument ? argument.value : UNKNOWN);
    }
    const answer = call?.(name, given) ?? 'unknown';
    return typeof answer === 'string' ? { truth: answer } : answer;
  }
  function named(name: string): Operand {
    if (name === 'null') return { value: null };
    if (name === 'true' || name === 'false') return { value: name === 'true' };
    return { value: /^[0-9-]/.test(name) ? name : lookup(name) };
  }
  function unreadable(): Operand {
    at = tokens.length + 1;
    return { truth: 'unknown' };
  }

  const truth = truthOf(either(0));
  return at === tokens.length ? truth : 'unknown';
}

function truthOf(operand: Operand): Tri {
  if ('truth' in operand) return operand.truth;
  if ('pattern' in operand || operand.value === UNKNOWN) return 'unknown';
  return tri(operand.value !== null && operand.value !== '' && operand.value !== false);
}

function compare(left: Operand, operator: string, right: Operand, isEqual: (a: Value, b: Value) => Tri): Tri {
  if (!('value' in left)) return 'unknown';
  if (operator === '=~' || operator === '!~') {
    const hit = 'pattern' in right ? matchesPattern(left.value, right) : 'unknown';
    return operator === '=~' ? hit : not(hit);
  }
  if (!('value' in right)) return 'unknown';
  const same = isEqual(left.value, right.value);
  return operator === '==' ? same : not(same);
}

function equal(a: Value, b: Value): Tri {
  if (a === UNKNOWN || b === UNKNOWN || isList(a) || isList(b)) return 'unknown';
  if (isBegun(a)) return begunEquals(a, b);
  if (isBegun(b)) return begunEquals(b, a);
  if (a === b) return a === TOPIC ? 'unknown' : 'yes';
  if (a === null || b === null) return 'no';
  // A condition that names one branch does not hold for topics; the trunk without a name may be that branch.
  if (a === TOPIC || b === TOPIC) return 'no';
  return a === TRUNK || b === TRUNK ? 'unknown' : 'no';
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Whether only the beginning of a value is told. */
export const isBegun = (value: Value): value is Begun =>
  typeof value === 'object' && value !== null && 'begins' in value;

function begunEquals({ begins, isTopic }: Begun, other: Value): Tri {
  if (typeof other === 'symbol' || isBegun(other)) return 'unknown';
  return typeof other === 'string' && !isTopic && other.toLowerCase().startsWith(begins.toLowerCase())
    ? 'unknown'
    : 'no';
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators */
export function looselyEqual(a: Value, b: Value): Tri {
  const isPlain = (value: Value) => value === null || typeof value === 'string' || typeof value === 'boolean';
  if (!isPlain(a) || !isPlain(b)) return equal(a, b);
  if (typeof a === 'string' && typeof b === 'string') return tri(a.toUpperCase() === b.toUpperCase());
  return tri(typeof a === typeof b ? a === b : Number(a ?? 0) === Number(b ?? 0));
}

function matchesPattern(value: Value, { pattern, flags }: { pattern: string; flags: string }): Tri {
  if (value === null) return 'no';
  if (typeof value !== 'string') return 'unknown';
  try {
    const compiled = RE2JS.compile(pattern.replaceAll('\\/', '/'), flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
    return tri(compiled.matcher(value).find());
  } catch (error) {
    if (error instanceof Error) return 'unknown';
    throw error;
  }
}
