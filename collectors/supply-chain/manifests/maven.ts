import type { Tri } from '../../../src/core/facts/base.ts';
import { all, tri } from '../../../src/core/tri.ts';
import { folderOf, type Ground, inFolder, resolved, upwards } from './ground.ts';
import { jsonObject, type Lock } from './lock.ts';
import { lockedBy, type ReadManifest, type Told, unreadManifest } from './told.ts';
import { elements, textIn, withoutComments } from './xml.ts';

const deepestParent = 6;
/** Files of a plugin, and of Maven itself, that keep the hashes of what is taken in. */
const lockfiles = ['lockfile.json', 'dependency-lock.json'];
const checksums = ['.mvn/checksums/checksums.sha256', '.mvn/checksums/checksums-central.sha256'];

/** A project as its own file tells it, and the values that its parents set. */
interface Project {
  readonly body: string;
  readonly group: string | null;
  readonly properties: ReadonlyMap<string, string>;
  /** Its parents lie in the repository, or it has none whose values are not seen. */
  readonly isWhole: boolean;
  /** What it and its parents say about versions, for those who name none, is exact throughout. */
  readonly managed: Tri;
}

/** `pom.xml`: there is no lockfile; versions that are exact throughout, also those of parents and lists, are fixed. */
export const readMaven: ReadManifest = async (ground, path) => {
  const project = await projectOf(ground, path, 0);
  if (project === null) return unreadManifest;
  const own = withoutSections(project.body, ['dependencyManagement', 'build', 'profiles', 'reporting']);
  const dependencies = elements(own, 'dependency').filter(({ inner }) => !isOwn(inner, project));
  const delivered = dependencies.filter(({ inner }) => textIn(inner, 'scope') !== 'test');
  const versions = dependencies.map(({ inner }) => fixedBy(versionOf(inner), project));
  const exact = all(project.managed, ...versions);
  const names = dependencies.flatMap(({ inner }) => textIn(withoutSections(inner, ['exclusions']), 'artifactId') ?? []);
  return { dependencies: delivered.length, ...(await locksOf(ground, folderOf(path), exact, names)) };
};

const versionOf = (dependency: string): string | null => textIn(withoutSections(dependency, ['exclusions']), 'version');

async function locksOf(
  ground: Ground,
  folder: string,
  exact: Tri,
  names: readonly string[],
): Promise<Pick<Told, 'lockfile' | 'locked' | 'hashed'>> {
  const lockfile = lockfiles.map((name) => inFolder(folder, name)).find((path) => ground.has(path));
  const told = lockfile === undefined ? null : await lockedBy(ground, lockfile, mavenLock, names);
  if (told?.locked === 'yes') return told;
  const checked = upwards(folder)
    .flatMap((above) => checksums.map((name) => inFolder(above, name)))
    .find((path) => ground.has(path));
  // Maven asks for these hashes only where its settings say so, which may stand on a command line.
  if (checked !== undefined) return { lockfile: checked, locked: exact, hashed: exact === 'no' ? 'no' : 'unknown' };
  return { lockfile: null, locked: exact, hashed: names.length === 0 && exact === 'yes' ? 'yes' : 'no' };
}

function mavenLock(text: string): Lock | null {
  if (jsonObject(text) === null || !/"artifactI[dD]"/.test(text)) return null;
  return { has: (name) => text.includes(`"${name}"`), hashed: text.includes('"checksum"') ? 'yes' : 'no' };
}

function isOwn(dependency: string, { group }: Project): boolean {
  const version = textIn(dependency, 'version');
  if (version !== null && /^\$\{(?:project\.(?:parent\.)?version|revision|pom\.version)\}/.test(version)) return true;
  const named = textIn(dependency, 'groupId');
  const isSaidSo = named !== null && /^\$\{(?:project|pom)\.groupId\}$/.test(named);
  return isSaidSo || (named !== null && named === group && version === null);
}

function projectOf(ground: Ground, path: string, depth: number): Promise<Project | null> {
  // A parent is read once, however many name it; one that is its own parent is cut off by the depth.
  return ground.once(`maven ${depth} ${path}`, () => readProject(ground, path, depth));
}

