import type { Tri } from '../../../src/core/facts/base.ts';
import { all, not, tri } from '../../../src/core/tri.ts';
import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { holds, UNKNOWN } from '../condition.ts';
import type { Whereabouts } from './locate.ts';
import { markOf, pathOf, resolve } from './locate.ts';
import { type Followed, type Piece, unread, whyNot } from './piece.ts';
import type { Options } from './reading.ts';
import { inFolder, listingOf, nameOf, type Spot, type Tree } from './trees.ts';

/** Where an expression begins. */
const opener = `\${{`;

/** Where an action that is to be followed is used. */
export interface Use {
  readonly inputs: ReadonlyMap<string, string>;
  readonly where: Whereabouts;
  readonly trees: Tree[];
}

/** The steps of an action in a folder of a repository; what is made of an image or of JavaScript is not read. */
export async function followAction(folder: Spot, use: Use): Promise<Followed> {
  const via = nameOf(folder);
  const key = `action ${via}`;
  const { files } = await listingOf(folder.tree);
  const file = ['action.yml', 'action.yaml'].map((name) => inFolder(folder, name)).find(({ path }) => files.has(path));
  const told = { key, via: folder.tree.prefix === '' ? `./${folder.path}` : via };
  if (file === undefined) return { ...told, pieces: [unread(via, 'absent')] };
  const { value: documents, trouble } = await parsed(folder.tree.source, file.path, yaml12);
  if (documents === null) return { ...told, pieces: [unread(via, whyNot(trouble), { at: file })] };
  const [root] = documents;
  if (documents.length !== 1 || root?.type !== 'map')
    return { ...told, pieces: [unread(via, 'malformed', { at: file })] };
  const runs = get(root, 'runs');
  const steps = get(runs, 'steps');
  if (text(get(runs, 'using')) !== 'composite' || steps?.type !== 'list') {
    return { ...told, pieces: [unread(via, 'unknown_program', { at: file, line: lineOf(root, 'runs') })] };
  }
  const inputs = inputsOf(root, use.inputs);
  const context = { file, folder, inputs, use };
  return { ...told, action: folder, pieces: steps.items.flatMap((step) => stepPieces(step, context)) };
}

interface Context {
  readonly file: Spot;
  readonly folder: Spot;
  readonly inputs: ReadonlyMap<string, string>;
  readonly use: Use;
}

/** Inputs as given, else their defaults. */
function inputsOf(root: Yaml, given: ReadonlyMap<string, string>): Map<string, string> {
  const inputs = new Map<string, string>();
  for (const [name, node] of entries(get(root, 'inputs'))) inputs.set(name, text(get(node, 'default')) ?? '');
  for (const [name, value] of given) if (inputs.has(name)) inputs.set(name, value);
  return inputs;
}

function stepPieces(step: Yaml, { file, folder, inputs, use }: Context): readonly Piece[] {
  const reached = stepRuns(text(get(step, 'if')), inputs);
  if (reached === 'no') return [];
  const filled = (node: Yaml | undefined): string | undefined => {
    const written = text(node);
    return written === undefined ? undefined : fill(written, inputs);
  };
  const blocking = all(reached, not(truth(filled(get(step, 'continue-on-error')))));
  const uses = filled(get(step, 'uses'));
  if (uses !== undefined) {
    const given = entries(get(step, 'with')).map(([name, node]) => [name, filled(node) ?? ''] as const);
    return [{ type: 'action', uses, inputs: new Map(given), at: file, line: lineOf(step, 'uses'), blocking }];
  }
  const run = get(step, 'run');
  const script = filled(run);
  if (script === undefined) return [];
  const line = lineOf(step, 'run') + (text(run)?.includes('\n') === true ? 1 : 0);
  const shell = shellOf(filled(get(step, 'shell')) ?? 'bash');
  if (shell === null) return [unread(nameOf(file), 'unknown_program', { at: file, line, blocking })];
  const directory = directoryOf(filled(get(step, 'working-directory')), folder, use);
  const environment = new Map(
    entries(get(step, 'env')).map(([name, node]): [string, string | null] => {
      const value = filled(node);
      return [name, value === undefined || /[$`]/.test(value) ? null : value];
    }),
  );
  const common = { isWholeFile: false, isSourced: false, at: file, line, directory, environment, blocking };
  return [{ type: 'script', text: script, ...shell, ...common }];
}

/** Whether a step is reached: its condition as far as it is made of literals and of the action's inputs. */
function stepRuns(written: string | undefined, inputs: ReadonlyMap<string, string>): Tri {
  if (written === undefined) return 'yes';
  const trimmed = written.trim();
  const inner = trimmed.startsWith(opener) && trimmed.endsWith('}}') ? trimmed.slice(3, -2).trim() : trimmed;
  if (inner.includes(opener)) return 'unknown';
  const lookup = (name: string) => {
    const value = name.startsWith('inputs.') ? inputs.get(name.slice('inputs.'.length)) : undefined;
    return value === undefined || value.includes(opener) ? UNKNOWN : value;
  };
  const call = (name: string): Tri => (name === 'always' || name === 'success' ? 'yes' : 'unknown');
  return holds(inner, lookup, { call, isLoose: true });
}

function truth(written: string | undefined): Tri {
  if (written === undefined || written === '') return 'no';
  return written === 'true' || written === 'false' ? tri(written === 'true') : 'unknown';
}

/** Longest text an action's inputs may make. */
const longest = 64 * 1024;

/** A text with the inputs whose value is known written in. */
function fill(written: string, inputs: ReadonlyMap<string, string>): string {
  if (written.length > longest || !written.includes('inputs.')) return written;
  let left = longest;
  return written.replaceAll(/\$\{\{ {0,9}inputs\.([A-Za-z0-9_-]{1,99}) {0,9}\}\}/g, (template, name: string) => {
    const value = inputs.get(name);
    if (value === undefined || value.length > left) return template;
    left -= value.length;
    return value;
  });
}

function directoryOf(written: string | undefined, folder: Spot, { where, trees }: Use): Spot | null {
  if (written === undefined || written === '') return where.workspace;
  const inAction = /^\$\{\{ ?github\.action_path ?\}\}/.exec(written);
  const path =
    inAction === null ? written : pathOf(folder, markOf(trees, folder.tree)) + written.slice(inAction[0].length);
  return path.includes('$') ? null : resolve(where.workspace, path, trees);
}

/** How the shell of a step runs its lines; null for what is no shell, such as `python`. */
function shellOf(shell: string): { readonly options: Options; readonly isForeign: boolean } | null {
  const told = (options: Options, isForeign = false) => ({ options, isForeign });
  if (shell === 'bash') return told({ errexit: 'yes', pipefail: 'yes' });
  if (shell === 'sh') return told({ errexit: 'yes', pipefail: 'no' });
  if (/^(?:pwsh|powershell|cmd)\b/.test(shell)) return told({ errexit: 'yes', pipefail: 'no' }, true);
  if (!/^(?:ba|da|z)?sh\s/.test(shell)) return null;
  return told({ errexit: tri(/\s-[a-z]*e/.test(shell)), pipefail: tri(shell.includes('pipefail')) });
}
