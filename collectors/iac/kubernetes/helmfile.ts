import { type Environment, environmentOf } from '../../../src/lexicon/environments.ts';
import type { Root } from '../model.ts';
import { folderOf } from './folders.ts';
import type { Manifests } from './manifests.ts';
import { rootOf } from './root.ts';

/** What the lines of a helmfile tell; its text is a template, and no YAML before it is filled in. */
interface Helmfile {
  readonly path: string;
  readonly environments: readonly { readonly name: string; readonly line: number }[];
  readonly hasReleases: boolean;
  /** Names of files that it takes in. */
  readonly includes: readonly string[];
  readonly preparesReconciler: boolean;
}

const mostLines = 20_000;

/** One root for each helmfile that no other takes in, in each environment that it declares. */
export async function readHelmfiles(manifests: Manifests, paths: readonly string[]): Promise<readonly Root[]> {
  const all: Helmfile[] = [];
  for (const path of paths) {
    const text = await manifests.textOf(path);
    if (text !== null) all.push(helmfileOf(path, text));
  }
  const included = new Set(all.flatMap(({ includes }) => includes));
  const tops = all.filter(({ path, hasReleases, includes, environments }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isMain = /^helmfile\.ya?ml(\.gotmpl)?$/.test(name);
    return (hasReleases || includes.length > 0 || (isMain && environments.length > 0)) && !included.has(name);
  });
  return groupsOf(tops).flatMap(([place, files]) => rootsOf(manifests, place, files));
}

/** Files of one `helmfile.d` are one run. */
function groupsOf(all: readonly Helmfile[]): readonly (readonly [string, readonly Helmfile[]])[] {
  const groups = new Map<string, Helmfile[]>();
  for (const one of all) {
    const folder = folderOf(one.path);
    const place = /(^|\/)helmfile\.d$/.test(folder) ? folder : one.path;
    const known = groups.get(place);
    if (known === undefined) groups.set(place, [one]);
    else known.push(one);
  }
  return [...groups];
}

function rootsOf(manifests: Manifests, place: string, files: readonly Helmfile[]): readonly Root[] {
  const named = new Map<string, { readonly environment: Environment; readonly path: string; readonly line: number }>();
  for (const { path, environments } of files) {
    for (const { name, line } of environments) {
      if (name === 'default' || named.has(name)) continue;
      const environment = environmentOf(name) ?? { name, production: 'unknown', isPreview: false };
      named.set(name, { environment, path, line });
    }
  }
  const [first] = files;
  const units = [...named.values()].slice(0, 200);
  const isBootstrap = /(^|\/)bootstrap\//.test(place) && files.every(({ preparesReconciler }) => preparesReconciler);
  const common = {
    tool: 'helmfile',
    path: place,
    // Helm keeps its releases in the cluster, and refuses a second change while one is under way.
    state: 'shared',
    locked: 'yes',
    reconciled: 'no',
    serves: place,
    ...(isBootstrap ? { purpose: 'bootstrap' as const } : {}),
  } as const;
  if (units.length === 0) return [rootOf({ ...common, environment: null, at: manifests.at(first?.path ?? place, 1) })];
  return units.map(({ environment, path, line }) =>
    rootOf({
      ...common,
      environment,
      at: manifests.at(path, line),
      own: environmentOf(environment.name) === null ? 'unknown' : 'yes',
      selectors: [environment.name],
    }),
  );
}

function helmfileOf(path: string, text: string): Helmfile {
  const environments: { name: string; line: number }[] = [];
  const includes: string[] = [];
  const blocks = new Set<string>();
  let block = '';
  let indent: string | null = null;
  let preparesReconciler = false;
  for (const [index, raw] of text.split('\n', mostLines).entries()) {
    const line = raw.slice(0, 1000);
    const top = /^(\w{1,40}):/.exec(line)?.[1];
    if (top !== undefined) {
      block = top;
      indent = null;
      blocks.add(block);
      continue;
    }
    if (block === 'environments') {
      const found = /^( {1,20})["']?([\w.-]{1,100})["']?:/.exec(line);
      if (found === null) continue;
      indent ??= found[1] ?? '';
      if (found[1] === indent) environments.push({ name: found[2] ?? '', line: index + 1 });
    } else if (block === 'helmfiles' || block === 'bases') {
      const file = /^\s{0,20}-? {0,9}(?:path: {0,9})?["']?([^\s"']{1,300}\.ya?ml(?:\.gotmpl)?)/.exec(line)?.[1];
      if (file !== undefined) includes.push(file.slice(file.lastIndexOf('/') + 1));
    } else if (block === 'releases') preparesReconciler ||= /name: {0,9}["']?(?:flux|argo-?cd)/.test(line);
  }
  preparesReconciler ||= /(^|\/)crds?\./.test(path);
  return { path, environments, hasReleases: blocks.has('releases'), includes, preparesReconciler };
}
