import type { Tri } from '../../src/core/facts/base.ts';
import type { OwnBecause } from '../../src/core/facts/documents-own.ts';
import { deniesItself } from '../../src/lexicon/document-distance.ts';
import {
  changes,
  imperatives,
  leanings,
  negations,
  noObligations,
  obligations,
  people,
  reporting,
  reviewed,
  reviewStems,
  untouched,
} from '../../src/lexicon/document-words.ts';
import { type DocumentForm, isTemplate } from '../../src/lexicon/documents.ts';
import { phrases } from '../../src/lexicon/word-lists.ts';
import type { Prose } from './prose.ts';

/** Below so many words a text is a note or a pointer, and its language cannot be told. */
const FEW_WORDS = 20;
/** A guide of fewer words with a link in it says where the rules stand. */
const POINTER_WORDS = 60;
/** English prose has a fifth and more of such words, tables and headings fewer. */
const ENGLISH_SHARE = 0.08;
/** So many statements of rules make a text that states them; one may be a turn of phrase. */
const ENOUGH_RULES = 2;

const holds = (statement: string, list: readonly string[]): boolean =>
  list.some((phrase) => statement.includes(` ${phrase} `));
const isEmpty = ({ words, checklistItems }: Prose): boolean => words === 0 && checklistItems === 0;

/** Whether the lists of words can tell what a text does not say. */
export function isJudged(form: DocumentForm, { words, commonWords, hasLink, isCut }: Prose): boolean {
  // Where to report a vulnerability is a link that leads to no rules.
  const isPointer = hasLink && words < (form === 'security_policy' ? FEW_WORDS : POINTER_WORDS);
  if (isCut || isPointer) return false;
  return words < FEW_WORDS || commonWords >= ENGLISH_SHARE * words;
}

const isForeignLanguage = ({ words, commonWords }: Prose): boolean =>
  words >= FEW_WORDS && commonWords < ENGLISH_SHARE * words;

const isObligation = (statement: string): boolean => holds(statement, obligations) && !holds(statement, noObligations);

/** Whether a text states what must, should or may be done; in a security policy, beyond reporting. */
export function statesRules(form: DocumentForm, prose: Prose): Tri {
  if (isEmpty(prose)) return 'no';
  if (isForeignLanguage(prose)) return 'unknown';
  const told = prose.statements.filter(
    (statement) => form !== 'security_policy' || !reporting.some((stem) => statement.includes(stem)),
  );
  const rules = told.filter(isObligation).length;
  if (rules >= ENOUGH_RULES) return 'yes';
  const mayRule =
    told.some((statement) => holds(statement, leanings)) || prose.asides.some((aside) => holds(aside, obligations));
  const isSilent = rules === 0 && !mayRule && !prose.itemStarts.some((word) => imperatives.has(word));
  return isSilent && isJudged(form, prose) ? 'no' : 'unknown';
}

const isAsking = (form: DocumentForm, statement: string): boolean =>
  holds(statement, reviewed) &&
  !holds(statement, negations) &&
  (form === 'request_template' || holds(statement, changes));

/** Whether a text asks that another person looks at a change before it is taken. */
export function asksForReview(form: DocumentForm, prose: Prose): Tri {
  if (isEmpty(prose)) return 'no';
  if (isForeignLanguage(prose)) return 'unknown';
  const isTalk = (statement: string): boolean => reviewStems.some((stem) => statement.includes(stem));
  if (prose.statements.some((statement) => isAsking(form, statement))) return 'yes';
  const isSilent = !prose.statements.some(isTalk) && !prose.asides.some(isTalk);
  return isSilent && isJudged(form, prose) ? 'no' : 'unknown';
}

/** The line of the first statement by which a text states rules or asks for review; null where none does. */
export function tellingLine(form: DocumentForm, { statements, lines }: Prose): number | null {
  const at = statements.findIndex((statement) => isObligation(statement) || isAsking(form, statement));
  return lines[at] ?? null;
}

/** Whether a text says of itself that what it tells was never done, or is done no more. */
const isTakenBack = ({ statements, asides }: Prose): boolean => [...statements, ...asides].some(deniesItself);

/** Places where a text is always about the source itself; elsewhere it may be about a product. */
const ownForms: ReadonlySet<DocumentForm> = new Set(['contribution_guide', 'security_policy']);

/** Who runs an environment speaks of it as theirs. */
const theirs = phrases('we, our, us, on-call, on call, the team, your team, our team');
const lasting = phrases('production, prod, live, staging, preprod, pre-production');

/**
 * By what it is told whether a runbook is about environments of this source: yes in a folder that is kept for runbooks, or where a sentence speaks
 * of a lasting environment as whoever runs it does; a product tells its users how to deploy it in the same places.
 */
export function ownRunbook(path: string, prose: Prose): OwnBecause {
  if (isEmpty(prose)) return 'empty';
  if (prose.words < FEW_WORDS) return 'few_words';
  if (isForeignLanguage(prose)) return 'other_language';
  if (isTakenBack(prose)) return 'draft';
  if (/(?:^|\/)runbooks?\//i.test(path)) return 'runbook_folder';
  const isTheirs = prose.statements.some((statement) => holds(statement, theirs) && holds(statement, lasting));
  return isTheirs ? 'own_environment' : 'product';
}

/** By what it is told whether a text is about how this source is worked on and somebody wrote it for that. */
export function ownText(form: DocumentForm, prose: Prose): OwnBecause {
  if (isEmpty(prose)) return 'empty';
  const all = [...prose.statements, ...prose.asides].map((said) => said.trim()).join(' ');
  if (untouched.some((set) => set.every((sentence) => all.includes(sentence)))) return 'untouched';
  // What leads elsewhere is not read there; the guidance of a template stands in comments.
  if (prose.words < FEW_WORDS && prose.checklistItems === 0)
    return !isTemplate(form) && !prose.hasLink ? 'empty' : prose.hasLink ? 'pointer' : 'few_words';
  if (isTakenBack(prose)) return 'draft';
  if (isTemplate(form)) return 'form_of_forge';
  if (ownForms.has(form)) return 'guide_of_forge';
  return prose.statements.some((statement) => isObligation(statement) && holds(statement, people))
    ? 'rules_for_people'
    : 'not_told';
}
