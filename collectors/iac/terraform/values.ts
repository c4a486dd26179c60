import { isHolder } from '../../../src/lexicon/environment-folders.ts';
import { commonName, type Environment, environmentOf, isShared } from '../../../src/lexicon/environments.ts';
import { valuesFolders, valuesWords } from '../../../src/lexicon/iac-terraform.ts';
import { baseOf, folderOf, isWithin } from './files.ts';

/** Files that give a root the values of one environment. */
export interface Values {
  readonly environment: Environment;
  /** Paths from the root of the repository, sorted; files of variables first. */
  readonly files: readonly string[];
  /** A file with settings of the backend. */
  readonly backend: string | null;
}

/** What is known of folders before their values are. */
export interface Ground {
  /** Folders with configuration. */
  readonly folders: ReadonlySet<string>;
  /** Those of them that may be run. */
  readonly runnable: readonly string[];
}

const variables = /\.tfvars(\.json)?$/;
/** Files with settings of a backend. */
export const backendFile =
  /\.tfbackend$|(^|\/)[^/]*backend[^/]*\.(hcl|conf|config|tfvars)$|(^|\/)backends?(-configs?)?\/[^/]+\.(hcl|conf|config)$|\.backend$/i;
const extension = /(\.auto)?(\.tfvars\.json|\.tfvars|\.tfbackend|\.hcl|\.conf|\.config|\.backend|\.json)$/i;
const deepest = 3;

/**
 * Files of values among these, by the folder of the root that they are for and by environment. A file counts where its
 * name, or a folder between, names an environment, and where it is plain which root it is for.
 */
export function valuesOf(own: readonly string[], ground: Ground): ReadonlyMap<string, readonly Values[]> {
  const found = new Map<string, Map<string, { environment: Environment; files: string[]; backends: string[] }>>();
  for (const path of own) {
    const isBackend = backendFile.test(path);
    if (!isBackend && !variables.test(path)) continue;
    const place = placeOf(path, ground);
    if (place === null) continue;
    const ofRoot = found.get(place.root) ?? new Map();
    const key = commonName(place.environment.name);
    const one = ofRoot.get(key) ?? { environment: place.environment, files: [], backends: [] };
    (isBackend ? one.backends : one.files).push(path);
    // Variables are named by people, backends often by what the state is called.
    const environment = isBackend ? one.environment : place.environment;
    found.set(place.root, ofRoot.set(key, { ...one, environment }));
  }
  return new Map(
    [...found].map(([root, ofRoot]) => {
      const all = [...ofRoot.values()].map(({ environment, files, backends }) => ({
        environment,
        files: [...files, ...backends],
        backend: backends[0] ?? null,
      }));
      return [root, all];
    }),
  );
}

/** The root that a file is for, and the environment; null where either is not plain. */
function placeOf(path: string, ground: Ground): { readonly root: string; readonly environment: Environment } | null {
  if (/(^|\/)terraform\.tfvars(\.json)?$/.test(path) || /\.auto\.tfvars(\.json)?$/.test(path)) {
    // Taken in whatever is asked for: only the folder can name the environment.
    if (ground.folders.has(folderOf(path))) return null;
  }
  const above = holderAbove(path, ground);
  if (above === null) return null;
  const { root, between } = above;
  const environment = environmentBetween(between, stemOf(path), baseOf(root));
  return environment === null ? null : { root, environment };
}

const stemOf = (path: string): string => baseOf(path).replace(extension, '');

function holderAbove(path: string, ground: Ground): { root: string; between: readonly string[] } | null {
  const parts = folderOf(path) === '' ? [] : folderOf(path).split('/');
  for (let up = parts.length; up >= 0 && parts.length - up <= deepest; up--) {
    const folder = parts.slice(0, up).join('/');
    const between = parts.slice(up);
    const [next = ''] = between;
    const isKept = between.length === 0 || valuesFolders.has(next.toLowerCase()) || environmentOf(next) !== null;
    if (ground.folders.has(folder)) return isKept ? { root: folder, between } : null;
    if (between.length === 0 || !valuesFolders.has(next.toLowerCase())) continue;
    const beside = besideOf(folder, `${folder === '' ? '' : `${folder}/`}${next}`, ground);
    if (beside.length === 0) continue;
    const [only] = beside;
    const named = beside.filter((root) => isNamed(root, stemOf(path), between));
    if (named.length === 1 && named[0] !== undefined) return { root: named[0], between };
    return beside.length === 1 && only !== undefined ? { root: only, between } : null;
  }
  return null;
}

const known = new WeakMap<Ground, Map<string, readonly string[]>>();

/** Roots under a folder but not under the one that holds the values. */
function besideOf(folder: string, holder: string, ground: Ground): readonly string[] {
  const found = known.get(ground) ?? new Map<string, readonly string[]>();
  known.set(ground, found);
  const made = found.get(holder) ?? ground.runnable.filter((root) => isWithin(root, folder) && !isWithin(root, holder));
  found.set(holder, made);
  return made;
}

function isNamed(root: string, stem: string, between: readonly string[]): boolean {
  const name = baseOf(root);
  return name !== '' && (stem === name || between.includes(name));
}

function environmentBetween(between: readonly string[], stem: string, root: string): Environment | null {
  const own = namedIn(stem, root);
  if (own !== null) return own;
  for (const part of between.toReversed()) {
    const found = isHolder(part) || valuesFolders.has(part.toLowerCase()) ? null : environmentOf(part);
    if (found !== null) return found;
  }
  const [holder = '', next = stem] = between;
  const isKept = isHolder(holder) && between.length <= 2 && !isShared(next);
  const name = between.length === 2 ? next : bare(next);
  return isKept && name !== '' && name !== root && name !== 'terraform' && !isShared(name)
    ? { name, production: 'unknown', isPreview: false }
    : null;
}

/** The environment that the name of a file tells, without words of its form and the name of its root. */
function namedIn(stem: string, root: string): Environment | null {
  return environmentOf(withoutRoot(bare(stem), root));
}

/** A name without the words that only say what the file is. */
function bare(stem: string): string {
  const parts = stem.split(/([-_.])/);
  const isForm = (part: string | undefined): boolean => part !== undefined && valuesWords.has(part.toLowerCase());
  while (parts.length > 1 && isForm(parts[0])) parts.splice(0, 2);
  while (parts.length > 1 && isForm(parts.at(-1))) parts.splice(-2);
  return parts.length === 1 && isForm(parts[0]) ? '' : parts.join('');
}

/** `chat-integration` is `integration` for the root `chat`. */
export function withoutRoot(name: string, root: string): string {
  if (root === '' || name.length <= root.length + 1) return name;
  const lower = name.toLowerCase();
  const own = root.toLowerCase();
  const isEdge = (letter: string | undefined): boolean => letter !== undefined && '-_.'.includes(letter);
  if (lower.startsWith(own) && isEdge(lower[own.length])) return name.slice(own.length + 1);
  if (lower.endsWith(own) && isEdge(lower[lower.length - own.length - 1])) return name.slice(0, -own.length - 1);
  return name;
}
