import type { Tri } from '../../../src/core/facts/base.ts';
import { all, tri } from '../../../src/core/tri.ts';
import { folderOf, type Ground, inFolder, upwards } from './ground.ts';
import { jsonObject, type Lock, lockOf, objects, string } from './lock.ts';
import { lockedBy, type ReadManifest, type Sign, unreadManifest } from './told.ts';
import { attribute, type Element, elements, textIn, withoutComments } from './xml.ts';

/** Projects of .NET: `packages.lock.json`, or versions that each name one alone, in the project or for all projects. */
export const readNuget: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const xml = withoutComments(text);
  const isOld = path.endsWith('packages.config');
  const references = elements(xml, isOld ? 'package' : 'PackageReference').filter((one) => nameIn(one) !== null);
  if (references.length === 0 && !isOld && !/<Project\b[^>]{0,200}Sdk/.test(xml)) return null;
  const names = references.flatMap((one) => nameIn(one)?.toLowerCase() ?? []);
  const dependencies = new Set(names).size;
  const isServing = /Sdk="Microsoft\.NET\.Sdk\.(?:Web|Worker)"/.test(xml);
  const signs: readonly Sign[] = names.includes('microsoft.net.test.sdk')
    ? ['development']
    : isServing
      ? ['serves']
      : [];
  const lockfile = inFolder(folderOf(path), 'packages.lock.json');
  if (ground.has(lockfile)) return { ...(await lockedBy(ground, lockfile, nugetLock, names)), dependencies, signs };
  const props = upwards(folderOf(path))
    .map((above) => inFolder(above, 'Directory.Packages.props'))
    .find((one) => ground.has(one));
  const central =
    props === undefined ? null : await ground.once(`central ${props}`, () => centralVersions(ground, props));
  const locked = all(...references.map((one) => fixedBy(one, central)));
  return { dependencies, lockfile: null, locked, hashed: names.length === 0 ? 'yes' : 'no', signs };
};

function nameIn(reference: Element): string | null {
  return attribute(reference, 'Include') ?? attribute(reference, 'Update') ?? attribute(reference, 'id');
}

/** Versions that are named once for all projects below a folder; null where they cannot be read. */
async function centralVersions(ground: Ground, path: string): Promise<ReadonlyMap<string, string> | null> {
  const text = await ground.text(path);
  if (text === null) return null;
  const versions = new Map<string, string>();
  for (const one of elements(withoutComments(text), 'PackageVersion')) {
    const [name, version] = [nameIn(one), attribute(one, 'Version') ?? textIn(one.inner, 'Version')];
    if (name !== null && version !== null) versions.set(name.toLowerCase(), version);
  }
  return versions;
}

/** NuGet takes the lowest version that fits: a plain one is itself, as long as it is not withdrawn. */
function fixedBy(reference: Element, central: ReadonlyMap<string, string> | null): Tri {
  const own = attribute(reference, 'Version') ?? attribute(reference, 'version') ?? textIn(reference.inner, 'Version');
  const version =
    attribute(reference, 'VersionOverride') ?? own ?? central?.get((nameIn(reference) ?? '').toLowerCase());
  if (version === undefined || version.includes('$')) return 'unknown';
  if (/^\[[^,\]]{1,100}\]$/.test(version)) return 'yes';
  return tri(!/[*[\](),]/.test(version));
}

function nugetLock(text: string): Lock | null {
  const root = jsonObject(text);
  if (root === null || root.dependencies === undefined) return null;
  const entries = objects(root.dependencies).flatMap(([, framework]) => objects(framework));
  const isFixed = (entry: Readonly<Record<string, unknown>>): boolean =>
    string(entry.type) === 'Project' || string(entry.contentHash) !== '';
  const names = new Set(entries.map(([name]) => name.toLowerCase()));
  return lockOf(
    names,
    entries.every(([, entry]) => isFixed(entry)),
  );
}
