import { oncePer } from '../../../src/core/once.ts';
import { get, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { above, type Context, folderOf } from '../context.ts';
import { documentsOf } from '../nodes.ts';
import { namedTrees } from './trees.ts';

const mostFiles = 5000;
const customisation = /(?:^|\/)kustomization\.ya?ml$/i;

/**
 * Tells which files a reconciler takes into a cluster of the source, or an overlay of an environment does: those in its
 * folder, and what its kustomizations take in.
 */
export const reconciledIn: (context: Context) => Promise<(path: string) => boolean> = oncePer(followed);

async function followed(context: Context): Promise<(path: string) => boolean> {
  const { source, sweep, folders } = context;
  const paths = sweep.marked('kustomization').slice(0, mostFiles);
  const taken = new Map<string, readonly string[]>();
  for (const path of paths) {
    if (!customisation.test(path)) continue;
    const read = await documentsOf(source, path);
    if (typeof read !== 'string')
      taken.set(
        folderOf(path),
        read.flatMap((one) => takenBy(one, folderOf(path))),
      );
  }
  const named = (await namedTrees(context)).flatMap((path) => joined('', path) ?? []);
  const trees = new Set(named.filter((path) => path !== '' && (folders.files.has(path) || folders.folders.has(path))));
  const open = [...taken.keys()].filter(
    (folder) =>
      environmentOfFolder(folder, folders) !== null || [folder, ...above(folder)].some((one) => trees.has(one)),
  );
  const reached = new Set<string>();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    open.push(...(taken.get(one) ?? []));
  }
  return (path) =>
    reached.has(path) ||
    reached.has(folderOf(path)) ||
    [...above(path)].some((folder) => folder !== '' && trees.has(folder));
}

/** Files and folders that a kustomization takes in from its own repository. */
function takenBy(body: Yaml, folder: string): readonly string[] {
  const names = ['resources', 'bases', 'components', 'configurations'].flatMap((key) => texts(get(body, key)) ?? []);
  return names.flatMap((name) => joined(folder, name) ?? []);
}

/** The path that a name leads to from a folder; null where it leads elsewhere. */
function joined(folder: string, name: string): string | null {
  if (name.includes(':') || name.startsWith('/') || name.length > 500) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
