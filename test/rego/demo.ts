import { z } from 'zod';
import { item, Tri } from '../../src/core/facts/base.ts';
import type { PolicyFiles, PolicyInput } from '../../src/core/policy.ts';
import type { Kinds } from '../../src/rego/schema.ts';

/** A vocabulary of its own, so that these tests stand still when the project's grows. */
export const demoKinds: Kinds = {
  'git.branch': {
    schema: item({ role: z.enum(['trunk', 'topic']), ageDays: z.number().nullable(), labels: z.array(z.string()) }),
    grade: 'executed',
  },
  'ci.pipeline': { schema: item({ blocking: Tri, on: z.array(z.enum(['push', 'request'])) }), grade: 'wired' },
  'repository.identity': { schema: item({ files: z.int(), ref: z.string() }), grade: null },
};

/** METADATA of a criterion; `custom` lines replace or add to the usual ones. */
export function block(level: number, custom: Readonly<Record<string, string>> = {}): string {
  const words = {
    level: `${level}`,
    grade: 'executed',
    remediation: 'Mend it.',
    effort: 'S',
    actor: 'team',
    ...custom,
  };
  const lines = Object.entries(words).map(([key, value]) => `#   ${key}: ${value}`);
  return ['# METADATA', '# title: It holds', '# scope: document', '# custom:', ...lines, ''].join('\n');
}

/** A place in the section for each name, in the order of the alphabet. */
const orderOf = (name: string): number => Number.parseInt(name.slice(0, 6).padEnd(6, '0'), 36);

/** A question's file: its head, then the given rules. */
export function question(name: string, rules: string): string {
  return `# METADATA
# title: How about ${name}?
# custom:
#   order: ${orderOf(name)}
package policies.demo.source.${name}

import future.keywords.not

import data.lib.outcome

${rules}
_branch := input.evidence["git.branch"]
`;
}

export const model = `# METADATA
# title: A demonstration
# custom:
#   source: https://example.org/model
#   floor: 1
#   top: 5
#   sections: [{id: source, title: Source}]
package policies.demo
`;

const library = `package lib.outcome

import future.keywords.not

exists(slots, good) := _result("met", good, []) if {
	count(good) > 0
} else := _result("unknown", [], hiding) if {
	hiding := [s.kind | some s in slots; not s.complete]
	count(hiding) > 0
} else := _result("unmet", [], [])

_result(outcome, evidence, missing) := {"outcome": outcome, "evidence": evidence, "missing": missing}
`;

const main = `package main

decisions[model][section][question] := data.policies[model][section][question].criteria
`;

/** A rule that is met by a branch of that role. */
export function hasRole(id: string, role: string): string {
  return `criteria["${id}"] := outcome.exists([_branch], [b.id | some b in _branch.items; b.role == "${role}"])\n`;
}

/** A whole small model; `questions` by name. */
export function demoFiles(questions: Readonly<Record<string, string>>): PolicyFiles {
  const own = Object.entries(questions).map(([name, rules]) => [
    `policies/demo/source/${name}.rego`,
    question(name, rules),
  ]);
  return {
    ...Object.fromEntries(own),
    'policies/demo/model.rego': model,
    'policies/lib/outcome.rego': library,
    'policies/main.rego': main,
  };
}

/** Input with these items by kind; every slot complete unless named in `hidden`. */
export function demoInput(items: Readonly<Record<string, readonly object[]>>, hidden: readonly string[] = []) {
  const slots = Object.keys(demoKinds).map((kind) => [
    kind,
    { kind, asked: ['r'], items: items[kind] ?? [], gaps: [], complete: !hidden.includes(kind), closed: true },
  ]);
  return { now: '2026-01-01T00:00:00Z', evidence: Object.fromEntries(slots) } as unknown as PolicyInput;
}
