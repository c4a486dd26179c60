import { oncePer } from '../../../src/core/once.ts';
import { entries, get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { above, type Context, folderOf, joined } from '../context.ts';
import { documentsOf, within } from '../nodes.ts';
import { namedTrees } from './trees.ts';

const mostFiles = 5000;
const customisation = /(?:^|\/)kustomization(?:\.ya?ml)?$/i;

/** What kustomizations and reconcilers make of the files of a repository. */
interface Reconciled {
  /** A reconciler takes the file into a cluster of the source, or an overlay of an environment does. */
  isTaken(path: string): boolean;
  /** The folder of the nearest kustomization, where neither it nor any other takes the file in; else null. */
  leftOutBy(path: string): string | null;
}

/** Reads all kustomizations of a repository, once. */
export const reconciledIn: (context: Context) => Promise<Reconciled> = oncePer(followed);

async function followed(context: Context): Promise<Reconciled> {
  const { source, sweep } = context;
  const paths = sweep.marked('kustomization').slice(0, mostFiles);
  const taken = new Map<string, readonly string[]>();
  const named = new Set<string>();
  const closed = new Set<string>();
  for (const path of paths) {
    const folder = folderOf(path);
    const read = await documentsOf(source, path);
    if (typeof read === 'string' || !customisation.test(path)) continue;
    taken.set(
      folder,
      read.flatMap((one) => takenBy(one, folder)),
    );
    for (const one of read) for (const name of namedBy(one, folder)) named.add(name);
    if (read.some((one) => entries(one).length > 0)) closed.add(folder);
  }
  const trees = await treesIn(context);
  const reached = reachedFrom(openIn(taken, trees, context), taken);
  return {
    isTaken: (path) =>
      reached.has(path) ||
      reached.has(folderOf(path)) ||
      [...above(path)].some((folder) => folder !== '' && trees.has(folder)),
    leftOutBy: (path) => {
      const nearest = named.has(path) ? undefined : [...above(path)].find((folder) => taken.has(folder));
      return nearest !== undefined && closed.has(nearest) ? nearest : null;
    },
  };
}

/** Folders that objects of reconcilers name and that are there. */
async function treesIn(context: Context): Promise<ReadonlySet<string>> {
  const { folders } = context;
  const named = (await namedTrees(context)).flatMap((path) => joined('', path) ?? []);
  return new Set(named.filter((path) => path !== '' && (folders.files.has(path) || folders.folders.has(path))));
}

type Taken = ReadonlyMap<string, readonly string[]>;

/** Kustomizations of environments, and those in folders that a reconciler is told of. */
function openIn(taken: Taken, trees: ReadonlySet<string>, { folders }: Context): readonly string[] {
  return [...taken.keys()].filter(
    (folder) =>
      environmentOfFolder(folder, folders) !== null || [folder, ...above(folder)].some((one) => trees.has(one)),
  );
}

/** These folders, and all that their kustomizations take in. */
function reachedFrom(folders: readonly string[], taken: Taken): ReadonlySet<string> {
  const open = [...folders];
  const reached = new Set<string>();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    open.push(...(taken.get(one) ?? []));
  }
  return reached;
}

/** Paths that a kustomization names anywhere: also patches, generators, replacements and values of charts are its own. */
function namedBy(body: Yaml, folder: string): readonly string[] {
  return [...within(body)].flatMap(({ node }) => {
    const word = node.type === 'scalar' ? (text(node) ?? '').slice(0, 500) : '';
    // `name=path` gives a file another name.
    return word === '' ? [] : (joined(folder, word.replace(/^[\w.-]{1,200}=/, '')) ?? []);
  });
}

/** Files and folders that a kustomization takes in from its own repository. */
function takenBy(body: Yaml, folder: string): readonly string[] {
  const names = ['resources', 'bases', 'components', 'configurations'].flatMap((key) => texts(get(body, key)) ?? []);
  return names.flatMap((name) => joined(folder, name) ?? []);
}
