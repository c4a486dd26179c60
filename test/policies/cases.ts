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
    }),
  ),
});

export interface Case {
  readonly name: string;
  readonly input: PolicyInput;
  readonly expect: Readonly<Record<string, string>>;
}

const NOW = '2026-06-01T00:00:00.000Z';

function completeItem(
  kind: string,
  template: Record<string, unknown>,
  fields: Record<string, unknown>,
): Record<string, unknown> {
  const ref = fields.ref ?? 'one';
  const common = {
    id: `${kind}:repository:${ref}`,
    source: 'repository',
    ref,
    at: { commit: null, path: null, line: null },
  };
  const item = { ...common, ...template, ...fields };
  const definition = facts[kind as Kind];
  if (definition === undefined) throw new Error(`no such kind: ${kind}`);
  return definition.schema.parse(item) as Record<string, unknown>;
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

export function casesOf(question: string): readonly Case[] {
  const path = join(root, 'policies', `${question.replaceAll('.', '/')}.cases.json`);
  const file = CasesFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return file.cases.map(({ name, evidence, expect }) => {
    const slots = Object.entries(evidence).map(([kind, given]) => {
      const slot = Array.isArray(given) ? { items: given } : given;
      const items = (slot.items ?? []).map((fields) => completeItem(kind, file.templates[kind] ?? {}, fields));
      return [kind, { ...slot, items }] as const;
    });
    return { name, input: { now: NOW, evidence: evidenceOf(Object.fromEntries(slots)) }, expect };
  });
}

/** All Rego sources, tests among them. */
export function policyFiles(): Record<string, string> {
  return Object.fromEntries(policyPaths('*.rego').map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}
