import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { DockerInstruction } from '../../../src/formats/dockerfile.ts';
import { imageFilesOf } from '../builds/dockerfiles.ts';
import { isForWork } from '../builds/shipped.ts';
import { type Found, type Images, unread } from './model.ts';
import { referenceOf } from './reference.ts';

/** What the images of a repository are built on: their bases, and images of which files are taken. */
export async function ofDockerfiles(source: RepositoryFiles): Promise<Images> {
  const found: Found[] = [];
  for (const { path, instructions } of await imageFilesOf(source)) {
    const role = isForWork(path) ? 'local' : 'base';
    if (instructions === null) found.push(unread(path, 'dockerfile', role));
    else
      for (const { written, line } of taken(instructions)) {
        const reference = referenceOf(written);
        if (reference !== null) found.push({ ...reference, place: 'dockerfile', role, environment: null, path, line });
      }
  }
  return { found, built: [] };
}

/** Images that are no stage of the file itself. */
function taken(
  instructions: readonly DockerInstruction[],
): readonly { readonly written: string; readonly line: number }[] {
  const stages = new Set<string>(['scratch', 'context']);
  return instructions.flatMap(({ keyword, words, flags, line, stage }) => {
    const named = keyword === 'FROM' ? words[0] : keyword === 'COPY' ? flags.get('from') : undefined;
    const isStage = named === undefined || stages.has(named.toLowerCase()) || /^\d{1,3}$/.test(named);
    if (keyword === 'FROM' && stage !== null) stages.add(stage);
    if (isStage || named === undefined) return [];
    // A name alone may be a context that is given to the build.
    return keyword === 'COPY' && !/[/:]/.test(named) ? [] : [{ written: named, line }];
  });
}
