import { z } from 'zod';
import { Grade } from '../core/facts/base.ts';
import { actors, efforts } from '../core/model.ts';
import type { PolicyProblem } from '../core/policy.ts';
import type { Metadata } from './answer.ts';

const words = z.string().trim().min(1);

/** Package scope of `package policies.<model>`. */
export const ModelWords = z.strictObject({
  source: words,
  floor: z.int(),
  top: z.int(),
  sections: z.array(z.strictObject({ id: words, title: words })).min(1),
});

/** Package scope of a question. */
export const QuestionWords = z.strictObject({ order: z.int() });

/** Document scope of a criterion. */
export const CriterionWords = z.strictObject({
  level: z.int(),
  grade: Grade,
  remediation: words,
  effort: z.enum(efforts),
  actor: z.enum(actors),
  implied_by: z.array(z.string()).default([]),
  independent: z.record(z.string(), words).default({}),
  /** Kinds read only for a counter-example: they do not set the grade. */
  counter: z.array(z.string()).default([]),
});

/** Where a METADATA block stands, and the block; null where there is none. */
export interface Block {
  readonly file: string;
  readonly row: number;
  readonly metadata: Metadata | null;
}

/** Gives a problem at the row of a block. */
export function problemAt({ file, row, metadata }: Block, code: string, message: string): PolicyProblem {
  return { file, row: metadata?.row ?? row, column: 1, code, message };
}

/** Gives the title and the custom words of a block, or what is wrong with them. */
export function readBlock<T extends z.ZodObject>(
  schema: T,
  block: Block,
): { readonly title: string; readonly custom: z.infer<T> } | { readonly problems: readonly PolicyProblem[] } {
  const { metadata } = block;
  if (metadata === null) return { problems: [problemAt(block, 'metadata_missing', 'there is no METADATA block')] };
  const problems = metadata.title.trim() === '' ? [problemAt(block, 'metadata_missing', 'the title is missing')] : [];
  const read = schema.safeParse(metadata.custom);
  if (read.success && problems.length === 0) return { title: metadata.title, custom: read.data };
  const known = Object.keys(schema.shape).join(', ');
  for (const issue of read.error?.issues ?? []) {
    const message =
      issue.code === 'unrecognized_keys' && issue.path.length === 0
        ? `custom has no key ${issue.keys.map((key) => `"${key}"`).join(', ')}; it has ${known}`
        : `custom.${issue.path.join('.')}: ${issue.message}`;
    problems.push(problemAt(block, 'metadata_invalid', message));
  }
  return { problems };
}
