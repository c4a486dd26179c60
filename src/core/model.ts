import { z } from 'zod';
import { Grade } from './facts/base.ts';

export const efforts = ['S', 'M', 'L'] as const;
export const actors = ['team', 'platform', 'forge-admin', 'security', 'people'] as const;

/** One thing a question asks the evidence, in the words of its METADATA block. */
export const Criterion = z.strictObject({
  /** Unique within its question: `l<level>_<what>`. */
  id: z.string().regex(/^l[0-9]_[a-z0-9_]+$/),
  level: z.int().min(0).max(9),
  title: z.string(),
  grade: Grade,
  remediation: z.string(),
  effort: z.enum(efforts),
  actor: z.enum(actors),
  /** Stronger criteria of the same question that answer this one too. */
  impliedBy: z.array(z.string()),
  /** Stronger criteria that do not, each with the reason. */
  independent: z.record(z.string(), z.string()),
  /** Kinds of fact the rule reads, found by the compiler. */
  reads: z.array(z.string()),
  /** `file:row` of the rule. */
  rule: z.string(),
});
export type Criterion = z.infer<typeof Criterion>;

export const Question = z.strictObject({
  /** `<model>.<section>.<question>`, the package path. */
  id: z.string(),
  section: z.string(),
  title: z.string(),
  order: z.int(),
  criteria: z.array(Criterion),
});
export type Question = z.infer<typeof Question>;

/** A published maturity model as its policies state it. */
export const Model = z.strictObject({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  /** The lowest and highest level there are. */
  floor: z.int(),
  top: z.int(),
  sections: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  questions: z.array(Question),
  /** SHA-256, hex, over sources, capabilities and compiler: what decided. */
  digest: z.string(),
});
export type Model = z.infer<typeof Model>;

/**
 * Gives the ids of the criteria that answer a criterion too, however many steps away; in a ring its own among them, and
 * names of none as they stand. Score and floor check both go by it.
 */
export function impliersOf({ impliedBy }: Criterion, criteria: readonly Criterion[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...impliedBy];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(criteria.find((other) => other.id === id)?.impliedBy ?? []));
  }
  return reached;
}
