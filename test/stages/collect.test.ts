import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../src/core/canonical.ts';
import type { Collector, Found } from '../../src/core/collector.ts';
import { readCollection } from '../../src/core/documents.ts';
import { ScanError, Unreadable } from '../../src/core/errors.ts';
import { openScope } from '../../src/core/evidence.ts';
import type { Tri } from '../../src/core/facts/base.ts';
import { facts, collectedKinds as kinds, type Observation } from '../../src/core/facts/index.ts';
import type { Source } from '../../src/core/source.ts';
import { type CollectOptions, collect } from '../../src/stages/collect.ts';
import { collectorOf, fakeRepository, now, pipeline, tag } from './fakes.ts';

const options: CollectOptions = { now, scope: openScope, version: '1.2.3' };

function collected(collectors: readonly Collector[], over: Partial<CollectOptions> = {}) {
  return collect([{ source: fakeRepository(), collectors }], { ...options, ...over });
}

/** A collector whose reader of tags fails with this. */
const failing = (error: unknown): Collector => ({
  id: 'failing',
  class: 'repository',
  reads: { 'git.tag': () => Promise.reject(error) },
});

describe('what was found', () => {
  test('carries its source and an id that names it, sorted by ref', async () => {
    const { slots } = await collected([collectorOf({ 'git.tag': { items: [tag('v2'), tag('v10'), tag('V1')] } })]);
    expect(slots['git.tag']).toMatchObject({ kind: 'git.tag', asked: ['shop'], gaps: [] });
    expect(slots['git.tag'].items.map(({ id, source, ref }) => [id, source, ref])).toEqual([
      ['git.tag:shop:V1', 'shop', 'V1'],
      ['git.tag:shop:v10', 'shop', 'v10'],
      ['git.tag:shop:v2', 'shop', 'v2'],
    ]);
  });

  test('is joined where two collectors read the same kind', async () => {
    const { slots } = await collected([
      collectorOf({ 'git.tag': { items: [tag('v2')] } }),
      collectorOf({ 'git.tag': { items: [tag('v1')] } }),
    ]);
    expect(slots['git.tag'].asked).toEqual(['shop']);
    expect(slots['git.tag'].items.map(({ ref }) => ref)).toEqual(['v1', 'v2']);
  });

  test('is kept apart by target', async () => {
    const collectors = [collectorOf({ 'git.tag': { items: [tag('v1')] } })];
    const collection = await collect(
      ['web', 'api'].map((id) => ({ source: fakeRepository({ id }), collectors })),
      options,
    );
    expect(collection.targets.map(({ id }) => id)).toEqual(['api', 'web']);
    expect(collection.slots['git.tag'].asked).toEqual(['api', 'web']);
    expect(collection.slots['git.tag'].items.map(({ id }) => id)).toEqual(['git.tag:api:v1', 'git.tag:web:v1']);
  });

  test('says which instant, version, targets and scope it belongs to', async () => {
    const scope = { ...openScope, complete: [{ family: 'docs', by: 'tidemark.yaml' }] };
    expect(await collected([], { scope })).toMatchObject({
      now: '2026-03-01T12:00:00.000Z',
      tool: { name: 'tidemark', version: '1.2.3' },
      targets: [{ id: 'shop', class: 'repository', commit: 'a'.repeat(40), branch: 'main', trunk: 'main' }],
      scope,
    });
  });
});

describe('who reads after others', () => {
  test("is told where facts were found, and whether one of them is the source's own", async () => {
    const rule = (ref: string, path: string, own: Tri): Observation<'access.rule_file'> => ({
      ...{ ref, at: { commit: null, path, line: null }, system: 'roster', path, rules: 1, own },
      ...{ people: 'yes', workloads: 'no', reviewDue: 'none', reviewedAgeDays: null, leftOutBy: null, readBy: [] },
    });
    const items = [rule('a', 'b.yaml', 'unknown'), rule('b', 'b.yaml', 'yes'), rule('c', 'a.yaml', 'no')];
    const told: Found<Source>['files'][] = [];
    const reads = {
      'git.file_history': async ({ files }: Found<Source>) => {
        told.push(files);
        return { items: [], gaps: [] };
      },
    };
    const first = collectorOf({ 'access.rule_file': { items }, 'git.tag': { items: [tag('v1')] } });
    await collected([{ ...first, follows: { of: ['access.rule_file', 'git.tag'], reads } }]);
    expect(told).toEqual([
      [
        { kind: 'access.rule_file', path: 'a.yaml', own: 'no' },
        { kind: 'access.rule_file', path: 'b.yaml', own: 'yes' },
      ],
    ]);
  });
});

