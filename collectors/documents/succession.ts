import type { RepositoryFiles } from '../../src/core/source.ts';
import { parsed } from '../../src/formats/parsed.ts';
import {
  choices,
  decidedToDo,
  denied,
  inDoubt,
  listedBehind,
  listedBelow,
  listedStatus,
  mayReplace,
  otherClause,
  otherThing,
  replaced,
  replacesHeading,
  replacing,
} from '../../src/lexicon/decision-succession.ts';
import { noDecision, statusWords } from '../../src/lexicon/decisions.ts';
import { isDecisionPath } from '../../src/lexicon/document-places.ts';
import { isDecisionForm, ownStatusOf } from './decision-fields.ts';
import { markupOf } from './markup.ts';
import { type Passage, passagesOf } from './passages.ts';
import { type RecordNames, recordNames } from './record-names.ts';
import { resolverOf } from './resolve.ts';
import { structures } from './structure/index.ts';
import type { Document, Text } from './text.ts';
import { sentencesOf } from './words.ts';

type SetAside = 'yes' | 'unknown';
/** A record that a text takes back. */
interface Taken {
  readonly path: string;
  readonly how: SetAside;
}
/** Finds the records that a piece of a passage names. */
type Named = (piece: string, passage: Passage, isAlone: boolean, goesOn?: string) => readonly string[];

/** Letters of texts that are looked into for what they say of records. */
const MOST_LETTERS = 4 * 1024 * 1024;
const LONGEST = 1000;
/** A sentence does no more to others. */
const MOST_DEEDS = 10;
/** In front of what it is done to. */
const NEAR = 100;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const isRecordPath = (path: string): boolean => isDecisionPath(path) && !noDecision.test(path);

/** A sentence up to where it goes on to something else. */
const upTo = (text: string): string => text.slice(0, otherThing.exec(text)?.index);
/** A sentence from where it begins to speak of what it is said of. */
const since = (text: string): string =>
  text.slice([...text.matchAll(otherClause)].reduce((_, { index, 0: one }) => index + one.length, 0));

/** The records that a sentence takes back, and whether it surely does. */
function takenIn(sentence: string, passage: Passage, named: Named): readonly Taken[] {
  const doing = [...sentence.matchAll(replacing)].slice(0, MOST_DEEDS).flatMap((found): readonly Taken[] => {
    const before = sentence.slice(0, found.index);
    const rest = sentence.slice(found.index + found[0].length);
    if (denied.test(before.slice(-NEAR))) return [];
    const isSure = found[1] !== undefined || (found[2] !== undefined && decidedToDo.test(before));
    const isDoubted =
      inDoubt.test(before.slice(-NEAR).replace(decidedToDo, '')) || inDoubt.test(upTo(rest).slice(0, NEAR));
    // A number alone is one of a record where the word is the name of a field, or nobody says it of other things.
    const isField = /^\s?[:|]/.test(rest) || /^\W{0,6}$/.test(before) || /^super/i.test(found[0]);
    const how = isSure && !isDoubted ? 'yes' : 'unknown';
    return named(upTo(rest), passage, isField, rest).map((path) => ({ path, how }));
  });
  const being = [...sentence.matchAll(replaced)].slice(0, MOST_DEEDS).flatMap((found): readonly Taken[] => {
    const before = since(sentence.slice(0, found.index).slice(-NEAR));
    const isDoubted = inDoubt.test(before) || /\b(?:not|never|partly|partially|in part)\b/i.test(found[0]);
    return named(before, passage, false).map((path) => ({ path, how: isDoubted ? 'unknown' : 'yes' }));
  });
  return [...doing, ...being];
}

/** What a record says of others. */
function takenByRecord(passages: readonly Passage[], named: Named): readonly Taken[] {
  return passages.flatMap((passage): readonly Taken[] => {
    if (passage.headings.some((heading) => choices.test(heading))) return [];
    if (replacesHeading.test(passage.headings.at(-1) ?? ''))
      return named(passage.text, passage, true).map((path) => ({ path, how: 'yes' }));
    return sentencesOf(passage.text).flatMap((one) => takenIn(one.slice(0, LONGEST), passage, named));
  });
}

