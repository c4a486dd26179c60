import { entries, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';

/** Names and what a reconciler puts in their place. */
export type Variables = ReadonlyMap<string, string>;

const longest = 1000;

/** A text with `${NAME}` and `${NAME:-else}` filled in as far as they are known. */
export function substituted(text: string, variables: Variables): string {
  return text
    .slice(0, longest)
    .replace(/\$\{(\w{1,100})(?::?[-=]([^{}]{0,200}))?\}/g, (whole, name: string, other?: string) => {
      const value = variables.get(name) ?? other;
      return value === undefined ? whole : value.slice(0, longest).replace(/^(["'])(.*)\1$/, '$2');
    });
}

/** Whether a text still has something to be filled in. */
export const isOpen = (text: string): boolean => text.includes('${') || text.includes('{{');

/** Variables from maps of names and values, the first of which wins; values may name variables of `outer`. */
export function variablesIn(maps: readonly Yaml[], outer: Variables): Variables {
  const found = new Map<string, string>();
  for (const map of maps) {
    for (const [name, node] of entries(map).slice(0, 500)) {
      const value = text(node);
      if (value !== undefined && !found.has(name)) found.set(name, substituted(value, outer));
    }
  }
  return found;
}
