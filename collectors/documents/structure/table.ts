import { plainInline } from './inline.ts';
import type { Row, Table } from './model.ts';

/** More cells in one row, and rows in one table, than people read. */
const MOST_CELLS = 40;
const MOST_ROWS = 500;

/** The cells of a line between bars; a bar after a backslash or inside of code divides nothing. */
export function barredCells(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isCode = false;
  for (let at = 0; at < line.length && cells.length < MOST_CELLS; at++) {
    const letter = line.charAt(at);
    if (letter === '\\' && line.charAt(at + 1) === '|') {
      cell += '|';
      at++;
    } else if (letter === '|' && !isCode) {
      cells.push(cell);
      cell = '';
    } else {
      if (letter === '`') isCode = !isCode && line.includes('`', at + 1);
      cell += letter;
    }
  }
  cells.push(cell);
  const inner = cells.slice(cells[0]?.trim() === '' ? 1 : 0);
  return (inner.length > 1 && inner.at(-1)?.trim() === '' ? inner.slice(0, -1) : inner).map(plainInline);
}

/** Whether a line divides a header from its rows. */
export function isDelimiter(line: string): boolean {
  return line.includes('-') && line.includes('|') && /^[\s|:-]{3,2000}$/.test(line);
}

/** A table of rows as they were read; null where there is none. Cells that a row lacks are empty. */
export function tableOf(header: readonly string[], rows: readonly Row[], line: number): Table | null {
  if (rows.length === 0 || header.length === 0) return null;
  const shown = rows.slice(0, MOST_ROWS).map((row) => ({
    line: row.line,
    cells: header.map((_, at) => row.cells[at] ?? ''),
  }));
  return { kind: 'table', line, header, rows: shown };
}
