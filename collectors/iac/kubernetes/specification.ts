import { get, text } from '../../../src/formats/nodes.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import { type Kustomization, type Patch, patchesIn } from './kustomization.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';

/** An object's fields with what patches make of them. */
export interface Specification {
  /** The value at a path; of a patch that changes it, else of the object. */
  at(...keys: readonly string[]): Yaml | undefined;
  /** Every value at a path, of patches first. */
  all(...keys: readonly string[]): readonly Yaml[];
  text(...keys: readonly string[]): string | undefined;
  /** A patch that may or may not be meant for this object sets the value. */
  isDoubtful(...keys: readonly string[]): boolean;
}

/** A patch that was read: a part of an object, or values by their path. */
export interface ReadPatch {
  readonly target: Patch['target'];
  readonly kind: string | null;
  readonly name: string | null;
  readonly node: Yaml | null;
  readonly values: ReadonlyMap<string, Yaml>;
}

const longestPatch = 20_000;
const mostPatches = 500;
/** Patches of these kinds of objects change what is told of them. */
const patched = /Kustomization|HelmRelease|GitRepository|FluxInstance|Application|\bop["']?:|^\[/m;

/** The patches of kustomizations, the outermost first, so that the first that sets a value is the last to be applied. */
export function readPatches(manifests: Manifests, kustomizations: readonly Kustomization[]): readonly ReadPatch[] {
  return kustomizations
    .flatMap(({ patches }) => [...patches].reverse())
    .flatMap((patch) => (mayMatter(patch) ? readPatch(manifests, patch) : []))
    .slice(0, mostPatches);
}

/** The patches that a reconciler's object makes to what it applies. */
export function ownPatches(manifests: Manifests, node: Yaml | undefined): readonly ReadPatch[] {
  return patchesIn('', node)
    .filter((patch) => patch.file === null && mayMatter(patch))
    .flatMap((patch) => readPatch(manifests, patch));
}

function mayMatter({ target }: Patch): boolean {
  return (
    target?.kind == null ||
    /^(Kustomization|HelmRelease|GitRepository|FluxInstance|Application|ApplicationSet)$/.test(target.kind)
  );
}

function readPatch(manifests: Manifests, { file, text: written, target }: Patch): readonly ReadPatch[] {
  if (file !== null) {
    return (manifests.objects.get(file) ?? []).flatMap(({ node, kind, name }) =>
      node === null ? [] : [{ target, kind, name, node, values: new Map() }],
    );
  }
  if (written === null || written.length > longestPatch || !patched.test(written)) return [];
  const node = parseYaml(written, '1.2')?.[0];
  if (node === undefined) return [];
  if (node.type === 'list') {
    const values = node.items.flatMap((item): [string, Yaml][] => {
      const path = text(get(item, 'path'));
      const value = get(item, 'value');
      return path === undefined || value === undefined ? [] : [[path, value]];
    });
    return target === null ? [] : [{ target, kind: null, name: null, node: null, values: new Map(values) }];
  }
  const name = text(get(get(node, 'metadata'), 'name')) ?? null;
  return [{ target, kind: text(get(node, 'kind')) ?? null, name, node, values: new Map() }];
}

function isFor({ target, kind, name }: ReadPatch, object: KubeObject): boolean {
  if (target === null) return kind === object.kind && name === object.name;
  return (target.kind === null || target.kind === object.kind) && (target.name === null || target.name === object.name);
}

const within = (node: Yaml | null, keys: readonly string[]): Yaml | undefined =>
  keys.reduce<Yaml | undefined>((now, key) => get(now, key), node ?? undefined);

/** An object's fields, with the patches that are for it. */
export function specificationOf(object: KubeObject, patches: readonly ReadPatch[]): Specification {
  const own = patches.filter((patch) => isFor(patch, object));
  const valueIn = ({ node, values }: ReadPatch, keys: readonly string[]): Yaml | undefined => {
    const own = within(node, keys);
    if (own !== undefined || values.size === 0) return own;
    // A value may be set by its own path, or within one that is set above it.
    const depths = keys.map((_, index) => keys.length - index);
    const set = depths.flatMap((depth) => {
      const value = values.get(`/${keys.slice(0, depth).join('/')}`);
      return value === undefined ? [] : [within(value, keys.slice(depth))];
    });
    return set.find((value) => value !== undefined);
  };
  const sure = own.filter(({ target }) => target?.isSelected !== true);
  const unsure = own.filter(({ target }) => target?.isSelected === true);
  const all = (...keys: readonly string[]): readonly Yaml[] =>
    [
      ...sure.map((patch) => valueIn(patch, keys)),
      within(object.node, keys),
      ...unsure.map((patch) => valueIn(patch, keys)),
    ].filter((value) => value !== undefined);
  return {
    all,
    at: (...keys) => all(...keys)[0],
    text: (...keys) => text(all(...keys)[0]),
    isDoubtful: (...keys) => unsure.some((patch) => valueIn(patch, keys) !== undefined),
  };
}
