import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, Days, item, kind, Tri } from './base.ts';
import { OwnBecause, ownInWords } from './documents-own.ts';
import { quote, Review, reviewInWords, said } from './review.ts';

/** A text at one of the places where rules of work, or the steps of running an environment, are kept. */
const document = item({
  form: z.enum(['contribution_guide', 'security_policy', 'policy_text', 'standard', 'runbook']),
  /** It is about how this source is worked on, not about a product for others, and is no untouched template. */
  isOwn: Tri,
  ownBecause: OwnBecause,
  /** It states what must, should or may be done, beyond where to report a vulnerability. */
  statesRules: Tri,
  /** It asks that another person looks at a change before it is taken. */
  asksForReview: Tri,
  /** It tells what to do one after the other: numbered steps, or commands. */
  tellsSteps: Tri,
  /** Items to tick. */
  checklistItems: Count,
  words: Count,
  said,
});

/** A text that the forge itself puts before whoever opens a change request or an issue. */
const template = item({
  form: z.enum(['change_request', 'issue']),
  /** No untouched example of the forge. */
  isOwn: Tri,
  ownBecause: OwnBecause,
  /** It is for asking that somebody gets access, or loses it (joiners, movers, leavers). */
  asksForAccess: Tri,
  asksForReview: Tri,
  /** Items to tick. */
  checklistItems: Count,
  words: Count,
  said,
});

/** A place in a text that says who looks after which part: a table, a list, a decision, a component file of OSCAL. */
const responsibility = item({
  form: z.enum(['raci', 'matrix', 'list', 'prose', 'decision', 'review', 'oscal']),
  /** About this source's own services and people; `no` for vendors' texts, training and documentation of a product. */
  isOwn: Tri,
  ownBecause: OwnBecause,
  /** It divides work between a provider, platform supplier or other organisation and the own team. */
  splits: Tri,
  /** It says who does what of security: patching, backup, keys, access, monitoring and the like. */
  concrete: Tri,
  /** A reader gets there from the README or an index of documents. */
  reachable: Tri,
  /** Parts that it tells apart; those with a named owner; those left open ("TBD", empty). */
  parts: Count,
  ownedParts: Count,
  openParts: Count,
  said,
  ...Review.shape,
});

/** A record of a decision (ADR, RFC), or the template of such records. */
const decision = item({
  isTemplate: z.boolean(),
  isOwn: Tri,
  ownBecause: OwnBecause,
  status: z.enum(['proposed', 'accepted', 'superseded', 'rejected', 'unknown']),
  /** Days since the date that it states; null where it states none. */
  ageDays: Days.nullable(),
  /** It is about taking, changing or leaving a service of a cloud or another provider. */
  aboutCloud: Tri,
  /** It says who will run, patch, keep or watch what. */
  saysWho: Tri,
  /** It weighs cost or benefit of a provider running it against running it oneself. */
  weighs: Tri,
  said,
  ...Review.shape,
});

/** A text about getting, having and losing access. */
const access = item({
  form: z.enum(['rules', 'joiners_leavers', 'request_guide', 'review']),
  isOwn: Tri,
  ownBecause: OwnBecause,
  /** It says who may have which access, or what is done when people come and go. */
  statesRules: Tri,
  /** It tells how to ask for access or for a change of the rules. */
  tellsHowToAsk: Tri,
  /** It tells how people hear of changes. */
  tellsOfChanges: Tri,
  said,
  ...Review.shape,
});

/** Something that by itself tells people that documents are due for review. */
const reminder = item({
  tool: z.string(),
  /** It runs by itself, as far as its definition shows. */
  runs: Tri,
});

const forms = {
  contribution_guide: 'contribution guide',
  security_policy: 'security policy',
  policy_text: 'policy text',
  standard: 'standard',
  runbook: 'runbook',
} as const;

const by = { class: 'repository', closure: 'declared', grade: 'declared' } as const;

const splits = {
  raci: 'RACI matrix',
  matrix: 'table',
  list: 'list',
  prose: 'text',
  decision: 'decision',
  review: 'review',
  oscal: 'OSCAL component',
};

/** What a decision settles, as far as that is told. */
function decisionInWords(fact: z.infer<typeof decision>): string {
  const told = [
    ...(fact.aboutCloud === 'yes' ? ['about a service of a provider'] : []),
    ...(fact.saysWho === 'yes' ? ['says who does what'] : []),
    ...(fact.weighs === 'yes' ? ['weighs running it oneself'] : []),
  ];
  return `${fact.isTemplate ? 'template of decisions' : `decision, ${fact.status === 'unknown' ? 'status not told' : fact.status}`}${told.length > 0 ? `, ${told.join(', ')}` : ''}${ownInWords(fact)}${quote(fact.said)}`;
}

const accessForms = {
  rules: 'access rules in words',
  joiners_leavers: 'text for joiners and leavers',
  request_guide: 'text on how to ask for access',
  review: 'record of a review of access',
} as const;

export const docsFacts = {
  'docs.document': kind({
    title: 'documents',
    schema: document,
    class: 'repository',
    closure: 'declared',
    grade: 'declared',
    summary: (fact) =>
      `${forms[fact.form]} of ${plural(fact.words, 'word')}${fact.statesRules === 'yes' ? ', states rules' : ''}${fact.asksForReview === 'yes' ? ', asks for review' : ''}${fact.form === 'runbook' && fact.tellsSteps === 'yes' ? ', tells steps' : ''}${fact.checklistItems > 0 ? `, ${plural(fact.checklistItems, 'item')} to tick` : ''}${ownInWords(fact)}${quote(fact.said)}`,
  }),
  'docs.template': kind({
    title: 'templates for change requests and issues',
    schema: template,
    class: 'repository',
    closure: 'declared',
    grade: 'present',
    summary: (fact) =>
      `template for ${fact.form === 'issue' ? 'issues' : 'change requests'} of ${plural(fact.words, 'word')}${fact.checklistItems > 0 ? `, ${plural(fact.checklistItems, 'item')} to tick` : ''}${ownInWords(fact)}${quote(fact.said)}`,
  }),
  'docs.responsibility': kind({
    ...by,
    title: 'texts that say who looks after which part',
    schema: responsibility,
    summary: (fact) =>
      `${splits[fact.form]} of who looks after what: ${plural(fact.parts, 'part')}, ${fact.ownedParts} with an owner${fact.openParts > 0 ? `, ${fact.openParts} left open` : ''}${reviewInWords(fact)}${ownInWords(fact)}${quote(fact.said)}`,
  }),
  'docs.decision': kind({ ...by, title: 'records of decisions', schema: decision, summary: decisionInWords }),
  'docs.access': kind({
    ...by,
    title: 'texts about access',
    schema: access,
    summary: (fact) =>
      `${accessForms[fact.form]}${fact.isOwn === 'yes' && fact.statesRules === 'unknown' ? ', not told in a form that is read as rules' : ''}${fact.tellsHowToAsk === 'yes' ? ', tells how to ask' : ''}${reviewInWords(fact)}${ownInWords(fact)}${quote(fact.said)}`,
  }),
  'docs.reminder': kind({
    ...by,
    title: 'reminders that documents are due for review',
    schema: reminder,
    grade: 'wired',
    summary: (fact) =>
      `${fact.tool} ${{ yes: 'tells', no: 'does not tell', unknown: 'may tell' }[fact.runs]} when documents are due for review`,
  }),
} as const;
