import { z } from 'zod';
import { Grade } from '../core/facts/base.ts';
import { actors, efforts } from '../core/model.ts';
import type { PolicyProblem } from '../core/policy.ts';
import type { Metadata } from './answer.ts';

const words = z.string().trim().min(1);

/** Package scope of `package policies.<model>`. What a key holds is said in words, for whoever has to mend it. */
export const ModelWords = z.strictObject({
  source: words.describe('where the model is published, such as `source: https://example.org/model`'),
  floor: z.int().describe('a whole number, such as `floor: 1`'),
  top: z.int().describe('a whole number, such as `top: 5`'),
  sections: z
    .array(z.strictObject({ id: words, title: words }))
    .min(1)
    .describe('a list with at least one section, such as `sections: [{id: governance, title: Governance}]`'),
});

/** Package scope of a question. */
export const QuestionWords = z.strictObject({ order: z.int().describe('a whole number, such as `order: 3`') });

const oneOf = (key: string, names: readonly string[]) =>
  `one of ${names.join(', ')}, such as \`${key}: ${names[0] ?? ''}\``;

/** Document scope of a criterion. */
export const CriterionWords = z.strictObject({
  level: z.int().describe('a whole number, such as `level: 3`'),
  grade: Grade.describe(oneOf('grade', Grade.options)),
  remediation: words.describe('what to do, such as `remediation: Run tests on every change.`'),
  effort: z.enum(efforts).describe(oneOf('effort', efforts)),
  actor: z.enum(actors).describe(oneOf('actor', actors)),
  implied_by: z.array(z.string()).default([]).describe('a list of criteria, such as `implied_by: [l4_tested]`'),
  independent: z
    .record(z.string(), words)
    .default({})
    .describe('criteria with a reason each, such as `independent: {l4_tested: tests say nothing of it}`'),
  /** Kinds read only for a counter-example: they do not set the grade. */
  counter: z.array(z.string()).default([]).describe('a list of kinds of fact, such as `counter: [git.branch]`'),
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

/** Says whether what stands at a path is missing or something else than it should be, and what it should be. */
function wrongIn(schema: z.ZodObject, custom: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[key] : undefined,
    custom,
  );
  const where = `custom.${path.map(String).join('.')}`;
  const should = (schema.shape[String(path[0])] as z.ZodType | undefined)?.description ?? 'something else';
  return found === undefined || found === null ? `${where} is missing: ${should}` : `${where} has to be ${should}`;
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
        : wrongIn(schema, metadata.custom, issue.path);
    problems.push(problemAt(block, 'metadata_invalid', message));
  }
  return { problems };
}
