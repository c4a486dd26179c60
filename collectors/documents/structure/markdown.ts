import type { Blocks } from './blocks.ts';
import { htmlTable } from './html-table.ts';
import type { Row } from './model.ts';
import { barredCells, isDelimiter, tableOf } from './table.ts';

const item = /^([ \t]{0,24})(?:[-*+]|\d{1,4}[.)])[ \t]{1,6}(?=\S)/;
const heading = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const underline = /^ {0,3}(?:={2,200}|-{2,200})[ \t]*$/;
const ruler = /^ {0,3}(?:[-*_][ \t]{0,4}){3,100}$/;

/** Lines of a table of HTML that begins here, up to its end; at most so many. */
const MOST_HTML_LINES = 2000;

/** Reads the visible lines of a Markdown text. */
export function readMarkdown(lines: readonly string[], blocks: Blocks): void {
  let wasBlank = true;
  let isInList = false;
  let isInCode = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const isBlank = line.trim() === '';
    const isIndented = /^(?: {4}|\t)/.test(line);
    // Four blanks make code, over empty lines too, where no paragraph goes on and no list is open.
    isInCode = (isInCode || wasBlank) && !isInList && (isIndented || (isBlank && isInCode));
    if (isBlank) blocks.end();
    else if (isInCode && !/^\s{0,12}<table\b/i.test(line)) blocks.end();
    else if (/^ {0,3}>/.test(line)) blocks.end();
    else if (/^\s{0,12}<table\b/i.test(line)) at = readHtml(lines, at, blocks);
    else if (line.includes('|') && isDelimiter(lines[at + 1] ?? '')) at = readTable(lines, at, blocks);
    else {
      const level = heading.exec(line)?.[1]?.length ?? 0;
      const found = level === 0 ? item.exec(line) : null;
      if (level > 0) {
        blocks.heading(
          level,
          line
            .trim()
            .slice(level)
            .replace(/[ \t]#{1,6}$/, ''),
          at + 1,
        );
        isInList = false;
      } else if (underline.test(line) && !wasBlank) readUnderline(line, at, blocks);
      else if (ruler.test(line)) blocks.end();
      else if (found !== null && (isInList || !isIndented)) {
        blocks.item(line.slice(found[0].length), depthOf(found[1] ?? ''), at + 1);
        isInList = true;
      } else {
        if (!isIndented && wasBlank) isInList = false;
        blocks.text(line, at + 1);
      }
    }
    wasBlank = isBlank;
  }
}

function depthOf(indent: string): number {
  return Math.floor(indent.replaceAll('\t', '    ').length / 2);
}

function readUnderline(line: string, at: number, blocks: Blocks): void {
  const text = blocks.takeLine();
  if (text === null) blocks.end();
  else blocks.heading(line.includes('=') ? 1 : 2, text, at);
}

/** Gives the last line of the table. */
function readTable(lines: readonly string[], start: number, blocks: Blocks): number {
  const rows: Row[] = [];
  let at = start + 2;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || !line.includes('|') || heading.test(line)) break;
    rows.push({ cells: barredCells(line), line: at + 1 });
  }
  blocks.table(tableOf(barredCells(lines[start] ?? ''), rows, start + 1));
  return at - 1;
}

function readHtml(lines: readonly string[], start: number, blocks: Blocks): number {
  const rest = lines.slice(start, start + MOST_HTML_LINES);
  const end = rest.findIndex((line) => /<\/table>/i.test(line));
  const own = end < 0 ? rest : rest.slice(0, end + 1);
  blocks.table(htmlTable(own, start + 1));
  return start + own.length - 1;
}
