import { readManifests } from '../../../../collectors/supply-chain/manifests/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What the reader tells of the manifests of a repository, by path. */
export async function manifestsOf(files: Files, symlinks: readonly string[] = []) {
  const { items } = await readManifests(memoryRepository({ files, symlinks }));
  return Object.fromEntries(items.map((item) => [item.path, item]));
}

/** What the reader tells of one of them. */
export async function manifestOf(files: Files, path: string, symlinks: readonly string[] = []) {
  return (await manifestsOf(files, symlinks))[path];
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2);
