import { describe, expect, test } from 'vitest';
import { assess } from '../src/assess.ts';
import { Assessment } from '../src/core/assessment.ts';
import { canonicalText, digestOf } from '../src/core/canonical.ts';
import { readCollection } from '../src/core/documents.ts';
import { Unreadable } from '../src/core/errors.ts';
import { openScope } from '../src/core/evidence.ts';
import type { PolicyInput } from '../src/core/policy.ts';
import { collect } from '../src/stages/collect.ts';
import { gate, targetsFrom } from '../src/stages/gate.ts';
import { version } from '../src/version.ts';
import {
  collectionOf,
  collectorOf,
  criterion,
  fakeRepository,
  inSlot,
  modelOf,
  now,
  questionOf,
  runtimeOf,
  tag,
} from './stages/fakes.ts';

const model = modelOf([
  questionOf(
    [criterion('l2_tags'), criterion('l3_versions', { effort: 'S' }), criterion('l3_lines', { reads: ['git.branch'] })],
    'demo.section.releases',
  ),
]);

/** A policy in miniature: tags exist; all are versions; branches can be seen. */
function judge({ evidence }: PolicyInput) {
  const { items, complete } = evidence['git.tag'];
  const ids = items.map(({ id }) => id);
  const hidden = (outcome: string) => (complete ? outcome : 'unknown');
  const missing = complete ? [] : ['git.tag'];
  const odd = items.filter(({ isVersion }) => !isVersion).map(({ id }) => id);
  const seen = evidence['git.branch'].complete;
  return {
    'demo.section.releases': {
      l2_tags:
        items.length > 0
          ? { outcome: 'met', evidence: ids, missing: [] }
          : { outcome: hidden('unmet'), evidence: [], missing },
      l3_versions:
        odd.length > 0
          ? { outcome: 'unmet', evidence: odd, missing: [] }
          : { outcome: hidden('met'), evidence: ids, missing },
      l3_lines: { outcome: seen ? 'met' : 'unknown', evidence: [], missing: seen ? [] : ['git.branch'] },
    },
  };
}

const runtime = runtimeOf(model, judge);
const shallow = new Unreadable('shallow', 'history ends after 1 commit', 'fetch all of it');

/** A scan of a fake repository with two tags whose branches cannot be seen. */
function scanned() {
  const found = collectorOf({ 'git.tag': { items: [tag('v2'), tag('v1')] } });
  const branches = { ...collectorOf({}), reads: { 'git.branch': () => Promise.reject(shallow) } };
  return collect([{ source: fakeRepository(), collectors: [found, branches] }], { now, scope: openScope, version });
}

describe('a scan from end to end', () => {
  test('says levels, why, what next and what was not seen', async () => {
    const collection = await scanned();
    const assessment = await assess(collection, [runtime]);
    expect(Assessment.parse(assessment)).toEqual(assessment);
    expect(assessment).toMatchObject({
      tool: { version },
      now: now.toISOString(),
      targets: collection.targets,
      evidenceDigest: digestOf(canonicalText(collection)),
      models: [{ id: 'demo', title: 'Demo', floor: 1, top: 5, digest: 'd'.repeat(64) }],
      questions: [
        {
          id: 'demo.section.releases',
          model: 'demo',
          score: { status: 'assessed', level: 2, ceiling: 3, coverage: 2 / 3 },
          next: ['l3_lines'],
        },
      ],
    });
    expect(assessment.questions[0]?.criteria.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['l2_tags', 'met'],
      ['l3_lines', 'unknown'],
      ['l3_versions', 'met'],
    ]);
    expect(gate(assessment, targetsFrom(assessment, 3), { allowUnknown: false }).exitCode).toBe(3);
  });

  test('judging the saved collection gives the same bytes', async () => {
    const collection = await scanned();
    const saved = readCollection(canonicalText(collection));
    const direct = canonicalText(await assess(collection, [runtime]));
    expect(canonicalText(await assess(saved, [runtime]))).toBe(direct);
    expect(canonicalText(await assess(await scanned(), [runtime]))).toBe(direct);
  });

  test('one changed fact changes the digest', async () => {
    const digest = async (ageDays: number) => {
      const items = [inSlot('git.tag', tag('v1', { ageDays }))];
      return (await assess(collectionOf({ 'git.tag': { items } }), [runtime])).evidenceDigest;
    };
    expect(await digest(3)).not.toBe(await digest(4));
  });
});

