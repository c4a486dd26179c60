import type { Tri } from '../../../src/core/facts/base.ts';
import { get, texts } from '../../../src/formats/nodes.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import { type Ground, inFolder } from './ground.ts';
import { jsonObject, object } from './lock.ts';

const mostPatterns = 300;
const longestPattern = 300;
const deepest = 24;

/** Whether a folder is a member of the workspace whose root another one is; `no` where that is none. */
export async function isMember(ground: Ground, root: string, folder: string): Promise<Tri> {
  const patterns = await ground.once(`workspace ${root}`, () => patternsOf(ground, root));
  if (patterns === null) return 'unknown';
  const path = parts(root === '' ? folder : folder.slice(root.length + 1));
  if (patterns.length > mostPatterns || path.length > deepest) return 'unknown';
  let isIn = false;
  for (const pattern of patterns) {
    if (pattern.length > longestPattern || /[[\](){}?]/.test(pattern)) return 'unknown';
    const isOut = pattern.startsWith('!');
    const wanted = parts(isOut ? pattern.slice(1) : pattern);
    if (wanted.length > deepest) return 'unknown';
    if (isMatch(wanted, path)) isIn = !isOut;
  }
  return isIn ? 'yes' : 'no';
}

const parts = (path: string): readonly string[] => path.split('/').filter((part) => part !== '' && part !== '.');

/** Patterns of the members of a workspace; none for a folder that is no root of one, null where they cannot be told. */
async function patternsOf(ground: Ground, root: string): Promise<readonly string[] | null> {
  const file = inFolder(root, 'pnpm-workspace.yaml');
  if (ground.has(file)) {
    const text = await ground.text(file);
    const [document] = (text === null ? null : parseYaml(text, '1.2')) ?? [];
    if (document === undefined) return null;
    const packages = get(document, 'packages');
    return packages === undefined ? [] : (texts(packages) ?? null);
  }
  const path = inFolder(root, 'package.json');
  if (!ground.has(path)) return [];
  const text = await ground.text(path);
  const manifest = text === null ? null : jsonObject(text);
  if (manifest === null) return null;
  const own = Array.isArray(manifest.workspaces) ? manifest.workspaces : object(manifest.workspaces)?.packages;
  if (own === undefined) return [];
  return Array.isArray(own) && own.every((one) => typeof one === 'string') ? own : null;
}

/** Whether the parts of a path fit those of a pattern with `*` and `**`: each pair is looked at once. */
function isMatch(pattern: readonly string[], path: readonly string[]): boolean {
  let fits = Array.from({ length: path.length + 1 }, (_, at) => at === 0);
  for (const part of pattern) {
    const next = fits.map(() => false);
    for (let at = 0; at <= path.length; at++) {
      if (part === '**') next[at] = fits[at] === true || next[at - 1] === true;
      else next[at] = at > 0 && fits[at - 1] === true && isNameMatch(part, path[at - 1] ?? '');
    }
    fits = next;
  }
  return fits[path.length] === true;
}

function isNameMatch(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const piece of rest) {
    const at = name.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
