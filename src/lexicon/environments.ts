import type { Tri } from '../core/facts/base.ts';
import {
  endingWords,
  looseWords,
  negations,
  neutralWords,
  otherWords,
  plainWords,
  previewWords,
  productionWords,
  regionPart,
  sameEnvironments,
  sharedFolders,
  sureWords,
} from './environment-words.ts';

/** What a name says of the environment it stands for. */
export interface Environment {
  /** As it is written. */
  readonly name: string;
  /** Users depend on it; `unknown` for names that say neither (a tenant, a region, `main`). */
  readonly production: Tri;
  /** Made for a change and removed again. */
  readonly isPreview: boolean;
}

/**
 * How far a name can be mistaken: `sure` means an environment and tells what lies beside it, `plain` means one, and `weak`
 * means one only where something else shows it (`demo`, `ci`, `test`).
 */
type Strength = 'sure' | 'plain' | 'weak';

/** A name that may be that of an environment. */
export interface Reading {
  readonly environment: Environment;
  readonly strength: Strength;
  /** All of its words speak of the environment, or say nothing: it is not `shop-prod`. */
  readonly isWhole: boolean;
}

/** A part of a name between signs. */
interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Null where it is no word for an environment. */
  readonly word: Word | null;
  /** It says nothing of the environment: a number, a region, a cluster. */
  readonly isNeutral: boolean;
  readonly isRegion: boolean;
  /** It says nothing of the environment beside a word that is not weak. */
  readonly isLoose: boolean;
}

type Word = { readonly text: string; readonly strength: Strength } & Pick<Environment, 'production' | 'isPreview'>;

const longest = 100;
const mostParts = 16;
/** What runs on the machine of whoever develops is no environment (`local-dev`). */
const oneMachine = /(?:^|[-_.])local(?:host)?(?:[-_.]|$)/i;
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N} _.:@/+-]{0,199}$/u;

/** The word for an environment that a text is, with a number behind it or not. */
function wordOf(text: string): Word | null {
  const bare = text.replace(/\d{1,3}$/, '');
  const isPreview = previewWords.has(bare);
  const isProduction = productionWords.has(bare);
  if (!isPreview && !isProduction && !otherWords.has(bare)) return null;
  const strength = sureWords.has(bare) ? 'sure' : plainWords.has(bare) ? 'plain' : 'weak';
  return { text: bare, strength, production: isProduction ? 'yes' : 'no', isPreview };
}

/** Folders are compared with each other: what was made of some names is kept. */
const mostKept = 2_000;
const kept = new Map<string, readonly Part[]>();

/** The parts of a name; `non-prod` and the like are one. Empty for what is no plain name. */
function partsOf(name: string): readonly Part[] {
  const before = kept.get(name);
  if (before !== undefined) return before;
  const made = freshParts(name);
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, made);
  return made;
}

function freshParts(name: string): readonly Part[] {
  if (!plainName.test(name)) return [];
  const found: Part[] = [];
  for (const { 0: text, index } of name.matchAll(/[^-_. :@/+]+/g)) {
    const plain = text.toLowerCase();
    const before = found.at(-1);
    const own = wordOf(plain);
    const to = index + text.length;
    if (own?.production === 'yes' && before !== undefined && negations.has(before.text)) {
      const word: Word = { text: `${before.text}${own.text}`, strength: 'sure', production: 'no', isPreview: false };
      found[found.length - 1] = { ...before, text: word.text, to, word, isNeutral: false };
      continue;
    }
    const isRegion = own === null && regionPart.test(plain);
    const bare = own === null ? plain.replace(/\d{1,3}$/, '') : '';
    const isLoose = looseWords.has(bare);
    const isNeutral = isRegion || isLoose || neutralWords.has(bare);
    found.push({ text: plain, from: index, to, word: own, isNeutral, isRegion, isLoose });
  }
  return found.length > mostParts ? [] : found;
}

/** What several words of one name say together: those that contradict each other tell that it is one, and not which. */
function agreed(name: string, words: readonly Word[], whole = true): Reading | null {
  const [first] = words;
  if (first === undefined) return null;
  const isClear = words.every(({ production }) => production === first.production);
  const strength = (['sure', 'plain'] as const).find((one) => words.some((word) => word.strength === one)) ?? 'weak';
  const isPreview = words.some((word) => word.isPreview) && words.every(({ production }) => production === 'no');
  return {
    environment: { name, production: isClear ? first.production : 'unknown', isPreview },
    strength,
    isWhole: whole,
  };
}

/** Whether all parts of a name speak of the environment, or say nothing. */
function isWhole(parts: readonly Part[]): boolean {
  const isWeak = parts.every(({ word }) => word === null || word.strength === 'weak');
  return parts.every(({ word, isNeutral, isLoose }) => word !== null || (isNeutral && !(isWeak && isLoose)));
}

