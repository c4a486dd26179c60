import { nameOf } from './places.ts';

/** A text for a shell, and the line of its file on which it begins. */
export interface Piece {
  readonly text: string;
  readonly line: number;
}

const shebang = /^#!/;
const shell = /^#![^\n]{0,200}\b(?:ba|da|z|k|a)?sh\b/;
const longestLine = 8192;

/** The shell texts of a file by its name and head: a script, or the recipes of a Makefile. None of a file of another sort. */
export function piecesOf(path: string, text: string): readonly Piece[] {
  const name = nameOf(path);
  if (/^(?:GNUm|M|m)akefile$|\.mk$/.test(name)) return recipesIn(text);
  if (shebang.test(text) && !shell.test(text)) return [];
  return /\.(?:sh|bash|zsh)$/.test(name) || shell.test(text) ? [{ text, line: 1 }] : [];
}

/** The lines of a Makefile that a shell is given, continued ones as one; what make puts in stays open. */
function recipesIn(text: string): readonly Piece[] {
  const lines = text.split(/\r?\n/);
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!line.startsWith('\t')) continue;
    const from = at;
    let whole = line.slice(1, longestLine);
    while (whole.endsWith('\\') && at + 1 < lines.length && whole.length < longestLine)
      whole = `${whole}\n${(lines[++at] ?? '').replace(/^\t/, '').slice(0, longestLine)}`;
    pieces.push({ text: toShell(whole.replace(/^[ \t]{0,20}[@+-]{0,3}/, '')), line: from + 1 });
  }
  return pieces;
}

/** `$$` is a sign for the shell, and `$(NAME)` a value of make; calls of its functions stand for nothing that is told. */
function toShell(recipe: string): string {
  return recipe.replace(/\$\$|\$\(([A-Za-z_]\w{0,99})\)|\$\([^()\n]{0,500}\)/g, (match: string, name?: string) => {
    if (match === '$$') return '$';
    return name === undefined ? `\${made_by_make}` : `\${${name}}`;
  });
}
