import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Permissions, Place } from '../model.ts';
import { type Frame, placeIn } from './frame.ts';

/** Whether `permissions:` let a job ask for an identity token; what is not written is as `usual`. */
export function grantsIdToken(permissions: Yaml | undefined, usual: Tri): Tri {
  if (permissions === undefined) return usual;
  if (permissions.type === 'map') return tri(text(get(permissions, 'id-token')) === 'write');
  if (isEmpty(permissions)) return 'unknown';
  const all = text(permissions);
  if (all === 'write-all') return 'yes';
  return all === 'read-all' ? 'no' : 'unknown';
}

const most = 50;
const accesses = ['read', 'write', 'none'] as const;

/** What `permissions:` of a workflow or a job give the token; what is not written is as `usual`. */
export function granted(
  frame: Pick<Frame, 'origin' | 'path'>,
  node: Yaml,
  by: 'job' | 'pipeline',
  usual: Permissions,
): Permissions {
  const written = get(node, 'permissions');
  if (written === undefined) return usual;
  const at = placeIn(frame, lineOf(node, 'permissions'));
  const word = text(written);
  if (word === 'read-all' || word === 'write-all')
    return { by, at, scopes: [], rest: word === 'read-all' ? 'read' : 'write' };
  const scopes = entries(written).map(([name, value]) => ({ name, access: accessOf(text(value)) }));
  const isTold =
    written.type === 'map' && scopes.length <= most && scopes.every(({ name }) => /^[a-z-]{1,40}$/.test(name));
  return isTold ? { by, at, scopes, rest: 'none' } : { by: 'unknown', at, scopes: null, rest: 'unknown' };
}

function accessOf(written: string | undefined): NonNullable<Permissions['scopes']>[number]['access'] {
  return accesses.find((one) => one === written) ?? 'unknown';
}

/** Nothing says what the token may do: the forge does. */
export const byDefault: Permissions = { by: 'default', at: null, scopes: null, rest: 'unknown' };
/** Whoever calls the workflow says it. */
export const byAnyCaller: Permissions = { ...byDefault, by: 'unknown' };

/** What a called workflow is given where it says nothing: what its caller has. */
export function ofCaller(permissions: Permissions, at: Place): Permissions {
  return permissions.scopes === null ? permissions : { ...permissions, by: 'caller', at };
}
