import { folderOf, inFolder } from './ground.ts';
import { jsonObject, type Lock, linesOf, listed, lockOf, object, string } from './lock.ts';
import { lockedBy, type ReadManifest, unlocked, unreadManifest } from './told.ts';

/** `Package.swift`: a program, of which the addresses are read; `Package.resolved` names a commit for each. */
export const readSwift: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const found = linesOf(text).flatMap((line) => /^[^/]{0,200}\burl:\s{0,9}"([^"]{1,500})"/.exec(line)?.[1] ?? []);
  const names = found.map(identityOf);
  const lockfile = inFolder(folderOf(path), 'Package.resolved');
  if (!ground.has(lockfile)) return unlocked({ all: names.length, delivered: names.length });
  return { ...(await lockedBy(ground, lockfile, swiftLock, names)), dependencies: names.length };
};

/** The last part of an address, as Swift tells packages apart. */
function identityOf(address: string): string {
  const plain = address.replace(/\/$/, '').replace(/\.git$/, '');
  return plain.slice(plain.lastIndexOf('/') + 1).toLowerCase();
}

function swiftLock(text: string): Lock | null {
  const root = jsonObject(text);
  const list = Array.isArray(root?.pins) ? root.pins : object(root?.object)?.pins;
  if (!Array.isArray(list)) return null;
  const pins = listed(list);
  const names = new Set(
    pins.map((pin) => identityOf(string(pin.location) || string(pin.repositoryURL) || string(pin.identity))),
  );
  return lockOf(
    names,
    pins.every((pin) => /^[0-9a-f]{40}$/.test(string(object(pin.state)?.revision))),
  );
}
