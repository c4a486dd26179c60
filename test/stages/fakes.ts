import type { Decision, Outcome } from '../../src/core/assessment.ts';
import type { Collector, Findings } from '../../src/core/collector.ts';
import { COLLECTION_FORMAT, Collection, openScope } from '../../src/core/evidence.ts';
import {
  type CollectedKind,
  facts,
  type Kind,
  collectedKinds as kinds,
  type Observation,
} from '../../src/core/facts/index.ts';
import type { Criterion, Model, Question } from '../../src/core/model.ts';
import type { PolicyInput, PolicyRuntime, RawAnswers } from '../../src/core/policy.ts';
import type { Repository } from '../../src/core/source.ts';
import { noAdditions } from '../../src/core/source.ts';

export const now = new Date('2026-03-01T12:00:00.000Z');

const unused = (): never => {
  throw new Error('the fake is not asked for this');
};

/** A repository of which nothing but its description is asked. */
export function fakeRepository(over: Partial<Repository> & { id?: string } = {}): Repository {
  const id = over.id ?? 'shop';
  return {
    class: 'repository',
    id,
    now,
    declared: { mergeMethods: null, lexicon: noAdditions },
    describe: async () => ({
      target: {
        id,
        class: 'repository',
        name: id,
        web: null,
        commit: 'a'.repeat(40),
        branch: 'main',
        trunk: 'main',
        related: [],
      },
      objectFormat: 'sha1',
      headState: 'branch',
      defaultBranch: { name: 'main', how: 'head' },
      shallow: false,
      fullName: null,
      refsScope: 'all',
      visibility: 'unknown',
    }),
    files: unused,
    read: unused,
    related: () => null,
    refs: unused,
    branches: unused,
    tags: unused,
    history: unused,
    requestHistory: unused,
    additions: unused,
    pathHistory: unused,
    readAt: unused,
    firstCommits: async () => ['b'.repeat(40)],
    close: async () => {},
    ...over,
  };
}

/** A tag with the given ref; its name is its ref. */
export function tag(ref: string, over: Partial<Observation<'git.tag'>> = {}): Observation<'git.tag'> {
  return {
    ref,
    at: { commit: null, path: null, line: null },
    name: ref,
    ageDays: 3,
    isVersion: true,
    onTrunk: 'yes',
    ...over,
  };
}

export function pipeline(ref: string, active: 'yes' | 'no' | 'unknown'): Observation<'ci.pipeline'> {
  return {
    ref,
    at: { commit: 'a'.repeat(40), path: ref, line: 1 },
    system: 'gitlab_ci',
    active,
    onChangeRequest: 'yes',
    onTrunkPush: 'yes',
    requestsFiltered: 'no',
    pushesFiltered: 'no',
    onSchedule: 'no',
    onTag: 'no',
    manual: 'no',
    checksRequests: 'yes',
    checksPushes: 'yes',
  };
}

/** A collector that answers from the given findings. */
export function collectorOf(found: { [K in CollectedKind]?: Partial<Findings<K>> }): Collector {
  const reads = Object.entries(found).map(([kind, findings]) => [
    kind,
    async () => ({ items: [], gaps: [], ...findings }),
  ]);
  return { id: 'fake', class: 'repository', reads: Object.fromEntries(reads) };
}

/** A collection in which every kind of the repository was asked and nothing was found, save what is given. */
export function collectionOf(
  slots: { [K in CollectedKind]?: Partial<Collection['slots'][K]> } = {},
  over: Partial<Collection> = {},
): Collection {
  return Collection.parse({
    format: COLLECTION_FORMAT,
    tool: { name: 'tidemark', version: '1.2.3' },
    now: now.toISOString(),
    targets: [
      {
        id: 'shop',
        class: 'repository',
        name: 'shop',
        web: null,
        commit: null,
        branch: null,
        trunk: null,
        related: [],
      },
    ],
    scope: openScope,
    slots: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        { kind, asked: facts[kind].class === 'repository' ? ['shop'] : [], items: [], gaps: [], ...slots[kind] },
      ]),
    ),
    ...over,
  });
}

/** A fact as it stands in a slot. */
export function inSlot<T extends { ref: string }>(kind: Kind, fact: T): T & { id: string; source: string } {
  return { ...fact, source: 'shop', id: `${kind}:shop:${fact.ref}` };
}

export function criterion(id: string, over: Partial<Criterion> = {}): Criterion {
  return {
    id,
    level: Number(id[1]),
    title: `Title of ${id}`,
    grade: 'executed',
    remediation: `Do ${id}`,
    effort: 'M',
    actor: 'team',
    impliedBy: [],
    independent: {},
    reads: ['git.tag'],
    rule: `demo.rego:${id.length}`,
    ...over,
  };
}

export function questionOf(criteria: readonly Criterion[], id = 'demo.section.first', order = 1): Question {
  return { id, section: 'section', title: `Title of ${id}`, order, criteria: [...criteria] };
}

export function modelOf(questions: readonly Question[], over: Partial<Model> = {}): Model {
  return {
    id: 'demo',
    title: 'Demo',
    source: 'https://example.org/demo',
    floor: 1,
    top: 5,
    sections: [{ id: 'section', title: 'Section' }],
    questions: [...questions],
    digest: 'd'.repeat(64),
    ...over,
  };
}

/** A runtime that answers by a function of its input. */
export function runtimeOf(
  model: Model,
  decide: (input: PolicyInput) => Record<string, RawAnswers | Record<string, unknown>>,
): PolicyRuntime {
  const raw = (answer: RawAnswers | Record<string, unknown>): RawAnswers =>
    'answers' in answer ? (answer as RawAnswers) : { answers: answer, error: null };
  return {
    model,
    decide: async (input) => new Map(Object.entries(decide(input)).map(([id, answer]) => [id, raw(answer)])),
    close: async () => {},
  };
}

export function decision(outcome: Outcome, over: Partial<Decision> = {}): Decision & { error: null } {
  return { outcome, evidence: [], missing: [], ...over, error: null };
}

const letters: Record<string, Outcome> = { m: 'met', u: 'unmet', '?': 'unknown', n: 'not_applicable' };

/** Criteria and their decisions from a short text: `2m 3?` is a met one at level 2 and an unknown one at level 3. */
export function outcomes(text: string): { question: Question; decisions: Map<string, ReturnType<typeof decision>> } {
  const given = text.split(' ').map((word, index) => ({
    criterion: criterion(`l${word[0]}_c${index}`),
    decision: decision(letters[word[1] ?? ''] ?? 'unknown'),
  }));
  return {
    question: questionOf(given.map((g) => g.criterion)),
    decisions: new Map(given.map((g) => [g.criterion.id, g.decision])),
  };
}
