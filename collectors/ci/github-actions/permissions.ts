import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';

/** Whether `permissions:` let a job ask for an identity token; what is not written is as `usual`. */
export function grantsIdToken(permissions: Yaml | undefined, usual: Tri): Tri {
  if (permissions === undefined) return usual;
  if (permissions.type === 'map') return tri(text(get(permissions, 'id-token')) === 'write');
  if (isEmpty(permissions)) return 'unknown';
  const all = text(permissions);
  if (all === 'write-all') return 'yes';
  return all === 'read-all' ? 'no' : 'unknown';
}
