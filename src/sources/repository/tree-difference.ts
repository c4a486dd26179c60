import { malformedObject, readTreeObject } from './tree-object.ts';

/** What stands at a name: an identity of content and mode, or the folder's id where it is one. */
interface Found {
  readonly file: string | null;
  readonly folder: string | null;
}

/** A folder as git keeps it; null where there is none. */
export interface TreeBytes {
  readonly oid: string;
  readonly bytes: Buffer;
}

type OnDifference = (name: string, was: Found, is: Found) => void;

const SPACE = 32;
const nothing: Found = { file: null, folder: null };

/**
 * The names at which two folders do not hold the same, each with what stands there before and after; names are as
 * `readTreeObject` gives them. Most of a large folder is as it was: entries that are alike on both sides are passed over
 * without a look at what they are.
 * @throws {Unreadable} `malformed`
 */
export function treeDifferences(before: TreeBytes | null, after: TreeBytes | null, onDifference: OnDifference): void {
  const [from, to] = before === null || after === null ? [0, 0] : alike(before, after, onDifference);
  differingNames(namesIn(before, from), namesIn(after, to), onDifference);
}

/** Goes through two folders for as long as they hold the same names; answers up to where they do. */
function alike(before: TreeBytes, after: TreeBytes, onDifference: OnDifference): readonly [from: number, to: number] {
  let [from, to] = [0, 0];
  while (from < before.bytes.length && to < after.bytes.length) {
    const end = entryEnd(before, from);
    const next = to + end - from;
    if (isSame(before.bytes, from, after.bytes, to, end - from)) to = next;
    else {
      const other = entryEnd(after, to);
      const was = namesIn(before, from, end);
      const is = namesIn(after, to, other);
      const [name] = was.keys();
      // Where something came or went, the rest is compared by name.
      if (name === undefined || !is.has(name)) break;
      differingNames(was, is, onDifference);
      to = other;
    }
    from = end;
  }
  return [from, to];
}

/** Where an entry ends: `<mode> <name>\0<id>`. */
function entryEnd({ oid, bytes }: TreeBytes, from: number): number {
  let at = from;
  let hasSpace = false;
  for (; at < bytes.length && bytes[at] !== 0; at++) if (bytes[at] === SPACE) hasSpace = true;
  const end = at + 1 + oid.length / 2;
  if (!hasSpace || end > bytes.length) throw malformedObject(oid);
  return end;
}

function isSame(old: Buffer, from: number, now: Buffer, to: number, length: number): boolean {
  if (to + length > now.length) return false;
  for (let at = 0; at < length; at++) if (old[from + at] !== now[to + at]) return false;
  return true;
}

function namesIn(tree: TreeBytes | null, from = 0, end?: number): ReadonlyMap<string, Found> {
  const names = new Map<string, Found>();
  if (tree === null) return names;
  readTreeObject(tree.oid, tree.bytes.subarray(from, end), (name, isFolder, oid, identity) => {
    names.set(name, isFolder ? { file: null, folder: oid() } : { file: identity(), folder: null });
  });
  return names;
}

function differingNames(
  old: ReadonlyMap<string, Found>,
  now: ReadonlyMap<string, Found>,
  onDifference: OnDifference,
): void {
  for (const [name, was] of old) {
    const is = now.get(name) ?? nothing;
    if (was.file !== is.file || was.folder !== is.folder) onDifference(name, was, is);
  }
  for (const [name, is] of now) if (!old.has(name)) onDifference(name, nothing, is);
}
