import { documents } from '../../../collectors/documents/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { CollectedKind, Fact } from '../../../src/core/facts/index.ts';

const now = '2026-11-23';

/** The first fact of a kind in a repository of one text. */
export async function factOf<K extends CollectedKind>(kind: K, text: string): Promise<Fact<K> | undefined> {
  const found = await documents.reads[kind]?.(memoryRepository({ files: { 'docs/p.md': text }, now }));
  return found?.items[0] as Fact<K> | undefined;
}

/** A division between both sides, and the house's own words. */
export const table =
  '| Area | AWS | Us |\n|---|---|---|\n| Patching | Patches hosts | |\n| Backups | | Test restores |\n| Access | | Grant roles |\n\nWe keep the rest with our platform team.\n';
/** Rules of access as the house's own list tells them. */
export const items =
  '- We give engineers access to AWS through Okta.\n- Only our on-call engineers can assume the admin role in production.\n- Leavers are removed from Okta by HR on their last day.\n';
