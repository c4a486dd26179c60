import { type BicepModule, type BicepResource, bicep } from '../../../src/formats/bicep.ts';
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

/** Types of Microsoft Graph that grant something in Entra ID, with to whom; `open` where the type does not tell. */
const graph: readonly (readonly [RegExp, Grantee])[] = [
  [/^microsoft\.graph\/groups$/i, 'people'],
  [/^microsoft\.graph\/(?:approleassignedto|oauth2permissiongrants)$/i, 'open'],
  [/^microsoft\.graph\/applications\/federatedidentitycredentials$/i, 'pipeline'],
];

function graphRule(type: string, line: number, principal: () => Grantee): readonly Grant[] {
  const [, to] = graph.find(([form]) => form.test(type.replace(/@.*$/, ''))) ?? [];
  return to === undefined ? [] : [{ system: 'entra', to: to === 'open' ? principal() : to, line }];
}

/** Assignments and definitions of roles, and groups of Entra ID: in Bicep, in templates of Azure, and as documents of their own. */
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
      else if (/^microsoft\.graph\//i.test(type)) grants.push(...graphRule(type, lineOf(node, 'type'), () => 'open'));
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
    const principal = (): Grantee => principalIn(body.slice(0, longestBody), value.resources);
    return assignment.test(type) ? [rule(principal(), line)] : graphRule(type, line, principal);
  });
  const all = [...grants, ...value.modules.flatMap((module) => moduleRules(module, value.resources))];
  return all.length === 0 ? null : { grants: all, own: ownByPlace(path, context) };
}

const longestBody = 8 * 1024;
const ofAssignments = /\/role-?assignments?(?=[/:]|$)/i;

/** What a module is told to assign; or one of a registry that does nothing else. Files at hand tell by themselves. */
function moduleRules({ source, line, body }: BicepModule, resources: readonly BicepResource[]): readonly Grant[] {
  const given = /\broleAssignments:[ \t]{0,9}(?!null\b|\[\s{0,99}\])\S/.exec(body.slice(0, 16 * longestBody));
  if (given !== null) return [rule(principalIn(body.slice(given.index, given.index + longestBody), resources), line)];
  return /^(?:br|ts)[:/]/.test(source) && ofAssignments.test(source)
    ? [rule(principalIn(body.slice(0, longestBody), resources), line)]
    : [];
}

/** Whom an assignment names: by the type of its principal, or by the resource of the same file that it refers to. */
function principalIn(body: string, resources: readonly BicepResource[]): Grantee {
  const told = principalOf(/\bprincipalType:[ \t]{0,9}'(\w{1,30})'/.exec(body)?.[1] ?? '');
  const name = /\bprincipalId:[ \t]{0,9}(\w{1,200})\.(?:id|properties\.principalId)\b/.exec(body)?.[1];
  if (told !== 'open' || name === undefined) return told;
  const type = resources.find((one) => /^resource[ \t]{1,50}(\w{1,200})/.exec(one.body)?.[1] === name)?.type ?? '';
  if (/^microsoft\.graph\/groups$/i.test(type)) return 'people';
  return /^microsoft\.(?:graph\/serviceprincipals|managedidentity\/userassignedidentities)$/i.test(type)
    ? 'programs'
    : 'open';
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
