import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Outcome } from '../../src/core/assessment.ts';
import type { Evidence } from '../../src/core/evidence.ts';
import { facts, type Kind, kinds } from '../../src/core/facts/index.ts';
import type { PolicyInput } from '../../src/core/policy.ts';

const root = join(import.meta.dirname, '../..');

const Fields = z.record(z.string(), z.unknown());
const PlainSlot = z.strictObject({
  items: z.array(Fields).optional(),
  complete: z.boolean().optional(),
  closed: z.boolean().optional(),
});

/** `<question>.cases.json`: items state only what differs from their kind's template; a kind left out was looked at and is empty. */
const CasesFile = z.strictObject({
  templates: z.record(z.string(), Fields),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      evidence: z.record(z.string(), z.union([z.array(Fields), PlainSlot])),
      expect: z.record(z.string(), Outcome),
      /** Ids of facts that a criterion has to cite, among others. */
      cites: z.record(z.string(), z.array(z.string())).optional(),
    }),
  ),
});

export interface Case {
  readonly name: string;
  readonly input: PolicyInput;
  readonly expect: Readonly<Record<string, string>>;
  /** Ids of facts that a criterion has to cite, among others. */
  readonly cites: Readonly<Record<string, readonly string[]>>;
}

const NOW = '2026-06-01T00:00:00.000Z';

/** What is wrong with a value, each field and the reason on a line of its own. */
const told = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `\n  ${z.core.toDotPath(path) || 'the whole'}: ${message}`).join('');

/** An item with what its kind's template says of it. `where` is how an error names the case. */
function completeItem(where: string, kind: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const definition = Object.hasOwn(facts, kind) ? facts[kind as Kind] : undefined;
  if (definition === undefined) throw new Error(`${where}: no such kind: ${kind}`);
  const ref = fields.ref ?? 'one';
  const common = {
    id: `${kind}:repository:${ref}`,
    source: 'repository',
    ref,
    at: { commit: null, path: null, line: null },
  };
  const read = definition.schema.safeParse({ ...common, ...fields });
  if (!read.success) throw new Error(`${where}: an item of ${kind} is not one:${told(read.error)}`);
  return read.data as Record<string, unknown>;
}

/** Evidence in which everything was looked at: complete, closed, and empty where nothing is given. */
export function evidenceOf(given: Readonly<Record<string, z.infer<typeof PlainSlot>>>): Evidence {
  const unknown = Object.keys(given).filter((kind) => !(kind in facts));
  if (unknown.length > 0) throw new Error(`no such kinds: ${unknown.join(', ')}`);
  const slots = kinds.map((kind) => {
    const { items = [], complete = true, closed = true } = given[kind] ?? {};
    return [kind, { kind, asked: ['repository'], items, gaps: [], complete, closed }];
  });
  return Object.fromEntries(slots) as Evidence;
}

const policyPaths = (pattern: string): string[] =>
  globSync(`policies/**/${pattern}`, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

/** The questions that policies at these paths state, as ids: not their tests, the library, the models' words and the entrypoint. */
export function questionsAt(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const [, id, name] = /^policies\/(?!lib\/)([^/]+(?:\/.+)*\/([^/]+))\.rego$/.exec(path) ?? [];
    return id === undefined || name === 'model' || path.endsWith('_test.rego') ? [] : [id.replaceAll('/', '.')];
  });
}

/** Every question of every model, whether it has cases or not. */
export const questions: readonly string[] = questionsAt(policyPaths('*.rego'));

/** Questions that have cases. */
export const questionsWithCases: readonly string[] = policyPaths('*.cases.json').map((path) =>
  path.slice('policies/'.length, -'.cases.json'.length).replaceAll('/', '.'),
);

/** The criteria that a policy's text states. */
export const criteriaIn = (rego: string): string[] =>
  [...rego.matchAll(/^criteria\["(\w+)"\]/gm)].flatMap(([, id]) => id ?? []);

/**
 * Reads a file of cases.
 * @param path how errors name the file
 * @param criteria those of its question
 * @throws {Error} naming file, case, kind and field
 */
export function readCases(path: string, text: string, criteria: readonly string[]): readonly Case[] {
  const file = CasesFile.safeParse(JSON.parse(text));
  if (!file.success) throw new Error(`${path}: not a file of cases:${told(file.error)}`);
  const { templates, cases } = file.data;
  return cases.map(({ name, evidence, expect, cites = {} }) => {
    const where = `${path}: case "${name}"`;
    const stray = [...Object.keys(expect), ...Object.keys(cites)].find((criterion) => !criteria.includes(criterion));
    if (stray !== undefined)
      throw new Error(`${where}: expect names ${stray}, which is no criterion; there is ${criteria.join(', ')}`);
    const slots = Object.entries(evidence).map(([kind, given]) => {
      const slot = Array.isArray(given) ? { items: given } : given;
      const items = (slot.items ?? []).map((fields) => completeItem(where, kind, { ...templates[kind], ...fields }));
      return [kind, { ...slot, items }] as const;
    });
    return { name, input: { now: NOW, evidence: evidenceOf(Object.fromEntries(slots)) }, expect, cites };
  });
}

/** The cases of a question. Throws as `readCases`. */
export function casesOf(question: string): readonly Case[] {
  const stem = `policies/${question.replaceAll('.', '/')}`;
  const text = (ending: string): string => readFileSync(join(root, `${stem}.${ending}`), 'utf8');
  return readCases(`${stem}.cases.json`, text('cases.json'), criteriaIn(text('rego')));
}

/** All Rego sources, tests among them. */
export function policyFiles(): Record<string, string> {
  return Object.fromEntries(policyPaths('*.rego').map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
