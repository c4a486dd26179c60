import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, item, kind, Tri } from './base.ts';

/** A text at one of the places where rules of work, or the steps of running an environment, are kept. */
const document = item({
  form: z.enum(['contribution_guide', 'security_policy', 'policy_text', 'standard', 'runbook']),
  /** It is about how this source is worked on, not about a product for others, and is no untouched template. */
  isOwn: Tri,
  /** It states what must, should or may be done, beyond where to report a vulnerability. */
  statesRules: Tri,
  /** It asks that another person looks at a change before it is taken. */
  asksForReview: Tri,
  /** It tells what to do one after the other: numbered steps, or commands. */
  tellsSteps: Tri,
  /** Items to tick. */
  checklistItems: Count,
  words: Count,
});

/** A text that the forge itself puts before whoever opens a change request or an issue. */
const template = item({
  form: z.enum(['change_request', 'issue']),
  /** No untouched example of the forge. */
  isOwn: Tri,
  asksForReview: Tri,
  /** Items to tick. */
  checklistItems: Count,
  words: Count,
});

const forms = {
  contribution_guide: 'contribution guide',
  security_policy: 'security policy',
  policy_text: 'policy text',
  standard: 'standard',
  runbook: 'runbook',
} as const;

export const docsFacts = {
  'docs.document': kind({
    title: 'documents',
    schema: document,
    class: 'repository',
    closure: 'declared',
    grade: 'declared',
    summary: (fact) =>
      `${forms[fact.form]} of ${plural(fact.words, 'word')}${fact.statesRules === 'yes' ? ', states rules' : ''}${fact.asksForReview === 'yes' ? ', asks for review' : ''}${fact.form === 'runbook' && fact.tellsSteps === 'yes' ? ', tells steps' : ''}${fact.checklistItems > 0 ? `, ${plural(fact.checklistItems, 'item')} to tick` : ''}`,
  }),
  'docs.template': kind({
    title: 'templates for change requests and issues',
    schema: template,
    class: 'repository',
    closure: 'declared',
    grade: 'present',
    summary: (fact) =>
      `template for ${fact.form === 'issue' ? 'issues' : 'change requests'} of ${plural(fact.words, 'word')}${fact.checklistItems > 0 ? `, ${plural(fact.checklistItems, 'item')} to tick` : ''}`,
  }),
} as const;
