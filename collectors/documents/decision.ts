import type { Tri } from '../../src/core/facts/base.ts';
import { type OwnBecause, ownBy } from '../../src/core/facts/documents-own.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { cloudServices } from '../../src/lexicon/cloud-services.ts';
import { codeAfter, noDecision, providerRun, selfRun, taking, worth } from '../../src/lexicon/decisions.ts';
import { hasBlanks } from '../../src/lexicon/document-forms.ts';
import { isDecisionPath, teachingPath } from '../../src/lexicon/document-places.ts';
import { plainTopics } from '../../src/lexicon/responsibility-topics.ts';
import { corpusOf, type Document } from './corpus.ts';
import { ageDays, reviewOf } from './dates.ts';
import { decidedOn, isDecisionForm, statusOf } from './decision-fields.ts';
import { ownWordsOf } from './own-words.ts';
import type { Told } from './quoted.ts';
import { type Assignment, assignmentsOf, topicsOf } from './responsibility/assignment.ts';
import { divisionsIn } from './responsibility/document.ts';
import { dividesSides } from './responsibility/part.ts';
import { isUndone } from './standing.ts';
import type { Section, Structure } from './structure/model.ts';
import { saidIn } from './voice.ts';
import { lineWhere } from './where.ts';
import { isOpen, sentencesOf } from './words.ts';

/** Fewer words settle nothing. */
const FEW_WORDS = 30;

const decided =
  /^(?:\d{0,2}\.?\s?)?(?:the )?(?:decision|decision outcome|outcome|proposal|proposed (?:solution|decision)|solution|resolution|what (?:we|was) decided|decisions?|chosen option)\b/i;

const textsOf = ({ blocks }: Section): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : sentencesOf(block.text),
  );

/** Whether a sentence takes, changes or leaves a service: not one that only names a module for it. */
function takesService(sentence: string): boolean {
  return [...sentence.matchAll(cloudServices)].some(({ index, 0: name }) => {
    const before = sentence.slice(0, index);
    return taking.test(before) && !codeAfter.test(sentence.slice(index + name.length).split(/[,.;:]/)[0] ?? '');
  });
}

/** Something that somebody else may run, by no name that is known. */
const mayBeProvided =
  /\b(?:cloud|host(?:ed|ing)|providers?|vendors?|suppliers?|subscription|managed|registr(?:y|ies)|third[- ]party|buckets?)\b/i;

function aboutCloud(structure: Structure): Tri {
  const own = ownWordsOf(structure)
    .sections.filter(({ heading }) => decided.test(heading))
    .flatMap(textsOf);
  const title = structure.title.replace(/^[\d.:\s-]{0,10}/, '');
  if (takesService(title) || own.slice(0, 3).some(takesService)) return 'yes';
  const isNamed = [title, ...saidIn(structure)].some((text) => text.search(cloudServices) >= 0);
  return isNamed || structure.isCut || saidIn(structure).some((text) => mayBeProvided.test(text)) ? 'unknown' : 'no';
}

/** Words near whose absence nobody is told to do anything. */
const mayAssign =
  /\b(?:responsib|accountab|manag|maintain|own(?:s|ed|er)|operat|run(?:s|ning)?\b|patch|back(?:s|ed)?[- ]?up|rotat|monitor|support|look(?:s|ed)? after|admin|team|provider|keys?\b)/i;

/** Headings of what was looked at before it was decided. */
const weighing =
  /\b(?:options?|alternatives?|considered|pros|cons|context|background|problem|advantages|disadvantages)\b/i;

/** That "we" do something says of a team's work as much as of its tools: only what is told outright counts. */
function isAssigned({ party, isExplicit, isOffer }: Assignment): boolean {
  return party.class !== 'addressee' && !isOffer && (isExplicit || party.class !== 'self');
}

/** What is told of a choice that was not made, or in the words of others, is not how it will be. */
function settledIn(structure: Structure): readonly Section[] {
  const { sections } = ownWordsOf(structure);
  return sections.filter(
    ({ heading, within }) =>
      ![heading, ...within.map((at) => sections[at]?.heading ?? '')].some((one) => weighing.test(one)),
  );
}

