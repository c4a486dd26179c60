import type { Yaml } from './yaml.ts';

/** The value of a key; undefined when the node is no map or has no such key. */
export function get(node: Yaml | undefined, key: string): Yaml | undefined {
  return node?.type === 'map' ? node.entries.get(key) : undefined;
}

/** Keys and values of a map; none for anything else. */
export function entries(node: Yaml | undefined): readonly (readonly [string, Yaml])[] {
  return node?.type === 'map' ? [...node.entries] : [];
}

/** The line of a key of a map, else of the node itself. */
export function lineOf(node: Yaml, key: string): number {
  return (node.type === 'map' ? node.lines.get(key) : undefined) ?? node.line;
}

/** A scalar as text; undefined for lists, maps and null. */
export function text(node: Yaml | undefined): string | undefined {
  return node?.type === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** Nothing is written there: no such key, or an empty value. */
export function isEmpty(node: Yaml | undefined): boolean {
  return node === undefined || (node.type === 'scalar' && node.value === null && node.tag === null);
}

/**
 * The texts of a scalar or of a list of scalars; undefined when something else stands among them (a map, a nested
 * list, a tag), so that nobody takes a part for the whole.
 */
export function texts(node: Yaml | undefined): readonly string[] | undefined {
  if (node === undefined || node.type === 'map' || node.tag !== null) return undefined;
  const items = node.type === 'list' ? node.items : [node];
  const found = items.map((item) => (item.type === 'scalar' && item.tag === null ? text(item) : undefined));
  return found.every((item) => item !== undefined) ? found : undefined;
}
