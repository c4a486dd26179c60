import { policy } from '../../../collectors/policy/index.ts';
import { type MemoryRepository, memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { Findings } from '../../../src/core/collector.ts';

type PolicyKind = 'policy.file' | 'policy.branch_rule' | 'policy.test' | 'policy.waiver';

/** What the collector finds of a kind in a repository told as text. */
export async function readPolicy<K extends PolicyKind>(kind: K, told: MemoryRepository): Promise<Findings<K>> {
  const read = policy.reads[kind];
  if (read === undefined) throw new Error(`policy does not read ${kind}`);
  return (await read(memoryRepository(told))) as Findings<K>;
}

/** The items of a kind in these files. */
export async function itemsIn<K extends PolicyKind>(
  kind: K,
  files: NonNullable<MemoryRepository['files']>,
  now = '2026-06-01T00:00:00Z',
): Promise<Findings<K>['items']> {
  return (await readPolicy(kind, { files, now })).items;
}

/** The one item of a kind in one file. */
export async function only<K extends PolicyKind>(
  kind: K,
  path: string,
  content: string,
  now?: string,
): Promise<Findings<K>['items'][number]> {
  const items = await itemsIn(kind, { [path]: content }, now);
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} items`);
  return item;
}
