import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Grant } from '../grants.ts';
import { documentsOf, items } from '../nodes.ts';
import type { Read } from '../reader.ts';

/** Whether a document is a realm of Keycloak, whole or in part: its name, and what only a realm holds. */
export function isRealm(document: Yaml): boolean {
  if (text(get(document, 'realm')) === undefined) return false;
  const holds = (key: string, name: string): boolean =>
    items(get(document, key)).some((one) => text(get(one, name)) !== undefined);
  return (
    entries(get(document, 'roles')).some(([, list]) => list.type === 'list' || list.type === 'map') ||
    holds('users', 'username') ||
    holds('groups', 'name') ||
    holds('clients', 'clientId') ||
    settings.some((key) => get(document, key) !== undefined)
  );
}

const settings = [
  'sslRequired',
  'clientScopes',
  'registrationAllowed',
  'defaultRoles',
  'defaultRole',
  'accessTokenLifespan',
];

/** A realm of Keycloak as it is exported: its roles, groups and users. */
export async function readRealm(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return read;
  const [root] = read;
  if (root === undefined || !isRealm(root)) return null;
  const of = (key: string): number => items(get(root, key)).length;
  const grants: Grant[] = [];
  const roles = entries(get(root, 'roles')).reduce((sum, [, list]) => sum + items(list).length, 0);
  if (roles > 0) grants.push({ system: 'keycloak', to: 'none', line: lineOf(root, 'roles'), rules: roles });
  const users = items(get(root, 'users')).filter((user) => get(user, 'serviceAccountClientId') === undefined);
  if (users.length > 0)
    grants.push({ system: 'keycloak', to: 'people', line: lineOf(root, 'users'), rules: users.length });
  if (of('groups') > 0)
    grants.push({ system: 'keycloak', to: 'people', line: lineOf(root, 'groups'), rules: of('groups') });
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}
