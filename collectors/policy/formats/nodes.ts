import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { type Format, type Parsed, parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { json } from './json.ts';

const oneJson: Format<readonly Yaml[]> = {
  name: 'json documents',
  parse(written) {
    const root = json.parse(written);
    return root === null ? null : [root];
  },
};

/** The documents of a file, by its ending: JSON, else YAML. */
export function documentsOf(source: RepositoryFiles, path: string): Promise<Parsed<readonly Yaml[]>> {
  return parsed(source, path, /\.jsonc?$|\.baseline$|\.nsprc$/.test(path) ? oneJson : yaml12);
}

/** The value at the end of a chain of keys. */
export function at(node: Yaml | undefined, ...keys: readonly string[]): Yaml | undefined {
  return keys.reduce<Yaml | undefined>(get, node);
}

/** What stands in a list; nothing for anything else. */
export function items(node: Yaml | undefined): readonly Yaml[] {
  return node?.type === 'list' ? node.items : [];
}

/** The scalars among the items of a list, or the scalar itself. */
export function words(node: Yaml | undefined): readonly string[] {
  const written = node?.type === 'scalar' ? [node] : items(node);
  return written.flatMap((item) => text(item) ?? []);
}

/** How much a value holds: items of a list, keys of a map. */
export function size(node: Yaml | undefined): number {
  return node?.type === 'list' ? node.items.length : node?.type === 'map' ? node.entries.size : 0;
}

/** Every map in a document; within `limit` steps, since aliases repeat what they name. */
export function* mapsOf(root: Yaml, limit = 100_000): Generator<Yaml> {
  const open: Yaml[] = [root];
  for (let steps = 0, node = open.pop(); node !== undefined && steps < limit; node = open.pop(), steps++) {
    if (node.type === 'map') {
      yield node;
      open.push(...node.entries.values());
    } else if (node.type === 'list') open.push(...node.items);
  }
}
