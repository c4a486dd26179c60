import type { Tri } from '../../../src/core/facts/base.ts';
import { type OwnBecause, ownBy } from '../../../src/core/facts/documents-own.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { isDecisionPath } from '../../../src/lexicon/document-places.ts';
import { documentForm } from '../../../src/lexicon/documents.ts';
import { corpusOf, type Document } from '../corpus.ts';
import { type Reviewed, reviewOf } from '../dates.ts';
import { statusOf } from '../decision-fields.ts';
import { shownBySigns } from '../house-signs.ts';
import { type House, houseOf, isForUseByOthers, isOfEvent, isOfOtherHouse } from '../origin.ts';
import { ownWordsOf } from '../own-words.ts';
import type { Told, Unquoted } from '../quoted.ts';
import { reachOf } from '../reach.ts';
import { doubtOf } from '../standing.ts';
import { isForm, isSetAside, isTeaching, keptBy, voiceOf } from '../voice.ts';
import { declarationIn, divisionsIn } from './document.ts';
import { mayTellWho } from './hints.ts';
import { oscalDivisions } from './oscal.ts';
import { classesIn, type Division, dividesSides, isConcrete, ownedAmong, partsTopics } from './part.ts';
import { isGeneric } from './parties.ts';
import { traceIn } from './trace.ts';
import { reviewIn, reviewTraceIn } from './well-architected.ts';

type Item = Unquoted<'docs.responsibility'>;

/** Tables are made of any work: one row with words of security may be about something else. */
function isAboutSecurity({ form, parts }: Division): boolean {
  return form === 'raci' || form === 'matrix' ? partsTopics(parts) : parts.some(({ topics }) => topics.size > 0);
}

/** By what it is told whether a division is about this source's own services and people. */
function ownDivision(document: Document, division: Division, house: House, now: Date): OwnBecause {
  if (isTeaching(document)) return 'training';
  if (isOfEvent(house)) return 'nobody_runs';
  const classes = classesIn(division.parts);
  const isAddressed = classes.has('addressee');
  const isTheirs = ['self', 'platform', 'team', 'tenant', 'person'].some((one) => classes.has(one as 'self'));
  // A provider's own words on its customers.
  if (isAddressed && !isTheirs && ownBy(voiceOf(document)).isOwn !== 'yes') return 'vendor_text';
  if (isForm(document, [division.line])) return 'to_fill_in';
  const doubt = doubtOf(document, now);
  if (doubt !== null) return doubt;
  if (isOfOtherHouse(document, house)) return 'other_house';
  if (!isTheirs) return 'any_house';
  if (!isAboutSecurity(division)) return 'other_work';
  // A product speaks of itself as "we" and to its user; a platform names its team.
  if (isAddressed && !classes.has('platform') && !classes.has('team')) return 'product';
  // Guidance for any house speaks of platform teams and service teams; one's own text names them, or says "we" do it.
  const isNamed = division.parts.some(({ parties }) => parties.some(isOfThisHouse));
  const voice = voiceOf(document);
  const isTold = isNamed || keptBy(document) !== null;
  if (isForUseByOthers(house) && voice !== 'speaks_as_we' && voice !== 'decision_folder') return 'product';
  if (voice === 'to_others' || (isTold && ownBy(voice).isOwn === 'yes')) return voice;
  return shownBySigns(document, house, now) ?? (isTold ? voice : 'any_house');
}

/** A page on how to report a vulnerability speaks of responsibilities, too. */
const isReporting = ({ path, structure }: Document): boolean =>
  documentForm(path) === 'security_policy' || /\bdisclos|\bvulnerabilit/i.test(structure.title);

const isOfThisHouse = ({ class: sort, name }: Division['parts'][number]['parties'][number]): boolean =>
  sort === 'self' || (['platform', 'team', 'tenant', 'person'].includes(sort) && !isGeneric(name));

function itemOf(
  document: Document,
  division: Division,
  reachable: Tri,
  review: Reviewed,
  house: House,
  now: Date,
): Omit<Item, 'ref' | 'at'> {
  const { parts, open } = division;
  const isFilled = parts.length > 0 && 2 * open < parts.length;
  const isSplit = isFilled && division.isExplicit && dividesSides(parts);
  const isClear = isConcrete(parts) && (isSplit || division.form === 'raci') && isFilled;
  return {
    form: isDecisionPath(document.path) ? 'decision' : division.form,
    ...ownBy(ownDivision(document, division, house, now)),
    splits: isSplit ? 'yes' : 'unknown',
    concrete: isClear ? 'yes' : 'unknown',
    reachable,
    parts: parts.length,
    ownedParts: ownedAmong(parts),
    openParts: open,
    ...review,
  };
}

/** What is there and cannot be told: a picture, or words that no list knows. */
function untold(form: 'prose' | 'review', own: OwnBecause, reachable: Tri, review: Reviewed): Omit<Item, 'ref' | 'at'> {
  const counts = { parts: 0, ownedParts: 0, openParts: 0 };
  return { form, ...ownBy(own), splits: 'unknown', concrete: 'unknown', reachable, ...counts, ...review };
}

/** Whether a record of a decision is in force; other texts always are. */
function isInForce(document: Document): boolean {
  if (!isDecisionPath(document.path)) return true;
  return statusOf(document) === 'accepted';
}

/** `docs.responsibility`: texts, tables and component files that tell who looks after which part. */
export async function readResponsibilities(source: RepositoryFiles): Promise<Told<'docs.responsibility'>> {
  const corpus = await corpusOf(source);
  const { documents, gaps } = await corpus.documents(
    ({ path, text }) => corpus.mayBeForeign.has(path) || mayTellWho(text),
  );
  const reach = reachOf(source, corpus.texts);
  const house = await houseOf(source, corpus.texts);
  const items: Item[] = [];
  for (const document of documents) {
    if (isSetAside(document) || !isInForce(document)) continue;
    const { path, structure } = document;
    const review = reviewOf(structure.fields, source.now);
    const at = (line: number) => ({ commit: corpus.commit, path, line });
    const divisions = divisionsIn(ownWordsOf(structure)).filter(
      ({ parts }) => !isReporting(document) || dividesSides(parts),
    );
    const line =
      declarationIn(structure) ?? reviewTraceIn(document) ?? (isReporting(document) ? null : traceIn(structure, path));
    const unread: OwnBecause = structure.mayBeForeign ? 'other_language' : 'unread';
    const isTold = (line !== null || structure.mayBeForeign) && !isTeaching(document);
    const reviewed = reviewIn(document, source.now);
    const isFound = divisions.length > 0 || reviewed !== null || isTold;
    const reachable = isFound ? await reach(path) : 'unknown';
    for (const [index, division] of divisions.entries())
      items.push({
        ref: `${path}#${index + 1}`,
        at: at(division.line),
        ...itemOf(document, division, reachable, review, house, source.now),
      });
    if (reviewed !== null)
      items.push({
        ref: `${path}#review`,
        at: at(reviewed),
        ...untold('review', voiceOf(document), reachable, review),
      });
    else if (divisions.length === 0 && isTold)
      items.push({ ref: `${path}#untold`, at: at(line ?? 1), ...untold('prose', unread, reachable, review) });
  }
  const oscal = await oscalDivisions(source);
  items.push(...oscal.items);
  return { items: items.sort((a, b) => (a.ref < b.ref ? -1 : 1)), gaps: [...gaps, ...oscal.gaps] };
}
