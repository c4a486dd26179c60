import { folderOf, inFolder } from './ground.ts';
import { type Lock, linesOf, mostPackages } from './lock.ts';
import { lockedBy, type ReadManifest, unreadManifest } from './told.ts';

interface Required {
  readonly name: string;
  readonly isIndirect: boolean;
}

/** `go.mod`: names exact versions itself; `go.sum` or the vendored modules fix their content. */
export const readGo: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const required = requiredIn(text);
  const dependencies = required.filter(({ isIndirect }) => !isIndirect).length;
  const names = required.filter(({ isIndirect }) => !isIndirect).map(({ name }) => name);
  const folder = folderOf(path);
  const sums = inFolder(folder, 'go.sum');
  const vendored = inFolder(folder, 'vendor/modules.txt');
  if (ground.has(sums)) return { ...(await lockedBy(ground, sums, goSums, names)), dependencies };
  if (ground.has(vendored)) return { ...(await lockedBy(ground, vendored, vendoredModules, names)), dependencies };
  return { dependencies, lockfile: null, locked: 'yes', hashed: required.length === 0 ? 'yes' : 'no' };
};

/** Modules that are taken from elsewhere; those replaced by a folder are not. */
function requiredIn(text: string): readonly Required[] {
  const found: Required[] = [];
  const replaced = new Map<string, string>();
  let block = '';
  for (const line of linesOf(text)) {
    const [code = '', comment = ''] = line.split('//', 2);
    const plain = code.trim();
    if (plain === ')') block = '';
    const [, verb, rest] = /^(require|replace)\s{1,20}(.{1,1000})$/.exec(plain) ?? [];
    if (/^[a-z]{1,20}\s{0,20}\($/.test(plain)) block = plain.replace(/\s{0,20}\($/, '');
    const own = verb ?? (plain === '' || plain.endsWith('(') ? '' : block);
    const said = rest ?? plain;
    if (own === 'require') {
      const name = /^(\S{1,400})\s{1,20}v\S{1,200}$/.exec(said)?.[1];
      if (name !== undefined && found.length < mostPackages)
        found.push({ name: name.replaceAll('"', ''), isIndirect: /\bindirect\b/.test(comment) });
    } else if (own === 'replace') {
      const [, from, to] = /^(\S{1,400})(?:\s{1,20}v\S{1,200})?\s{1,20}=>\s{1,20}(\S{1,400})/.exec(said) ?? [];
      if (from !== undefined && to !== undefined) replaced.set(from, to);
    }
  }
  return found.flatMap((one) => {
    const to = replaced.get(one.name);
    if (to === undefined) return [one];
    return /^\.{0,2}\//.test(to) ? [] : [{ ...one, name: to }];
  });
}

function goSums(text: string): Lock | null {
  const names = new Set<string>();
  for (const line of linesOf(text)) {
    const name = /^(\S{1,400}) v\S{1,200} h1:/.exec(line)?.[1];
    if (name !== undefined && names.size < mostPackages) names.add(name);
    else if (name === undefined && line.trim() !== '') return null;
  }
  return { has: (name) => names.has(name), hashed: 'yes' };
}

function vendoredModules(text: string): Lock | null {
  const names = new Set(linesOf(text).flatMap((line) => /^# (\S{1,400}) v/.exec(line)?.[1] ?? []));
  return { has: (name) => names.has(name), hashed: 'yes' };
}