/** Whose some data are is no work of security: that they are protected or kept is. */
function isOfSecurity(sentence: string): boolean {
  return plainTopics.test(sentence) || [...topicsOf(sentence)].some((topic) => topic !== 'data');
}

function givesWork(sentence: string): boolean {
  return !isOpen(sentence) && isOfSecurity(sentence) && assignmentsOf(sentence).some(isAssigned);
}

/** Where it is told who does what, or else which service is taken; null where that stands in the title alone. */
function lineOf(structure: Structure): number | null {
  const own = structure.sections.filter(({ heading }) => decided.test(heading));
  return lineWhere(settledIn(structure), givesWork) ?? lineWhere(own, takesService);
}

function saysWho(structure: Structure): Tri {
  const said = saidIn(structure).flatMap(sentencesOf);
  if (
    settledIn(structure).flatMap(textsOf).some(givesWork) ||
    divisionsIn(ownWordsOf(structure)).some(({ parts }) => dividesSides(parts))
  )
    return 'yes';
  return structure.isCut || said.some((sentence) => mayAssign.test(sentence)) ? 'unknown' : 'no';
}

/** Cost or benefit, and both ways of running it, in one part of the text. */
function weighs(structure: Structure): Tri {
  const all = saidIn(structure).join(' ');
  const isBoth = providerRun.test(all) && selfRun.test(all);
  const isWeighed = ownWordsOf(structure).sections.some((section) => {
    const own = `${section.heading} ${textsOf(section).join(' ')}`;
    return worth.test(own) && (providerRun.test(own) || selfRun.test(own));
  });
  if (isBoth && isWeighed) return 'yes';
  return structure.isCut || providerRun.test(all) || selfRun.test(all) || worth.test(all) ? 'unknown' : 'no';
}

function ownDecision(document: Document, isTemplate: boolean, now: Date): OwnBecause {
  const { path, text, structure } = document;
  if (teachingPath.test(path.slice(0, path.lastIndexOf('/') + 1))) return 'training';
  const isLong = structure.words >= FEW_WORDS || (isTemplate && hasBlanks(text));
  if (!isLong) return 'few_words';
  const isTakenBack = !isTemplate && isUndone(document, { ...structure, sections: settledIn(structure) }, now);
  return isTakenBack ? 'draft' : 'decision_folder';
}

/** `docs.decision`: records of decisions, and the forms for them, in folders kept for these. */
export async function readDecisions(source: RepositoryFiles): Promise<Told<'docs.decision'>> {
  const corpus = await corpusOf(source);
  const { documents, gaps } = await corpus.documents(({ path }) => isDecisionPath(path) && !noDecision.test(path));
  const texts = new Set<string>();
  // A record that was copied is no further decision.
  const distinct = documents.filter(({ text }) => texts.size !== texts.add(text.trim()).size);
  const items = distinct.map((document) => {
    const { path, structure } = document;
    const isTemplate = isDecisionForm(document);
    return {
      ref: path,
      at: { commit: corpus.commit, path, line: isTemplate ? null : lineOf(structure) },
      isTemplate,
      ...ownBy(ownDecision(document, isTemplate, source.now)),
      status: isTemplate ? ('unknown' as const) : statusOf(document),
      ageDays: isTemplate ? null : ageDays(decidedOn(document), source.now),
      aboutCloud: isTemplate ? ('unknown' as const) : aboutCloud(structure),
      saysWho: isTemplate ? asksWho(structure) : saysWho(structure),
      weighs: isTemplate ? ('unknown' as const) : weighs(structure),
      ...reviewOf(isTemplate ? new Map() : structure.fields, source.now),
    };
  });
  return { items, gaps };
}

/** Whether the form has a place for who will do what. */
function asksWho({ sections }: Structure): Tri {
  const isAsked = sections.some(({ heading }) =>
    /\bresponsib|\bwho (?:will|does|runs|owns|maintains)|\bownership\b|\bsupport model\b|\bRACI\b/i.test(heading),
  );
  return isAsked ? 'yes' : 'unknown';
}
