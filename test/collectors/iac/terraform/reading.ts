import type { Found, Root } from '../../../../collectors/iac/model.ts';
import { readTerraform } from '../../../../collectors/iac/terraform/index.ts';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { sweepOf } from '../../../../src/formats/sweep.ts';

export type Files = NonNullable<MemoryRepository['files']>;

/** What the reader finds in these files. */
export async function terraformIn(files: Files, told: Omit<MemoryRepository, 'files'> = {}): Promise<Found> {
  const source = memoryRepository({ ...told, files });
  return await readTerraform(source, await sweepOf(source));
}

/** The units, as `path@environment`, sorted. */
export async function unitsIn(files: Files, told?: Omit<MemoryRepository, 'files'>): Promise<readonly string[]> {
  const { roots } = await terraformIn(files, told);
  return roots.map(({ path, environment }) => `${path}@${environment ?? '-'}`).sort();
}

/** The one root of these files. */
export async function rootIn(files: Files, told?: Omit<MemoryRepository, 'files'>): Promise<Root> {
  const { roots } = await terraformIn(files, told);
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new Error(`${roots.length} roots`);
  return root;
}

export const s3 = (more = 'use_lockfile = true'): string =>
  `terraform {\n  backend "s3" {\n    bucket = "acme-state"\n    key = "a"\n    ${more}\n  }\n}\n`;
export const provider = 'provider "aws" {\n  region = "eu-west-2"\n}\n';
export const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "acme-logs"\n}\n';