/**
 * A whole name as that of an environment, and how far it can be mistaken; null for one that names none. All of its words
 * must agree to it or say nothing (`prod-eu-west-2`, `aks-dev2`); other words may only stand in front of one that is not
 * weak (`shop-prod`, but neither `training-operator` nor `prod-node-feature`).
 */
export function readingOf(name: string): Reading | null {
  if (name.length > longest || oneMachine.test(name)) return null;
  const parts = partsOf(name);
  const words = parts.flatMap(({ word }) => word ?? []);
  if (words.length === 0) {
    const joined = parts.length === 2 ? wordOf(parts.map(({ text }) => text).join('')) : null;
    return joined === null ? null : agreed(name, [joined]);
  }
  if (isWhole(parts)) return agreed(name, words);
  const last = parts.findLast(({ isNeutral }) => !isNeutral)?.word ?? null;
  return last === null || last.strength === 'weak' ? null : agreed(name, words, false);
}

/**
 * The environment that a whole name stands for, where it is told that it names one: a folder of environments, a workspace,
 * the middle of `values-prod.yaml`. Null for a name that stands for none.
 */
export function environmentOf(name: string): Environment | null {
  return readingOf(name)?.environment ?? null;
}

/** The word for an environment at the end of a name, before a region and numbers. */
function ending(parts: readonly Part[]): { readonly at: number; readonly until: number; readonly word: Word } | null {
  const at = parts.findLastIndex(({ isNeutral }) => !isNeutral);
  const word = parts[at]?.word ?? null;
  if (word === null || (word.strength === 'weak' && parts.slice(at).some(({ isLoose }) => isLoose))) return null;
  let until = at;
  while (parts[until + 1]?.isRegion === true) until++;
  return { at, until, word };
}

function partially(name: string, parts: readonly Part[], from: number, to: number): Environment | null {
  const part = name.slice(parts[from]?.from ?? 0, parts[to]?.to ?? name.length);
  const words = parts.slice(from, to + 1).flatMap(({ word }) => word ?? []);
  return agreed(part, words)?.environment ?? null;
}

/**
 * The environment that the name of something that runs there tells at its end or at its beginning (`web-prod`,
 * `staging-web`): a namespace, a stack, an application, a file. Its name is that word, with a region behind it.
 * Null where none does; a word that may be part of any name (`demo`, `dev-tools`) counts only as the whole of it.
 */
export function environmentInName(name: string): Environment | null {
  if (oneMachine.test(name.slice(0, longest))) return null;
  const parts = partsOf(name);
  const end = ending(parts);
  if (end !== null) {
    const first = parts.findIndex(({ word }) => word !== null);
    if (isWhole(parts)) return partially(name, parts, first, end.until);
    if (end.word.strength !== 'weak' || endingWords.has(end.word.text))
      return partially(name, parts, end.at, end.until);
  }
  const leading = parts[0]?.word;
  return leading?.strength === 'sure' || leading?.text === 'stage' ? partially(name, parts, 0, 0) : null;
}

/**
 * The word for an environment that ends a name, whichever it is (`vpc-demo`): to be believed only where the same name ends
 * in another environment beside it. Its name is that word, with a region behind it.
 */
export function endingEnvironment(name: string): Environment | null {
  const parts = partsOf(name);
  const end = ending(parts);
  return end === null ? null : partially(name, parts, end.at, end.until);
}

/**
 * Where two names differ in one word alone and both words are environments, such as `dev-shop` and `prod-shop`: the
 * environment of the first, under the whole of its name. Null where they differ otherwise.
 */
export function environmentByContrast(name: string, other: string): Environment | null {
  if (name.length > longest || other.length > longest) return null;
  const own = partsOf(name);
  if (own.every(({ word }) => word === null)) return null;
  const theirs = partsOf(other);
  const differing = own.flatMap((part, at) => (part.text === theirs[at]?.text ? [] : [at]));
  const [at] = differing;
  if (own.length !== theirs.length || at === undefined || differing.length > 1) return null;
  const [word, contrast] = [own[at]?.word, theirs[at]?.word];
  if (!word || !contrast || (word.strength === 'weak' && contrast.strength === 'weak')) return null;
  return { name, production: word.production, isPreview: word.isPreview };
}

/** Whether a word names no environment wherever it stands: what is for all of them, or one machine. */
export function isShared(name: string): boolean {
  return sharedFolders.has(name.toLowerCase());
}

/** One name for all names of the same environment: `prod` and `live` are `production`; in lower case. */
export function commonName(environment: string): string {
  const plain = environment.toLowerCase();
  return sameEnvironments.find((names) => names.includes(plain))?.[0] ?? plain;
}
