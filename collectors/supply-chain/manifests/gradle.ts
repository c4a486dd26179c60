import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import { toml } from '../../../src/formats/toml.ts';
import { folderOf, type Ground, inFolder, upwards } from './ground.ts';
import { type Lock, linesOf } from './lock.ts';
import { type ReadManifest, unreadManifest } from './told.ts';

const coordinate = /["']([\w.-]{1,150}:[\w.-]{1,150})(?::([^"'@:]{0,150}))?(?::[\w.-]{0,60})?(?:@\w{1,20})?["']/;
const configuration =
  /^\s{0,200}["']?([a-zA-Z]{0,60}(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[cC]lasspath|[pP]rocessor|kapt|ksp))["']?[\s(]/;

/** `build.gradle`: a program, of which only the coordinates in its lines are read. */
export const readGradle: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const lines = dependencyLines(text);
  if (lines.length === 0) return null;
  const folder = folderOf(path);
  const checked = upwards(folder)
    .map((above) => inFolder(above, 'gradle/verification-metadata.xml'))
    .find(ground.has);
  const verified = checked === undefined ? null : await ground.lock(checked, verification);
  const hashed = verified === null ? (checked === undefined ? 'no' : 'unknown') : verified.hashed;
  const lockfile = lockIn(ground, folder);
  if (lockfile !== null) {
    const lock = await ground.lock(lockfile, gradleLock);
    const names = lines.flatMap((line) => coordinate.exec(line)?.[1] ?? []);
    const locked = lock === null || !names.every(lock.has) ? 'unknown' : 'yes';
    return { dependencies: null, lockfile, locked, hashed };
  }
  const versions = await Promise.all(lines.map((line) => fixedIn(ground, folder, line)));
  return { dependencies: null, lockfile: checked ?? null, locked: all(...versions), hashed };
};

/** Lines that name what is taken in, with those they go on in; modules of the same build aside. */
function dependencyLines(text: string): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  for (const line of linesOf(text)) {
    const isOne: boolean = isOpen || configuration.test(line);
    if (isOne && !/\bproject\s{0,9}\(/.test(line) && line.trim() !== '') found.push(line);
    isOpen = isOne && line.trimEnd().endsWith(',');
  }
  return found;
}

function lockIn(ground: Ground, folder: string): string | null {
  const found = [
    'gradle.lockfile',
    'gradle/dependency-locks/runtimeClasspath.lockfile',
    'gradle/dependency-locks/compileClasspath.lockfile',
  ]
    .map((name) => inFolder(folder, name))
    .find(ground.has);
  return found ?? null;
}

/** `group:name:version=configurations`, one to a line. */
function gradleLock(text: string): Lock | null {
  const lines = linesOf(text).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const names = new Set(lines.flatMap((line) => /^([\w.-]{1,150}:[\w.-]{1,150}):/.exec(line)?.[1] ?? []));
  return lines.length === 0 ? null : { has: (name) => names.has(name), hashed: 'no' };
}

/** Hashes are asked for where at least one stands, and components are not trusted by signature alone. */
function verification(text: string): Lock | null {
  if (!text.includes('<verification-metadata')) return null;
  return { has: () => true, hashed: /<sha(?:256|512) value="[0-9a-f]{64}/.test(text) ? 'yes' : 'unknown' };
}

/** Whether a line names one version alone. */
async function fixedIn(ground: Ground, folder: string, line: string): Promise<Tri> {
  if (/\b(?:files|fileTree|gradleApi|localGroovy|kotlin)\s{0,9}\(/.test(line)) return 'yes';
  const named = coordinate.exec(line);
  if (named !== null) return fixedBy(named[2]);
  const entry = /\blibs\.([A-Za-z][\w.]{0,150})/.exec(line)?.[1];
  if (entry === undefined) return 'unknown';
  const path = upwards(folder)
    .map((above) => inFolder(above, 'gradle/libs.versions.toml'))
    .find(ground.has);
  return path === undefined ? 'unknown' : ground.once(`catalogue ${path}`, () => catalogFixes(ground, path));
}

function fixedBy(version: string | undefined): Tri {
  // Left out, it comes from a list or a plugin, which are not read.
  if (version === undefined || version === '' || version.includes('$')) return 'unknown';
  return /\+|^latest\.|^[[(\]]|-SNAPSHOT$/.test(version) ? 'no' : 'yes';
}

/** Whether the catalogue of versions names one version alone for each of its entries. */
async function catalogFixes(ground: Ground, path: string): Promise<Tri> {
  const text = await ground.text(path);
  const tables = text === null ? null : await toml.parse(text);
  if (tables === null) return 'unknown';
  const said = tables.flatMap(({ name, values }) => [...values.values()].map((strings) => ({ name, strings })));
  return all(
    ...said.filter(({ name }) => name === 'versions').flatMap(({ strings }) => strings.map(fixedBy)),
    ...said.filter(({ name }) => name === 'libraries').map(({ strings }) => libraryFixes(strings)),
  );
}

/** A library by the strings of its entry: `group:name:version`, or a version beside `group:name`. */
function libraryFixes(strings: readonly string[]): Tri {
  const [, , version] = strings[0]?.split(':') ?? [];
  if (version !== undefined) return fixedBy(version);
  if (strings.length < (strings[0]?.includes(':') === true ? 2 : 3)) return 'unknown';
  return fixedBy(strings.at(-1));
}
