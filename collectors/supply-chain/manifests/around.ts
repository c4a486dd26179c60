import { oncePer } from '../../../src/core/once.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { platformFilesWith } from '../../../src/lexicon/supply-manifests.ts';
import { folderOf, groundOf, nameOf, resolved } from './ground.ts';
import { copiedIn, imagesOf, takenBy } from './images.ts';
import type { Around } from './shipped.ts';

const codeFolder = /^\s{1,40}(?:CodeUri|ContentUri):\s{1,20}["']?([\w./-]{1,300})["']?\s{0,20}$/gm;
const mostFiles = 2000;

/** Folders of which a platform's file says that their content is run. */
const runFolders: (source: RepositoryFiles) => Promise<ReadonlySet<string>> = oncePer(async (source) => {
  const ground = await groundOf(source);
  const folders = new Set<string>();
  let looked = 0;
  for (const path of ground.own) {
    const name = nameOf(path);
    const known = platformFilesWith.find(([form]) => form.test(name));
    const isTemplate = /^(?:sam-)?template\.ya?ml$/.test(name);
    if ((known === undefined && !isTemplate) || looked++ >= mostFiles) continue;
    const text = await ground.text(path);
    if (text === null) continue;
    if (known?.[1].test(text) === true) folders.add(folderOf(path));
    for (const [, said] of isTemplate ? text.matchAll(codeFolder) : []) {
      const to = said === undefined ? null : resolved(folderOf(path), said);
      if (to !== null) folders.add(to);
    }
  }
  return folders;
});

/** What lies around a manifest of a repository. */
export async function aroundOf(
  source: RepositoryFiles,
  path: string,
  { ecosystem, signs }: Pick<Around, 'ecosystem' | 'signs'>,
): Promise<Around> {
  const [ground, images, run] = await Promise.all([groundOf(source), imagesOf(source), runFolders(source)]);
  const folder = folderOf(path);
  const taken = await ground.once('taken by images', async () => takenBy(images));
  const copied = copiedIn(taken, path);
  return { folder, ecosystem, beside: ground.namesIn(folder), signs, copied, isRun: run.has(folder) };
}
