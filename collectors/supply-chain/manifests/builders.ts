import { otherLocks } from '../../../src/lexicon/supply-manifests.ts';
import { folderOf, inFolder, nameOf } from './ground.ts';
import { jsonObject, type Lock, linesOf, listed, lockOf, object, objects, string } from './lock.ts';
import { lockedBy, type ReadManifest, type Told, unlocked, unreadManifest } from './told.ts';

/** `flake.nix`: a program, of which the names of its inputs are read where they stand in lines of their own. */
export const readNix: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const lockfile = inFolder(folderOf(path), 'flake.lock');
  const hasInputs = /\binputs\b/.test(text);
  if (!ground.has(lockfile)) return { ...unlocked({ all: hasInputs ? 1 : 0, delivered: 0 }), dependencies: null };
  const names = linesOf(text).flatMap((line) => /^\s{0,40}inputs\.([\w-]{1,100})\.url\b/.exec(line)?.[1] ?? []);
  return { ...(await lockedBy(ground, lockfile, flakeLock, names)), dependencies: null };
};

function flakeLock(text: string): Lock | null {
  const root = jsonObject(text);
  const nodes = objects(root?.nodes);
  if (root === null || nodes.length === 0) return null;
  const own = object(root.nodes)?.[string(root.root) || 'root'];
  const names = new Set(Object.keys(object(object(own)?.inputs) ?? {}));
  const locked = listed(nodes.map(([, node]) => node.locked));
  const isFixed = (one: Readonly<Record<string, unknown>>): boolean =>
    string(one.narHash) !== '' || /^[0-9a-f]{40}$/.test(string(one.rev)) || string(one.type) === 'path';
  return lockOf(names, locked.every(isFixed));
}

/** `MODULE.bazel`: names exact versions itself; its lockfile holds the hashes of what the registry says. */
export const readBazel: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const dependencies = linesOf(text).filter((line) => /^\s{0,9}bazel_dep\(/.test(line)).length;
  const isLoose = /\bgit_override\(/.test(text) && /\bbranch\s{0,9}=\s{0,9}"/.test(text);
  const lockfile = inFolder(folderOf(path), 'MODULE.bazel.lock');
  const lock = ground.has(lockfile) ? await ground.lock(lockfile, bazelLock) : null;
  if (!ground.has(lockfile)) {
    const hashed = dependencies === 0 ? 'yes' : 'no';
    return { dependencies, lockfile: null, locked: isLoose ? 'no' : 'yes', hashed };
  }
  const locked = lock === null ? 'unknown' : isLoose ? 'no' : 'yes';
  return { dependencies, lockfile, locked, hashed: lock?.hashed ?? 'unknown' };
};

function bazelLock(text: string): Lock | null {
  if (!/"lockFileVersion"/.test(text)) return null;
  return {
    has: () => true,
    hashed: /"(?:registryFileHashes|bzlTransitiveDigest|integrity)"/.test(text) ? 'yes' : 'unknown',
  };
}

/** Manifests of managers of which only this is read: whether their lockfile lies beside them. */
export const readOther: ReadManifest = async (ground, path) => {
  const known = otherLocks.find(({ manifest }) => manifest.test(nameOf(path)));
  if (known === undefined) return { dependencies: null, lockfile: null, locked: 'unknown', hashed: 'unknown' };
  const lockfile = inFolder(folderOf(path), known.lock);
  if (!ground.has(lockfile)) return { dependencies: null, lockfile: null, locked: 'no', hashed: 'no' };
  const { hash } = known;
  const held = await ground.lock(lockfile, hash === null ? present : (text) => hashedBy(text, hash));
  const told: Told = {
    dependencies: null,
    lockfile,
    locked: held === null ? 'unknown' : 'yes',
    hashed: held?.hashed ?? 'unknown',
  };
  return told;
};

const present = (): Lock => ({ has: () => true, hashed: 'unknown' });
const hashedBy = (text: string, hash: RegExp): Lock => ({
  has: () => true,
  hashed: hash.test(text) ? 'yes' : 'unknown',
});
