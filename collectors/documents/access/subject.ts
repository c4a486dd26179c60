import type { Fact } from '../../../src/core/facts/index.ts';
import {
  accessOfThings,
  accessReview,
  accessRules,
  askingForAccess,
  joinersLeavers,
  onboardingOfThings,
} from '../../../src/lexicon/access-words.ts';
import { isTold } from '../responsibility/assignment.ts';

export type AccessForm = Fact<'docs.access'>['form'];

/** The first that fits counts. */
const forms: readonly (readonly [AccessForm, RegExp])[] = [
  ['review', accessReview],
  ['joiners_leavers', joinersLeavers],
  ['request_guide', askingForAccess],
  ['rules', accessRules],
];

/** What a heading, a title or the name of a file says that a text about access of people is for; null for another text. */
export function accessForm(heading: string): AccessForm | null {
  const short = heading.slice(0, 300);
  if (onboardingOfThings.test(short) || accessOfThings.test(short)) return null;
  return forms.find(([, words]) => words.test(short))?.[0] ?? null;
}

/** What was looked at before something was decided. */
const weighed =
  /^\s*(?:options?|alternatives?|approach|solution)\b|\b(?:considered|alternatives?|proposal|problems?|user stor(?:y|ies))\b/i;

/** The same of the heading of a text, which neither denies it nor asks whether; `How do I get access?` tells how. */
export function accessHeading(heading: string): AccessForm | null {
  const told = heading.replace(/^(?:how|who)\b/i, '').replace(/\?\s*$/, '');
  return isTold(told) && !weighed.test(heading) ? accessForm(heading) : null;
}

/** The name of a file as words. */
export function nameWords(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.[a-z.]{1,20}$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ');
}
