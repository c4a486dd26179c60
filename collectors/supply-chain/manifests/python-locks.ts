import { jsonObject, type Lock, linesOf, lockOf, mostPackages, objects, string } from './lock.ts';
import { pythonName } from './python-name.ts';

interface Package {
  name: string | null;
  isHashed: boolean;
  isElsewhere: boolean;
}

/**
 * `poetry.lock`, `uv.lock`, `pdm.lock` and `pylock.toml`: tables `[[package]]` with hashes of their files, sources that
 * are folders or commits; older ones keep the hashes of all packages in one table at the end.
 */
export function pythonLock(text: string): Lock | null {
  const packages: Package[] = [];
  const hashedAtEnd = new Set<string>();
  let table = '';
  let key = '';
  for (const line of linesOf(text)) {
    const head = /^\[{1,2}([\w.-]{1,100})\]{1,2}/.exec(line)?.[1];
    if (head !== undefined) {
      table = head;
      if (head === 'package' || head === 'packages') packages.push({ name: null, isHashed: false, isElsewhere: true });
      if (packages.length > mostPackages) return null;
      continue;
    }
    key = /^"?([\w.-]{1,200})"? = /.exec(line)?.[1] ?? key;
    const hasHash = /\bsha(?:256|384|512)(?::|\s?=\s?")[0-9a-f"]/.test(line);
    if (table === 'metadata.files' || table === 'metadata.hashes') {
      if (hasHash || /"[0-9a-f]{64}"/.test(line)) hashedAtEnd.add(pythonName(key));
      continue;
    }
    const last = packages.at(-1);
    if (last === undefined) continue;
    last.isHashed ||= hasHash;
    if (/^name = "/.test(line) && table.startsWith('package') && last.name === null)
      last.name = pythonName(/^name = "([^"]{1,200})"/.exec(line)?.[1] ?? '');
    if (isFixedSource(table, line)) last.isElsewhere = false;
  }
  if (packages.length === 0 && !/^(?:version|lock-version|lock_version|content-hash|requires-python)\b/m.test(text))
    return null;
  const names = new Set(packages.flatMap(({ name }) => name ?? []));
  const isFixed = ({ name, isHashed, isElsewhere }: Package): boolean =>
    isHashed || !isElsewhere || (name !== null && hashedAtEnd.has(name));
  return lockOf(names, packages.every(isFixed));
}

/** A source that needs no hash: a folder of the repository, or a commit. */
function isFixedSource(table: string, line: string): boolean {
  if (/^source = \{ ?(?:virtual|editable|directory|workspace)\b/.test(line)) return true;
  if (/^source = \{ ?git = "[^"]{1,1000}#[0-9a-f]{40}"/.test(line)) return true;
  if (/^(?:path = "|revision = "[0-9a-f]{40}"|editable = true|directory = \{)/.test(line)) return true;
  return /source$/.test(table) && /^(?:type = "directory"|resolved_reference = "[0-9a-f]{40}")/.test(line);
}

/** `Pipfile.lock`. */
export function pipfileLock(text: string): Lock | null {
  const root = jsonObject(text);
  if (root === null || root._meta === undefined) return null;
  const groups = Object.entries(root).filter(([name]) => name !== '_meta');
  const entries = groups.flatMap(([, group]) => objects(group));
  const isFixed = (entry: Readonly<Record<string, unknown>>): boolean =>
    (Array.isArray(entry.hashes) && entry.hashes.length > 0) ||
    /^[0-9a-f]{40}$/.test(string(entry.ref)) ||
    entry.path !== undefined ||
    entry.editable === true;
  const names = new Set(entries.map(([name]) => pythonName(name)));
  return lockOf(
    names,
    entries.every(([, entry]) => isFixed(entry)),
  );
}
