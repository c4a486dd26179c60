import type { HclValue } from './model.ts';

/** What names stand for, by path: `local.name`, and `var.name` where its default is what holds. */
export type HclScope = ReadonlyMap<string, HclValue>;

/** Names may lead to names, each twice to the next; beyond this the answer is not known. */
const limits = { steps: 1_000, depth: 32, letters: 64 * 1024 } as const;

interface Reading {
  readonly scope: HclScope;
  steps: number;
}

/**
 * The text that a value is, whatever is planned or applied: from literals, templates, names in `scope`, `format` and
 * `join`. Null where it is not to be known from these, and for null, lists and objects.
 */
export function constant(value: HclValue, scope: HclScope): string | null {
  return textOf(value, { scope, steps: 0 }, 0);
}

function textOf(value: HclValue, reading: Reading, depth: number): string | null {
  if (++reading.steps > limits.steps || depth > limits.depth) return null;
  switch (value.type) {
    case 'literal':
      return plain(value.value);
    case 'reference': {
      const known = reading.scope.get(value.path);
      return known === undefined ? null : textOf(known, reading, depth + 1);
    }
    case 'template':
      return joined(value.parts, '', reading, depth);
    case 'call':
      return called(value.name, value.args, reading, depth);
    default:
      return null;
  }
}

/** A number is written out only where there is one way to. */
function plain(value: string | number | boolean | null): string | null {
  if (value === null || (typeof value === 'number' && !isPlainNumber(value))) return null;
  return String(value);
}

function isPlainNumber(value: number): boolean {
  return Number.isSafeInteger(value) || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e15);
}

function joined(items: readonly HclValue[], between: string, reading: Reading, depth: number): string | null {
  const texts: string[] = [];
  let letters = 0;
  for (const item of items) {
    const text = textOf(item, reading, depth + 1);
    if (text === null) return null;
    letters += text.length + between.length;
    if (letters > limits.letters) return null;
    texts.push(text);
  }
  return texts.join(between);
}

function called(name: string, args: readonly HclValue[], reading: Reading, depth: number): string | null {
  const [first, ...rest] = args;
  const text = first === undefined ? null : textOf(first, reading, depth + 1);
  if (text === null) return null;
  if (name === 'format') return formatted(text, rest, reading, depth);
  if (name !== 'join' || rest.length === 0) return null;
  const items = rest.map((list) => itemsOf(list, reading.scope));
  return items.every((list) => list !== null) ? joined(items.flat(), text, reading, depth) : null;
}

/** The items of a list, or of what a name leads to; null for anything else. */
function itemsOf(value: HclValue, scope: HclScope): readonly HclValue[] | null {
  let list: HclValue | undefined = value;
  for (let steps = 0; list?.type === 'reference' && steps < limits.depth; steps++) list = scope.get(list.path);
  return list?.type === 'list' ? list.items : null;
}

/** `%s`, `%v`, `%d` and `%%`; other verbs change their text in ways that are not followed here. */
function formatted(pattern: string, args: readonly HclValue[], reading: Reading, depth: number): string | null {
  const parts = pattern.split(/(%.?)/s);
  const open = [...args];
  const values: HclValue[] = [];
  for (const part of parts) {
    if (!part.startsWith('%') || part === '%%') {
      values.push({ type: 'literal', value: part === '%%' ? '%' : part, line: 0 });
      continue;
    }
    const arg = open.shift();
    if (arg === undefined || !/^%[svd]$/.test(part)) return null;
    if (part === '%d' && !/^-?\d+$/.test(textOf(arg, reading, depth + 1) ?? '')) return null;
    values.push(arg);
  }
  return open.length > 0 ? null : joined(values, '', reading, depth);
}
