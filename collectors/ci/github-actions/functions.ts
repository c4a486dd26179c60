import type { Tri } from '../../../src/core/facts/base.ts';
import { any, tri } from '../../../src/core/tri.ts';
import { isBegun, looselyEqual, UNKNOWN, type Value } from '../condition.ts';

/** What the functions that ask for the outcome of what went before answer. */
export interface Status {
  readonly success: Tri;
  readonly failure: Tri;
}

type Answer = Tri | { readonly value: Value };

/**
 * What a function of an expression gives; `unknown` for the ones that need a run, and for arguments that are not told.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#functions
 */
export function call(name: string, given: readonly Value[], status: Status): Answer {
  const [first = UNKNOWN, second = UNKNOWN] = given;
  switch (name.toLowerCase()) {
    case 'always':
      return 'yes';
    case 'cancelled':
      return 'no';
    case 'success':
      return status.success;
    case 'failure':
      return status.failure;
    case 'startswith':
      return startsWith(first, second);
    case 'endswith':
      return ofTexts(first, second, (text, end) => text.endsWith(end));
    case 'contains':
      return contains(first, second);
    case 'format':
      return { value: formatted(given) };
    case 'fromjson':
      return { value: typeof first === 'string' ? fromJson(first) : UNKNOWN };
    default:
      return 'unknown';
  }
}

/** The text that GitHub makes of a value; undefined for what is not told. */
function textOf(value: Value): string | undefined {
  if (value === null) return '';
  return typeof value === 'string' || typeof value === 'boolean' ? String(value).toLowerCase() : undefined;
}

function ofTexts(a: Value, b: Value, holds: (a: string, b: string) => boolean): Tri {
  const [whole, part] = [textOf(a), textOf(b)];
  return whole === undefined || part === undefined ? 'unknown' : tri(holds(whole, part));
}

function startsWith(value: Value, start: Value): Tri {
  const wanted = textOf(start);
  if (!isBegun(value) || wanted === undefined) return ofTexts(value, start, (text, begin) => text.startsWith(begin));
  const begins = value.begins.toLowerCase();
  if (begins.startsWith(wanted)) return 'yes';
  return wanted.startsWith(begins) ? 'unknown' : 'no';
}

function contains(value: Value, wanted: Value): Tri {
  if (Array.isArray(value)) return any(...value.map((item: Value) => looselyEqual(item, wanted)));
  if (!isBegun(value)) return ofTexts(value, wanted, (text, part) => text.includes(part));
  // A ref holds the name of its folder at its beginning only.
  const isFolder = textOf(wanted)?.startsWith('refs/') === true;
  return isFolder ? startsWith(value, wanted) : 'unknown';
}

/** `format('refs/heads/{0}', x)`; where an argument is not told, the text before it. */
function formatted([pattern, ...given]: readonly Value[]): Value {
  if (typeof pattern !== 'string' || /\{\{|\}\}/.test(pattern)) return UNKNOWN;
  let text = '';
  for (const [index, part] of pattern.split(/\{(\d+)\}/).entries()) {
    const value = index % 2 === 0 ? part : given[Number(part)];
    if (typeof value !== 'string') return text === '' ? UNKNOWN : { begins: text, isTopic: false };
    text += value;
  }
  return text;
}

function fromJson(text: string): Value {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(plain) : plain(value);
  } catch (error) {
    // Anybody may write what is no JSON; only a run tells what becomes of it.
    if (error instanceof SyntaxError) return UNKNOWN;
    throw error;
  }
}

function plain(value: unknown): Value {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : UNKNOWN;
}
