import type { Piece } from './piece.ts';
import type { Place } from './place.ts';

const header = /^@?[A-Za-z_][\w-]{0,80}(?:[ \t][^\n:]{0,300})?:(?!=)/;
/** What `just` puts in stays open. */
export const withoutTemplates = (text: string): string => text.replace(/\{\{[^{}\n]{0,200}\}\}/g, '$(put_in)');

/** The recipes of a justfile: one that begins with `#!` is a script, else each line is a shell of its own. */
export function justPieces(text: string, start: Place): readonly Piece[] {
  const lines = text.split(/\r\n|\n/);
  const pieces: Piece[] = [];
  let body: { readonly from: number; readonly lines: string[] } | null = null;
  const close = (): void => {
    if (body === null) return;
    const { from, lines: own } = body;
    const isScript =
      own
        .find((line) => line.trim() !== '')
        ?.trim()
        .startsWith('#!') === true;
    const whole = isScript ? [{ line: from, text: own.join('\n') }] : logical(own, from);
    pieces.push(...whole.map((one) => ({ text: withoutTemplates(one.text), line: one.line + 1, start })));
  };
  for (const [at, line] of lines.entries()) {
    if (/^[ \t]/.test(line) || line.trim() === '') body?.lines.push(line);
    else {
      close();
      body = header.test(line.slice(0, 500)) ? { from: at + 1, lines: [] } : null;
    }
  }
  close();
  return pieces;
}

/** Lines of a recipe, continued ones as one, without the signs that tell `just` how to run them. */
function logical(lines: readonly string[], from: number): readonly { readonly line: number; readonly text: string }[] {
  const whole: { line: number; text: string }[] = [];
  let isOpen = false;
  for (const [at, line] of lines.entries()) {
    const last = whole.at(-1);
    if (isOpen && last !== undefined) last.text += `\n${line}`;
    else if (line.trim() !== '') whole.push({ line: from + at, text: line.replace(/^[ \t]{0,200}[@-]{0,2}/, '') });
    isOpen = line.endsWith('\\');
  }
  return whole;
}
