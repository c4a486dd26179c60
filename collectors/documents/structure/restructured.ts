import type { Blocks } from './blocks.ts';
import { plainInline } from './inline.ts';
import type { Row } from './model.ts';
import { barredCells, tableOf } from './table.ts';

const adornment = /^([=\-`:.'"~^_*+#])\1{1,300}\s*$/;
const item = /^([ \t]{0,24})(?:[-*+•]|(?:\d{1,4}|#)[.)])[ \t]{1,6}(?=\S)/;
const simpleRuler = /^={2,200}(?: {1,20}={2,200}){1,39}\s*$/;

/** Letters of a cell that is written over several lines. */
const LONGEST_CELL = 500;

/** Reads a reStructuredText: its visible lines, and its raw ones for the tables that directives hold. */
export function readRestructured(lines: readonly string[], raw: readonly string[], blocks: Blocks): void {
  const levels: string[] = [];
  let isInList = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const next = lines[at + 1] ?? '';
    if (/^\s{0,12}\.\. list-table::/.test(raw[at] ?? '')) readListTable(raw, at, blocks);
    else if (line.startsWith('+-')) at = readGrid(lines, at, blocks);
    else if (simpleRuler.test(line)) at = readSimple(lines, at, blocks);
    else if (line.trim() === '') blocks.end();
    else if (adornment.test(next) && next.trim().length >= Math.min(3, line.trim().length) && !adornment.test(line)) {
      const mark = next.charAt(0);
      if (!levels.includes(mark)) levels.push(mark);
      blocks.heading(levels.indexOf(mark) + 1, line, at + 1);
      isInList = false;
      at++;
    } else if (adornment.test(line)) blocks.end();
    else {
      const found = item.exec(line);
      if (found !== null) blocks.item(line.slice(found[0].length), Math.floor((found[1] ?? '').length / 2), at + 1);
      else if (/^\s{3}/.test(line) && !blocks.isOpen && !isInList) continue;
      else if (!/^:[\w -]{1,60}:/.test(line)) blocks.text(line, at + 1);
      isInList = found !== null || (isInList && /^\s/.test(line));
    }
  }
}

/** A table drawn with lines. Gives its last line. */
function readGrid(lines: readonly string[], start: number, blocks: Blocks): number {
  const rows: { cells: string[]; line: number }[] = [];
  let at = start;
  let isNew = true;
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    if (line.startsWith('+')) isNew = true;
    else if (line.startsWith('|')) {
      const cells = barredCells(line);
      const last = rows.at(-1);
      if (isNew || last === undefined) rows.push({ cells: [...cells], line: at + 1 });
      else
        last.cells = last.cells.map((cell, column) => `${cell} ${cells[column] ?? ''}`.trim().slice(0, LONGEST_CELL));
      isNew = false;
    } else break;
  }
  blocks.table(tableOf(rows[0]?.cells ?? [], rows.slice(1), start + 1));
  return at - 1;
}

/** A table whose columns stand below bars of `=`. Gives its last line. */
function readSimple(lines: readonly string[], start: number, blocks: Blocks): number {
  const starts = [...(lines[start] ?? '').matchAll(/=+/g)].map((bar) => bar.index);
  const rows: Row[] = [];
  let rulers = 1;
  let at = start + 1;
  for (; at < lines.length && rulers < 3; at++) {
    const line = lines[at] ?? '';
    if (simpleRuler.test(line)) rulers++;
    else if (line.trim() === '') {
      if (rulers === 2 && (lines[at + 1] ?? '').trim() === '') break;
    } else {
      const cells = starts.map((from, column) => plainInline(line.slice(from, starts[column + 1])));
      rows.push({ cells, line: at + 1 });
    }
  }
  blocks.table(tableOf(rows[0]?.cells ?? [], rows.slice(1), start + 1));
  return at - 1;
}

/** A table as a list of lists, which a directive holds. */
function readListTable(raw: readonly string[], start: number, blocks: Blocks): void {
  const rows: { cells: string[]; line: number }[] = [];
  const margin = /^\s*/.exec(raw[start] ?? '')?.[0].length ?? 0;
  for (let at = start + 1; at < raw.length; at++) {
    const line = (raw[at] ?? '').slice(0, 2000);
    if (line.trim() !== '' && line.length - line.trimStart().length <= margin) break;
    const cell = /^\s{0,40}(\* {0,4})?- ?(.*)$/.exec(line);
    if (cell?.[1] !== undefined) rows.push({ cells: [plainInline(cell[2] ?? '')], line: at + 1 });
    else if (cell !== null) rows.at(-1)?.cells.push(plainInline(cell[2] ?? ''));
  }
  blocks.table(tableOf(rows[0]?.cells ?? [], rows.slice(1), start + 1));
}
