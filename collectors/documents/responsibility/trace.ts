import {
  declaresPart,
  ownerColumn,
  type PartyClass,
  serviceColumn,
  teamColumn,
  worklistColumn,
} from '../../../src/lexicon/responsibility.ts';
import { ownWordsOf } from '../own-words.ts';
import type { Section, Structure, Table } from '../structure/model.ts';
import { isOpen, sentencesOf, wordsOf } from '../words.ts';
import { assignmentsOf, isDenied, isTold, topicsOf } from './assignment.ts';
import { mayDivide } from './matrix.ts';
import { dividesSides } from './part.ts';
import { partiesIn } from './parties.ts';
import { possibleSplitIn, possiblyNaming } from './possible-suppliers.ts';
import { namingIn } from './suppliers.ts';
import { isToComeBelow, toldIn } from './telling.ts';

/** Those whose work is somebody else's than the writer's and the reader's. */
const others: ReadonlySet<PartyClass> = new Set(['provider', 'platform', 'team']);

/** Rows that make a list of several. */
const ENOUGH_ROWS = 2;

/** What is to be done once, by whomever, is no standing work. */
const isWorklist = ({ header }: Table): boolean => header.some((heading) => worklistColumn.test(heading));

const isPlain = ({ heading }: Section): boolean => isTold(heading) && !isToComeBelow(heading);

/** A table that names an owner in each row for what the house runs. */
function isOfServices(table: Table): boolean {
  // A plain `Who` may be anybody: those who use it, or may enter.
  const namesOwner = (heading: string): boolean =>
    (ownerColumn.test(heading) && !/^who$/i.test(heading)) || teamColumn.test(heading);
  const owner = table.header.findIndex((heading, at) => at > 0 && namesOwner(heading));
  if (owner < 0 || !serviceColumn.test(table.header[0] ?? '') || isWorklist(table)) return false;
  const named = table.rows.filter(({ cells }) => (cells[owner] ?? '') !== '' && !isOpen(cells[owner] ?? ''));
  return named.length >= ENOUGH_ROWS;
}

/** Whether somebody of another house or team is named beside a part of security. */
function namesDoer(said: string): boolean {
  return topicsOf(said).size > 0 && partiesIn(wordsOf(said)).some((party) => others.has(party.class));
}

/** What a block says below a heading that declares a split, sentence by sentence and row by row. */
function saidIn(block: Section['blocks'][number]): readonly string[] {
  if (block.kind !== 'table') return sentencesOf(block.text).filter((said) => isTold(said) && !isOpen(said));
  return isWorklist(block) ? [] : block.rows.map(({ cells }) => cells.join(' ')).filter((said) => !isDenied(said));
}

/** The line where somebody is named for a part of security below a heading that speaks of whose it is. */
function namedIn({ sections, title }: Structure): number | null {
  for (const section of sections) {
    const headings = [title, section.heading, ...section.within.map((at) => sections[at]?.heading ?? '')];
    if (!isPlain(section) || !headings.some((heading) => declaresPart.test(heading) && isTold(heading))) continue;
    const block = section.blocks.find((one) => !(one.kind === 'item' && one.isTask) && saidIn(one).some(namesDoer));
    if (block !== undefined) return block.line;
  }
  return null;
}

/** The line where both sides are said to do something for security, though nothing says that this is how it is split. */
function dividedIn({ sections }: Structure): number | null {
  const parts = sections.filter(isPlain).flatMap((section) => {
    const told = toldIn(section, { heading: null, isDeclared: false, isToCome: false });
    return [...told.parts, ...told.asides].filter(({ topics }) => topics.size > 0);
  });
  return dividesSides(parts) ? (parts[0]?.line ?? null) : null;
}

/** Somebody runs something for the house; `they` in the next sentence are those. */
const runsForUs =
  /\b(?:hosts?|runs?|manages?|operates?|maintains?|looks? after|supports?|supplies|provides?) (?:all (?:of )?)?(?:our|us|this|the)\b|\b(?:hosted|run|managed|operated|maintained|supplied) (?:by|with|at)\b/i;
const theyDo = /^They (?:also )?(?=\w)/;

/** The line of a paragraph in which those who run something for "us" do a part of security, and "we" another. */
function outsourcedIn({ sections }: Structure): number | null {
  for (const { blocks } of sections.filter(isPlain))
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      const said = sentencesOf(block.text).map((one) => one.slice(0, LONGEST));
      const isTheirs = said.some(
        (one, at) => theyDo.test(one) && isPlainWork(one) && runsForUs.test(said[at - 1] ?? ''),
      );
      const isOurs = said.some(
        (one) => isPlainWork(one) && assignmentsOf(one).some(({ party }) => party.class === 'self'),
      );
      if (isTheirs && isOurs) return block.line;
    }
  return null;
}

/** Longer sentences are looked into no further than this. */
const LONGEST = 600;

const isPlainWork = (said: string): boolean => topicsOf(said).size > 0 && isTold(said);

const tablesOf = ({ blocks }: Section): readonly Table[] => blocks.filter((block) => block.kind === 'table');

/** Pages that tell of what lies beside them, and bear its name. */
const frontPage = /(?:^|\/)(?:readme|index)\.\w{1,10}$/i;

/** A table that may give both sides their part, by its columns and rows alone. */
function dividingIn(structure: Structure): Table | undefined {
  const { sections, title } = structure;
  const named = possiblyNaming(namingIn(structure));
  return sections
    .filter(isPlain)
    .flatMap((section) => {
      const heads = [title, ...section.within.map((at) => sections[at]?.heading ?? ''), section.heading];
      return tablesOf(section).filter((table) => mayDivide(table, heads.join('. '), named));
    })
    .at(0);
}

/**
 * The line of what may well tell who does what in a form that is not read: owners of services in a table, a column for
 * each side, somebody named below a heading of whose it is, both sides at work, or somebody with a name beside the own
 * side. Null where nothing does: not found is then not there.
 */
export function traceIn(structure: Structure, path: string): number | null {
  const own = ownWordsOf(structure);
  const table = own.sections.filter(isPlain).flatMap(tablesOf).find(isOfServices) ?? dividingIn(own);
  const known = table?.line ?? namedIn(own) ?? dividedIn(own) ?? outsourcedIn(own);
  return known ?? possibleSplitIn(own, own.sections.filter(isPlain), frontPage.test(path));
}
