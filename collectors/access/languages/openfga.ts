import { get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Context } from '../context.ts';
import type { Grant, Grantee } from '../grants.ts';
import { documentsOf, items } from '../nodes.ts';
import type { Read } from '../reader.ts';

/**
 * A store of OpenFGA: the model that stands in it and the tuples by which it relates somebody to something, those of
 * its tests aside; or a file of such tuples, or a model in JSON. Most are a part of a product: nothing here says that
 * they are not.
 */
export async function readOpenFga(path: string, { source }: Context): Promise<Read> {
  const read = await documentsOf(source, path);
  if (typeof read === 'string') return read === 'malformed' && !/\.fga\.ya?ml$/.test(path) ? null : read;
  const grants = read.flatMap((root) => [...modelIn(root), ...tuplesIn(root), ...besideIn(root)]);
  return grants.length === 0 ? null : { grants, own: 'unknown' };
}

function modelIn(root: Yaml): readonly Grant[] {
  const told = text(get(root, 'model')) ?? '';
  const rules = told.split('\n').filter((line) => /^\s{0,40}define\s/.test(line)).length;
  if (rules > 0) return [{ system: 'openfga', to: 'none', line: lineOf(root, 'model'), rules }];
  const types = get(root, 'schema_version') === undefined ? [] : items(get(root, 'type_definitions'));
  return types.length === 0
    ? []
    : [{ system: 'openfga', to: 'none', line: lineOf(root, 'type_definitions'), rules: types.length }];
}

/** Tuples of a store, or of a file that is nothing but these; whoever they name is told by its type. */
function tuplesIn(root: Yaml): readonly Grant[] {
  const list = root.type === 'list' ? root : get(root, 'tuples');
  return items(list).flatMap((tuple): readonly Grant[] => {
    const [user, relation, object] = ['user', 'relation', 'object'].map((key) => text(get(tuple, key)) ?? '');
    if (user === undefined || !typed.test(user) || !relation || !typed.test(object ?? '')) return [];
    return [{ system: 'openfga', to: granteeOf(user), line: tuple.line }];
  });
}

/** Tuples that a store takes from a file of a form that is not read by itself. */
function besideIn(root: Yaml): readonly Grant[] {
  const file = text(get(root, 'tuple_file')) ?? '';
  return /\.(?:csv|jsonl)$/.test(file) ? [{ system: 'openfga', to: 'open', line: lineOf(root, 'tuple_file') }] : [];
}

const typed = /^[^\s:#@]{1,254}:[^\s]{1,512}$/;

function granteeOf(user: string): Grantee {
  const type = user.slice(0, user.indexOf(':'));
  if (user.endsWith(':*')) return 'open';
  if (/^(?:users?|person|people|employee|member|staff|team|group|role)$/i.test(type)) return 'people';
  return /service|client|application|^app$|machine|robot|^bot$|workload/i.test(type) ? 'programs' : 'open';
}