/** The status that a row tells of a record: its cell below `Status`, or one that can be nothing else. */
function listedIn({ header, cells }: Passage): string | null {
  const column = header.findIndex((name) => /^\W{0,3}(?:status|state)\W{0,3}$/i.test(name));
  const told = column < 0 ? cells.find((cell) => listedStatus.test(cell)) : cells[column];
  const words = (told ?? '').toLowerCase().replace(/^[^\p{L}]{1,20}/u, '');
  const status = statusWords.find(([, list]) => list.test(words))?.[0] ?? null;
  return status === null || (status === 'accepted' && !listedBehind.test(words)) ? null : (told ?? null);
}

/** The records of which a list of records says that they are not, or no longer, in force. */
function notInForceIn(passage: Passage, named: Named): readonly string[] {
  const { cells, headings, text } = passage;
  if (headings.some((heading) => listedBelow.test(heading)))
    return [...named(text, passage, true), ...cells.flatMap((cell) => named(cell, passage, true))];
  if (cells.length > 0) {
    const status = listedIn(passage);
    if (status === null) return [];
    // Who came after is linked in the cell of the status.
    const others = text.split('|').filter((cell) => !cell.trimStart().startsWith(status.slice(0, 8)));
    const linked = named(others.join('|'), passage, false);
    return [...linked, ...cells.filter((cell) => cell !== status).flatMap((cell) => named(cell, passage, true))];
  }
  const at = listedBehind.exec(text.slice(0, LONGEST))?.index;
  return at === undefined ? [] : named(text.slice(0, at), passage, false);
}

/** How sure a record can be of what it takes back, by what became of itself; null where it was never in force. */
function weightOf(document: Document): SetAside | null {
  const status = ownStatusOf(document);
  return status === 'rejected' ? null : status === 'accepted' ? 'yes' : 'unknown';
}

async function structured(source: RepositoryFiles, texts: readonly Text[]): Promise<readonly Document[]> {
  const found: Document[] = [];
  let letters = 0;
  for (const { path, text } of texts) {
    letters += text.length;
    if (letters > MOST_LETTERS) break;
    const { value } = await parsed(source, path, structures[markupOf(path)]);
    if (value !== null) found.push({ path, text, structure: value });
  }
  return found;
}

async function takenBy(source: RepositoryFiles, texts: readonly Text[]): Promise<readonly Taken[]> {
  const records = await structured(
    source,
    texts.filter(({ path }) => isRecordPath(path)),
  );
  if (records.length === 0) return [];
  const paths = new Set(records.map(({ path }) => path));
  const lists = texts.filter(({ path, text }) => !isRecordPath(path) && mayReplace.test(text));
  const { fullName } = await source.describe();
  const resolve = resolverOf(
    texts.map(({ path }) => path),
    fullName,
  );
  const names = new Map<string, RecordNames>(
    [...Map.groupBy(records, ({ path }) => folderOf(path))].map(([folder, own]) => [folder, recordNames(own)]),
  );
  const namedFrom = (from: string): Named => {
    const own = names.get(folderOf(from));
    return (piece, passage, isAlone, goesOn) =>
      [...passage.linkedIn(piece), ...(own?.namedIn(piece, isAlone, goesOn) ?? [])].filter((path) => path !== from);
  };
  const byRecords = records.flatMap((record) => {
    const weight = mayReplace.test(record.text) && !isDecisionForm(record) ? weightOf(record) : null;
    if (weight === null) return [];
    const taken = takenByRecord(passagesOf(record, resolve, paths), namedFrom(record.path));
    return taken.map(({ path, how }): Taken => ({ path, how: weight === 'yes' ? how : 'unknown' }));
  });
  // A list is kept by hand beside the records: where the two differ, neither is sure.
  const byLists = (await structured(source, lists)).flatMap((list) =>
    passagesOf(list, resolve, paths)
      .flatMap((passage) => notInForceIn(passage, namedFrom(list.path)))
      .map((path): Taken => ({ path, how: 'unknown' })),
  );
  return [...byRecords, ...byLists];
}

/**
 * The records of decisions, by their paths, that another record or a list of records takes back, and whether it surely
 * does: an accepted record does, one of which nobody tells how far it came may.
 */
export async function setAsideIn(
  source: RepositoryFiles,
  texts: readonly Text[],
): Promise<ReadonlyMap<string, SetAside>> {
  const found = new Map<string, SetAside>();
  for (const { path, how } of await takenBy(source, texts)) if (how === 'yes' || !found.has(path)) found.set(path, how);
  return found;
}
