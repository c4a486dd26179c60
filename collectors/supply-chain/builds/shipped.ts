import type { Tri } from '../../../src/core/facts/base.ts';
import { workFile, workFolder } from '../../../src/lexicon/supply-builds.ts';
import type { ImageBuild } from './image-builds.ts';
import { folderOf, nameOf } from './places.ts';

/** Whether a path is for those who work here, by its folder and its name: nothing of it is delivered. */
export function isForWork(path: string): boolean {
  return workFolder.test(`${folderOf(path)}/`) || workFile.test(nameOf(path));
}

/**
 * Tells of a file that says how an image is made whether the image is delivered: yes where a pipeline gives it to a
 * registry, or `platforms` run it; no where it is for those who work here.
 */
export function shippedImage(builds: readonly ImageBuild[], platforms: ReadonlySet<string>): (path: string) => Tri {
  const given = new Set(
    builds.flatMap(({ file, pushes, isPipeline }) => (file !== null && pushes === 'yes' && isPipeline ? [file] : [])),
  );
  return (path) => {
    if (platforms.has(path)) return 'yes';
    // Images for pipelines and development are given to registries as well.
    if (isForWork(path)) return given.has(path) ? 'unknown' : 'no';
    return given.has(path) ? 'yes' : 'unknown';
  };
}
