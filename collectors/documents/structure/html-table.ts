import { plainInline } from './inline.ts';
import type { Row, Table } from './model.ts';
import { tableOf } from './table.ts';

/** Letters of a cell that are looked at. */
const LONGEST_CELL = 4000;

/** The table of HTML in these lines, from the one with `<table`; null where its rows are none. One pass over its tags. */
export function htmlTable(lines: readonly string[], firstLine: number): Table | null {
  const rows: { line: number; cells: string[] }[] = [];
  let cell: string | null = null;
  const close = (): void => {
    if (cell !== null) rows.at(-1)?.cells.push(plainInline(cell.slice(0, LONGEST_CELL)));
    cell = null;
  };
  for (const [index, line] of lines.entries()) {
    let at = 0;
    for (const tag of line.matchAll(/<(\/?)(tr|td|th|table)\b[^<>]{0,300}>/gi)) {
      if (cell !== null) cell += ` ${line.slice(at, tag.index)}`;
      at = tag.index + tag[0].length;
      close();
      const name = tag[2]?.toLowerCase();
      if (tag[1] === '' && name === 'tr') rows.push({ line: firstLine + index, cells: [] });
      if (tag[1] === '' && (name === 'td' || name === 'th')) cell = '';
    }
    if (cell !== null) cell += ` ${line.slice(at)}`;
  }
  const [header, ...body] = rows.filter(({ cells }) => cells.length > 0) as Row[];
  return header === undefined ? null : tableOf(header.cells, body, firstLine);
}
