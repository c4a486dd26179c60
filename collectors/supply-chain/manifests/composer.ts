import { folderOf, inFolder } from './ground.ts';
import { jsonObject, type Lock, listed, lockOf, object, string } from './lock.ts';
import { lockedBy, type ReadManifest, unlocked, unreadManifest } from './told.ts';

/** `composer.json` and `composer.lock`. */
export const readComposer: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  const manifest = text === null ? null : jsonObject(text);
  if (manifest === null) return unreadManifest;
  const named = (key: string): readonly string[] =>
    Object.keys(object(manifest[key]) ?? {}).filter((name) => /^[^/]{1,100}\/[^/]{1,200}$/.test(name));
  const [delivered, development] = [named('require'), named('require-dev')];
  const lockfile = inFolder(folderOf(path), 'composer.lock');
  const names = [...delivered, ...development].map((name) => name.toLowerCase());
  if (!ground.has(lockfile)) return unlocked({ all: names.length, delivered: delivered.length });
  return { ...(await lockedBy(ground, lockfile, composerLock, names)), dependencies: delivered.length };
};

function composerLock(text: string): Lock | null {
  const root = jsonObject(text);
  if (root === null || !Array.isArray(root.packages)) return null;
  const packages = [...listed(root.packages), ...listed(root['packages-dev'])];
  const names = new Set<string>();
  for (const one of packages) {
    names.add(string(one.name).toLowerCase());
    // What a package stands in for is fixed with it.
    for (const also of Object.keys({ ...object(one.replace), ...object(one.provide) })) names.add(also.toLowerCase());
  }
  return lockOf(names, packages.every(isFixed));
}

function isFixed(one: Readonly<Record<string, unknown>>): boolean {
  const [dist, source] = [object(one.dist), object(one.source)];
  if (string(dist?.type) === 'path') return true;
  return string(dist?.shasum) !== '' || [dist, source].some((from) => /^[0-9a-f]{40}$/.test(string(from?.reference)));
}
