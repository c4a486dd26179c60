import type { RepositoryFiles } from '../../src/core/source.ts';
import { entries, get, lineOf, texts } from '../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../src/formats/parsed.ts';
import type { Yaml } from '../../src/formats/yaml.ts';
import { namesNobody } from '../../src/lexicon/owner-names.ts';
import type { Entry } from './entry.ts';

/** Names of groups and the people in them, from `OWNERS_ALIASES`; empty without one that can be read. */
export async function readAliases(source: RepositoryFiles): Promise<ReadonlyMap<string, readonly string[]>> {
  const root = (await parsed(source, 'OWNERS_ALIASES', yaml12)).value?.[0];
  return new Map(entries(get(root, 'aliases')).map(([name, people]) => [name.toLowerCase(), texts(people) ?? []]));
}

/** People who may approve, each once; a group that no file explains counts as one. */
function approversOf(node: Yaml, aliases: ReadonlyMap<string, readonly string[]>): number {
  const names = texts(get(node, 'approvers')) ?? [];
  const people = names.flatMap((name) => aliases.get(name.toLowerCase()) ?? [name]);
  return new Set(people.filter((name) => !namesNobody(name)).map((name) => name.toLowerCase())).size;
}

/**
 * The rules of an `OWNERS` file in Prow's form: who approves changes in its folder, or in the paths that its filters
 * name. Empty for lists of addresses, another use of the name.
 */
export function readOwners(
  path: string,
  root: Yaml | undefined,
  aliases: ReadonlyMap<string, readonly string[]>,
): readonly Entry[] {
  if (root?.type !== 'map') return [];
  const folder = path.slice(0, path.length - 'OWNERS'.length);
  const entryAt = (pattern: string, node: Yaml, line: number): Entry => ({
    pattern: `${folder}${pattern}`,
    owners: approversOf(node, aliases),
    groups: 0,
    line,
  });
  const own = get(root, 'approvers') === undefined ? [] : [entryAt('**', root, lineOf(root, 'approvers'))];
  const filters = get(root, 'filters');
  if (filters?.type !== 'map') return own;
  const filtered = entries(filters)
    .filter(([, node]) => get(node, 'approvers') !== undefined)
    .map(([expression, node]) => entryAt(expression === '.*' ? '**' : expression, node, lineOf(filters, expression)));
  return [...own, ...filtered];
}
