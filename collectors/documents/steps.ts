import type { Tri } from '../../src/core/facts/base.ts';
import type { Markup } from './markup.ts';

/** Marks of steps stand at the beginning of a line. */
const shownOfLine = 200;
const numbered = /^ {0,16}(?:\d{1,3}[.)]|\.{1,3}|#\.) {1,8}\S/;
const listed = /^ {0,16}[-*+] {1,8}\S/;
/** Blocks of code in a language of shells, or in none that is named. */
const block: Readonly<Record<Markup, RegExp>> = {
  markdown:
    /^[ \t]{0,16}(?:`{3,20}|~{3,20})[ \t]{0,4}(?:sh|bash|shell|zsh|console|shell-session|powershell)?[ \t]{0,8}$/i,
  asciidoc: /^\[source, {0,4}(?:sh|bash|shell|console|powershell)/i,
  restructured: /^[ \t]{0,16}\.\. (?:code-block|code|sourcecode|prompt):: {0,4}(?:sh|bash|shell|console)/i,
};
const prompted = /^(?: {4}|\t)[ \t]{0,16}\$ \S/;

/**
 * Whether a text tells what to do one after the other: at least two numbered steps among its `visible` lines, or commands
 * for a shell. A list without numbers may.
 */
export function tellsSteps(text: string, visible: readonly string[], markup: Markup): Tri {
  let steps = 0;
  let isListed = false;
  for (const line of visible) {
    if (line === '') continue;
    const start = line.slice(0, shownOfLine);
    if (numbered.test(start)) steps++;
    isListed ||= listed.test(start);
    if (steps > 1) return 'yes';
  }
  // A fence without a language also ends a block: two make one.
  let fences = markup === 'markdown' ? -1 : 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') continue;
    const start = line.slice(0, shownOfLine);
    if (block[markup].test(start)) fences++;
    if (fences > 0 || prompted.test(start)) return 'yes';
  }
  return steps > 0 || isListed ? 'unknown' : 'no';
}
