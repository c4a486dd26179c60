import {
  comparing,
  declaresAll,
  declaresPart,
  dutyColumn,
  ownerColumn,
  partColumn,
  raciColumn,
  taskColumn,
  whoColumn,
  workCell,
  worklistColumn,
  worklistHeading,
} from '../../../src/lexicon/responsibility.ts';
import type { Row, Table } from '../structure/model.ts';
import { isOpen } from '../words.ts';
import { topicsOf, topicsOfLabel } from './assignment.ts';
import { type Division, dividesSides, type Part, partsTopics } from './part.ts';
import { type Party, partyOf } from './parties.ts';
import type { Naming } from './suppliers.ts';
import { isToComeBelow } from './telling.ts';

const letters = /^(?:[RACIS](?:\s?[/,&+ ]\s?[RACIS]){0,4}|RACI|RA|AR)$/;
const nothing =
  /^(?:|no|n|✗|✘|❌|:x:|-{1,3}|–|—|n\/?a|none|not applicable|☐|:white_large_square:|✖|🚫|○|◯|⚪|⬜|□|◻)$/iu;
const tick =
  /^(?:x|y|yes|✓|✔|✔️|☑|☑️|✅|●|•|⬤|■|:white_check_mark:|:heavy_check_mark:|:check:|[RA](?:\s?[/,&+ ]\s?[RA])?)$/iu;
const role =
  /\b(?:teams?|owners?|leads?|engineers?|managers?|officers?|architects?|administrators?|admins?|directors?|heads? of|squad|group|department|developers?|analysts?|SROs?|CISO|DPO|DBAs?)\b/i;
/** As people are called: capitals at the beginning of each word alone. */
const name = /^@?\p{Lu}[\p{Ll}'’-][\p{L}'’-]{0,30}(?: \p{Lu}(?:\.|[\p{Ll}'’-][\p{L}'’-]{0,30})){1,3}$/u;

/** Words that say outright that parts of the work are somebody's. */
const outright =
  /\bresponsib|\baccountab|\bRACI\b|\bwho (?:does|looks after|is responsible)|\b(?:managed|operated|run|looked after) by\b/i;

/** What the table is about, as it is told above it and in its first row. */
function isDeclared({ header }: Table, above: string): boolean {
  const all = `${above} ${header.join(' ')}`;
  return declaresAll.test(all) || declaresPart.test(all);
}

/** What a table tells of who does what; null for another table. `above` are the headings and the sentence over it. */
export function divisionOf(table: Table, above: string, named: Naming): Division | null {
  const division =
    raciOf(table, above, named) ?? columnsOf(table, above, named) ?? dutiesOf(table) ?? ownersOf(table, above);
  return division === null ? null : { ...division, line: tellingLine(division) };
}

/** The first row that says who does something of security: a header alone lets nobody judge what was read. */
function tellingLine({ line, parts }: Division): number {
  const given = parts.filter(({ parties }) => parties.length > 0);
  return (given.find(({ topics }) => topics.size > 0) ?? given[0])?.line ?? line;
}

const labelOf = (row: Row, columns: ReadonlySet<number>): string =>
  row.cells.filter((_, at) => !columns.has(at)).join(' ');

/** A table of letters: responsible, accountable, consulted, informed. */
function raciOf(table: Table, above: string, named: Naming): Division | null {
  const columns = table.header.map((_, at) => at).slice(1);
  const cells = table.rows.flatMap((row) => columns.map((at) => row.cells[at] ?? '')).filter((cell) => cell !== '');
  const told = cells.filter((cell) => letters.test(cell));
  const sorts = new Set(told.flatMap((cell) => cell.match(/[RACI]/g) ?? []));
  if (columns.length < 2 || table.rows.length < 2 || told.length < 0.6 * cells.length || sorts.size < 2) return null;
  // Letters of a traffic light are no RACI.
  const isNamed = /\bRACI\b/.test(above);
  if (!isNamed && !(sorts.has('R') && (sorts.has('C') || sorts.has('I')))) return null;
  const parties = columns.map((at) => named(table.header[at] ?? ''));
  const isOfPeople = columns.some((at) => parties[at - 1] !== null || role.test(table.header[at] ?? ''));
  if (!isNamed && !isOfPeople) return null;
  const parts = table.rows.map((row) => {
    const doers = columns.filter((at) => /[RA]/.test(row.cells[at] ?? '') && letters.test(row.cells[at] ?? ''));
    return partFrom(
      row,
      row.cells[0] ?? '',
      doers.map((at) => parties[at - 1] ?? personOf(table.header[at] ?? '')),
    );
  });
  const open = parts.filter((part) => part.parties.length === 0).length;
  return { form: 'raci', line: table.line, parts, open, isExplicit: true };
}

