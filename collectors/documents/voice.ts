import type { OwnBecause } from '../../src/core/facts/documents-own.ts';
import { hasBlanks, isForOthers } from '../../src/lexicon/document-forms.ts';
import {
  isDecisionPath,
  setAside,
  teachingPath,
  teachingTitle,
  templatePath,
} from '../../src/lexicon/document-places.ts';
import type { Document } from './corpus.ts';
import type { Structure } from './structure/model.ts';
import { wordsOf } from './words.ts';

/** Words with which a text speaks of those who wrote it. */
const first: ReadonlySet<string> = new Set(['we', 'us', 'our', 'ours', "we're", "we've", "we'll"]);
/** So often at least, that it is no turn of phrase. */
const ENOUGH_FIRST = 2;
/** With these a text speaks to people of another house. */
const toOthers =
  /\byour (?:company|business|organi[sz]ations?|customers|enterprise|cloud provider|platform team|security team|own (?:cluster|cloud|infrastructure))\b|\bbetween (?:us and (?:you|our customers|the customer|customers)|(?:you|the customer|customers) and us)\b|\b(?:security|responsibilit(?:y|ies)) (?:is|are) shared (?:with|by) (?:you|our customers|the customer)\b|\bour (?:paying )?(?:customers|subscribers)\b.{0,40}\b(?:pay|buy|purchase|subscri)|\b(?:if|when) you(?:'re| are) (?:self-hosting|an? (?:self-managed|enterprise))\b/i;

/** A status of what is kept for its history alone. */
const retired = /\b(?:deprecated|archived|obsolete|superseded|retired)\b/i;

/** More letters than a form has. */
const MOST_LETTERS = 200_000;

/** A column of what they themselves do. */
const ownColumn = /^(?:we|us|our (?:own )?team)$/i;

/** All that a text says, headings left out but for those of columns that are of whoever wrote it. */
export function saidIn({ sections }: Structure): readonly string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table'
        ? [...block.header.filter((head) => ownColumn.test(head)), ...block.rows.flatMap((row) => row.cells)]
        : [block.text],
    ),
  );
}

/** Whether a text is set aside by where it lies, or by its field of status: it tells how things were. */
export function isSetAside({ path, structure }: Document): boolean {
  return setAside.test(path) || retired.test(structure.fields.get('status') ?? '');
}

/** Whether a text teaches, or explains words: it tells of others. */
export function isTeaching({ path, structure }: Document): boolean {
  return teachingPath.test(path) || teachingTitle.test(structure.title.slice(0, 200));
}

/** The title of a text, and its sections in which these lines stand. */
function around({ text, structure }: Document, lines: readonly number[]): string {
  const starts = structure.sections.map(({ line }) => line);
  const all = text.split('\n');
  const near = new Set(lines.map((line) => starts.findLastIndex((start) => start <= line)));
  const parts = Array.from(near, (at) => all.slice((starts[at] ?? 1) - 1, (starts[at + 1] ?? all.length + 1) - 1));
  return [structure.title, ...parts.flat()].join('\n');
}

/** Whether a text, or what it tells around some of its lines, is a form that others fill in. */
export function isForm(document: Document, lines: readonly number[]): boolean {
  const { path, text, structure } = document;
  const looked = text.slice(0, MOST_LETTERS);
  return (
    templatePath.test(path.slice(path.lastIndexOf('/') + 1)) ||
    /\btemplate\b/i.test(structure.title.slice(0, 100)) ||
    hasBlanks(looked, around({ ...document, text: looked }, lines)) ||
    isForOthers(looked)
  );
}

/** Whether a text has an owner in its fields, or lies where only those who look after something keep texts; else null. */
export function keptBy({ path, structure }: Document): 'owner_field' | 'decision_folder' | 'runbook_folder' | null {
  if (structure.fields.has('owner')) return 'owner_field';
  if (isDecisionPath(path)) return 'decision_folder';
  return /(?:^|[/_-])runbooks?(?=[/_.-])/i.test(path) ? 'runbook_folder' : null;
}

/** By what it is told whether a text speaks for those who look after this source: as "we", or with an owner in its fields. */
export function voiceOf(document: Document): OwnBecause {
  const said = saidIn(document.structure);
  if (said.some((text) => toOthers.test(text))) return 'to_others';
  const kept = keptBy(document);
  if (kept !== null) return kept;
  return timesFirst(said) >= ENOUGH_FIRST ? 'speaks_as_we' : 'not_told';
}

/** How often a text speaks of those who wrote it, counted up to what is enough. */
export function timesFirst(said: readonly string[]): number {
  let count = 0;
  for (const text of said) {
    count += wordsOf(text).filter((word) => first.has(word)).length;
    if (count >= ENOUGH_FIRST) break;
  }
  return count;
}
