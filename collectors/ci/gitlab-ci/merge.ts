import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Reading, spend, standsWith } from './reading.ts';

export type YamlMap = Extract<Yaml, { readonly type: 'map' }>;

/**
 * Maps laid over each other, later ones on top: maps in them are merged in turn, all else is replaced. Null when that is
 * too much work.
 * https://docs.gitlab.com/ci/yaml/includes/#merge-method-for-include
 */
export function merged(reading: Reading, layers: readonly YamlMap[]): YamlMap | null {
  const [first, ...others] = layers;
  if (first === undefined) return { type: 'map', entries: new Map(), lines: new Map(), line: 1 };
  if (others.length === 0) return first;
  const values = new Map<string, Yaml[]>();
  const lines = new Map<string, number>();
  for (const layer of layers) {
    if (!spend(reading, 'mergedEntries', layer.entries.size + 1)) return null;
    for (const [key, value] of layer.entries) {
      const before = values.get(key);
      // A map is merged with the maps right below it; anything else starts anew.
      if (before !== undefined && value.type === 'map' && before.at(-1)?.type === 'map') before.push(value);
      else values.set(key, [value]);
      lines.set(key, layer.lines.get(key) ?? value.line);
    }
  }
  const entries = new Map<string, Yaml>();
  for (const [key, found] of values) {
    const maps = found.filter((value) => value.type === 'map');
    const value = maps.length > 1 ? merged(reading, maps) : found.at(-1);
    if (value === null) return null;
    if (value !== undefined) entries.set(key, value);
  }
  const top = layers.at(-1) ?? first;
  return standsWith(reading, { type: 'map', entries, lines, line: top.line }, top);
}
