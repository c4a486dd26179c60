import { type Markup, visibleLines } from '../markup.ts';
import { LONGEST_LINE } from './model.ts';

/** More than a page leads to. */
const MOST_LINKS = 2000;

const shapes: readonly RegExp[] = [
  /\]\(\s?<?([^()\s<>]{1,500})/g,
  /^ {0,3}\[[^\][]{1,200}\]: {0,4}<?([^\s<>]{1,500})/g,
  /\bhref=["']?([^"'\s<>]{1,500})/gi,
];
const asciidoc: readonly RegExp[] = [
  /\b(?:link|xref|include):{1,2}([^\s[\]]{1,500})\[/g,
  /<<([^\s,<>]{1,300})/g,
  /(https?:\/\/[^\s[\]]{1,500})/g,
];
const restructured: readonly RegExp[] = [
  /<([^<>`\s]{1,500})>`/g,
  /:doc:`([^`<>\s]{1,300})`/g,
  /^\s{0,12}\.\. _[^:]{1,200}: {1,8}(\S{1,500})/g,
];

/** What the pages of a list lead to: `.. toctree::` and the entries below it, also in MyST. */
function treeEntries(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  let isInside = false;
  for (const line of lines) {
    if (/^\s{0,12}(?:\.\. toctree::|[`~:]{3,8}\{toctree\})/.test(line)) isInside = true;
    else if (isInside && /^\S/.test(line) && !/^[\w./-]{1,300}$/.test(line)) isInside = false;
    else if (isInside) {
      const entry = line.slice(0, 600).trim();
      const titled = /<([^<>]{1,300})>$/.exec(entry)?.[1];
      if (entry !== '' && !entry.startsWith(':')) found.push(titled ?? entry);
    }
  }
  return found;
}

/** Where a text leads, as it is written there; at most 2,000 places. */
export function linksIn(text: string, markup: Markup): readonly string[] {
  const raw = text.split(/\r\n|\n|\r/);
  const lines = markup === 'restructured' ? raw : visibleLines(text, markup);
  const used = markup === 'asciidoc' ? asciidoc : markup === 'restructured' ? restructured : shapes;
  const found: string[] = text.includes('toctree') ? [...treeEntries(raw)] : [];
  for (const line of lines) {
    if (found.length >= MOST_LINKS) break;
    const short = line.slice(0, LONGEST_LINE);
    for (const shape of used) for (const link of short.matchAll(shape)) if (link[1] !== undefined) found.push(link[1]);
  }
  return found.slice(0, MOST_LINKS);
}
