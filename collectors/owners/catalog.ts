import type { RepositoryFiles } from '../../src/core/source.ts';
import { entries, get, lineOf, text } from '../../src/formats/nodes.ts';
import { parsed, textOf, yaml12 } from '../../src/formats/parsed.ts';
import type { Yaml } from '../../src/formats/yaml.ts';
import { namesNobody } from '../../src/lexicon/owner-names.ts';
import type { Entry } from './entry.ts';

/** What an entry of a catalog says: who, and on which line. */
interface Named {
  readonly names: readonly string[];
  readonly line: number;
}

/** A catalog's way of naming owners, by the names of its files. */
interface Catalog {
  readonly files: RegExp;
  /** Something that stands in each file of it, so that others of the name are not parsed. */
  readonly sign: RegExp;
  readonly read: (document: Yaml) => readonly Named[];
}

const items = (node: Yaml | undefined): readonly Yaml[] => (node?.type === 'list' ? node.items : []);

/** Texts that stand at a key: one, those of a list, or the names of its entries. */
function namesAt(node: Yaml | undefined, key: string): readonly Named[] {
  const value = get(node, key);
  if (node === undefined || value === undefined) return [];
  const all = value.type === 'list' ? value.items : [value];
  const names = all.flatMap((one) => text(one) ?? text(get(one, 'name')) ?? text(get(one, 'email')) ?? []);
  return names.length === 0 ? [] : [{ names, line: lineOf(node, key) }];
}

const backstageKinds = /^(?:Component|API|Resource|System|Domain)$/;
const isComponent = (document: Yaml): boolean => text(get(document, 'kind')) === 'Component';

/** https://backstage.io/docs/features/software-catalog/descriptor-format */
function backstage(document: Yaml): readonly Named[] {
  const isEntity = /^backstage\.io\//.test(text(get(document, 'apiVersion')) ?? '');
  return isEntity && backstageKinds.test(text(get(document, 'kind')) ?? '')
    ? namesAt(get(document, 'spec'), 'owner')
    : [];
}

/** Of the third version the owner stands in the metadata, of those before it at the top. */
function datadog(document: Yaml): readonly Named[] {
  if (/^v3/.test(text(get(document, 'apiVersion')) ?? '')) return namesAt(get(document, 'metadata'), 'owner');
  return get(document, 'schema-version') === undefined ? [] : namesAt(document, 'team');
}

function opslevel(document: Yaml): readonly Named[] {
  const many = ['services', 'components'].flatMap((key) => items(get(document, key)));
  const one = ['service', 'component'].map((key) => get(document, key));
  const named = [...one, ...many].flatMap((entry) => namesAt(entry, 'owner'));
  // A repository beside its service is no further one.
  return named.length > 0 ? named : namesAt(get(document, 'repository'), 'owner');
}

/** Any file that says whose a service is; objects of a cluster have the same name. */
function plain(document: Yaml): readonly Named[] {
  if (get(document, 'apiVersion') !== undefined || get(document, 'kind') !== undefined) return [];
  const within = [document, get(document, 'service')];
  return within.flatMap((node) => ['owner', 'owners', 'team'].flatMap((key) => namesAt(node, key))).slice(0, 1);
}

const catalogs: readonly Catalog[] = [
  { files: /(^|\/)catalog-info\.ya?ml$/, sign: /backstage\.io\//, read: backstage },
  {
    files: /(^|\/)cortex\.ya?ml$/,
    sign: /x-cortex-/,
    read: (document) => namesAt(get(document, 'info'), 'x-cortex-owners'),
  },
  { files: /(^|\/)\.?opslevel\.ya?ml$/, sign: /owner/, read: opslevel },
  { files: /(^|\/)(?:service|entity)\.datadog\.ya?ml$/, sign: /team|owner/, read: datadog },
  { files: /(^|\/)\.?compass\.ya?ml$/, sign: /ownerId/, read: (document) => namesAt(document, 'ownerId') },
  { files: /(^|\/)service\.ya?ml$/, sign: /^\s{0,8}(?:owners?|team)["']?:/m, read: plain },
];

const catalogOf = (path: string): Catalog | undefined => catalogs.find(({ files }) => files.test(path));

/** Whether a file has the name of a catalog's. */
export const isCatalogName = (path: string): boolean => catalogOf(path) !== undefined;

/** What one file of a catalog says. */
export interface CatalogFile {
  readonly path: string;
  readonly entries: readonly Entry[];
  /** Files of the repository that it points catalogs to, by path. */
  readonly locations: readonly string[];
}

/**
 * The entries of a catalog's file that name an owner; each speaks for the folder the file lies in. Empty for a file of
 * another meaning, or one that cannot be parsed. Entries that name nobody are left out.
 */
export async function readCatalog(source: RepositoryFiles, path: string): Promise<CatalogFile> {
  const nothing: CatalogFile = { path, entries: [], locations: [] };
  const catalog = catalogOf(path);
  const whole = (await textOf(source, path)).value;
  if (catalog === undefined || whole === null || !catalog.sign.test(whole)) return nothing;
  const documents = (await parsed(source, path, yaml12)).value ?? [];
  const pattern = `${folderOf(path)}**`;
  const filled = documents.filter((document) => entries(document).length > 0);
  // What a component offers, needs and belongs to is no further service.
  const found = (filled.some(isComponent) ? filled.filter(isComponent) : filled)
    .flatMap(catalog.read)
    .flatMap(({ names, line }): readonly Entry[] => {
      const owners = new Set(names.filter((name) => !namesNobody(name)).map((name) => name.toLowerCase()));
      const groups = [...owners].filter((name) => name.startsWith('group:')).length;
      return owners.size === 0 ? [] : [{ pattern, owners: owners.size, groups, line }];
    });
  return { path, entries: found, locations: documents.flatMap((document) => locationsIn(document, path)) };
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** https://backstage.io/docs/features/software-catalog/descriptor-format#kind-location */
function locationsIn(document: Yaml, path: string): readonly string[] {
  if (text(get(document, 'kind')) !== 'Location') return [];
  const spec = get(document, 'spec');
  const targets = [get(spec, 'target'), ...items(get(spec, 'targets'))].flatMap((node) => text(node) ?? []);
  return targets.flatMap((target) => {
    const plainTarget = target.replace(/^\.\//, '');
    return /^[a-z]+:|\.\.\//.test(plainTarget) ? [] : [`${folderOf(path)}${plainTarget}`];
  });
}
