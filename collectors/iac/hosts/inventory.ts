import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get } from '../../../src/formats/nodes.ts';
import { parsed, readText, yaml11 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentInPath } from '../../../src/lexicon/environment-folders.ts';
import { type Environment, environmentOf } from '../../../src/lexicon/environments.ts';
import {
  dynamicInventory,
  innerFolders,
  inventoryFile,
  inventoryFolders,
  nobodysHost,
  noEnvironment,
  perhapsInventory,
  shown,
} from '../../../src/lexicon/iac-hosts.ts';

/** The hosts of one environment, from one or several files. */
export interface Inventory {
  /** Folder that holds it, or the folder of inventories it stands in: playbooks below it use it. */
  readonly base: string;
  /** Null where nothing names one. */
  readonly environment: Environment | null;
  /** Its file, or its folder where it has several. */
  readonly path: string;
  /** Names of groups and hosts; null where a cloud is asked for them, or they cannot be read. */
  readonly names: ReadonlySet<string> | null;
  /** It names hosts that are somebody's. */
  readonly isSomebodys: boolean;
}

const mostInventories = 500;
const groupLine = /^\[([^\]\s:]{1,200})(?::(?:children|vars|hosts))?\]/;

/** Inventories among these files, sorted by path; those that only show how one might look are left out. */
export async function inventoriesIn(source: RepositoryFiles, own: readonly string[]): Promise<readonly Inventory[]> {
  const paths = own.filter((path) => isInventory(path) && !shown.test(path)).slice(0, mostInventories);
  const read: Inventory[] = [];
  for (const path of paths) {
    const inventory = await readOne(source, path);
    if (inventory !== null) read.push(inventory);
  }
  const merged = Map.groupBy(read, ({ base, environment }) => `${base}\n${environment?.name ?? ''}`);
  return [...merged.values()].flatMap((same) => mergedOf(same) ?? []);
}

function isInventory(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (parts.some((part) => innerFolders.has(part))) return false;
  if (inventoryFile.test(name) || dynamicInventory.test(name)) return true;
  const parent = parts.at(-1)?.toLowerCase();
  return (parent === 'inventories' || parent === 'inventory') && perhapsInventory.test(name);
}

async function readOne(source: RepositoryFiles, path: string): Promise<Inventory | null> {
  const environment = environmentFor(path);
  const base = baseOf(path, environment);
  const place = { base, environment, path };
  if (dynamicInventory.test(path)) return { ...place, names: null, isSomebodys: true };
  if (/\.ya?ml$/i.test(path)) {
    const { value } = await parsed(source, path, yaml11);
    const [root] = value ?? [];
    if (root?.type !== 'map') return null;
    const names = new Set<string>();
    const hosts = new Set<string>();
    gather(root, names, hosts);
    // A plugin of its own may read it otherwise.
    if (names.size === 0)
      return inventoryFile.test(nameOf(path)) ? { ...place, names: null, isSomebodys: false } : null;
    return { ...place, names, isSomebodys: [...hosts].some((host) => !nobodysHost.test(host)) };
  }
  const text = await readText(source, path);
  return text === null ? null : fromLines(text, place);
}

function fromLines(text: string, place: Pick<Inventory, 'base' | 'environment' | 'path'>): Inventory | null {
  if (text.startsWith('#!')) return { ...place, names: null, isSomebodys: true };
  const names = new Set<string>();
  let isSomebodys = false;
  let section = 'hosts';
  for (const line of text.split(/\r\n|\n/)) {
    const said = line.slice(0, 1000).trim();
    if (said === '' || said.startsWith('#') || said.startsWith(';')) continue;
    const group = groupLine.exec(said)?.[1];
    if (group !== undefined) names.add(group);
    if (said.startsWith('[')) {
      section = said.includes(':vars') ? 'vars' : said.includes(':children') ? 'children' : 'hosts';
      continue;
    }
    const [host = ''] = said.split(/\s/, 1);
    if (section === 'vars' || host === '') continue;
    names.add(host);
    const isLocal = /\bansible_connection\s?=\s?local\b/.test(said);
    if (section === 'hosts' && !isLocal && !nobodysHost.test(host)) isSomebodys = true;
  }
  // A list of addresses and names, as systems keep it, has no groups.
  return /^\[/m.test(text) ? { ...place, names, isSomebodys } : null;
}

/** Groups and hosts of an inventory in YAML. */
function gather(groups: Yaml, names: Set<string>, hosts: Set<string>): void {
  for (const [group, node] of entries(groups)) {
    if (node.type === 'map' || (node.type === 'scalar' && node.value === null)) {
      const isGroup = node.type !== 'map' || ['hosts', 'children', 'vars'].some((key) => node.entries.has(key));
      if (!isGroup) continue;
      names.add(group);
      for (const [host] of entries(get(node, 'hosts'))) {
        names.add(host);
        hosts.add(host);
      }
      const children = get(node, 'children');
      if (children !== undefined) gather(children, names, hosts);
    }
  }
}

/** The environment that an inventory is for, by its path. */
function environmentFor(path: string): Environment | null {
  const found = environmentInPath(path.replace(dynamicInventory, ''));
  return found === null || noEnvironment.has(found.name.toLowerCase()) || inventoryFile.test(found.name) ? null : found;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function baseOf(path: string, environment: Environment | null): string {
  const parts = path.split('/').slice(0, -1);
  const isHolder = (part: string): boolean =>
    inventoryFolders.has(part.toLowerCase()) || part === environment?.name || environmentOf(part) !== null;
  while (parts.length > 0 && isHolder(parts.at(-1) ?? '')) parts.pop();
  return parts.join('/');
}

function mergedOf(same: readonly Inventory[]): Inventory | null {
  const [first] = same;
  if (first === undefined) return null;
  const isOpen = same.some(({ names }) => names === null);
  const folder = first.path.slice(0, Math.max(0, first.path.lastIndexOf('/')));
  return {
    ...first,
    path: same.length > 1 ? folder : first.path,
    names: isOpen ? null : new Set(same.flatMap(({ names }) => [...(names ?? [])])),
    isSomebodys: same.some((one) => one.isSomebodys),
  };
}
