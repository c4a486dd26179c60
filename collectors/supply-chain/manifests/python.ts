import { toml } from '../../../src/formats/toml.ts';
import { folderOf, type Ground, inFolder, upwards } from './ground.ts';
import { pipfileLock, pythonLock } from './python-locks.ts';
import { pythonName, requirementName } from './python-name.ts';
import { requirementsBeside, requirementsLock } from './requirements.ts';
import { lockedBy, type ReadManifest, type Told, unlocked, unreadManifest } from './told.ts';

const lockNames = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'];

/** `pyproject.toml` of projects that name dependencies there; null for one that holds settings of tools alone. */
export const readPyproject: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  const tables = text === null ? null : await toml.parse(text);
  if (tables === null) return unreadManifest;
  const project = tables.find(({ name }) => name === 'project');
  const poetry = tables.find(({ name }) => name === 'tool.poetry.dependencies');
  const listed = project?.values.get('dependencies');
  if (poetry === undefined && listed === undefined) return null;
  const names = [
    ...(listed ?? []).flatMap((one) => requirementName(one) ?? []),
    ...[...(poetry?.values.keys() ?? [])]
      .filter((key) => key !== 'python')
      .map((key) => pythonName(key.split('.')[0] ?? key)),
    ...tables.flatMap(({ name }) => {
      const own = /^tool\.poetry\.dependencies\.([\w-]{1,200})$/.exec(name)?.[1];
      return own === undefined ? [] : [pythonName(own)];
    }),
  ];
  const own =
    project?.values.get('name')?.[0] ?? tables.find(({ name }) => name === 'tool.poetry')?.values.get('name')?.[0];
  const fixed = await lockFor(ground, folderOf(path), names, own === undefined ? null : pythonName(own));
  return { ...(fixed ?? unlocked({ all: names.length, delivered: names.length })), dependencies: names.length };
};

/** The lock that serves a folder, or a workspace above of which the project is a member. */
async function lockFor(
  ground: Ground,
  folder: string,
  names: readonly string[],
  own: string | null,
): Promise<Pick<Told, 'lockfile' | 'locked' | 'hashed'> | null> {
  for (const above of upwards(folder)) {
    const found = lockNames.map((name) => inFolder(above, name)).find((path) => ground.has(path));
    if (above !== folder) {
      if (found === undefined || own === null) continue;
      const lock = await ground.lock(found, pythonLock);
      if (lock?.has(own) === true) return lockedBy(ground, found, pythonLock, names);
      continue;
    }
    if (found !== undefined) return lockedBy(ground, found, pythonLock, names);
    const compiled = requirementsBeside(ground, folder);
    const told = compiled === null ? null : await lockedBy(ground, compiled, requirementsLock, names);
    if (told?.locked === 'yes' && names.length > 0) return told;
  }
  return null;
}

/** `Pipfile`. */
export const readPipfile: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  const tables = text === null ? null : await toml.parse(text);
  if (tables === null) return unreadManifest;
  const named = (table: string): readonly string[] =>
    tables.filter(({ name }) => name === table).flatMap(({ values }) => [...values.keys()].map(pythonName));
  const [delivered, development] = [named('packages'), named('dev-packages')];
  const lockfile = inFolder(folderOf(path), 'Pipfile.lock');
  if (!ground.has(lockfile))
    return unlocked({ all: delivered.length + development.length, delivered: delivered.length });
  const names = [...delivered, ...development];
  return { ...(await lockedBy(ground, lockfile, pipfileLock, names)), dependencies: delivered.length };
};

/** `setup.py` and `setup.cfg`: programs and lists of which only this is read, whether they ask for packages at all. */
export const readSetuptools: ReadManifest = async (ground, path) => {
  const folder = folderOf(path);
  const beside = ground.namesIn(folder);
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  if (!/\binstall_requires\b/.test(text)) return null;
  // A project that is described twice is read where its dependencies are told.
  const locks = lockNames.filter((name) => beside.includes(name));
  const isTold =
    path.endsWith('setup.py') &&
    beside.includes('setup.cfg') &&
    /install_requires/.test((await ground.text(inFolder(folder, 'setup.cfg'))) ?? '');
  if (isTold || locks.length > 0) return null;
  const isOpen = /requirements|open\(|read\(/.test(text);
  const answer = isOpen ? 'unknown' : 'no';
  return { dependencies: null, lockfile: null, locked: answer, hashed: answer };
};
