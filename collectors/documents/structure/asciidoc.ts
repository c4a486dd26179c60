import type { Blocks } from './blocks.ts';
import type { Row } from './model.ts';
import { barredCells, tableOf } from './table.ts';

const heading = /^(={1,6}|#{1,6})[ \t]+(?=\S)/;
const item = /^[ \t]{0,16}(\*{1,5}|-|\.{1,5}|\d{1,3}\.)[ \t]+(?=\S)/;
const term = /^([^:|]{1,120})::[ \t]+(?=\S)/;
const attributeLine = /^\[[^\]]{0,300}\][ \t]*$/;

/** Reads the visible lines of an AsciiDoc text. */
export function readAsciidoc(lines: readonly string[], blocks: Blocks): void {
  let attributes = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const level = heading.exec(line)?.[1]?.length ?? 0;
    const listed = level === 0 ? item.exec(line) : null;
    if (attributeLine.test(line)) {
      attributes = line;
      blocks.end();
      continue;
    }
    if (line.startsWith('|===')) at = readTable(lines, at, attributes, blocks);
    else if (/^_{4,}\s*$/.test(line)) at = endOf(lines, at, '____');
    else if (/^\[(?:quote|verse)/.test(attributes) && line.trim() !== '') continue;
    else if (level > 0) blocks.heading(level, line.slice(level), at + 1);
    else if (listed !== null) blocks.item(line.slice(listed[0].length), depthOf(listed[1] ?? ''), at + 1);
    else if (term.test(line)) blocks.item(line.replace('::', ':'), 0, at + 1);
    else if (line.trim() === '' || /^(?::[\w-]{1,60}!?:|\+\s*$|include::|image::|toc::)/.test(line)) blocks.end();
    else blocks.text(line, at + 1);
    attributes = '';
  }
}

const depthOf = (mark: string): number => (/^[*.]/.test(mark) ? mark.length - 1 : 0);

function endOf(lines: readonly string[], start: number, fence: string): number {
  let at = start + 1;
  while (at < lines.length && lines[at]?.startsWith(fence) !== true) at++;
  return at;
}

const cellMark = /^(?:\d{0,3}(?:\.\d{1,3})?[+*])?[<^>.]{0,3}[aehlmsvd]?$/;

/** Gives the last line of the table. */
function readTable(lines: readonly string[], start: number, attributes: string, blocks: Blocks): number {
  const end = endOf(lines, start, '|===');
  const cells: { text: string; line: number }[] = [];
  let first = 0;
  for (let at = start + 1; at < Math.min(end, lines.length); at++) {
    const line = (lines[at] ?? '').trim();
    if (line === '') continue;
    const bar = line.indexOf('|');
    if (bar >= 0 && cellMark.test(line.slice(0, bar))) {
      const found = barredCells(line.slice(bar).replace(/ (?:\d[+*]|[<^>]|[aehlms])\|/g, ' |'));
      if (cells.length === 0) first = found.length;
      for (const text of found) cells.push({ text, line: at + 1 });
    } else {
      const last = cells.at(-1);
      if (last !== undefined && last.text.length < 2000) last.text += ` ${line}`;
    }
  }
  const width = widthOf(attributes) ?? Math.max(1, first);
  const rows: Row[] = [];
  for (let at = 0; at < cells.length; at += width) {
    const row = cells.slice(at, at + width);
    rows.push({ cells: row.map(({ text }) => text), line: row[0]?.line ?? start + 1 });
  }
  blocks.table(tableOf(rows[0]?.cells ?? [], rows.slice(1), start + 1));
  return end;
}

/** How many columns the attributes of a table say that it has: `cols="1,2,3"`, `cols=3*`. */
function widthOf(attributes: string): number | null {
  const told = /cols="?([^"\]]{1,120})/.exec(attributes)?.[1];
  if (told === undefined) return null;
  const many = /^(\d{1,2})\*/.exec(told);
  const width = many !== null ? Number(many[1]) : told.split(',').length;
  return width > 0 && width <= 40 ? width : null;
}
