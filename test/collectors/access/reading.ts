import { access } from '../../../collectors/access/index.ts';
import { type MemoryRepository, memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { Findings } from '../../../src/core/collector.ts';

type Found = Findings<'access.rule_file'>;

/** What the collector finds in a repository told as text. */
export async function readAccess(told: MemoryRepository): Promise<Found> {
  const read = access.reads['access.rule_file'];
  if (read === undefined) throw new Error('access does not read its kind');
  return (await read(memoryRepository(told))) as Found;
}

/** The items in these files, shortened to what tests compare. */
export async function itemsIn(
  files: NonNullable<MemoryRepository['files']>,
  fullName: string | null = 'acme-org/infra',
) {
  const { items } = await readAccess({ files, fullName });
  return items.map(({ system, path, rules, own, people, workloads }) => ({
    system,
    path,
    rules,
    own,
    people,
    workloads,
  }));
}

/** The one item in one file. */
export async function only(path: string, content: string, beside: NonNullable<MemoryRepository['files']> = {}) {
  const items = (await itemsIn({ ...beside, [path]: content })).filter((item) => item.path === path);
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} items`);
  return item;
}
