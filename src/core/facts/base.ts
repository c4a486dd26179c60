import { z } from 'zod';

/** A fact that the world can hide: `unknown` is never a `no`. */
export const Tri = z.enum(['yes', 'no', 'unknown']);
export type Tri = z.infer<typeof Tri>;

/**
 * Where a fact was read, so that a person can go and look.
 * `commit` is a full object id; `line` counts from 1; null means "not of this sort".
 */
export const Location = z.strictObject({
  commit: z.string().nullable(),
  path: z.string().nullable(),
  line: z.int().positive().nullable(),
});
export type Location = z.infer<typeof Location>;

/** What every fact of every kind carries beside its own fields. */
const common = {
  /** `kind:source:ref`; results cite it. */
  id: z.string(),
  /** Id of the target it was read from. */
  source: z.string(),
  /** Readable name, unique within kind and source, such as `.github/workflows/ci.yml#deploy`. */
  ref: z.string(),
  at: Location,
};

/** Strength of evidence, weakest first: said, there, wired into the work, seen done, enforced by who can, seen in the result. */
export const Grade = z.enum(['declared', 'present', 'wired', 'executed', 'enforced', 'outcome']);
export type Grade = z.infer<typeof Grade>;

/** Classes of target; one class can be asked without the others. */
export const SourceClass = z.enum(['repository', 'kubernetes', 'aws', 'forge']);
export type SourceClass = z.infer<typeof SourceClass>;

/** Classes of target that this version cannot look at. */
export const unreadableClasses = ['kubernetes', 'aws', 'forge'] as const satisfies readonly SourceClass[];

/**
 * When "looked and not there" is proof of absence:
 * `by_nature`: always; `own_ci`: when the repository runs an active CI of its own and shows no sign of another;
 * `declared`: only when `scope.complete` names the family; `inputs`: a derived kind, when all its inputs are.
 */
export type Closure = 'by_nature' | 'own_ci' | 'declared' | 'inputs';

/** A kind of fact: its items' schema and how its evidence may be used. */
export interface KindDefinition<S extends z.ZodType> {
  readonly schema: S;
  /** What the kind is, in a few words for people. */
  readonly title: string;
  /** One line about a fact, for people. */
  summary(fact: z.infer<S>): string;
  /** Whether people learn little from a fact where others are cited beside it; without it, of none. */
  isAside?(fact: z.infer<S>): boolean;
  readonly class: SourceClass;
  readonly closure: Closure;
  /** Of a derived kind: the kinds it is made from, whose gaps it inherits. */
  readonly inputs?: readonly string[];
  /** The grade that facts of this kind prove; null for context on which no criterion may rest. */
  readonly grade: Grade | null;
}

/** Types a kind's definition from its schema. */
export function kind<S extends z.ZodType>(definition: KindDefinition<S>): KindDefinition<S> {
  return definition;
}

/** Builds the strict item schema of a kind from its own fields. */
export function item<T extends z.ZodRawShape>(fields: T): z.ZodObject<typeof common & T, z.core.$strict> {
  return z.strictObject({ ...common, ...fields });
}

/** A count, never negative. */
export const Count = z.int().nonnegative();
/** A duration in days before (or between) instants, with at most two decimals; measured against the scan's `now`. */
export const Days = z.number();
