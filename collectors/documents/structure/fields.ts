import { entries, text } from '../../../src/formats/nodes.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import { type FieldRole, fieldRole, reviewTold } from '../../../src/lexicon/document-fields.ts';
import { plainInline } from './inline.ts';
import type { Block, Table } from './model.ts';

/** Front matter beyond this is none of people's. */
const LONGEST_FRONT = 20_000;
/** Fields stand at the beginning of a text, or are short. */
const FIRST_LINES = 60;
/** At its end a text may say when it was reviewed. */
const LAST_LINES = 10;
const LONGEST_VALUE = 200;
/** A status grows by a line whenever it changes: so many of its lines are kept. */
const MOST_STATUS = 20;

const named = /^[\s>|*+_`-]{0,20}([A-Za-z][A-Za-z _-]{1,40}?)[*_`]{0,4}\s{0,8}[:|][\s*_`|:]{0,20}(\S.{0,300})$/;
const attribute = /^:([A-Za-z][\w -]{1,40}):\s{1,20}(\S.{0,300})$/;

type Add = (name: string, value: string) => void;

const roleOf = (name: string): FieldRole | null =>
  fieldRole(name.toLowerCase().replace(/[_-]/g, ' ').replace(/\s+/g, ' ').trim());

/** The fields of a text by what they are for; the first that says something counts. */
export function fieldsOf(lines: readonly string[], blocks: readonly Block[]): ReadonlyMap<FieldRole, string> {
  const fields = new Map<FieldRole, string>();
  const put = (name: string, value: string, isHead: boolean): void => {
    const role = roleOf(name);
    // In a list of settings, too, an owner is told.
    if (role === 'owner' && !isHead) return;
    const plain = plainInline(value.slice(0, 2000))
      .replace(/[|;]+$/, '')
      .trim();
    if (role === null || plain === '') return;
    const known = fields.get(role);
    if (known === undefined) fields.set(role, plain.slice(0, LONGEST_VALUE));
    // Whatever is said of a status later may take back what was said first.
    else if (role === 'status' && known.split('\n').length < MOST_STATUS)
      fields.set(role, `${known}\n${plain.slice(0, LONGEST_VALUE)}`);
  };
  const add: Add = (name, value) => put(name, value, false);
  const first = frontMatter(lines, (name, value) => put(name, value, true));
  for (const line of lines.slice(first, first + FIRST_LINES)) {
    const found = attribute.exec(line.slice(0, 400)) ?? named.exec(line.slice(0, 400));
    // A row of more than two cells is the head of a table.
    if (found !== null && line.split('|').length <= 4) add(found[1] ?? '', found[2] ?? '');
  }
  for (const table of blocks.filter((block) => block.kind === 'table').slice(0, 1)) fromTable(table, add);
  fromSections(blocks, add);
  for (const [role, clause] of reviewsIn([...lines.slice(first, first + FIRST_LINES), ...lines.slice(-LAST_LINES)]))
    if (!fields.has(role)) fields.set(role, clause);
  return fields;
}

/** Gives the number of lines that front matter takes. */
function frontMatter(lines: readonly string[], add: Add): number {
  const ruler = lines[0]?.trimEnd();
  if (ruler !== '---' && ruler !== '+++') return 0;
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === ruler);
  const inner = lines.slice(1, Math.max(1, end)).join('\n');
  if (end < 0 || inner.length > LONGEST_FRONT) return 0;
  if (ruler === '---') for (const [name, value] of entries(parseYaml(inner, '1.2')?.[0])) add(name, text(value) ?? '');
  else
    for (const line of inner.split('\n'))
      add(line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1).replaceAll('"', ''));
  return end + 1;
}

/** Reviews that a text tells of in its sentences, each by the clause that holds its date. */
function reviewsIn(lines: readonly string[]): readonly (readonly [FieldRole, string])[] {
  return lines.flatMap((line) =>
    plainInline(line.slice(0, 400))
      .replace(/^[\s>*_#-]{1,20}/, '')
      .split(/(?<=[.;]) |, (?=[a-z])/)
      .flatMap((clause) => {
        const role = /\d{4}/.test(clause) ? reviewTold(clause) : null;
        return role === null ? [] : [[role, clause.slice(0, LONGEST_VALUE)] as const];
      }),
  );
}

/** A small table of names and values, across or down. */
function fromTable({ header, rows }: Table, add: Add): void {
  if (rows.length === 1) for (const [at, name] of header.entries()) add(name, rows[0]?.cells[at] ?? '');
  if (header.length === 2)
    for (const cells of [header, ...rows.map((row) => row.cells)]) add(cells[0] ?? '', cells[1] ?? '');
}

/** Sections that are one field: `## Status`, and below it what it is; of a status all that stands there. */
function fromSections(blocks: readonly Block[], add: Add): void {
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'heading' || block.level < 2 || block.text.length > 40) continue;
    const rest = blocks.slice(at + 1, at + 1 + MOST_STATUS);
    const end = rest.findIndex(({ kind }) => kind === 'heading');
    const own = end < 0 ? rest : rest.slice(0, end);
    for (const next of roleOf(block.text) === 'status' ? own : own.slice(0, 1)) {
      if (next.kind === 'paragraph' || next.kind === 'item') add(block.text, next.text);
      else if (next.kind === 'table') for (const { cells } of next.rows) add(block.text, cells.join(' '));
    }
  }
}
