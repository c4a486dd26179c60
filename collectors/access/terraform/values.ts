import type { HclBody, HclValue } from '../../../src/formats/hcl/index.ts';

function partsOf(value: HclValue): readonly HclValue[] {
  switch (value.type) {
    case 'literal':
      return [];
    case 'list':
      return value.items;
    case 'object':
      return value.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'template':
      return value.parts;
    case 'call':
      return value.args;
    default:
      return value.inner;
  }
}

/**
 * The words of which a value is made: texts that are written out, and names that it refers to; the parser bounds its
 * depth.
 */
export function* wordsIn(value: HclValue | undefined): Generator<string> {
  if (value === undefined) return;
  if (value.type === 'literal' && typeof value.value === 'string') yield* quoted(value.value);
  if (value.type === 'reference') yield value.path;
  for (const part of partsOf(value)) yield* wordsIn(part);
}

type HclCall = Extract<HclValue, { readonly type: 'call' }>;

function* callsIn(value: HclValue): Generator<HclCall> {
  if (value.type === 'call') yield value;
  for (const part of partsOf(value)) yield* callsIn(part);
}

/** Every call of a function in a body, those in blocks inside among them. */
export function* callsWithin(body: HclBody): Generator<HclCall> {
  for (const { value } of body.attributes.values()) yield* callsIn(value);
  for (const { body: inner } of body.blocks) yield* callsWithin(inner);
}

/** The strings of a text that is itself JSON, such as a policy; any other text as it is. */
function* quoted(text: string): Generator<string> {
  // Where a value is put in, a part of the text may begin within a string: all that stands between quotes counts.
  for (const piece of text.split('"')) if (/\w/.test(piece)) yield piece;
}

/** The words of a body, those of blocks inside among them. */
export function* wordsWithin(body: HclBody): Generator<string> {
  for (const { value } of body.attributes.values()) yield* wordsIn(value);
  for (const { body: inner } of body.blocks) yield* wordsWithin(inner);
}

/** The words of a policy's document, without statements that refuse and conditions that leave out. */
export function* trustWordsWithin(body: HclBody): Generator<string> {
  for (const { value } of body.attributes.values()) yield* wordsIn(value);
  for (const { type, body: inner } of body.blocks) {
    const isRefusal = type === 'statement' && literal(inner, 'effect') === 'Deny';
    const leavesOut = type === 'condition' && (literal(inner, 'test') ?? '').includes('Not');
    if (!isRefusal && !leavesOut) yield* trustWordsWithin(inner);
  }
}

/** An attribute that is a text written out; null for any other. */
export function literal(body: HclBody, name: string): string | null {
  const value = body.attributes.get(name)?.value;
  return value?.type === 'literal' && typeof value.value === 'string' ? value.value : null;
}

/** How much a list or object that is written out holds; nothing for anything else. */
export function sizeOf(value: HclValue | undefined): number {
  if (value?.type === 'list') return value.items.length;
  return value?.type === 'object' ? value.entries.length : 0;
}

/** Whether it says that none of it is made: `count = 0`, or one for each of nothing. */
export function isNone({ attributes }: HclBody): boolean {
  const count = attributes.get('count')?.value;
  const told = attributes.get('for_each')?.value;
  const each = told?.type === 'call' && /^to(?:set|map)$/.test(told.name) ? told.args[0] : told;
  const isNothing = (each?.type === 'list' || each?.type === 'object') && sizeOf(each) === 0;
  return (count?.type === 'literal' && (count.value === 0 || count.value === '0')) || isNothing;
}
