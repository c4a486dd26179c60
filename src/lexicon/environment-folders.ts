import { codeFolders, holders, perhapsHolders, thingFolders } from './environment-words.ts';
import {
  type Environment,
  environmentByContrast,
  environmentInName,
  environmentOf,
  isShared,
  type Reading,
  readingOf,
} from './environments.ts';

/** Where folders lie: by the path of a folder, the names of those in it; and whether a folder holds files itself. */
export interface Folders {
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly files: { has(folder: string): boolean };
}

/** Where nothing is known of what lies beside. */
const nothing: Folders = { folders: new Map(), files: new Set() };

/** More folders beside one tell no more of it. */
const mostBeside = 200;

/** The folders in which these files lie, with all above them; `''` is the root of the repository. */
export function foldersAround(paths: readonly string[]): Folders {
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  const files = new Set<string>();
  for (const path of paths) {
    let folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (files.has(folder)) continue;
    files.add(folder);
    while (folder !== '') {
      const cut = folder.lastIndexOf('/');
      const above = folder.slice(0, Math.max(0, cut));
      const beside = folders.get(above) ?? new Set<string>();
      folders.set(above, beside.add(folder.slice(cut + 1)));
      folder = above;
    }
  }
  return { folders, files };
}

/** Whether a folder of this name is kept for environments, tenants or clusters: one under it may have any name. */
export const isHolder = (folder: string): boolean => holders.has(folder.toLowerCase());

/** The same, or one that holds them at times: there only a folder counts whose name says so. */
export const mayHold = (folder: string): boolean => isHolder(folder) || perhapsHolders.has(folder.toLowerCase());

interface Beside {
  readonly readings: ReadonlyMap<string, Reading>;
  /** At least two of these folders, and two thirds of those that are not for all, name environments. */
  readonly isMost: boolean;
}

function besideOf(names: Iterable<string>): Beside {
  const kept = [...names].slice(0, mostBeside).filter((name) => !isShared(name));
  const readings = new Map(
    kept.flatMap((name) => {
      const found = readingOf(name);
      return found?.isWhole === true ? [[name, found] as const] : [];
    }),
  );
  const isTold = [...readings.values()].some(
    ({ strength, environment }) => strength !== 'weak' || environment.production === 'yes',
  );
  return { readings, isMost: isTold && readings.size >= 2 && readings.size * 3 >= kept.length * 2 };
}

/** Whether folders side by side are kept for environments: most of them name one, and none is for a program. */
export function areEnvironments(names: ReadonlySet<string>): boolean {
  return besideOf(names).isMost && ![...names].some((name) => codeFolders.has(name.toLowerCase()));
}

/** Whether what lies beside a folder of a weak name shows that it is one of several environments. */
function isOneOf(name: string, { readings, isMost }: Beside): boolean {
  if (isMost) return true;
  const others = [...readings].filter(([other]) => other !== name).map(([, reading]) => reading);
  const sure = others.filter(({ strength }) => strength === 'sure');
  return sure.some(({ environment }) => environment.production === 'yes') || sure.length > 1;
}

interface Known {
  readonly beside: Map<string, Beside>;
  readonly found: Map<string, Environment | null>;
}
/** Each folder is asked about more than once. */
const known = new WeakMap<Folders, Known>();

/**
 * The environment in which a folder stands, by its path: the deepest part that names one, else what lies under a folder
 * that is kept for them (`clusters/home`). A name that may just as well be something else's (`demo`, `ci`, `live`) counts
 * under such a folder, or where what lies beside shows it. Null where nothing tells.
 */
export function environmentOfFolder(path: string, folders: Folders = nothing): Environment | null {
  if (folders === nothing) return lookFor(path, () => besideOf([]), folders);
  const own = known.get(folders) ?? { beside: new Map(), found: new Map() };
  known.set(folders, own);
  const before = own.found.get(path);
  if (before !== undefined) return before;
  const made = lookFor(
    path,
    (above) => {
      const beside = own.beside.get(above) ?? besideOf(folders.folders.get(above) ?? []);
      own.beside.set(above, beside);
      return beside;
    },
    folders,
  );
  own.found.set(path, made);
  return made;
}

function lookFor(path: string, besideIn: (above: string) => Beside, folders: Folders): Environment | null {
  const parts = path.split('/');
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at] ?? '';
    if (part === '' || isHolder(part) || isShared(part)) continue;
    const isKept = at > 0 && mayHold(parts[at - 1] ?? '');
    const above = parts.slice(0, at).join('/');
    const reading = readingOf(part);
    if (reading !== null) {
      const isThing = thingFolders.has((parts[at - 1] ?? '').toLowerCase());
      if (isKept || reading.strength !== 'weak' || (!isThing && isOneOf(part, besideIn(above))))
        return reading.environment;
      continue;
    }
    const inner = isKept ? environmentInName(part) : byContrast(part, folders.folders.get(above));
    if (inner !== null) return { ...inner, name: part };
  }
  return held(parts, folders);
}

function byContrast(name: string, beside: ReadonlySet<string> | undefined): Environment | null {
  for (const other of [...(beside ?? [])].slice(0, mostBeside)) {
    const found = other === name ? null : environmentByContrast(name, other);
    if (found !== null) return found;
  }
  return null;
}

/** What stands under a folder that is kept for environments, whatever it is called. */
function held(parts: readonly string[], folders: Folders): Environment | null {
  for (let at = parts.length - 2; at >= 0; at--) {
    if (!isHolder(parts[at] ?? '')) continue;
    const name = parts[at + 1] ?? '';
    // A number in front is a layer, to be applied in this order.
    if (name === '' || isShared(name) || mayHold(name) || /^\d{1,3}[-_]|[${}<>]/.test(name)) return null;
    // What stands under `overlays/` may be told by two names, a site and a cluster of it; the site holds no file then.
    const isTwo = parts[at] === 'overlays' && parts.length === at + 3 && !holdsFiles(parts.slice(0, at + 2), folders);
    const whole = isTwo && folders !== nothing ? parts.slice(at + 1).join('/') : name;
    return whole.length > 100 ? null : { name: whole, production: 'unknown', isPreview: false };
  }
  return null;
}

const holdsFiles = (parts: readonly string[], { files }: Folders): boolean => files.has(parts.join('/'));

const ending = /(?:\.[a-z][a-z0-9]{0,11}){1,3}$/i;

/**
 * The environment of a path of which nothing but its text is known: of its last part, without endings of formats, where
 * that names one that cannot be mistaken or stands under a folder for environments, else of its folders.
 */
export function environmentInPath(path: string): Environment | null {
  const cut = path.lastIndexOf('/');
  const name = path.slice(cut + 1);
  // The ending of `values.prod` is no format.
  const stem = environmentOf(name) === null ? name.replace(ending, '') : name;
  return environmentOfFolder(cut === -1 ? stem : `${path.slice(0, cut)}/${stem}`);
}
