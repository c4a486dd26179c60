import { all, tri } from '../../../src/core/tri.ts';
import { get, text as textOf } from '../../../src/formats/nodes.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import { folderOf, inFolder } from './ground.ts';
import { type Lock, linesOf } from './lock.ts';
import { lockedBy, type ReadManifest, unreadManifest } from './told.ts';

/** `.terraform.lock.hcl`: the providers of a root, which are no part of what is shipped. */
export const readTerraform: ReadManifest = async (ground, path) => {
  const lock = await ground.lock(path, terraformLock);
  if (lock === null) return { ...unreadManifest, lockfile: path, signs: ['development'] };
  return { dependencies: null, lockfile: path, locked: 'yes', hashed: lock.hashed, signs: ['development'] };
};

function terraformLock(text: string): Lock | null {
  let providers = 0;
  let hashed = 0;
  for (const line of linesOf(text)) {
    if (/^provider "/.test(line)) providers++;
    else if (/^\s{0,20}hashes\s{0,20}=\s{0,20}\[/.test(line)) hashed++;
  }
  // Where no provider is needed, the file holds but its heading.
  if (providers === 0 && !text.startsWith('#')) return null;
  return { has: () => true, hashed: hashed >= providers ? 'yes' : 'no' };
}

/** `Chart.yaml` of a chart that takes in others; null for one that does not. `Chart.lock` names versions, no content. */
export const readHelm: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const [root] = parseYaml(text, '1.2') ?? [];
  const list = get(root, 'dependencies');
  if (root === undefined) return unreadManifest;
  if (list?.type !== 'list') return null;
  const foreign = list.items.filter((one) => !(textOf(get(one, 'repository')) ?? 'file:').startsWith('file:'));
  if (foreign.length === 0) return null;
  const folder = folderOf(path);
  const vendored = ground.namesIn(inFolder(folder, 'charts'));
  const names = foreign.map((one) => textOf(get(one, 'name')) ?? '');
  const isVendored = names.every((name) =>
    vendored.some((file) => file.startsWith(`${name}-`) && file.endsWith('.tgz')),
  );
  const dependencies = foreign.length;
  const lockfile = ['Chart.lock', 'requirements.lock']
    .map((name) => inFolder(folder, name))
    .find((one) => ground.has(one));
  if (lockfile !== undefined) {
    const told = await lockedBy(ground, lockfile, helmLock, names);
    return { ...told, hashed: isVendored && told.locked === 'yes' ? 'yes' : 'no', dependencies };
  }
  const exact = foreign.map((one) =>
    tri(/^v?\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][\w.+-]{1,100})?$/.test(textOf(get(one, 'version')) ?? '')),
  );
  const locked = isVendored ? 'yes' : all(...exact);
  return { dependencies, lockfile: null, locked, hashed: isVendored ? 'yes' : 'no' };
};

function helmLock(text: string): Lock | null {
  if (!/^digest: sha256:/m.test(text)) return null;
  const names = new Set(
    linesOf(text).flatMap((line) => /^\s{0,9}(?:- )?name: ["']?([\w.-]{1,200})/.exec(line)?.[1] ?? []),
  );
  return { has: (name) => names.has(name), hashed: 'no' };
}
