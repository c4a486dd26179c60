import { bicep } from '../../../src/formats/bicep.ts';
import { get, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Context, ownByPlace } from '../context.ts';
import { isFilledIn } from '../evidence-of-own.ts';
import type { Grant, Grantee } from '../grants.ts';
import { documentsOf, within } from '../nodes.ts';
import type { Read } from '../reader.ts';
import { principalOf } from '../trust.ts';

const assignment = /^microsoft\.authorization\/role(?:assignments|eligibility\w{0,40}|assignmentschedule\w{0,20})$/i;
const definition = /^microsoft\.authorization\/roledefinitions$/i;

const rule = (to: Grantee, line: number): Grant => ({ system: 'azure_role', to, line });

/** Assignments and definitions of roles: in Bicep, in templates of Azure, and as documents of their own. */
export async function readAzure(path: string, context: Context): Promise<Read> {
  if (path.endsWith('.bicep')) return readBicep(path, context);
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return read;
  const grants: Grant[] = [];
  let isOwn = ownByPlace(path, context) === 'yes';
  for (const document of read) {
    for (const { node } of within(document)) {
      const type = text(get(node, 'type')) ?? '';
      if (assignment.test(type)) grants.push(rule(assigned(get(node, 'properties')), lineOf(node, 'type')));
      else if (definition.test(type)) grants.push(rule('none', lineOf(node, 'type')));
      else if (isDefinition(node)) {
        grants.push(rule('none', node.line));
        isOwn ||= scopesOf(node).some(isOwnScope);
      }
    }
  }
  return grants.length === 0 ? null : { grants, own: isOwn ? 'yes' : 'unknown' };
}

async function readBicep(path: string, context: Context): Promise<Read> {
  const { value, trouble } = await parsed(context.source, path, bicep);
  if (value === null) return trouble === 'malformed' ? 'malformed' : 'unseen';
  const grants = value.resources.flatMap(({ type, line, body }): readonly Grant[] => {
    if (definition.test(type)) return [rule('none', line)];
    if (!assignment.test(type)) return [];
    const word = /\bprincipalType:[ \t]{0,9}'(\w{1,30})'/.exec(body.slice(0, 8 * 1024))?.[1];
    return [rule(principalOf(word ?? ''), line)];
  });
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}

const assigned = (properties: Yaml | undefined): Grantee => principalOf(text(get(properties, 'principalType')) ?? '');

const scopesOf = (node: Yaml): readonly string[] =>
  texts(get(node, 'assignableScopes') ?? get(node, 'AssignableScopes')) ?? [];

/** A definition as the tools of Azure give and take it: where it may be assigned, and what it lets do. */
function isDefinition(node: Yaml): boolean {
  const acts = ['permissions', 'Permissions', 'Actions', 'actions', 'DataActions'].some(
    (key) => get(node, key) !== undefined,
  );
  return acts && scopesOf(node).length > 0;
}

/** A scope that names a subscription or a group of them that is no example. */
function isOwnScope(scope: string): boolean {
  const plain = scope.slice(0, 500);
  const group = /\/managementGroups\/([^/]{1,90})$/i.exec(plain)?.[1];
  if (group !== undefined) return isFilledIn(group);
  const subscription = /^\/subscriptions\/([0-9a-f]{8}-[0-9a-f-]{27})/i.exec(plain)?.[1];
  return subscription !== undefined && !/^(.)\1{7}-/.test(subscription) && !subscription.startsWith('12345678');
}
