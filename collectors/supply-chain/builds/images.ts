import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed, readText, yaml12 } from '../../../src/formats/parsed.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { imageFilesOf } from './dockerfiles.ts';
import { imageBuildsOf } from './image-builds.ts';
import type { Found } from './model.ts';
import { folderOf, inFolder, nameOf, resolved } from './places.ts';
import { shippedImage } from './shipped.ts';

/** Images that files of the repository say how to make. */
export async function imageForms(source: RepositoryFiles): Promise<readonly Found[]> {
  const [files, builds, shippedOf] = [
    await imageFilesOf(source),
    await imageBuildsOf(source),
    await shippedOfImages(source),
  ];
  const wired = new Set(builds.flatMap(({ file, isPipeline }) => (isPipeline && file !== null ? [file] : [])));
  return files.map(({ path, instructions }) => ({
    form: 'image',
    path,
    folder: folderOf(path),
    wired: wired.has(path) ? 'yes' : 'unknown',
    shipped: shippedOf(path),
    line: instructions?.find(({ keyword }) => keyword === 'FROM')?.line ?? null,
    name: null,
  }));
}

/** Tells of a file that says how an image is made whether the image is delivered. */
export async function shippedOfImages(source: RepositoryFiles): Promise<ReturnType<typeof shippedImage>> {
  return shippedImage(await imageBuildsOf(source), await byPlatforms(source));
}

/** Files that a platform makes the image of which it runs. */
async function byPlatforms(source: RepositoryFiles): Promise<ReadonlySet<string>> {
  const { own } = await sweepOf(source);
  const found = new Set<string>();
  const keep = (folder: string, file: string | undefined): void => {
    const path = file === undefined ? null : resolved(folder, file);
    if (path !== null) found.add(path);
  };
  for (const path of own) {
    const folder = folderOf(path);
    if (/^fly(?:\.[\w-]{1,40})?\.toml$/.test(nameOf(path))) {
      const told = (await readText(source, path)) ?? '';
      if (/^[ \t]{0,40}(?:image|builder)[ \t]{0,9}=/m.test(told)) continue;
      keep(
        folder,
        /^[ \t]{0,40}dockerfile[ \t]{0,9}=[ \t]{0,9}["']([^"'\n]{1,300})["']/m.exec(told)?.[1] ?? 'Dockerfile',
      );
    } else if (/^(?:heroku\.yml|render\.ya?ml)$/.test(nameOf(path))) {
      const { value } = await parsed(source, path, yaml12);
      const docker = get(get(value?.[0], 'build'), 'docker');
      for (const [, one] of entries(docker)) keep(folder, text(one));
      const services = get(value?.[0], 'services');
      for (const one of services?.type === 'list' ? services.items : [])
        if (/^docker$/.test(text(get(one, 'runtime')) ?? text(get(one, 'env')) ?? ''))
          keep('', text(get(one, 'dockerfilePath')) ?? inFolder(text(get(one, 'rootDir')) ?? '', 'Dockerfile'));
    }
  }
  return found;
}
