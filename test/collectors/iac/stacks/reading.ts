import type { Found, Root } from '../../../../collectors/iac/model.ts';
import { readPlatforms } from '../../../../collectors/iac/platforms/index.ts';
import { readStacks } from '../../../../collectors/iac/stacks/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { sweepOf } from '../../../../src/formats/sweep.ts';

/** What the reader of stack services finds in these files. */
export async function stacksIn(files: Readonly<Record<string, string>>): Promise<Found> {
  const source = memoryRepository({ files });
  return readStacks(source, await sweepOf(source));
}

/** What the reader of platforms finds in these files. */
export async function platformsIn(files: Readonly<Record<string, string>>): Promise<Found> {
  const source = memoryRepository({ files });
  return readPlatforms(source, await sweepOf(source));
}

/** Units as `tool path@environment`, with a dot for the root of the repository. */
export function named(roots: readonly Root[]): readonly string[] {
  return roots.map(({ tool, path, environment }) => `${tool} ${path === '' ? '.' : path}@${environment ?? '?'}`);
}
