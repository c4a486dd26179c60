import { z } from 'zod';
import type { Tri } from './base.ts';

/**
 * By what it is told whether a text is about this source's own services, people and work, each with its answer and what
 * people are told of it. The reason that decides is kept: one that takes back before one that speaks for it.
 */
const reasons = {
  guide_of_forge: ['yes', 'it lies where forges look for guides of a repository'],
  form_of_forge: ['yes', 'it is a form that the forge puts before people'],
  runbook_folder: ['yes', 'it lies in a folder of runbooks'],
  decision_folder: ['yes', 'it lies in a folder of decisions'],
  owner_field: ['yes', 'it names its owner'],
  speaks_as_we: ['yes', 'it speaks as “we”'],
  names_team: ['yes', 'it names a team of the house'],
  signs_of_house: ['yes', 'two things in it show people of the house at work'],
  rules_for_people: ['yes', 'it states rules for people of the house'],
  own_environment: ['yes', 'it speaks of a lasting environment as its own'],
  system_name: ['yes', 'it names the system'],
  empty: ['no', 'it is empty'],
  untouched: ['no', 'it is an example that nobody touched'],
  training: ['no', 'it teaches, or explains words'],
  vendor_text: ['no', 'it is a provider’s text for customers'],
  pointer: ['unknown', 'it leads elsewhere'],
  few_words: ['unknown', 'it has few words'],
  other_language: ['unknown', 'it is in a language whose words are not known'],
  beside_subject: ['unknown', 'it lies beside what it may be the documentation of'],
  to_fill_in: ['unknown', 'it is a form that others fill in'],
  draft: ['unknown', 'it is a draft, or says of itself that it does not hold'],
  account: ['unknown', 'it tells of one event or meeting'],
  nobody_runs: ['unknown', 'its repository is for an event, a course or others to start from'],
  to_others: ['unknown', 'it speaks to people of other houses'],
  for_machine: ['unknown', 'it tells a language model what to do'],
  product: ['unknown', 'it may tell users of a product'],
  other_house: ['unknown', 'it is from another house, or speaks of its people'],
  any_house: ['unknown', 'it names nobody of the house'],
  other_work: ['unknown', 'it may be about other work than security'],
  no_system: ['unknown', 'it names no system of the house'],
  not_told: ['unknown', 'nothing in it tells whose it is'],
  unread: ['unknown', 'what it tells is in no form that is read'],
} as const satisfies Readonly<Record<string, readonly [Tri, string]>>;

/** Why a text is taken for this source's own, for somebody else's, or for neither. */
export const OwnBecause = z.enum(Object.keys(reasons) as [keyof typeof reasons, ...(keyof typeof reasons)[]]);
export type OwnBecause = z.infer<typeof OwnBecause>;

/** What a fact says of whose text it rests on. */
export interface Own {
  readonly isOwn: Tri;
  readonly ownBecause: OwnBecause;
}

/** Whose a text is, by the reason that decides. */
export function ownBy(ownBecause: OwnBecause): Own {
  return { isOwn: reasons[ownBecause][0], ownBecause };
}

/** Reasons that leave open whether a text is of its kind at all, and not whose it is. */
const ofKind: ReadonlySet<OwnBecause> = new Set(['unread', 'other_work', 'other_language', 'few_words', 'pointer']);

/** What a summary adds of whose a text is, and why. */
export function ownInWords({ isOwn, ownBecause }: Own): string {
  const inDoubt = ofKind.has(ownBecause) ? 'perhaps none of it' : 'perhaps not its own';
  const told = { yes: 'its own', no: 'not its own', unknown: inDoubt }[isOwn];
  return `; ${told}: ${reasons[ownBecause][1]}`;
}
