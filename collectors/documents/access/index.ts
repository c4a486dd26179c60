import { type OwnBecause, ownBy } from '../../../src/core/facts/documents-own.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import {
  isAccessOfEmployees,
  isAccessOfHouse,
  isAccessOfOurPeople,
  isAccessToWork,
} from '../../../src/lexicon/access-house.ts';
import {
  accessActed,
  accessCapable,
  accessCase,
  accessPassive,
  comesOrGoes,
  ruleNumber,
} from '../../../src/lexicon/access-sentences.ts';
import {
  aboutAccess,
  accessColumn,
  accessDone,
  accessObject,
  accessPeople,
  accessRule,
  accessStep,
  anyTeam,
  askedFor,
  forCustomers,
  howToAsk,
  mayTellOfAccess,
  namedTeam,
  productionGroup,
  tellsOfChanges,
  workplaces,
} from '../../../src/lexicon/access-words.ts';
import { showsUsage } from '../../../src/lexicon/document-forms.ts';
import { isDecisionPath } from '../../../src/lexicon/document-places.ts';
import { documentForm, isTemplate } from '../../../src/lexicon/documents.ts';
import { corpusOf, type Document } from '../corpus.ts';
import { reviewOf } from '../dates.ts';
import { statusOf } from '../decision-fields.ts';
import { shownBySigns } from '../house-signs.ts';
import { type House, houseOf, isForUseByOthers, isOfEvent, isOfOtherHouse } from '../origin.ts';
import { ownWordsOf } from '../own-words.ts';
import type { Told } from '../quoted.ts';
import { isTold } from '../responsibility/assignment.ts';
import { doubtOf } from '../standing.ts';
import type { Section, Structure, Table } from '../structure/model.ts';
import { startsLater } from '../validity.ts';
import { isForm, isSetAside, isTeaching, keptBy, voiceOf } from '../voice.ts';
import { lineWhere } from '../where.ts';
import { isOpen, sentencesOf } from '../words.ts';
import { formDocuments } from './forms.ts';
import { type AccessForm, accessHeading, nameWords } from './subject.ts';

/** So many statements make a text that states rules; one may be a turn of phrase. */
const ENOUGH_RULES = 2;

/** The sections of a text that are about access of people, and what the text is for; null where none is. */
function subjectOf(
  path: string,
  structure: Structure,
): { form: AccessForm; isWhole: boolean; sections: readonly Section[] } | null {
  const { sections } = structure;
  // Of a text that bears its title as a heading, the first heading is the title.
  const whole = accessHeading(structure.title) ?? accessHeading(nameWords(path));
  if (whole !== null) return { form: whole, isWhole: true, sections };
  const forms = sections.map(({ heading }) => accessHeading(heading));
  const own = sections.filter((section, at) => [...section.within, at].some((place) => forms[place] !== null));
  const order: readonly AccessForm[] = ['review', 'joiners_leavers', 'request_guide', 'rules'];
  const form = order.find((one) => forms.includes(one));
  return form === undefined ? null : { form, isWhole: false, sections: own };
}

/** Sentences and items that tell how things are, or what is to be done. */
function statementsOf(sections: readonly Section[], form: AccessForm, now: Date): readonly string[] {
  // A list to tick is what is done for each who comes or goes; of rules, it is what somebody has still to write.
  const isLeft = (block: Section['blocks'][number]): boolean =>
    form === 'rules' && block.kind === 'item' && block.isTask;
  const said = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' || isLeft(block) ? [] : sentencesOf(block.text))),
  );
  // Rules of access forbid and suppose: `only if`, `must not`.
  return said.filter(
    (sentence) =>
      !isOpen(sentence) &&
      !startsLater(sentence, now) &&
      !sentence.trimEnd().endsWith('?') &&
      !/\b(?:plan to|propos(?:e|al|ed)|in the future|eventually|would like to|used to|no longer|we (?:should|could|might) (?:write|create|define|have))\b/i.test(
        sentence,
      ),
  );
}

