import type { Tri } from '../../../../src/core/facts/base.ts';
import { all, tri } from '../../../../src/core/tri.ts';
import { entries, get, isEmpty, lineOf, text, texts } from '../../../../src/formats/nodes.ts';
import { parsed } from '../../../../src/formats/parsed.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import { type Caller, folderOfCall, unknownValue } from '../caller.ts';
import { resolve } from '../locate.ts';
import { type Followed, type Piece, unread, whyNot } from '../piece.ts';
import { folderOf, nameOf, nearest } from '../trees.ts';
import { findTask, taskfile, taskfiles, type Unit } from './find.ts';

/** What following one call of `task` has gathered. */
interface Gathering {
  readonly pieces: Piece[];
  readonly seen: Set<string>;
  /** Variables that a call gives another value than the file says. */
  readonly given: Set<string>;
  /** Tasks that were asked for. */
  visits: number;
}

const mostPieces = 2000;
const mostVisits = 20_000;
const deepest = 50;

/** Tasks of the nearest Taskfile, each with what it depends on and calls. */
export async function followTasks(called: readonly string[], folder: string | null, caller: Caller): Promise<Followed> {
  const goals = called.length === 0 ? ['default'] : called;
  const via = ['task', ...called].join(' ');
  const directory = folderOfCall(folder, caller);
  const file = directory === null ? null : await nearest(directory, taskfiles);
  if (file === null) return { key: via, via, pieces: [unread(via, directory === null ? 'dynamic' : 'absent')] };
  const key = `task ${nameOf(file)} ${goals.join(' ')}`;
  const { value: root, trouble } = await parsed(file.tree.source, file.path, taskfile);
  if (root === null) return { key, via, pieces: [unread(via, whyNot(trouble), { at: file })] };
  const gathering: Gathering = { pieces: [], seen: new Set(), given: new Set(caller.given.keys()), visits: 0 };
  const unit: Unit = { file, root, directory: folderOf(file), parent: null };
  for (const goal of goals) await gather(unit, goal, 'yes', gathering, 0);
  const isCut = gathering.visits > mostVisits;
  const cut = isCut ? [unread(via, 'too_large', { at: file, blocking: 'unknown' })] : [];
  return { key, via, pieces: [...gathering.pieces, ...cut] };
}

async function gather(unit: Unit, name: string, blocking: Tri, into: Gathering, depth: number): Promise<void> {
  const { pieces, seen } = into;
  if (into.visits++ > mostVisits) return;
  const home = await findTask(unit, name, 0);
  if ('why' in home) {
    pieces.push(unread(`task ${name}`, home.why, { at: unit.file, blocking }));
    return;
  }
  const { task } = home;
  const key = `${nameOf(home.unit.file)} ${home.name} ${blocking}`;
  if (seen.has(key)) return;
  seen.add(key);
  if (depth > deepest || pieces.length > mostPieces) {
    pieces.push(unread(`task ${name}`, 'too_large', { at: unit.file, blocking: 'unknown' }));
    return;
  }
  const own = all(blocking, mayRun(task));
  const list = (node: Yaml | undefined): readonly Yaml[] =>
    node === undefined ? [] : node.type === 'list' ? node.items : [node];
  for (const needed of list(get(task, 'deps'))) {
    const target = text(needed) ?? text(get(needed, 'task'));
    noteGiven(needed, into);
    if (target !== undefined) await gather(home.unit, target, own, into, depth + 1);
  }
  const ignoring = ignores(task);
  const commands = task.type === 'map' ? [...list(get(task, 'cmds')), ...list(get(task, 'cmd'))] : list(task);
  for (const command of commands) {
    const counts = all(own, ignoring, ignores(command), mayRun(command), tri(get(command, 'defer') === undefined));
    const target = text(get(command, 'task'));
    noteGiven(command, into);
    if (target !== undefined) await gather(home.unit, target, counts, into, depth + 1);
    else pushCommand({ unit: home.unit, task, given: into.given }, command, counts, pieces);
  }
}

function noteGiven(call: Yaml, { given }: Gathering): void {
  for (const [name] of entries(get(call, 'vars'))) given.add(name);
}

/** Where the texts of a task stand. */
interface Context {
  readonly unit: Unit;
  readonly task: Yaml;
  readonly given: ReadonlySet<string>;
}

function pushCommand(context: Context, command: Yaml, blocking: Tri, pieces: Piece[]): void {
  const { unit, task } = context;
  const deferred = get(command, 'defer');
  const node = command.type === 'map' ? (get(command, 'cmd') ?? deferred) : command;
  const written = text(node);
  if (node === undefined || written === undefined) return;
  const folder = text(get(task, 'dir'));
  const filled = folder === undefined ? '.' : fill(folder, context);
  const set = [unit.root, task, command].flatMap((holder) => texts(get(holder, 'set')) ?? []);
  pieces.push({
    type: 'script',
    text: fill(written, context),
    // Whether it stops at the first failure without `set` depends on the version.
    options: {
      errexit: set.includes('errexit') || set.includes('e') ? 'yes' : 'unknown',
      pipefail: tri(set.includes('pipefail')),
    },
    isWholeFile: false,
    isSourced: false,
    isForeign: false,
    at: unit.file,
    line: (command.type === 'map' ? lineOf(command, 'cmd') : node.line) + (written.includes('\n') ? 1 : 0),
    directory: filled.includes('$') ? null : resolve(unit.directory, filled, [unit.file.tree]),
    blocking,
  });
}

/** `platforms`, `status` and `if` leave out what they stand beside, at times. */
function mayRun(node: Yaml): Tri {
  return ['platforms', 'status', 'if'].some((key) => get(node, key) !== undefined) ? 'unknown' : 'yes';
}

function ignores(node: Yaml): Tri {
  const written = get(node, 'ignore_error');
  if (isEmpty(written)) return 'yes';
  return text(written) === 'true' ? 'no' : text(written) === 'false' ? 'yes' : 'unknown';
}

/** Longest text that is filled in. */
const longest = 64 * 1024;

/** A text with the variables that stand as plain texts in the Taskfile put in, and a mark for all others. */
function fill(written: string, { unit, task, given }: Context): string {
  let left = longest;
  return written.replaceAll(/\{\{([^{}\n]{0,400})\}\}/g, (_, inner: string) => {
    const name = /^-? ?\.([A-Za-z0-9_]{1,99}) ?-?$/.exec(inner.trim())?.[1];
    const node =
      name === undefined || given.has(name)
        ? undefined
        : (get(get(task, 'vars'), name) ?? get(get(unit.root, 'vars'), name));
    const value = node?.type === 'scalar' ? text(node) : undefined;
    if (value === undefined || value.includes('{{') || value.length > left) return unknownValue;
    left -= value.length;
    return value;
  });
}
