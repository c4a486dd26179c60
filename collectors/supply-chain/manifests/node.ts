import { folderOf, type Ground, inFolder, upwards } from './ground.ts';
import { jsonObject, type LockForm, object, string } from './lock.ts';
import { binaryLock, bunLock, npmLock, pnpmLock } from './node-locks.ts';
import { isMember } from './node-workspaces.ts';
import { lockedBy, type ReadManifest, type Sign, type Told, unlocked, unreadManifest } from './told.ts';
import { yarnLock } from './yarn-lock.ts';

const locks: readonly (readonly [string, LockForm])[] = [
  ['package-lock.json', npmLock],
  ['npm-shrinkwrap.json', npmLock],
  ['pnpm-lock.yaml', pnpmLock],
  ['yarn.lock', yarnLock],
  ['bun.lock', bunLock],
  ['bun.lockb', binaryLock],
];

/** `package.json`: its own lockfile, or that of the workspace it belongs to. */
export const readNode: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  const manifest = text === null ? null : jsonObject(text);
  if (manifest === null) return unreadManifest;
  const of = (key: string) => Object.entries(object(manifest[key]) ?? {}).map(([name, spec]) => ({ name, spec }));
  const delivered = [...of('dependencies'), ...of('optionalDependencies')].filter(isForeign);
  const development = of('devDependencies').filter(isForeign);
  const names = [...of('dependencies').filter(isForeign), ...development].map(({ name }) => name);
  const signs = signsOf(manifest);
  const counted = { all: delivered.length + development.length, delivered: delivered.length };
  const found = await lockFor(ground, folderOf(path));
  if (found === 'unknown') return { ...unreadManifest, dependencies: delivered.length, signs };
  if (found === null) return { ...unlocked(counted), signs };
  return { dependencies: delivered.length, ...(await strongest(ground, found, names)), signs };
};

/** What comes from elsewhere: not from a folder of the same repository. */
function isForeign({ spec }: { readonly spec: unknown }): boolean {
  return !/^(?:workspace|file|link|portal):/.test(string(spec));
}

/** Where two managers' lockfiles lie beside each other, the one that fits. */
async function strongest(
  ground: Ground,
  found: readonly (readonly [string, LockForm])[],
  names: readonly string[],
): Promise<Pick<Told, 'lockfile' | 'locked' | 'hashed'>> {
  const told = [];
  for (const [path, form] of found) told.push(await lockedBy(ground, path, form, names));
  return told.find(({ locked }) => locked === 'yes') ?? told[0] ?? unlocked({ all: 1, delivered: 0 });
}

/** The lockfiles that serve a folder; `unknown` where a workspace above may hold it, null where there is none. */
async function lockFor(
  ground: Ground,
  folder: string,
): Promise<readonly (readonly [string, LockForm])[] | 'unknown' | null> {
  for (const above of upwards(folder)) {
    const found = locks
      .map(([name, form]) => [inFolder(above, name), form] as const)
      .filter(([path]) => ground.has(path));
    if (above === folder) {
      if (found.length > 0) return found;
      continue;
    }
    const member = await isMember(ground, above, folder);
    if (member === 'yes') return found.length > 0 ? found : null;
    if (member === 'unknown' && found.length > 0) return 'unknown';
  }
  return null;
}

function signsOf(manifest: Readonly<Record<string, unknown>>): readonly Sign[] {
  const scripts = object(manifest.scripts) ?? {};
  const signs: Sign[] = [];
  const isPrivate = manifest.private === true;
  if (['start', 'serve', 'start:prod', 'start:production'].some((name) => string(scripts[name]) !== ''))
    signs.push('serves');
  if (!isPrivate && object(manifest.publishConfig) !== null) signs.push('published');
  const has = (key: string): boolean => Object.hasOwn(manifest, key);
  const isBuilt = 'build' in scripts || ['main', 'bin', 'exports', 'module', 'browser'].some(has);
  const dependencies = Object.keys(object(manifest.dependencies) ?? {}).length;
  if (isPrivate && dependencies === 0 && has('devDependencies') && !isBuilt && !signs.includes('serves'))
    signs.push('development');
  return signs;
}
