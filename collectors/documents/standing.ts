import { isDecisionPath } from '../../src/lexicon/document-places.ts';
import {
  accountPath,
  accountTitle,
  disclaims,
  notInForce,
  notInForceTitle,
} from '../../src/lexicon/document-standing.ts';
import type { Document } from './corpus.ts';
import type { Structure } from './structure/model.ts';
import { isOpen, sentencesOf } from './words.ts';

/** So far into a text it may say that it is still to be written. */
const FIRST_BLOCKS = 3;

/** What a text says in sentences and items, tables left out: a cell speaks of its row. */
function sentencesIn({ sections }: Structure): readonly string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [] : sentencesOf(block.text))),
  );
}

const byStructure = new WeakMap<Structure, boolean>();

function takesBack(structure: Structure): boolean {
  const known = byStructure.get(structure);
  if (known !== undefined) return known;
  const opening = structure.sections.flatMap(({ blocks }) => blocks).slice(0, FIRST_BLOCKS);
  const isToBeWritten = opening.some((block) => block.kind !== 'table' && isOpen(block.text));
  const headings = structure.sections.map(({ heading }) => heading);
  const told =
    isToBeWritten ||
    [structure.title, ...headings].some((heading) => notInForceTitle.test(heading.slice(0, 200))) ||
    sentencesIn(structure).some(disclaims);
  byStructure.set(structure, told);
  return told;
}

/**
 * Whether a text says of itself that what it tells is not so: a draft, a wish, something copied or to be filled in, or an
 * account of one event. Of decisions their own status tells.
 */
export function isDoubted({ path, structure }: Document): boolean {
  const status = structure.fields.get('status') ?? '';
  const isDraft = !isDecisionPath(path) && notInForce.test(status);
  const isAccount = accountPath.test(path) || accountTitle.test(structure.title.slice(0, 200));
  return isDraft || isAccount || takesBack(structure);
}
