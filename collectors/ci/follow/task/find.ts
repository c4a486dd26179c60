import { entries, get, text, texts } from '../../../../src/formats/nodes.ts';
import { type Format, parsed } from '../../../../src/formats/parsed.ts';
import { parseYaml, type Yaml } from '../../../../src/formats/yaml.ts';
import type { Unresolved } from '../../model.ts';
import { resolve } from '../locate.ts';
import { whyNot } from '../piece.ts';
import { folderOf, inFolder, listingOf, type Spot } from '../trees.ts';

const endings = ['yml', 'yaml', 'dist.yml', 'dist.yaml'];
/** File names that `task` looks for, from its folder upwards. */
export const taskfiles: readonly string[] = endings.flatMap((ending) => [`Taskfile.${ending}`, `taskfile.${ending}`]);
/** A Taskfile: a map. */
export const taskfile: Format<Yaml> = {
  name: 'taskfile',
  parse: (source) => {
    const documents = parseYaml(source, '1.2');
    return documents?.length === 1 && documents[0]?.type === 'map' ? documents[0] : null;
  },
};

/** A Taskfile, and the folder its tasks run in. */
export interface Unit {
  readonly file: Spot;
  readonly root: Yaml;
  readonly directory: Spot | null;
  /** The file that includes it. */
  readonly parent: Unit | null;
}

/** A task and where it stands, or why it was not found. */
export type Found = { readonly unit: Unit; readonly name: string; readonly task: Yaml } | { readonly why: Unresolved };

/** A task by its name or alias; the name may begin with the names of included files. */
export async function findTask(unit: Unit, name: string, depth: number): Promise<Found> {
  if (name.includes('{{')) return { why: 'dynamic' };
  if (name.startsWith(':')) {
    let top = unit;
    while (top.parent !== null) top = top.parent;
    return findTask(top, name.slice(1), depth + 1);
  }
  const tasks = get(unit.root, 'tasks');
  const own = get(tasks, name);
  if (own !== undefined) return { unit, name, task: own };
  const alias = aliasesOf(unit.root).get(name);
  const aliased = alias === undefined ? undefined : get(tasks, alias);
  if (alias !== undefined && aliased !== undefined) return { unit, name: alias, task: aliased };
  const colon = name.indexOf(':');
  const included = colon === -1 ? undefined : get(get(unit.root, 'includes'), name.slice(0, colon));
  if (included === undefined || depth > 8) return { why: 'absent' };
  const inner = await open(unit, included);
  return 'why' in inner ? inner : findTask(inner, name.slice(colon + 1), depth + 1);
}

async function open(unit: Unit, included: Yaml): Promise<Unit | { readonly why: Unresolved }> {
  const written = text(included) ?? text(get(included, 'taskfile'));
  if (written === undefined || /^[a-z+]+:|\{\{/.test(written)) return { why: 'unresolved_include' };
  const { tree } = unit.file;
  const place = resolve(folderOf(unit.file), written, [tree]);
  if (place === null) return { why: 'unresolved_include' };
  const { files } = await listingOf(tree);
  const file = [place, ...taskfiles.map((name) => inFolder(place, name))].find(({ path }) => files.has(path));
  if (file === undefined) return { why: 'absent' };
  const { value: root, trouble } = await parsed(tree.source, file.path, taskfile);
  if (root === null) return { why: whyNot(trouble) };
  const folder = text(get(included, 'dir'));
  const directory =
    folder === undefined ? unit.directory : folder.includes('{{') ? null : resolve(folderOf(unit.file), folder, [tree]);
  return { file, root, directory, parent: unit };
}

const aliases = new WeakMap<Yaml, ReadonlyMap<string, string>>();

/** Names of tasks by their aliases. */
function aliasesOf(root: Yaml): ReadonlyMap<string, string> {
  const known = aliases.get(root);
  if (known !== undefined) return known;
  const made = entries(get(root, 'tasks')).flatMap(([name, task]) =>
    (texts(get(task, 'aliases')) ?? []).map((alias) => [alias, name] as const),
  );
  const found = new Map(made);
  aliases.set(root, found);
  return found;
}
