import { folderOf, inFolder } from './ground.ts';
import { type Lock, linesOf, lockOf } from './lock.ts';
import { lockedBy, type ReadManifest, unlocked, unreadManifest } from './told.ts';

/** `Gemfile`: a program, of which the plain lines are read. */
export const readBundler: ReadManifest = async (ground, path) => {
  const text = await ground.text(path);
  if (text === null) return unreadManifest;
  const gems = gemsIn(text);
  const delivered = gems.filter(({ isDelivered }) => isDelivered).length;
  const lockfile = path.endsWith('gems.rb') ? inFolder(folderOf(path), 'gems.locked') : `${path}.lock`;
  const hasMore = /^\s{0,40}(?:gemspec|eval_gemfile|instance_eval)\b/m.test(text);
  if (!ground.has(lockfile)) {
    const told = unlocked({ all: gems.length + (hasMore ? 1 : 0), delivered });
    return hasMore ? { ...told, dependencies: null } : told;
  }
  const fixed = await lockedBy(
    ground,
    lockfile,
    gemLock,
    gems.map(({ name }) => name),
  );
  return { ...fixed, dependencies: hasMore ? null : delivered };
};

function gemsIn(text: string): readonly { readonly name: string; readonly isDelivered: boolean }[] {
  const found: { name: string; isDelivered: boolean }[] = [];
  const blocks: boolean[] = [];
  const isAside = (line: string): boolean => /:(?:development|test)\b|["'](?:development|test)["']/.test(line);
  for (const line of linesOf(text)) {
    const plain = line.trim();
    if (/\bdo(?:\s{0,9}\|[^|]{0,99}\|)?$/.test(plain) || /^(?:if|unless|case)\b/.test(plain))
      blocks.push(/^group\b/.test(plain) && isAside(plain) && !/:(?:production|default)\b/.test(plain));
    else if (plain === 'end') blocks.pop();
    const name = /^gem[\s(]{1,9}["']([\w.-]{1,200})["']/.exec(plain)?.[1];
    if (name === undefined || /\bpath:|:path\s{0,9}=>/.test(plain)) continue;
    const isOwnAside = /\bgroups?:|:groups?\s{0,9}=>/.test(plain) && isAside(plain);
    found.push({ name, isDelivered: !isOwnAside && !blocks.includes(true) });
  }
  return found;
}

/** `Gemfile.lock`, whose hashes stand in a section of their own where they were asked for. */
function gemLock(text: string): Lock | null {
  const specs = new Set<string>();
  const needing = new Set<string>();
  const hashed = new Set<string>();
  let section = '';
  for (const line of linesOf(text)) {
    const head = /^([A-Z][A-Z ]{1,40})$/.exec(line)?.[1];
    if (head !== undefined) section = head;
    const asked = section === 'DEPENDENCIES' ? /^ {2}([\w.-]{1,200})!?(?: \(|$)/.exec(line)?.[1] : undefined;
    if (asked !== undefined) specs.add(asked);
    const spec = /^ {4}(\S{1,200}) \(([^)]{1,100})\)$/.exec(line);
    if (spec !== null && ['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE'].includes(section)) {
      specs.add(spec[1] ?? '');
      if (section === 'GEM') needing.add(`${spec[1]} (${spec[2]})`);
    }
    const sum =
      section === 'CHECKSUMS' ? /^ {2}(\S{1,200} \([^)]{1,100}\)) sha256=[0-9a-f]{64}/.exec(line)?.[1] : undefined;
    if (sum !== undefined) hashed.add(sum);
  }
  if (section === '') return null;
  return lockOf(
    specs,
    [...needing].every((one) => hashed.has(one)),
  );
}