/** Longer sentences are looked into no further than this. */
const LONGEST = 600;

function isRule(sentence: string): boolean {
  const short = sentence.slice(0, LONGEST).replace(ruleNumber, '');
  if (accessCapable.test(short) || accessPassive.test(short)) return true;
  if (!accessObject.test(short) && !workplaces.test(short) && !comesOrGoes.test(short)) return false;
  // `When somebody leaves, remove them`: what is done stands behind the case.
  const done = short.replace(accessCase, '');
  return accessStep.test(done) || accessActed.test(short) || accessActed.test(done) || isRuled(short);
}

const isRuled = (sentence: string): boolean => accessRule.test(sentence) && accessPeople.test(sentence);

/** What is to be ticked when somebody came or left; elsewhere the same words tell what once happened. */
const isTicked = (sentence: string): boolean =>
  accessDone.test(sentence) && accessObject.test(sentence) && isTold(sentence);

const isAsking = (sentence: string): boolean =>
  howToAsk.test(sentence) && askedFor.test(sentence) && isTold(sentence.replace(/\bif\b/gi, ''));

/** A column tells who, and another what they may do; or the others, or the rows, are systems of work. */
function isRoster({ header, rows }: Table): boolean {
  const columns = header.filter((heading) => accessColumn.test(heading)).length;
  const isOfWork =
    header.some((heading) => workplaces.test(heading)) ||
    rows.filter(({ cells }) => cells.some((cell) => workplaces.test(cell))).length >= 2;
  return rows.length >= 2 && (columns >= 2 || (columns === 1 && isOfWork));
}

/** A group of the house's own may do something in production, and the text speaks to nobody, but once as "we". */
function isOfGroup(units: readonly string[]): boolean {
  const isNamed = units.some((one) => productionGroup.test(one.slice(0, 600)));
  return (
    isNamed && units.some((one) => /\b(?:we|our)\b/i.test(one)) && !units.some((one) => /\byou(?:r|rs)?\b/i.test(one))
  );
}

/** By what it is told whether the text is about people and systems of those who wrote it, not about users of a product. */
function ownAccess(
  document: Document,
  units: readonly string[],
  form: AccessForm,
  isRequest: boolean,
  lines: readonly number[],
  now: Date,
  house: House,
): OwnBecause {
  const said = units.join(' ');
  const isOfEmployees = units.some(isAccessOfEmployees);
  const isOfProduct = forCustomers.test(said) || !(isOfEmployees || units.some(isAccessToWork));
  if (isTeaching(document)) return 'training';
  if (isOfEvent(house)) return 'nobody_runs';
  const isJoining = form === 'joiners_leavers';
  // The title of a list for leavers need not be said again in each of its steps.
  const named = isJoining ? `${nameWords(document.path)}. ${document.structure.title}. ${said}` : said;
  if (!(isOfEmployees || workplaces.test(said)) || !accessPeople.test(named)) return 'no_system';
  if (isRequest) return isOfProduct ? 'product' : 'form_of_forge';
  if (isForm(document, lines)) return 'to_fill_in';
  const doubt = doubtOf(document, now);
  if (doubt !== null) return doubt;
  if (isOfOtherHouse(document, house)) return 'other_house';
  if (isOfProduct || showsUsage(document.path, document.text)) return 'product';
  const voice = voiceOf(document);
  if (voice === 'to_others') return voice;
  if (isForUseByOthers(house) && voice !== 'speaks_as_we' && voice !== 'decision_folder') return 'product';
  const isSpoken = ownBy(voice).isOwn === 'yes';
  const isNamed = (isJoining ? anyTeam : namedTeam).test(said) || isOfGroup(units);
  const shown = isSpoken || isNamed ? null : shownBySigns(document, house, now);
  if (!isSpoken && !isNamed && shown === null) return voice;
  // A product tells its users how to give others access, and says "we" of those who make it.
  const isOfHouse =
    isOfEmployees ||
    keptBy(document) !== null ||
    namedTeam.test(said) ||
    units.some(isAccessOfHouse) ||
    units.some(isAccessOfOurPeople);
  if (!isOfHouse && !isJoining) return 'product';
  return shown ?? (isSpoken ? voice : 'names_team');
}