describe('what was not seen', () => {
  test('is a gap when the reader could not look', async () => {
    const error = new Unreadable('shallow', 'history ends after 1 commit', 'fetch all of it');
    const { slots } = await collected([failing(error)]);
    expect(slots['git.tag']).toEqual({
      kind: 'git.tag',
      asked: ['shop'],
      items: [],
      gaps: [{ source: 'shop', reason: 'shallow', detail: 'history ends after 1 commit', mend: 'fetch all of it' }],
    });
  });

  test('stands beside what was found, sorted, each gap once', async () => {
    const gap = (detail: string) => ({ reason: 'malformed', detail, mend: 'mend it' }) as const;
    const found = collectorOf({ 'git.tag': { items: [tag('v1')], gaps: [gap('b'), gap('a'), gap('b')] } });
    const { slots } = await collected([found]);
    expect(slots['git.tag'].items).toHaveLength(1);
    expect(slots['git.tag'].gaps.map(({ detail }) => detail)).toEqual(['a', 'b']);
  });

  test('is one gap that names the class where a whole class was not asked', async () => {
    const { slots } = await collect([], options);
    for (const kind of kinds) {
      expect(slots[kind].asked).toEqual([]);
      expect(slots[kind].gaps.map(({ source, reason }) => [source, reason])).toEqual([
        [facts[kind].class, 'not_asked'],
      ]);
    }
    expect(new Set(kinds.map((kind) => JSON.stringify(slots[kind].gaps))).size).toBe(
      new Set(kinds.map((kind) => facts[kind].class)).size,
    );
  });

  test('is a gap where no collector reads the kind', async () => {
    const { slots } = await collected([]);
    expect(slots['git.tag']).toMatchObject({ asked: [], gaps: [{ source: 'shop', reason: 'unsupported' }] });
  });

  test('leaves the target with its id when not even its description could be read', async () => {
    const source = fakeRepository({
      describe: () => Promise.reject(new Unreadable('absent', 'the commit is missing', 'fetch it')),
    });
    const { targets } = await collect([{ source, collectors: [] }], options);
    expect(targets).toEqual([
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
    ]);
  });
});

test('a collector of another class of target is passed over', async () => {
  const other = { ...collectorOf({ 'git.tag': { items: [tag('v1')] } }), class: 'kubernetes' } as unknown as Collector;
  expect((await collected([other])).slots['git.tag']).toMatchObject({ asked: [], items: [] });
});

describe('a bug is not a gap', () => {
  test('any other failure of a reader goes on', async () => {
    await expect(collected([failing(new TypeError('x is not a function'))])).rejects.toThrow(TypeError);
    await expect(collected([failing(new ScanError('interrupted', 'stopped', 'run it again'))])).rejects.toThrow(
      ScanError,
    );
  });

  test('a failure waits for the other readers, so that none outlives its source', async () => {
    let finished = false;
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      finished = true;
      return { items: [], gaps: [] };
    };
    const collectors = [failing(new Error('bug')), { ...collectorOf({}), reads: { 'git.branch': slow } }];
    await expect(collected(collectors)).rejects.toThrow('bug');
    expect(finished).toBe(true);
  });

  test('the same ref twice is refused', async () => {
    const twice = collectorOf({ 'git.tag': { items: [tag('v1'), tag('v1')] } });
    await expect(collected([twice])).rejects.toThrow('two items of git.tag from shop have the ref v1');
  });

  test('the same target twice is refused', async () => {
    const one = { source: fakeRepository(), collectors: [] };
    await expect(collect([one, one], options)).rejects.toThrow('same id');
  });

  test.each<[string, object]>([
    ['a field too many', { colour: 'red' }],
    ['a field of another type', { isVersion: 'yes' }],
    ['a number that is none', { ageDays: Number.NaN }],
  ])('a fact with %s is refused with its place', async (_, over) => {
    const items = [{ ...tag('v1'), ...over }];
    await expect(collected([collectorOf({ 'git.tag': { items } })])).rejects.toThrow(/slots\["git\.tag"\]\.items\[0\]/);
  });
});

