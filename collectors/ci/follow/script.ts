import { tri } from '../../../src/core/tri.ts';
import { textOf } from '../../../src/formats/parsed.ts';
import { optionsOf, type Word } from '../../../src/formats/shell/index.ts';
import { type Caller, unknownValue } from './caller.ts';
import { resolve, withoutMarks } from './locate.ts';
import { type Followed, type Piece, unread, whyNot } from './piece.ts';
import { type Options, optionsOfCall } from './reading.ts';
import { listingOf, nameOf, type Spot } from './trees.ts';

/** A script that is called or sourced, by its path as written. */
export async function followScript(path: string, isSourced: boolean, caller: Caller): Promise<Followed> {
  const { where, trees } = caller;
  const spot = resolve(where.directory, path, trees);
  if (spot === null) {
    const isRelative = !/^[/~]/.test(path);
    const why = isRelative && where.directory === null ? 'dynamic' : 'absent';
    return { key: path, via: withoutMarks(path), pieces: [unread(path, why)] };
  }
  const via = nameOf(spot);
  const piece = await pieceOf(spot, path, isSourced, caller);
  return { key: `script ${via}`, via, pieces: [piece] };
}

async function pieceOf(
  spot: Spot,
  path: string,
  isSourced: boolean,
  { where, words, options }: Caller,
): Promise<Piece> {
  const name = nameOf(spot);
  if (!(await listingOf(spot.tree)).files.has(spot.path)) return unread(name, 'absent');
  const { value: text, trouble } = await textOf(spot.tree.source, spot.path);
  // A file with NUL is a program, not a damaged script.
  if (text === null) return unread(name, trouble === 'malformed' ? 'unknown_program' : whyNot(trouble));
  const started = optionsOfCall(words.map((word) => word ?? ''));
  if (!isSourced && started === null && !isShell(text, spot.path)) return unread(name, 'unknown_program');
  return {
    type: 'script',
    text,
    options: isSourced ? options : (started ?? optionsOfFile(text)),
    isWholeFile: true,
    isSourced,
    isForeign: false,
    at: spot,
    line: 1,
    directory: where.directory,
    args: argumentsOf(path, words),
    blocking: 'yes',
  };
}

/** What stands behind the path of a script in its call. */
function argumentsOf(path: string, words: Caller['words']): readonly Word[] {
  const after = words.slice(words.indexOf(path) + 1);
  // One that is not told may be several, or none.
  return after.map((word) =>
    word === null ? { text: unknownValue, isFixed: false, isMany: true } : { text: word, isFixed: true },
  );
}

/** The options that the first line of a script file gives. */
export function optionsOfFile(text: string): Options {
  const { errexit, pipefail } = optionsOf(text, { errexit: false, pipefail: false });
  return { errexit: tri(errexit), pipefail: tri(pipefail) };
}

const shells = new Set(['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash']);
const otherLanguages = /\.(?:c?js|mjs|tsx?|py|rb|pl|php|ps1|lua|awk|groovy|go|rs|java|jar|exe|bat|cmd)$/i;

/** Whether a script is one of shell, by its first line, else by its name. */
export function isShell(text: string, path: string): boolean {
  const first = /^#!([^\n]{0,200})/.exec(text)?.[1]?.trim().split(/\s+/);
  if (first === undefined) return !otherLanguages.test(path);
  const names = first.map((word) => word.slice(word.lastIndexOf('/') + 1));
  const program = names[0] === 'env' ? names.slice(1).find((word) => !/^-|=/.test(word)) : names[0];
  return shells.has(program ?? '');
}
