import { z } from 'zod';
import { plural } from '../text.ts';
import { storeFields, storeInWords } from './artefact-store.ts';
import { Count, Days, item, kind } from './base.ts';

/** How many resources of one account and region a stack, or a tag or state of a tool, shows to be made by code. */
const ownership = item({
  account: z.string(),
  region: z.string(),
  resources: Count,
  ownedByCode: Count,
});

/** Changes to the resources of one account in a window, by who made them. */
const mutation = item({
  account: z.string(),
  windowDays: Days,
  changes: Count,
  /** By people, in the console or with a tool of theirs. */
  byPeople: Count,
});

/** A store for what builds make, in one account and region. */
const artefactStore = item({ account: z.string(), region: z.string(), ...storeFields });

export const awsFacts = {
  'aws.ownership': kind({
    title: 'what of the account is owned by code',
    schema: ownership,
    class: 'aws',
    closure: 'by_nature',
    grade: 'outcome',
    summary: (fact) => `${fact.ownedByCode} of ${plural(fact.resources, 'resource')} owned by code in ${fact.region}`,
  }),
  'aws.mutation': kind({
    title: 'who changes the account',
    schema: mutation,
    class: 'aws',
    closure: 'by_nature',
    grade: 'outcome',
    summary: (fact) => `${fact.byPeople} of ${plural(fact.changes, 'change')} by people`,
  }),
  'aws.artefact_store': kind({
    title: 'stores for artefacts, as the account shows them',
    schema: artefactStore,
    class: 'aws',
    closure: 'by_nature',
    grade: 'enforced',
    summary: storeInWords,
  }),
} as const;