/** A column without the name of a party that is known is a role of the house. */
function personOf(heading: string): Party | null {
  return heading === '' || isOpen(heading) || raciColumn.test(heading)
    ? null
    : { class: 'person', name: heading, start: 0, end: 1 };
}

function partFrom(row: Row, label: string, parties: readonly (Party | null)[]): Part {
  const known = parties.filter((party) => party !== null).map((party) => ({ class: party.class, name: party.name }));
  return { line: row.line, parties: known, topics: topicsOfLabel(label), isOwned: known.some(isNamed) };
}

/** A team, a role or a person; neither a provider nor "us". */
const isNamed = (party: Part['parties'][number]): boolean => !['provider', 'self', 'addressee'].includes(party.class);

const isLeft = (cell: string): boolean => nothing.test(cell) || isOpen(cell);

/** Whether a table ticks off tasks for those who do them: by its heads and marks, whatever is told above. */
function ticksTasks(table: Table, columns: ReadonlySet<number>, above: string): boolean {
  const isOfTasks = table.header.some((heading, at) => !columns.has(at) && taskColumn.test(heading));
  const cells = table.rows.flatMap((row) => [...columns].map((at) => row.cells[at] ?? ''));
  return isOfTasks && !comparing.test(above) && cells.every((cell) => nothing.test(cell) || tick.test(cell));
}

/** Those who head columns of a table beside others; none where all columns are such, or one party heads them all. */
function sidesOf(table: Table, named: Naming): readonly Side[] {
  const sides = table.header.flatMap((heading, at) => {
    const party = named(heading);
    return party === null ? [] : [{ at, party }];
  });
  const isSplit = new Set(sides.map(({ party }) => party.name)).size > 1 && sides.length < table.header.length;
  return isSplit ? sides : [];
}

interface Side {
  readonly at: number;
  readonly party: Party;
}

/** What each row gives those at the heads of its columns. */
function partsOf(table: Table, sides: readonly Side[]): readonly Part[] {
  const columns = new Set(sides.map(({ at }) => at));
  return table.rows.map((row) => {
    const doers = sides.filter(({ at }) => !isLeft(row.cells[at] ?? ''));
    const part = partFrom(
      row,
      labelOf(row, columns),
      doers.map(({ party }) => party),
    );
    // `Hosts | patches |`: the work may stand in the cell of its doer.
    const work = doers.map(({ at }) => row.cells[at] ?? '').filter((cell) => workCell.test(cell));
    return { ...part, topics: part.topics.union(topicsOf(work.join(', ').slice(0, 600))) };
  });
}

const figure = /[€$£%]|\d{3}/;

/**
 * Whether a table with a column for each side tells of their work by its rows, whatever stands above: parts of security
 * that both sides of a house see to, and neither an offer, a comparison nor what is still to come.
 */
function isOfWork(table: Table, sides: readonly Side[], above: string): boolean {
  const all = `${above} ${table.header.join(' ')}`;
  const [head = ''] = table.header;
  const isOfParts = sides.every(({ at }) => at > 0) && (partColumn.test(head) || taskColumn.test(head));
  if (!isOfParts || comparing.test(all) || isToComeBelow(all)) return false;
  if (table.header.some((heading) => heading !== '' && worklistColumn.test(heading))) return false;
  const parts = partsOf(table, sides);
  return dividesSides(parts) && partsTopics(parts);
}

const filledIn = (table: Table, sides: readonly Side[]): readonly string[] =>
  table.rows.flatMap(({ cells }) => sides.map(({ at }) => cells[at] ?? '')).filter((cell) => !isLeft(cell));

/** So much of what stands below the parties has to be what they do. */
const MOSTLY = 0.8;

/** Whether the cells of such a table say what each side does. */
function saysWork(table: Table, sides: readonly Side[], above: string): boolean {
  const cells = filledIn(table, sides);
  const telling = cells.filter((cell) => workCell.test(cell) && !figure.test(cell));
  return telling.length >= MOSTLY * cells.length && isOfWork(table, sides, above);
}

