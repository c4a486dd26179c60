import { get, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { isRealAddress, isSomebody } from '../evidence-of-own.ts';
import type { Grant, Grantee } from '../grants.ts';
import { at, items, within } from '../nodes.ts';
import { memberOf, subjectOf } from '../trust.ts';
import { claimsOfText, grantsOfClaim, type Told } from './claims.ts';

const bindings = /^(?:Cluster)?RoleBinding$/;
const roles = /^(?:Cluster)?Role$/;

const nothing: Told = { grants: [], namesSomebody: false };

/** The objects of documents, those of lists among them. */
export function objectsOf(documents: readonly Yaml[]): readonly Yaml[] {
  return documents.flatMap((document) => {
    const isList = /List$/.test(text(get(document, 'kind')) ?? '');
    return isList ? items(get(document, 'items')) : [document];
  });
}

/** Objects that hold others, which a cluster makes of them. */
const holders = /^(?:apiextensions\.crossplane\.io|kro\.run|kubernetes\.(?:m\.)?crossplane\.io)\//;

/** What an object of a cluster grants, or those that it holds; nothing for objects of other kinds. */
export function grantsOfObject(object: Yaml): Told {
  if (!holders.test(text(get(object, 'apiVersion')) ?? '')) return grantsOfOne(object);
  const grants = [...within(object)].flatMap(({ node, key }) => {
    // What a program fills in later is told by its lines.
    if (node.type === 'scalar' && key === 'template') return claimsOfText(text(node) ?? '', node.textLine);
    return node === object || get(node, 'apiVersion') === undefined ? [] : grantsOfOne(node).grants;
  });
  return { grants, namesSomebody: false };
}

function grantsOfOne(object: Yaml): Told {
  const version = text(get(object, 'apiVersion')) ?? '';
  const kind = text(get(object, 'kind')) ?? '';
  const line = lineOf(object, 'kind');
  const group = version.slice(0, Math.max(0, version.indexOf('/')));
  if (/^(?:rbac\.authorization\.k8s\.io|authorization\.openshift\.io)$/.test(group)) {
    if (bindings.test(kind)) return binding(object, line);
    return roles.test(kind) ? { ...nothing, grants: [rule('none', line)] } : nothing;
  }
  if (group === 'user.openshift.io' && kind === 'Group') return members(get(object, 'users'), line);
  if (group === 'iam.cnrm.cloud.google.com') return ofGoogle(object, kind, line);
  const claimed = grantsOfClaim(object, version, kind);
  if (claimed !== null) return claimed;
  return kind === 'ConfigMap' && text(at(object, 'metadata', 'name')) === 'aws-auth' ? ofAmazon(object, line) : nothing;
}

const rule = (to: Grantee, line: number, rules = 1): Grant => ({ system: 'kubernetes_rbac', to, line, rules });

function binding(object: Yaml, line: number): Told {
  const subjects = items(get(object, 'subjects'));
  const names = subjects.map((subject) => text(get(subject, 'name')) ?? '');
  const found = subjects.map((subject, index) => subjectOf(text(get(subject, 'kind')) ?? '', names[index] ?? ''));
  // A binding to nobody grants nothing.
  const grantees = [...new Set<Grantee>(found.length === 0 ? ['none'] : found)];
  return {
    grants: grantees.map((to, index) => rule(to, line, index === 0 ? 1 : 0)),
    namesSomebody: names.some(isRealAddress),
  };
}

function members(users: Yaml | undefined, line: number): Told {
  const names = texts(users) ?? [];
  return { grants: [rule(names.length > 0 ? 'people' : 'none', line)], namesSomebody: names.length > 0 };
}

function ofGoogle(object: Yaml, kind: string, line: number): Told {
  const spec = get(object, 'spec');
  const listed = items(get(spec, 'bindings')).flatMap((one) =>
    items(get(one, 'members')).flatMap((member) => text(member) ?? text(get(member, 'member')) ?? []),
  );
  const names = [...listed, ...[text(get(spec, 'member'))].filter((name) => name !== undefined)];
  if (!/^IAM(?:Partial)?Policy(?:Member)?$/.test(kind)) return nothing;
  const grantees = [...new Set<Grantee>(names.length === 0 ? ['open'] : names.map(memberOf))];
  return {
    grants: grantees.map((to, index) => ({ system: 'gcp_iam', to, line, rules: index === 0 ? 1 : 0 })),
    namesSomebody: names.some(isSomebody),
  };
}

/** Who may come into a cluster of EKS: users by name, roles of whom nobody can tell. */
function ofAmazon(object: Yaml, line: number): Told {
  const data = get(object, 'data');
  const isThere = (key: string): boolean => (text(get(data, key)) ?? '').includes('arn:');
  const grants: Grant[] = [];
  if (isThere('mapUsers')) grants.push(rule('people', line));
  if (isThere('mapRoles')) grants.push(rule('open', line));
  return { grants, namesSomebody: false };
}
