import type { z } from 'zod';
import { accessFacts } from './access.ts';
import { awsFacts } from './aws.ts';
import type { KindDefinition } from './base.ts';
import { ciFacts } from './ci.ts';
import { docsFacts } from './docs.ts';
import { forgeFacts } from './forge.ts';
import { gitFacts } from './git.ts';
import { iacFacts } from './iac.ts';
import { kubernetesFacts } from './kubernetes.ts';
import { ownersFacts } from './owners.ts';
import { policyFacts } from './policy.ts';
import { relationFacts } from './relation.ts';
import { repositoryFacts } from './repository.ts';
import { supplyFacts } from './supply.ts';

/** Every kind of fact there is: the vocabulary that collectors speak and policies read. */
export const facts = {
  ...repositoryFacts,
  ...gitFacts,
  ...ciFacts,
  ...iacFacts,
  ...docsFacts,
  ...ownersFacts,
  ...accessFacts,
  ...supplyFacts,
  ...policyFacts,
  ...kubernetesFacts,
  ...awsFacts,
  ...forgeFacts,
  ...relationFacts,
} as const satisfies Record<string, KindDefinition<z.ZodType>>;

export type Kind = keyof typeof facts;
/** Kinds that `stages/relate` makes from others; no collector reads them, and no collection holds them. */
export type DerivedKind = keyof typeof relationFacts;
export type CollectedKind = Exclude<Kind, DerivedKind>;
/** A fact of a kind as it stands in a slot. */
export type Fact<K extends Kind = Kind> = z.infer<(typeof facts)[K]['schema']>;
/** What a collector returns: the fact without what `collect` adds. */
export type Observation<K extends Kind = Kind> = K extends Kind ? Omit<Fact<K>, 'id' | 'source'> : never;

/** All kinds, sorted. */
export const kinds = Object.keys(facts).sort() as readonly Kind[];
export const collectedKinds = kinds.filter((kind) => !(kind in relationFacts)) as readonly CollectedKind[];

/** The family of a kind: `git` of `git.branch`. */
export function familyOf(kind: string): string {
  return kind.slice(0, kind.indexOf('.'));
}

/** Whether people learn little from a fact where others are cited beside it. */
export function isAside(kind: Kind, fact: Fact): boolean {
  const definition: KindDefinition<z.ZodType> = facts[kind];
  return definition.isAside?.(fact) ?? false;
}

/** One line about a fact, for people. */
export function summaryOf(kind: Kind, fact: Fact): string {
  const definition: KindDefinition<z.ZodType> = facts[kind];
  return definition.summary(fact);
}
