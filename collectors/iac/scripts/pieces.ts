import type { Sweep } from '../../../src/formats/sweep.ts';
import { justPieces } from './justfile.ts';
import { makePieces } from './makefile.ts';
import { packagePieces } from './package.ts';
import type { Piece } from './piece.ts';
import { folderOf, type Place } from './place.ts';
import { powershellPieces } from './powershell.ts';
import { taskPieces } from './taskfile.ts';

const shebang = /^#![^\n]{0,200}\b(?:ba|da|z|k|a)?sh\b/;

/** The shell texts of a script by the name and head of its file; none for a file of another sort. */
export function piecesOf(path: string, text: string): readonly Piece[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder: Place = { known: true, path: folderOf(path) };
  const open: Place = { known: false, path: '', from: folderOf(path) };
  if (/^(GNUm|M|m)akefile$/.test(name)) return makePieces(text, folder);
  if (/\.mk$/.test(name)) return makePieces(text, open);
  if (/^\.?justfile$/i.test(name)) return justPieces(text, folder);
  if (/^Taskfile[^/]*\.ya?ml$/i.test(name)) return taskPieces(text, folder);
  if (name === 'package.json') return packagePieces(text, folder);
  if (/\.ps1$/i.test(name)) return powershellPieces(text, open);
  if (/\.(sh|bash|zsh)$/.test(name) || (!name.includes('.') && shebang.test(text)))
    return [{ text, line: 1, start: open }];
  return [];
}

/** Files that may be scripts of any sort, sorted. */
export function scriptsIn(sweep: Sweep): readonly string[] {
  return sweep.marked('command');
}
