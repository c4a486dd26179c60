import { folderOf, inFolder, upwards } from './ground.ts';
import { type Lock, linesOf, lockOf, mostPackages } from './lock.ts';
import { lockedBy, type ReadManifest, unlocked, unreadManifest } from './told.ts';

const dependencyTable =
  /^(?:workspace\.|target\..{1,200}\.)?(build-|dev-)?dependencies(?:\.["']?([\w-]{1,200})["']?)?$/;

interface Crates {
  readonly own: string | null;
  readonly isWorkspace: boolean;
  readonly delivered: ReadonlySet<string>;
  readonly development: ReadonlySet<string>;
}

/** `Cargo.toml`: its own `Cargo.lock`, or that of the workspace it belongs to. */
export const readCargo: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const { own, isWorkspace, delivered, development } = cratesIn(text);
  if (own === null && !isWorkspace) return null;
  // What is needed for tests alone is fixed by the same file.
  const names = [...delivered, ...development];
  const folder = folderOf(path);
  const counted = { all: names.length, delivered: delivered.size };
  for (const above of upwards(folder)) {
    const lockfile = inFolder(above, 'Cargo.lock');
    if (!ground.has(lockfile)) continue;
    const isOwn = above === folder || (own !== null && (await ground.lock(lockfile, cargoLock))?.has(own) === true);
    if (isOwn) return { ...(await lockedBy(ground, lockfile, cargoLock, names)), dependencies: delivered.size };
  }
  return unlocked(counted);
};

function cratesIn(text: string): Crates {
  const delivered = new Set<string>();
  const development = new Set<string>();
  const add = (kind: string | undefined, name: string): unknown =>
    (kind === 'dev-' ? development : delivered).add(name);
  let own: string | null = null;
  let isWorkspace = false;
  let table = '';
  let open: { kind: string | undefined; name: string } | null = null;
  const close = (): void => {
    if (open !== null) add(open.kind, open.name);
    open = null;
  };
  for (const line of linesOf(text)) {
    const head = /^\s{0,20}\[{1,2}([^\]]{1,400})\]/.exec(line)?.[1];
    if (head !== undefined) {
      close();
      table = head.trim();
      isWorkspace ||= table === 'workspace';
      const [, kind, name] = dependencyTable.exec(table) ?? [];
      if (name !== undefined) open = { kind, name };
      continue;
    }
    if (table === 'package') own ??= /^name\s{0,9}=\s{0,9}"([^"]{1,200})"/.exec(line)?.[1] ?? null;
    const renamed = /(?:^|[{,\s])package\s{0,9}=\s{0,9}"([^"]{1,200})"/.exec(line)?.[1];
    const isLocal = /(?:^|[{,\s])path\s{0,9}=\s{0,9}"/.test(line);
    if (open !== null) {
      if (isLocal) open = null;
      else if (renamed !== undefined) open = { kind: open.kind, name: renamed };
      continue;
    }
    const fits = dependencyTable.exec(table);
    // A list for the whole workspace names what its members may take, not what they do.
    if (fits === null || table.startsWith('workspace.')) continue;
    const name = /^\s{0,20}"?([\w-]{1,200})"?(?:\.\w{1,40})?\s{0,20}=/.exec(line)?.[1];
    if (name !== undefined && !isLocal && !/^\s{0,20}"?[\w-]{1,200}"?\.(?!workspace|version)/.test(line))
      add(fits[1], renamed ?? name);
  }
  close();
  return { own, isWorkspace, delivered, development };
}

interface Crate {
  name: string;
  source: string | null;
  isHashed: boolean;
}

function cargoLock(text: string): Lock | null {
  const crates: Crate[] = [];
  const hashedAtEnd = new Set<string>();
  for (const line of linesOf(text)) {
    if (/^\[\[package\]\]/.test(line)) crates.push({ name: '', source: null, isHashed: false });
    if (crates.length > mostPackages) return null;
    const last = crates.at(-1);
    const atEnd = /^"checksum (\S{1,200}) \S{1,200} \(/.exec(line)?.[1];
    if (atEnd !== undefined && !line.endsWith('"<none>"')) hashedAtEnd.add(atEnd);
    if (last === undefined) continue;
    const [, key, value] = /^(name|source|checksum) = "([^"]{1,1000})"/.exec(line) ?? [];
    if (key === 'name') last.name = value ?? '';
    else if (key === 'source') last.source = value ?? '';
    else if (key === 'checksum') last.isHashed = true;
  }
  if (crates.length === 0 && !/^version = \d/m.test(text)) return null;
  const isFixed = ({ name, source, isHashed }: Crate): boolean =>
    isHashed || source === null || /^git\+.{1,1000}#[0-9a-f]{40}$/.test(source) || hashedAtEnd.has(name);
  return lockOf(new Set(crates.map(({ name }) => name)), crates.every(isFixed));
}
