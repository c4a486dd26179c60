import { z } from 'zod';
import { Gap } from '../core/evidence.ts';
import type { KindDefinition } from '../core/facts/base.ts';

type JsonSchema = { readonly [key: string]: unknown };

/** Kinds of fact with the schema of their items; the project's own are `facts` in core. */
export type Kinds = Readonly<Record<string, Pick<KindDefinition<z.ZodType>, 'schema' | 'grade'>>>;

/**
 * Gives the JSON Schema of a policy's `input`, in the form that OPA's type checker understands: every object closed, so
 * that a kind or field that does not exist is an error; unions as `anyOf`, since the checker reads only the first of
 * several types and no `oneOf`.
 */
export function inputSchema(kinds: Kinds): JsonSchema {
  const evidence = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, slot(kind, kinds)]));
  const input = z.strictObject({ now: z.string(), evidence: z.strictObject(evidence) });
  return normal(z.toJSONSchema(input, { target: 'draft-7', io: 'output' })) as JsonSchema;
}

function slot(kind: string, kinds: Kinds) {
  return z.strictObject({
    kind: z.literal(kind),
    asked: z.array(z.string()),
    items: z.array(kinds[kind]?.schema ?? z.never()),
    gaps: z.array(Gap),
    complete: z.boolean(),
    closed: z.boolean(),
  });
}

/** Keywords that narrow values and not types: the checker has no use for them, and some it refuses. */
const narrowing = new Set([
  '$schema',
  'pattern',
  'format',
  'propertyNames',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
]);

function normal(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(normal);
  if (typeof node !== 'object' || node === null) return node;
  const { type, oneOf, properties, ...rest } = node as Record<string, unknown>;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) if (!narrowing.has(key)) kept[key] = normal(value);
  if (oneOf !== undefined) kept.anyOf = normal(oneOf);
  // A property may be called `pattern` or `type`: below `properties` names are data.
  if (properties !== undefined) kept.properties = normalProperties(properties);
  if (Array.isArray(type)) return { anyOf: type.map((one: unknown) => ({ ...kept, type: one })) };
  return type === undefined ? kept : { ...kept, type };
}

function normalProperties(properties: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties as object).map(([name, schema]) => [name, normal(schema)]));
}
