import { namelessProviders, type PartyClass } from '../../../src/lexicon/responsibility.ts';
import type { Topic } from '../../../src/lexicon/responsibility-topics.ts';

/** One thing that somebody looks after, as a text tells it. */
export interface Part {
  readonly line: number;
  /** Who does it; empty where that is left open. */
  readonly parties: readonly { readonly class: PartyClass; readonly name: string }[];
  readonly topics: ReadonlySet<Topic>;
  /** A team, role or person of the house is named for it. */
  readonly isOwned: boolean;
}

/** What a table, a list or some paragraphs tell of who does what. */
export interface Division {
  readonly form: 'raci' | 'matrix' | 'list' | 'prose';
  readonly line: number;
  readonly parts: readonly Part[];
  /** Parts that are left to be filled in. */
  readonly open: number;
  /** It says outright whose something is. */
  readonly isExplicit: boolean;
}

/** The sorts of those who do something in these parts. */
export function classesIn(parts: readonly Part[]): ReadonlySet<PartyClass> {
  return new Set(parts.flatMap(({ parties }) => parties.map((party) => party.class)));
}

const sides: Readonly<Record<PartyClass, readonly PartyClass[]>> = {
  provider: ['self', 'team', 'platform', 'tenant', 'person'],
  // A platform's team beside other teams of the house divides nothing with its users.
  platform: ['self', 'tenant'],
  team: ['tenant'],
  self: ['tenant'],
  tenant: [],
  person: [],
  addressee: [],
};

/** Whether both a provider or platform and another side do something in these parts. */
export function dividesSides(parts: readonly Part[]): boolean {
  const classes = classesIn(parts);
  return [...classes].some((one) => sides[one].some((other) => classes.has(other)));
}

/** Parts of a division of security, and different topics of it, that must be told apart at least. */
const ENOUGH_PARTS = 3;
const ENOUGH_TOPICS = 2;

/** Whether topics of security are told apart, each in a part of its own: all of them in one part are a turn of phrase. */
export function partsTopics(parts: readonly Part[]): boolean {
  const telling = parts.filter((part) => part.topics.size > 0);
  return telling.length >= ENOUGH_TOPICS && new Set(telling.flatMap((part) => [...part.topics])).size >= ENOUGH_TOPICS;
}

/** Whether these parts tell who does what of security, in some detail. */
export function isConcrete(parts: readonly Part[]): boolean {
  const given = parts.filter(({ parties }) => parties.length > 0);
  return given.length >= ENOUGH_PARTS && partsTopics(given);
}

/** Whether providers with a name, and nobody else, do a part. */
const isOfProvider = ({ parties }: Part): boolean =>
  parties.length > 0 &&
  parties.every((one) => one.class === 'provider' && one.name.split(' ').some((word) => !namelessProviders.has(word)));

/**
 * How many parts have a named owner. A provider is the owner of what it does itself, where the other side is named, too:
 * a provider beside "us" names nobody to turn to.
 */
export function ownedAmong(parts: readonly Part[]): number {
  const owned = parts.filter((part) => part.isOwned).length;
  return owned === 0 ? 0 : owned + parts.filter((part) => !part.isOwned && isOfProvider(part)).length;
}
