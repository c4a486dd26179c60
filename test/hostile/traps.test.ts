import { describe, expect, test } from 'vitest';
import { type MemoryRepository, memoryRepository } from '../../fixtures/memory-repository.ts';
import { fileCollectors } from '../../src/commands/shared/reading/collectors.ts';
import type { Refusal } from '../../src/commands/shared/reading/messages.ts';
import { readInThread } from '../../src/commands/shared/reading/thread.ts';
import type { Collector } from '../../src/core/collector.ts';
import { type Collection, openScope } from '../../src/core/evidence.ts';
import type { Repository } from '../../src/core/source.ts';
import { collect } from '../../src/stages/collect.ts';
import { links, traps } from './traps.ts';

function collectedWith(source: Repository, collectors: readonly Collector[]): Promise<Collection> {
  return collect([{ source, collectors }], { now: source.now, scope: openScope, version: '0' });
}

const collected = (told: MemoryRepository) =>
  collectedWith(memoryRepository(told), fileCollectors as readonly Collector[]);

/** Longest text of a fact or gap; names of files, which may be longer, stand apart. */
function longest({ slots }: Collection): number {
  const texts = Object.values(slots).flatMap(({ items, gaps }) => [
    ...items.flatMap(({ ref: _, id: __, at: ___, ...own }) => Object.values(own).flat()),
    ...gaps.map(({ detail }) => detail),
  ]);
  return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
}

describe('a trap ends in facts of their shape, read in a thread as out of it', () => {
  test.each(Object.keys(traps))('%s', async (name) => {
    const told = traps[name] ?? {};
    const here = await collected(told);
    expect(longest(here)).toBeLessThan(name.startsWith('names that hide') ? 4000 : 1000);
    expect(here.slots['ci.pipeline'].items.length + here.slots['policy.file'].items.length).toBeGreaterThan(0);
    const refusals: Refusal[] = [];
    const source = memoryRepository(told);
    const thread = readInThread(source, { onRefused: (refusal) => refusals.push(refusal) });
    try {
      expect(await collectedWith(source, thread.collectors)).toEqual(here);
      // No file is so slow or so large that the thread has to give it up.
      expect(refusals).toEqual([]);
    } finally {
      await thread.close();
    }
  });
});

test('neither links nor submodules are opened', async () => {
  const opened: string[] = [];
  const source = memoryRepository(links);
  const watched: Repository = {
    ...source,
    read: async (path, options) => {
      opened.push(path);
      return source.read(path, options);
    },
  };
  const { slots } = await collectedWith(watched, fileCollectors as readonly Collector[]);
  const odd = new Set([...(links.symlinks ?? []), ...(links.submodules ?? [])]);
  expect(opened.filter((path) => odd.has(path))).toEqual([]);
  expect(opened.length).toBeGreaterThan(0);
  expect(slots['ci.pipeline'].items.find(({ ref }) => ref.endsWith('l.yml'))?.checksRequests ?? 'unknown').toBe(
    'unknown',
  );
  expect(slots['ci.capability'].items.filter(({ capability }) => capability !== 'unknown')).toEqual([]);
});

test('definitions that are left out are a gap of all that is told of definitions', async () => {
  const text = 'on: push\njobs: {a: {steps: [{run: go test}]}}\n';
  const names = Array.from({ length: 502 }, (_, n) => `.github/workflows/${n}.yml`);
  const { slots } = await collected({ files: Object.fromEntries(names.map((name) => [name, text])) });
  for (const kind of ['ci.pipeline', 'ci.capability', 'ci.deployment', 'ci.dependency', 'ci.identity'] as const) {
    expect(slots[kind].gaps, kind).toContainEqual(
      expect.objectContaining({ reason: 'too_large', detail: expect.stringContaining('pipeline definitions beyond') }),
    );
  }
});
