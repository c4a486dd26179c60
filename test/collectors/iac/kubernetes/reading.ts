import { readKubernetes } from '../../../../collectors/iac/kubernetes/index.ts';
import type { Found, Root } from '../../../../collectors/iac/model.ts';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { sweepOf } from '../../../../src/formats/sweep.ts';

type Files = NonNullable<MemoryRepository['files']>;

/** What the reader finds in a repository told as text, by default `acme/platform`. */
export async function read(files: Files, fullName: string | null = 'acme/platform'): Promise<Found> {
  const source = memoryRepository({ files, fullName });
  return readKubernetes(source, await sweepOf(source));
}

/** The roots in these files. */
export async function rootsIn(files: Files, fullName?: string | null): Promise<readonly Root[]> {
  return (await read(files, fullName)).roots;
}

/** Roots as short lines `tool path @environment`, sorted. */
export function lines(roots: readonly Root[]): readonly string[] {
  return roots.map(({ tool, path, environment }) => `${tool} ${path} @${environment}`).sort();
}

export const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n';

/** A kustomization file that takes in these places. */
export const kustomization = (...resources: readonly string[]): string =>
  `resources:\n${resources.map((one) => `  - ${one}\n`).join('')}`;