/** Whether a table may give both sides their part of security: work, marks or words of more than a state stand in it. */
export function mayDivide(table: Table, above: string, named: Naming): boolean {
  const sides = sidesOf(table, named);
  const cells = filledIn(table, sides);
  const isTelling = (cell: string): boolean => tick.test(cell) || workCell.test(cell) || cell.includes(' ');
  return (
    sides.length > 0 && cells.every((cell) => isTelling(cell) && !figure.test(cell)) && isOfWork(table, sides, above)
  );
}

/** A table with a column for each side. */
function columnsOf(table: Table, above: string, named: Naming): Division | null {
  const sides = sidesOf(table, named);
  if (sides.length === 0) return null;
  const columns = new Set(sides.map(({ at }) => at));
  if (!isDeclared(table, above) && !ticksTasks(table, columns, above) && !saysWork(table, sides, above)) return null;
  const owner = table.header.findIndex((heading, at) => at > 0 && !columns.has(at) && ownerColumn.test(heading));
  const parts = partsOf(table, sides).map((part, at) => {
    const isOwned = part.isOwned || partiesOf(table.rows[at]?.cells[owner] ?? '').some(isNamed);
    return { ...part, isOwned };
  });
  const open = parts.filter((part) => part.parties.length === 0).length;
  // Where all do everything, nothing is told apart.
  const isExplicit = parts.some(({ parties }) => parties.length > 0 && parties.length < sides.length);
  return { form: 'matrix', line: table.line, parts, open, isExplicit };
}

/** A table that names in each row who does what stands beside it. */
function dutiesOf(table: Table): Division | null {
  const [who, duty] = [whoColumn, dutyColumn].map((words) => table.header.findIndex((heading) => words.test(heading)));
  if (who === undefined || duty === undefined || who < 0 || duty < 0) return null;
  const parts = table.rows.map((row) => {
    const told = row.cells[duty] ?? '';
    return partFrom(row, told, isLeft(told) ? [] : partiesOf(row.cells[who] ?? ''));
  });
  const open = table.rows.filter((row) => isLeft(row.cells[duty] ?? '') || isLeft(row.cells[who] ?? '')).length;
  const isAboutSecurity = parts.some(({ topics }) => topics.size > 0);
  return isAboutSecurity ? { form: 'matrix', line: table.line, parts, open, isExplicit: true } : null;
}

/** A table with a column that names who does it. */
function ownersOf(table: Table, above: string): Division | null {
  const column = table.header.findIndex((heading, at) => at > 0 && ownerColumn.test(heading));
  if (column < 0 || table.header.some((heading) => worklistColumn.test(heading)) || worklistHeading.test(above))
    return null;
  const columns = new Set([column]);
  const values = table.rows.map((row) => row.cells[column] ?? '').filter((value) => value !== '');
  const isOneName = table.rows.length > 2 && new Set(values).size === 1 && !role.test(values[0] ?? '');
  const parts = table.rows.map((row) => {
    const value = row.cells[column] ?? '';
    const part = partFrom(row, labelOf(row, columns), partiesOf(value));
    return { ...part, isOwned: part.isOwned && !isOneName };
  });
  const open = table.rows.filter((row) => isLeft(row.cells[column] ?? '')).length;
  const isAboutSecurity = declaresAll.test(above) || parts.some(({ topics }) => topics.size > 0);
  const isKnown = parts.some(({ parties }) => parties.length > 0) || open > 0;
  // An inventory names owners too: whose work is what, is told only where it is said that this is so.
  const heading = table.header[column] ?? '';
  const isExplicit = outright.test(`${above} ${heading}`) || /^who \w/i.test(heading);
  return isAboutSecurity && isKnown ? { form: 'matrix', line: table.line, parts, open, isExplicit } : null;
}

/** Those whom the cell of an owner names: parties, a role, a person or a handle. */
function partiesOf(value: string): readonly Party[] {
  if (isLeft(value)) return [];
  const pieces = value.split(/\s*(?:,|\/|;|&|\+|\band\b)\s*/).slice(0, 6);
  return pieces.flatMap((piece) => {
    const party = partyOf(piece);
    if (party !== null) return [party];
    const isPerson =
      piece.length < 60 && (name.test(piece) || role.test(piece) || /^@[\w-]+(?:\/[\w-]+)?$/.test(piece));
    return isPerson ? [{ class: 'person' as const, name: piece, start: 0, end: 1 }] : [];
  });
}
