import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { facts, kinds } from '../../src/core/facts/index.ts';
import { inputSchema } from '../../src/rego/schema.ts';

const schemaOf = (shape: z.ZodRawShape) => {
  const schema = inputSchema({ 'a.b': { schema: z.strictObject(shape), grade: null } });
  return schema as never as {
    properties: { evidence: { properties: { 'a.b': { properties: { items: { items: unknown } } } } } };
  };
};
const itemOf = (shape: z.ZodRawShape) => schemaOf(shape).properties.evidence.properties['a.b'].properties.items.items;

/** Every schema below, wherever it stands; names of properties are no keywords. */
function nodes(schema: unknown): Record<string, unknown>[] {
  if (Array.isArray(schema)) return schema.flatMap(nodes);
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, ...rest } = schema as Record<string, unknown>;
  return [
    schema as Record<string, unknown>,
    ...Object.values(properties as object).flatMap(nodes),
    ...nodes(Object.values(rest)),
  ];
}

describe('the schema of input', () => {
  test('says nullable and unions as anyOf, since the checker reads one type only', () => {
    expect(itemOf({ age: z.number().nullable() })).toMatchObject({
      properties: { age: { anyOf: [{ type: 'number' }, { type: 'null' }] } },
    });
    const union = z.discriminatedUnion('t', [
      z.strictObject({ t: z.literal('x') }),
      z.strictObject({ t: z.literal('y') }),
    ]);
    expect(itemOf({ u: union })).toMatchObject({
      properties: { u: { anyOf: [{ type: 'object' }, { type: 'object' }] } },
    });
  });

  test('keeps a property that is called like a keyword', () => {
    expect(itemOf({ pattern: z.string(), type: z.int() })).toMatchObject({
      properties: { pattern: { type: 'string' }, type: { type: 'integer' } },
    });
  });

  test('of all kinds is closed everywhere, and uses only what the checker understands', () => {
    const schema = inputSchema(facts);
    expect(
      Object.keys(
        (schema as { properties: { evidence: { properties: object } } }).properties.evidence.properties,
      ).sort(),
    ).toEqual(kinds);
    for (const node of nodes(schema)) {
      expect(node).not.toHaveProperty('oneOf');
      expect(node).not.toHaveProperty('pattern');
      expect(Array.isArray(node.type)).toBe(false);
      if (node.type === 'object' && 'properties' in node) expect(node.additionalProperties).toBe(false);
    }
  });
});
