import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRepository, readExpectations, repositoryNames } from '../../fixtures/build-repository.ts';
import { assess } from '../../src/assess.ts';
import { collectors } from '../../src/commands/shared/collectors.ts';
import type { QuestionResult } from '../../src/core/assessment.ts';
import { openScope } from '../../src/core/evidence.ts';
import type { PolicyRuntime } from '../../src/core/policy.ts';
import { noAdditions } from '../../src/core/source.ts';
import { loadPack } from '../../src/rego/pack.ts';
import { openRuntime } from '../../src/rego/runtime.ts';
import { openRepository } from '../../src/sources/repository/index.ts';
import { collect } from '../../src/stages/collect.ts';

let runtime: PolicyRuntime;

beforeAll(async () => {
  runtime = await openRuntime(await loadPack(join(import.meta.dirname, '../../dist/packs/govuk')));
});

afterAll(() => runtime.close());

/** What tidemark says of a fixture, by question. */
async function judge(name: string): Promise<ReadonlyMap<string, QuestionResult>> {
  const built = await buildRepository(name);
  try {
    const repository = await openRepository({
      path: built.path,
      id: 'repository',
      now: built.now,
      defaultBranch: null,
      ciDefaultBranch: null,
      declared: { mergeMethods: null, lexicon: noAdditions },
    });
    try {
      const asked = [{ source: repository, collectors }];
      const collection = await collect(asked, { now: built.now, scope: openScope, version: '0.0.0' });
      const { questions } = await assess(collection, [runtime]);
      return new Map(questions.map((question) => [question.id, question]));
    } finally {
      await repository.close();
    }
  } finally {
    await built.dispose();
  }
}

describe('fixture repositories are judged as their stories say', () => {
  test.each(repositoryNames())('%s', async (name) => {
    const found = await judge(name);
    for (const [id, { criteria, answer }] of readExpectations(name)) {
      const question = found.get(id);
      if (question === undefined) throw new Error(`${name} expects something of ${id}, which is no question`);
      const { level, ceiling } = question.score;
      const outcomes = Object.fromEntries(question.criteria.map(({ id: criterion, outcome }) => [criterion, outcome]));
      expect({ ...outcomes, level, ceiling }, id).toMatchObject({ ...criteria, ...answer });
    }
  });
});
