import type { Tri } from '../../../src/core/facts/base.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import type { Environment } from '../../../src/lexicon/environments.ts';
import { foldersLike, isFolder, type Taken, type Walks } from './closure.ts';
import { clearest } from './environment.ts';
import { type FluxSources, fluxFollows, type Origin, originOf } from './flux-sources.ts';
import { folderOf, plainPath } from './folders.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { type ReadPatch, type Specification, specificationOf } from './specification.ts';
import { isOpen, substituted, type Variables, variablesIn } from './substitution.ts';

/** One object of Flux in one cluster, and what it applies there. */
export interface Sync {
  readonly object: KubeObject;
  readonly specification: Specification;
  /** Folder of this repository that it applies; null where that is not told, or lies elsewhere. */
  readonly folder: string | null;
  /** Folders that its path may mean, where a part of it is not told. */
  readonly like: readonly string[];
  readonly taken: Taken | null;
  readonly environment: Environment | null;
  /** Nothing in the repository applies the object itself, though something else does apply others. */
  readonly isAdrift: boolean;
  /** It belongs to a cluster that begins in this repository, or takes its files from here. */
  readonly isRooted: boolean;
  /** What it takes is what trunk, or a tag or release branch of it, holds. */
  readonly follows: Tri;
}

/** What is known where an object of Flux is met. */
export interface Surroundings {
  readonly patches: readonly ReadPatch[];
  readonly variables: Variables;
  readonly environment: Environment | null;
  readonly isAdrift: boolean;
  readonly isRooted: boolean;
}

/** Whether an object makes a cluster keep to a folder. */
export function isSync({ group, kind, node }: KubeObject): boolean {
  if (node === null) return false;
  return (group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization') || kind === 'FluxInstance';
}

/** Tells what an object of Flux applies where it is met. */
export function syncReader(
  manifests: Manifests,
  walks: Walks,
  sources: FluxSources,
): (object: KubeObject, around: Surroundings) => Sync {
  const alike = new Map<string, readonly string[]>();
  const likeOf = (path: string): readonly string[] => {
    const found = alike.get(path) ?? foldersLike(manifests, path, 50);
    alike.set(path, found);
    return found;
  };
  return (object, around) => {
    const specification = specificationOf(object, around.patches);
    const path = pathOf(specification, object, around.variables);
    const origin = originOf(specification, sources, manifests.fullName);
    const isHere = path !== null && isFolder(manifests, path) && mayBeHere(origin, path, specification);
    const folder = isHere ? path : null;
    return {
      object,
      specification,
      folder,
      like: path !== null && isOpen(path) && origin !== 'elsewhere' ? likeOf(path) : [],
      taken: folder === null ? null : walks.from(folder, 'all'),
      environment: clearest([
        around.environment,
        folder === null ? null : environmentOfFolder(folder, manifests.folders),
        environmentOfFolder(folderOf(object.path), manifests.folders),
      ]),
      isAdrift: around.isAdrift,
      follows: fluxFollows(object, specification, sources),
      isRooted: around.isRooted || origin === 'here' || (folder !== null && folder !== ''),
    };
  };
}

/** The path that it applies; what applies it fills in variables first, then, where it applies itself, its own. */
function pathOf(specification: Specification, { kind }: KubeObject, variables: Variables): string | null {
  const keys = kind === 'FluxInstance' ? ['spec', 'sync', 'path'] : ['spec', 'path'];
  const first = substituted(specification.text(...keys) ?? '', variables);
  return plainPath(isOpen(first) ? substituted(first, childVariables(specification, variables)) : first);
}

/** The root of a repository is there in each of them: it is this one's only where that is said. */
function mayBeHere(origin: Origin, path: string, specification: Specification): boolean {
  if (origin !== 'unknown') return origin === 'here';
  return path !== '' || specification.text('spec', 'sourceRef', 'name') === 'flux-system';
}

/** The variables that it fills in in what it applies. */
export function childVariables(specification: Specification, outer: Variables): Variables {
  return variablesIn(specification.all('spec', 'postBuild', 'substitute'), outer);
}