async function readProject(ground: Ground, path: string, depth: number): Promise<Project | null> {
  const text = depth > deepestParent || !ground.has(path) ? null : await ground.text(path);
  if (text === null) return null;
  const [root] = elements(withoutComments(text), 'project', 1);
  if (root === undefined) return null;
  const body = root.inner;
  const [above] = elements(body, 'parent', 1);
  const parent = above === undefined ? null : await parentOf(ground, path, above.inner, depth);
  const properties = new Map(parent?.properties ?? []);
  for (const { inner } of elements(withoutSections(body, ['profiles']), 'properties'))
    for (const [, name, value] of inner.matchAll(/<([\w.-]{1,200})>([^<>]{0,300})<\//g))
      if (name !== undefined && value !== undefined) properties.set(name, value.trim());
  const plain = withoutSections(body, ['parent', 'dependencies', 'dependencyManagement', 'build', 'profiles']);
  const group = textIn(plain, 'groupId') ?? (above === undefined ? null : textIn(above.inner, 'groupId'));
  const isWhole = above === undefined || parent?.isWhole === true;
  const whole: Project = { body, group, properties, isWhole, managed: 'yes' };
  const version = above === undefined || parent !== null ? 'yes' : fixedBy(textIn(above.inner, 'version'), whole);
  const listed = elements(withoutSections(body, ['profiles']), 'dependencyManagement', 1)
    .flatMap(({ inner }) => elements(inner, 'dependency'))
    .filter(({ inner }) => !isOwn(inner, whole))
    .map(({ inner }) => fixedBy(versionOf(inner), whole));
  const isAlone = above === undefined && listed.length === 0;
  const unsaid = elements(withoutSections(body, ['dependencyManagement', 'build', 'profiles']), 'dependency');
  // Whoever names no version, and has nobody who names it, is not read rightly.
  const isOpen = isAlone && unsaid.some(({ inner }) => versionOf(inner) === null);
  return { ...whole, managed: all(version, parent?.managed ?? 'yes', isOpen ? 'unknown' : 'yes', ...listed) };
}

/** The parent where it lies in the repository. */
async function parentOf(ground: Ground, path: string, parent: string, depth: number): Promise<Project | null> {
  const said = textIn(parent, 'relativePath') ?? '../pom.xml';
  const to = said === '' ? null : resolved(folderOf(path), said);
  if (to === null) return null;
  const file = to.endsWith('.xml') ? to : inFolder(to, 'pom.xml');
  const found = await projectOf(ground, file, depth + 1);
  const name = textIn(parent, 'artifactId');
  const isIt = found !== null && name !== null && found.body.includes(`<artifactId>${name}</artifactId>`);
  return isIt ? found : null;
}

/** Whether a version is one alone. One that is left out comes from a parent or list, whose own version is judged. */
function fixedBy(version: string | null, { properties, isWhole }: Project): Tri {
  let value = version;
  for (let depth = 0; value !== null && depth < 5; depth++) {
    const name = /^\$\{([\w.-]{1,200})\}$/.exec(value)?.[1];
    if (name === undefined) break;
    const known = properties.get(name);
    // A value that a parent elsewhere sets is as fixed as that parent's own version.
    if (known === undefined) return isWhole ? 'unknown' : 'yes';
    value = known;
  }
  if (value === null) return 'yes';
  if (value.includes('${')) return 'unknown';
  return tri(!/^[[(]|^(?:LATEST|RELEASE)$|-SNAPSHOT$/.test(value));
}

function withoutSections(xml: string, names: readonly string[]): string {
  let plain = xml;
  for (const name of names) {
    let kept = '';
    let from = 0;
    for (let at = plain.indexOf(`<${name}>`); at >= 0; at = plain.indexOf(`<${name}>`, from)) {
      const end = plain.indexOf(`</${name}>`, at);
      kept += plain.slice(from, at);
      from = end < 0 ? plain.length : end + name.length + 3;
    }
    plain = kept + plain.slice(from);
  }
  return plain;
}