describe('hostile text', () => {
  const forbidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

  test('is well-formed, on one line and without controls everywhere in the document', async () => {
    const evil = 'a\u0007b\u001b[31mc\nd\u202ee\u2066f\u0085g\ud800h';
    const found = collectorOf({
      'git.tag': {
        items: [tag(evil, { at: { commit: evil, path: evil, line: 1 } })],
        gaps: [{ reason: 'malformed', detail: evil, mend: evil }],
      },
    });
    const waiver = { question: evil, criterion: evil, owner: evil, reason: evil, expires: '2026-01-01', by: evil };
    const scope = {
      ...openScope,
      complete: [{ family: evil, by: evil }],
      mergeMethods: { methods: [], by: evil },
      lexicon: evil,
      waivers: [waiver],
    };
    const collection = await collect([{ source: fakeRepository(), collectors: [found] }], { ...options, scope });
    const text = canonicalText(collection);
    expect(text.trimEnd()).not.toMatch(forbidden);
    expect(text).not.toMatch(/\\u|\\n/);
    expect(collection.slots['git.tag'].items[0]?.ref).toBe('a\ufffdb\ufffd[31mc d\ufffde\ufffdf g\ufffdh');
  });

  test('cannot make two names one: they are numbered, and no name is taken twice', async () => {
    const refs = ['a\u0001', 'a\u0002', 'a\ufffd~2', 'b\tc', 'b c', '\ufffd', '\ufffd'];
    const { slots } = await collected([collectorOf({ 'git.tag': { items: refs.map((ref) => tag(ref)) } })]);
    expect(slots['git.tag'].items.map(({ ref }) => ref)).toEqual([
      'a\ufffd',
      'a\ufffd~2',
      'a\ufffd~3',
      'b c',
      'b c~2',
      '\ufffd',
      '\ufffd~2',
    ]);
  });

  test('in tens of thousands of names alike ends', async () => {
    const items = Array.from({ length: 20_000 }, () => tag('\ufffd'));
    const { slots } = await collected([collectorOf({ 'git.tag': { items } })]);
    expect(new Set(slots['git.tag'].items.map(({ id }) => id)).size).toBe(20_000);
  });
});

test('readers run side by side and tell of their progress', async () => {
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const events: string[] = [];
  const waiting: Collector = {
    id: 'waiting',
    class: 'repository',
    reads: {
      // Ends only once the other reader has run: readers that stood in line would never end.
      'git.branch': () => gate.then(() => ({ items: [], gaps: [] })),
      'git.tag': async () => {
        release();
        return { items: [], gaps: [] };
      },
    },
  };
  await collected([waiting], { onRead: ({ source, kind, state }) => events.push(`${source} ${kind} ${state}`) });
  expect(events.slice(0, 2)).toEqual(['shop git.branch started', 'shop git.tag started']);
  expect(events.toSorted()).toEqual([
    'shop git.branch done',
    'shop git.branch started',
    'shop git.tag done',
    'shop git.tag started',
  ]);
});

test('the document has the same bytes whatever the order of targets, collectors and items, and reads back', async () => {
  const tags = ['v1', 'v2', 'v3'].map((ref) => tag(ref));
  const one = collectorOf({ 'git.tag': { items: tags } });
  const other = collectorOf({ 'ci.pipeline': { items: [pipeline('.gitlab-ci.yml', 'yes')] } });
  const backwards = collectorOf({ 'git.tag': { items: tags.toReversed() } });
  const ask = (ids: string[], collectors: Collector[]) =>
    collect(
      ids.map((id) => ({ source: fakeRepository({ id }), collectors })),
      options,
    );
  const text = canonicalText(await ask(['web', 'api'], [one, other]));
  expect(canonicalText(await ask(['api', 'web'], [other, backwards]))).toBe(text);
  expect(canonicalText(readCollection(text))).toBe(text);
});
