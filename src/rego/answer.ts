import { z } from 'zod';

const Problem = z
  .strictObject({ file: z.string(), row: z.int(), column: z.int(), code: z.string(), message: z.string() })
  // The compiler says 0 and '' where it names no place.
  .transform((p) => ({ ...p, file: p.file || null, row: p.row || null, column: p.column || null }));

const Metadata = z.strictObject({
  /** Row at which the block begins. */
  row: z.int(),
  title: z.string(),
  description: z.string(),
  related_resources: z.array(z.strictObject({ ref: z.string(), description: z.string() })),
  custom: z.record(z.string(), z.unknown()),
});
export type Metadata = z.infer<typeof Metadata>;

const place = { file: z.string(), row: z.int() };

const Inspection = z.strictObject({
  packages: z.array(z.strictObject({ package: z.string(), ...place, metadata: Metadata.nullable() })),
  criteria: z.array(
    z.strictObject({
      package: z.string(),
      id: z.string(),
      ...place,
      column: z.int(),
      metadata: Metadata.nullable(),
      /** Kinds of fact on which the answer can depend, sorted. */
      reads: z.array(z.string()),
    }),
  ),
});
/** What sources say about themselves: METADATA of packages and criteria, and the kinds that each criterion reads. */
export type Inspection = z.infer<typeof Inspection>;

const TestRun = z.strictObject({
  results: z.array(
    z.strictObject({
      package: z.string(),
      name: z.string(),
      outcome: z.enum(['pass', 'fail', 'error', 'skip']),
      ...place,
      column: z.int(),
      error: Problem.nullable(),
      /** What the test printed. */
      output: z.string(),
      /** The cases of a test written as a table, by name. */
      cases: z.array(z.strictObject({ name: z.string(), passed: z.boolean() })),
    }),
  ),
  coverage: z.array(
    z.strictObject({
      file: z.string(),
      /** 0 to 100, of the lines that can be reached. */
      percent: z.number(),
      /** First and last row of each stretch that no test reached. */
      missed: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
});
/** What OPA's own tester said, by file and row. */
export type TestRun = z.infer<typeof TestRun>;

/** The compiler's answer to one request (compiler/README.md); what the command does not give is absent. */
export const Answer = z.strictObject({
  problems: z.array(Problem),
  /** Base64. */
  wasm: z.string().optional(),
  inspection: Inspection.optional(),
  formatted: z.record(z.string(), z.string()).optional(),
  tests: TestRun.optional(),
});
export type Answer = z.infer<typeof Answer>;
