import { entries, get, lineOf, text as textOf } from '../../../src/formats/nodes.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import { withoutTemplates } from './justfile.ts';
import type { Piece } from './piece.ts';
import { moved, type Place } from './place.ts';

/** The commands of a Taskfile, each a shell of its own; none of a file that is no YAML. */
export function taskPieces(text: string, start: Place): readonly Piece[] {
  const [root] = parseYaml(text, '1.2') ?? [];
  return entries(get(root, 'tasks')).flatMap(([name, task]) => {
    const dir = textOf(get(task, 'dir'));
    const place = dir === undefined ? start : dir.includes('{{') ? null : moved(start, dir);
    const own = task.type === 'map' ? [get(task, 'cmds'), get(task, 'cmd')] : [task];
    const line = root === undefined ? 1 : lineOf(get(root, 'tasks') ?? root, name);
    return own.flatMap((node) => commandsIn(node)).map((one) => ({ ...one, line: one.line ?? line, start: place }));
  });
}

function commandsIn(node: Yaml | undefined): readonly { readonly text: string; readonly line: number | undefined }[] {
  if (node === undefined) return [];
  if (node.type === 'list') return node.items.flatMap((item) => (item.type === 'list' ? [] : commandsIn(item)));
  const own = node.type === 'map' ? get(node, 'cmd') : node;
  const said = textOf(own);
  return said === undefined
    ? []
    : [{ text: withoutTemplates(said), line: own?.type === 'scalar' ? own.textLine : undefined }];
}
