/** What a field of a text says of it: front matter, lines at its beginning, small tables, short sections. */
export type FieldRole =
  | 'date'
  | 'status'
  | 'successor'
  | 'reviewed'
  | 'approved'
  | 'due'
  | 'interval'
  | 'owner'
  | 'title';

const roles: Readonly<Record<string, FieldRole>> = {
  date: 'date',
  'start date': 'date',
  'decision date': 'date',
  'date decided': 'date',
  'date accepted': 'date',
  'date of decision': 'date',
  'created date': 'date',
  'date created': 'date',
  created: 'date',
  revdate: 'date',
  status: 'status',
  state: 'status',
  'decision status': 'status',
  'superseded by': 'successor',
  'superceded by': 'successor',
  'replaced by': 'successor',
  'deprecated by': 'successor',
  'obsoleted by': 'successor',
  'last reviewed': 'reviewed',
  'last reviewed on': 'reviewed',
  'last review': 'reviewed',
  'last review date': 'reviewed',
  'date reviewed': 'reviewed',
  'date of last review': 'reviewed',
  'reviewed on': 'reviewed',
  'date of review': 'reviewed',
  lastreviewed: 'reviewed',
  approved: 'approved',
  'approved on': 'approved',
  'date approved': 'approved',
  'approval date': 'approved',
  'date of approval': 'approved',
  'review due': 'due',
  'review by': 'due',
  'review due date': 'due',
  'due for review': 'due',
  'next review': 'due',
  'next review on': 'due',
  'next review due': 'due',
  'next review date': 'due',
  'date of next review': 'due',
  'to be reviewed by': 'due',
  reviewby: 'due',
  nextreview: 'due',
  'review in': 'interval',
  'review interval': 'interval',
  'review every': 'interval',
  'review cycle': 'interval',
  'review frequency': 'interval',
  'review period': 'interval',
  owner: 'owner',
  owners: 'owner',
  'owner slack': 'owner',
  'document owner': 'owner',
  'owning team': 'owner',
  team: 'owner',
  maintainer: 'owner',
  maintainers: 'owner',
  title: 'title',
};

/** What a field is for, by its name in any spelling (`last_reviewed_on`, `Last reviewed on`); null for another. */
export function fieldRole(name: string): FieldRole | null {
  return Object.hasOwn(roles, name) ? (roles[name] ?? null) : null;
}

/** What a clause tells of the text it stands in, with its date behind it: `Reviewed by Ada Lovelace on 2026-10-06`. */
const ofText = '(?:(?:this|the) (?:page|document|policy|text|table|list|matrix) (?:was|has been) )?';
const told: readonly (readonly [FieldRole, RegExp])[] = [
  ['due', /^(?:the )?next review\b/i],
  ['reviewed', new RegExp(`^${ofText}(?:last )?reviewed\\b`, 'i')],
  ['approved', new RegExp(`^${ofText}(?:approved|signed off)\\b`, 'i')],
];
/** It is still to happen, or did not. */
const untold =
  /\b(?:not|never|nobody|no one|must|should|shall|will|would|to be|pending|since|every|until|unless|if)\b/i;

/** What a clause with a date tells of the review of the text it stands in; null for any other. */
export function reviewTold(clause: string): FieldRole | null {
  const short = clause.slice(0, 160);
  return untold.test(short) ? null : (told.find(([, words]) => words.test(short))?.[0] ?? null);
}
