import type { Format } from '../../../src/formats/parsed.ts';
import { type Yaml, yamlLimits } from '../../../src/formats/yaml.ts';

/** Thrown inside the conversion alone: more than is read of one file. */
class Refused extends Error {}

/** A JSON text as the same nodes as YAML, without lines: each stands on line 1. Null when it is malformed, or too much. */
export const json = {
  name: 'json as nodes',
  parse(text: string): Yaml | null {
    try {
      return nodes(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof Refused || error instanceof RangeError) return null;
      throw error;
    }
  },
} satisfies Format<Yaml>;

function nodes(root: unknown): Yaml {
  let count = 0;
  const convert = (value: unknown, depth: number): Yaml => {
    if (depth > yamlLimits.depth || ++count > yamlLimits.nodes) throw new Refused();
    if (Array.isArray(value)) {
      return { type: 'list', items: value.map((inner) => convert(inner, depth + 1)), tag: null, line: 1 };
    }
    if (typeof value !== 'object' || value === null)
      return { type: 'scalar', value: scalar(value), tag: null, line: 1, textLine: 1 };
    const entries = Object.entries(value).map(([key, inner]) => [key, convert(inner, depth + 1)] as const);
    return { type: 'map', entries: new Map(entries), lines: new Map(), line: 1 };
  };
  return convert(root, 0);
}

function scalar(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
