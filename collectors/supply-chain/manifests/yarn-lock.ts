import { commitEnd, type Lock, linesOf, lockOf, mostPackages } from './lock.ts';

/** Lines of one package of a `yarn.lock`. */
interface Entry {
  readonly head: string;
  readonly lines: readonly string[];
}

/** `yarn.lock` of the classic and of the later versions. */
export function yarnLock(text: string): Lock | null {
  const isBerry = /^__metadata:/m.test(text);
  if (!isBerry && !/^# yarn lockfile v1/m.test(text)) return null;
  const names = new Set<string>();
  let isHashed = true;
  for (const { head, lines } of entriesOf(text)) {
    if (head === '__metadata' || names.size >= mostPackages) continue;
    for (const one of head.split(',')) {
      const name = /^[\s"]{0,9}(@?[^@"\s]{1,214})@/.exec(one)?.[1];
      if (name !== undefined) names.add(name);
    }
    isHashed &&= isBerry ? isFixedByBerry(lines) : isFixedByClassic(head, lines);
  }
  return lockOf(names, isHashed);
}

function entriesOf(text: string): readonly Entry[] {
  const entries: { head: string; lines: string[] }[] = [];
  for (const line of linesOf(text)) {
    if (line === '' || line.startsWith('#')) continue;
    if (!line.startsWith(' ')) entries.push({ head: line.replace(/:$/, ''), lines: [] });
    else entries.at(-1)?.lines.push(line);
  }
  return entries;
}

/** The value of a key that stands directly in an entry. */
function value(lines: readonly string[], key: string): string | null {
  const line = lines.find((one) => one.startsWith(`  ${key}`) && /[: ]/.test(one.charAt(2 + key.length)));
  return line?.slice(3 + key.length).trim() ?? null;
}

function isFixedByClassic(head: string, lines: readonly string[]): boolean {
  if (/@(?:file|link):/.test(head) || value(lines, 'integrity') !== null) return true;
  // Older entries carry the hash, and git ones the commit, at the end of the address.
  const from = value(lines, 'resolved');
  return from !== null && commitEnd.test(from);
}

function isFixedByBerry(lines: readonly string[]): boolean {
  // Packages of other platforms are fetched only there, and get their hash then.
  if (value(lines, 'linkType') === 'soft' || value(lines, 'conditions') !== null) return true;
  return value(lines, 'checksum') !== null || commitEnd.test(value(lines, 'resolution') ?? '');
}
