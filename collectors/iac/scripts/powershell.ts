import { commandPrograms, creatingCmdlet } from '../../../src/lexicon/iac-commands.ts';
import type { Piece } from './piece.ts';
import type { Place } from './place.ts';

const longest = 8192;

/**
 * The commands of a PowerShell script that a shell would read alike: lines that begin with a program of infrastructure
 * or a cmdlet of a cloud, continued by a backtick. What stands in comments, texts and pipes is left out.
 */
export function powershellPieces(text: string, start: Place): readonly Piece[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  const pieces: Piece[] = [];
  let isComment = false;
  let quote: string | null = null;
  let place: Place | null = start;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, longest);
    if (quote !== null) {
      if (line.startsWith(`${quote}@`)) quote = null;
      continue;
    }
    if (line.includes('<#')) isComment = true;
    if (isComment) {
      isComment = !line.includes('#>');
      continue;
    }
    const from = at;
    let whole = line.trim().replace(/^(?:&\s{0,9})?(?:\$\w{1,60}\s{0,9}=\s{0,9})?/, '');
    while (/`\s{0,20}$/.test(whole) && at + 1 < lines.length && whole.length < longest)
      whole = `${whole.slice(0, whole.lastIndexOf('`'))} ${(lines[++at] ?? '').trim().slice(0, longest)}`;
    quote = /@(["'])\s{0,20}$/.exec(line.slice(-100))?.[1] ?? null;
    const [name = ''] = whole.split(/\s/, 1);
    const isKnown = commandPrograms.has(name) || commandPrograms.has(name.toLowerCase()) || creatingCmdlet.test(name);
    if (isKnown) pieces.push({ text: whole, line: from + 1, start: place });
    else if (/^(?:cd|Set-Location|Push-Location)$/i.test(name)) place = null;
  }
  return pieces;
}
