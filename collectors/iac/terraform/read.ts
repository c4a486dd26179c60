import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { constant, type HclBlock, type HclBody, type HclScope, type HclValue } from '../../../src/formats/hcl/index.ts';

const nothing: HclScope = new Map();

/** An attribute's value; undefined where it is not written. */
export const valueIn = (body: HclBody, name: string): HclValue | undefined => body.attributes.get(name)?.value;

/** An attribute as text; null where it is not written, or not to be known from the text alone. */
export function textIn(body: HclBody, name: string, scope: HclScope = nothing): string | null {
  const value = valueIn(body, name);
  return value === undefined ? null : constant(value, scope);
}

/** An attribute that is yes or no; `absent` where it is not written, and the body was read to its end. */
export function flagIn(body: HclBody, name: string, absent: Tri): Tri {
  const value = valueIn(body, name);
  if (value === undefined) return body.broken ? 'unknown' : absent;
  if (value.type !== 'literal') return 'unknown';
  return typeof value.value === 'boolean' ? tri(value.value) : flagOf(String(value.value));
}

function flagOf(text: string): Tri {
  const plain = text.toLowerCase();
  return plain === 'true' ? 'yes' : plain === 'false' ? 'no' : 'unknown';
}

/** The blocks of a type inside a body. */
export const blocksIn = (body: HclBody, type: string): readonly HclBlock[] =>
  body.blocks.filter((block) => block.type === type);

/** Blocks of a type are made by an expression, as many as it says. */
export const hasDynamic = (body: HclBody, type: string): boolean =>
  body.blocks.some((block) => block.type === 'dynamic' && block.labels[0] === type);

/** The value of a key of an object; undefined for anything else. */
export function entryOf(value: HclValue | undefined, key: string): HclValue | undefined {
  if (value?.type !== 'object') return undefined;
  return value.entries.find((entry) => entry.key.type === 'literal' && entry.key.value === key)?.value;
}

/** A literal as text; null for anything else. */
export const literalOf = (value: HclValue | undefined): string | null =>
  value?.type === 'literal' && value.value !== null ? String(value.value) : null;

/** The literal keys of an object; null where one of them is worked out, or it is no object. */
export function keysOf(value: HclValue | undefined): readonly string[] | null {
  if (value?.type !== 'object') return null;
  const keys = value.entries.map(({ key }) =>
    key.type === 'literal' && key.value !== null ? String(key.value) : null,
  );
  return keys.every((key) => key !== null) ? keys : null;
}

/** The texts of a list of texts; null where one of them is worked out, or it is no list. */
export function textsOf(value: HclValue | undefined): readonly string[] | null {
  if (value?.type !== 'list') return null;
  const texts = value.items.map((item) => constant(item, nothing));
  return texts.every((text) => text !== null) ? texts : null;
}

/** The values of which a value is directly made. */
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

/** A value and all that it is made of; the depth of what is parsed is bounded. */
export function* within(value: HclValue): Generator<HclValue> {
  yield value;
  for (const part of partsOf(value)) yield* within(part);
}

/** All values written in a body, those of blocks inside among them. */
export function* valuesIn(body: HclBody): Generator<HclValue> {
  for (const { value } of body.attributes.values()) yield* within(value);
  for (const block of body.blocks) yield* valuesIn(block.body);
}
