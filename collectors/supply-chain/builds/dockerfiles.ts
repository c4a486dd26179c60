import { oncePer } from '../../../src/core/once.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { type DockerInstruction, dockerfile } from '../../../src/formats/dockerfile.ts';
import { parsed, readText, type Trouble } from '../../../src/formats/parsed.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { imageFile, noImageFile } from '../../../src/lexicon/supply-builds.ts';

/** A file that says how an image is made; without instructions where it could not be read. */
export interface ImageFile {
  readonly path: string;
  readonly instructions: readonly DockerInstruction[] | null;
  readonly trouble: Trouble | null;
}

const mostFiles = 1000;

/** Files of a repository that say how an image is made, sorted by path. */
export const imageFilesOf: (source: RepositoryFiles) => Promise<readonly ImageFile[]> = oncePer(read);

async function read(source: RepositoryFiles): Promise<readonly ImageFile[]> {
  const { own } = await sweepOf(source);
  const found: ImageFile[] = [];
  for (const path of own.filter((one) => imageFile.test(one) && !noImageFile.test(one)).slice(0, mostFiles)) {
    const { value, trouble } = await parsed(source, path, dockerfile);
    // A part of such a file, or something else that is named after it.
    if (trouble === 'malformed' && !isPlain.test(path) && !(await hasBase(source, path))) continue;
    if (trouble !== 'no_such_file') found.push({ path, instructions: value, trouble });
  }
  return found;
}

const isPlain = /(^|\/)(?:Dockerfile|Containerfile)$/i;

async function hasBase(source: RepositoryFiles, path: string): Promise<boolean> {
  const text = await readText(source, path);
  return text === null || /^[ \t]{0,40}FROM[ \t]/im.test(text);
}
