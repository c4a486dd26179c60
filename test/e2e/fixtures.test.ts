import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ci } from '../../collectors/ci/index.ts';
import { git } from '../../collectors/git/index.ts';
import { buildRepository, readExpectations, repositoryNames } from '../../fixtures/build-repository.ts';
import { assess } from '../../src/assess.ts';
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

async function judge(name: string): Promise<QuestionResult> {
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
      const asked = [{ source: repository, collectors: [ci, git] }];
      const collection = await collect(asked, { now: built.now, scope: openScope, version: '0.0.0' });
      const [question] = (await assess(collection, [runtime])).questions;
      if (question === undefined) throw new Error('no question was asked');
      return question;
    } finally {
      await repository.close();
    }
  } finally {
    await built.dispose();
  }
}

describe('fixture repositories are judged as their stories say', () => {
  test.each(repositoryNames())('%s', async (name) => {
    const { score, criteria } = await judge(name);
    const told = readExpectations(name);
    const outcomes = Object.fromEntries(criteria.map(({ id, outcome }) => [id, outcome]));
    expect({ level: score.level, ceiling: score.ceiling, ...outcomes }).toMatchObject({
      level: told.level,
      ceiling: told.ceiling,
      ...told.criteria,
    });
  });
});
