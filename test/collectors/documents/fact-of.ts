import { documents } from '../../../collectors/documents/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { CollectedKind, Fact } from '../../../src/core/facts/index.ts';

/** The first fact of a kind in a repository of one text, as of a day where one is told. */
export async function factOf<K extends CollectedKind>(
  kind: K,
  path: string,
  text: string,
  now?: string,
): Promise<Fact<K> | undefined> {
  const source = memoryRepository({ files: { [path]: text }, ...(now === undefined ? {} : { now }) });
  const found = await documents.reads[kind]?.(source);
  return found?.items[0] as Fact<K> | undefined;
}
