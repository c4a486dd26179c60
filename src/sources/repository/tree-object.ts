import { Unreadable } from '../../core/errors.ts';

const SPACE = 32;
const ZERO = 48;
const FOUR = 52;

/**
 * Takes an entry of a tree: a name whose characters are its bytes, whether it is a folder, its object id, and mode and
 * id in one, both made only when asked.
 */
type OnEntry = (name: string, isFolder: boolean, oid: () => string, identity: () => string) => void;

/** What is said of an object whose bytes git would not have written. */
export function malformedObject(oid: string): Unreadable {
  const mend = 'run `git fsck` in the repository, or scan a fresh clone';
  return new Unreadable('malformed', `object ${oid} is not as git writes it`, mend);
}

/**
 * Calls `onEntry` for each entry of a tree object: `<mode> <name>\0<id>` over and over.
 * @throws {Unreadable} `malformed`
 */
export function readTreeObject(oid: string, bytes: Buffer, onEntry: OnEntry): void {
  const idBytes = oid.length / 2;
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at);
    const end = bytes.indexOf(0, at);
    if (space === -1 || end < space || end + idBytes >= bytes.length) throw malformedObject(oid);
    let digit = at;
    while (bytes[digit] === ZERO) digit++;
    const mode = digit;
    // A folder's mode is 40000, a file's begins with 1.
    const isFolder = bytes[digit] === FOUR && space === digit + 5;
    const id = (): string => bytes.toString('hex', end + 1, end + 1 + idBytes);
    const identity = (): string => `${bytes.toString('latin1', mode, space)} ${id()}`;
    onEntry(bytes.toString('latin1', space + 1, end), isFolder, id, identity);
    at = end + 1 + idBytes;
  }
}