describe('citations', () => {
  test('are the facts that results cite, once each, sorted, in words', async () => {
    const items = ['v2', 'v1', 'unused'].map((ref) => inSlot('git.tag', tag(ref)));
    const cites = { outcome: 'met', evidence: ['git.tag:shop:v2', 'git.tag:shop:v1'], missing: [] };
    const answers = { 'demo.section.releases': { l2_tags: cites, l3_versions: cites } };
    const { citations } = await assess(collectionOf({ 'git.tag': { items } }), [runtimeOf(model, () => answers)]);
    expect(citations).toEqual(
      ['v1', 'v2'].map((name) => ({
        id: `git.tag:shop:${name}`,
        kind: 'git.tag',
        source: 'shop',
        summary: expect.stringContaining(name),
        aside: false,
        at: { commit: null, path: null, line: null },
      })),
    );
  });
});

describe('gaps', () => {
  const gap = (detail: string) => ({ source: 'shop', reason: 'shallow' as const, detail, mend: 'fetch all of it' });

  test('that hide several kinds stand once, and those of kinds that no question reads are left out', async () => {
    const collection = collectionOf({
      'git.tag': { gaps: [gap('no history'), gap('a few tags')] },
      'git.branch': { gaps: [gap('no history')] },
      'git.hygiene': { gaps: [gap('no history')] },
    });
    expect((await assess(collection, [runtime])).gaps).toEqual([
      { kinds: ['git.tag'], gap: gap('a few tags') },
      { kinds: ['git.branch', 'git.tag'], gap: gap('no history') },
    ]);
  });

  test('a repository that was not asked is one gap', async () => {
    const assessment = await assess(await collect([], { now, scope: openScope, version }), [runtime]);
    expect(assessment.gaps).toMatchObject([
      { kinds: ['git.branch', 'git.tag'], gap: { source: 'repository', reason: 'not_asked' } },
    ]);
    expect(assessment.questions[0]?.score.status).toBe('not_assessed');
  });
});

test('questions stand by section, then in their own order, then by id, model after model', async () => {
  const question = (id: string, section: string, order: number) => ({
    ...questionOf([criterion('l2_a')], id, order),
    section,
  });
  const sections = ['two', 'one'].map((id) => ({ id, title: id }));
  const first = modelOf(
    [
      question('demo.one.a', 'one', 1),
      question('demo.two.c', 'two', 1),
      question('demo.two.b', 'two', 2),
      question('demo.two.a', 'two', 1),
    ],
    { sections },
  );
  const second = modelOf([question('aaa.one.z', 'one', 1)], { id: 'aaa', sections, floor: 0 });
  const { questions, models } = await assess(
    collectionOf(),
    [first, second].map((one) => runtimeOf(one, () => ({}))),
  );
  expect(models.map(({ id }) => id)).toEqual(['demo', 'aaa']);
  expect(questions.map(({ id }) => id)).toEqual(['demo.two.a', 'demo.two.c', 'demo.two.b', 'demo.one.a', 'aaa.one.z']);
  expect(questions[4]?.model).toBe('aaa');
});

test('steps of equal effort that raise more questions come first', async () => {
  const shared = { remediation: 'Turn on required checks' };
  const both = modelOf([
    questionOf(
      [criterion('l2_a'), criterion('l2_b', shared), criterion('l2_c', { effort: 'S' })],
      'demo.section.first',
    ),
    questionOf([criterion('l2_x', shared)], 'demo.section.second', 2),
  ]);
  const { questions } = await assess(collectionOf(), [runtimeOf(both, () => ({}))]);
  expect(questions.map(({ next }) => next)).toEqual([['l2_c', 'l2_b', 'l2_a'], ['l2_x']]);
});
