import { describe, expect, test } from 'vitest';
import { unreadable } from '../../fixtures/memory-repository.ts';
import type { Collector, Findings, Read } from '../../src/core/collector.ts';
import { Unreadable } from '../../src/core/errors.ts';
import { facts, type CollectedKind as Kind, kinds } from '../../src/core/facts/index.ts';
import type { Repository } from '../../src/core/source.ts';
import { isLossy, plain } from '../../src/core/text.ts';

/** A source to read, made anew for each test. */
export interface Scenario {
  readonly name: string;
  readonly source: () => Repository;
}

/** No string of a fact is longer: facts name things, they do not carry text. */
const longestString = 1000;

/** Every string of a value, however deep. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function readers(collector: Collector<Repository>): readonly (readonly [Kind, Read<Kind, Repository>])[] {
  return Object.entries(collector.reads) as [Kind, Read<Kind, Repository>][];
}

/** What every collector of repositories keeps to, shown on each scenario for each kind of its table. */
export function testCollector(name: string, collector: Collector<Repository>, scenarios: readonly Scenario[]): void {
  describe(`the ${name} collector keeps to the contract`, () => {
    test('its table holds known kinds of its own class, and at least one', () => {
      expect(readers(collector).length).toBeGreaterThan(0);
      for (const [kind] of readers(collector)) {
        expect(kinds).toContain(kind);
        expect(facts[kind].class).toBe(collector.class);
      }
    });

    for (const [kind, read] of readers(collector)) {
      for (const scenario of scenarios) {
        test(`${kind}: ${scenario.name}`, async () => {
          const source = scenario.source();
          const found = await read(source);
          fitsTheSchema(kind, source.id, found);
          isInOrder(found);
          await pointsAtFiles(source, found);
          speaksPlainly(found);
          expect(await read(scenario.source())).toEqual(found);
        });

        test(`${kind}: ${scenario.name}, with nothing to be read, is Unreadable or silent`, async () => {
          const failure = await read(unreadable(scenario.source())).then(
            () => null,
            (error: unknown) => error,
          );
          if (failure !== null) expect(failure).toBeInstanceOf(Unreadable);
        });
      }
    }
  });
}

function fitsTheSchema(kind: Kind, source: string, { items }: Findings<Kind>): void {
  for (const item of items) {
    const fact: unknown = plain({ ...item, source, id: `${kind}:${source}:${item.ref}` });
    expect(facts[kind].schema.safeParse(fact).error?.issues).toBeUndefined();
  }
}

/** Sorted, and each ref once; names that a decoder may have made alike are told apart by collect. */
function isInOrder({ items }: Findings<Kind>): void {
  const refs = items.map((item) => item.ref);
  expect(refs).toEqual([...refs].sort());
  const sound = refs.filter((ref) => !isLossy(ref));
  expect(new Set(sound).size).toBe(sound.length);
}

async function pointsAtFiles(source: Repository, { items }: Findings<Kind>): Promise<void> {
  const paths = new Set((await source.files()).map((file) => file.path));
  for (const { at } of items) if (at.path !== null) expect(paths).toContain(at.path);
}

/** Names of files and refs are as found (collect makes them plain); what a collector says itself is plain already. */
function speaksPlainly({ items, gaps }: Findings<Kind>): void {
  for (const { ref, at, ...own } of items) {
    expect(plain(own)).toEqual(own);
    for (const string of strings({ ref, at, own })) expect(string.length).toBeLessThanOrEqual(longestString);
  }
  for (const string of strings(gaps)) {
    expect(string.length).toBeLessThanOrEqual(longestString);
    expect(string.length).toBeGreaterThan(0);
  }
}