function readOne(document: Document, now: Date, house: House) {
  const { path, structure } = document;
  const subject = subjectOf(path, structure);
  if (subject === null) return null;
  const own = ownWordsOf(structure);
  const all = statementsOf(subject.sections, subject.form, now);
  const statements = statementsOf(
    own.sections.filter(({ line }) => subject.sections.some((one) => one.line === line)),
    subject.form,
    now,
  );
  const tables = subject.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
  const form = documentForm(path);
  const isRequest = form !== null && isTemplate(form);
  const isChecklist = isRequest && subject.form === 'joiners_leavers';
  const rules = statements.filter((one) => isRule(one) || (isChecklist && isTicked(one))).length;
  const roster = tables.find(isRoster);
  const isListed = roster !== undefined;
  const asks = statements.some(isAsking);
  // A word in a heading may have nothing of it below.
  const isSaid = all.some(isRule) || all.some(isAsking);
  if (!isSaid && !isListed && !subject.isWhole) return null;
  if (all.length === 0 && tables.length === 0) return null;
  const said = [
    ...all,
    ...tables.flatMap(({ header, rows }) => [header, ...rows.map(({ cells }) => cells)].map((row) => row.join(' | '))),
  ];
  const lines = subject.sections.map(({ line }) => line);
  const isDated = structure.fields.has('date') || structure.fields.has('reviewed');
  const isRecord = subject.form === 'review' && isDated && (tables.length > 0 || rules > 1);
  const isDecided = isDecisionPath(path);
  const isRules = isDecided || (subject.form === 'review' && !isRecord);
  const kind: AccessForm = isRules ? 'rules' : subject.form;
  return {
    form: kind,
    line:
      lineWhere(subject.sections, (said) => isRule(said) && workplaces.test(said)) ??
      roster?.rows[0]?.line ??
      lineWhere(subject.sections, isRule) ??
      subject.sections[0]?.line ??
      null,
    ...ownBy(ownAccess(document, said, kind, isRequest, lines, now, house)),
    statesRules: rules >= ENOUGH_RULES || isListed || (rules > 0 && asks) ? ('yes' as const) : ('unknown' as const),
    tellsHowToAsk:
      (asks && !isDecided) || (isRequest && subject.form === 'request_guide') ? ('yes' as const) : ('unknown' as const),
    tellsOfChanges: statements.some(
      (sentence) => tellsOfChanges.test(sentence) && aboutAccess.test(sentence) && isTold(sentence),
    )
      ? ('yes' as const)
      : ('unknown' as const),
    ...reviewOf(structure.fields, now),
  };
}

/** `docs.access`: texts about getting, having and losing access. */
export async function readAccess(source: RepositoryFiles): Promise<Told<'docs.access'>> {
  const corpus = await corpusOf(source);
  const { documents, gaps } = await corpus.documents(
    ({ path, text }) => mayTellOfAccess.test(text) || mayTellOfAccess.test(nameWords(path)),
  );
  const forms = await formDocuments(source);
  const house = await houseOf(source, corpus.texts);
  const items = [...documents, ...forms].flatMap((document) => {
    const isDecided = !isDecisionPath(document.path) || statusOf(document) === 'accepted';
    const read = isDecided && !isSetAside(document) ? readOne(document, source.now, house) : null;
    if (read === null) return [];
    const { line, ...fact } = read;
    return [
      {
        ref: document.path,
        at: { commit: corpus.commit, path: document.path, line: forms.includes(document) ? null : line },
        ...fact,
      },
    ];
  });
  return { items, gaps };
}
