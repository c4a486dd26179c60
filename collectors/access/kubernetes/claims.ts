import { jsonc } from '../../../src/formats/jsonc.ts';
import { get, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { accessOfClaim } from '../../../src/lexicon/access-claims.ts';
import { isSomebody } from '../evidence-of-own.ts';
import type { Grant, Grantee } from '../grants.ts';
import { at, items, trustWords } from '../nodes.ts';
import { memberOf, principalOf, trustees } from '../trust.ts';

/** What one object grants, and whether it names somebody who is no example. */
export interface Told {
  readonly grants: readonly Grant[];
  readonly namesSomebody: boolean;
}

/** What an object grants that stands for a resource of a cloud; null for one that stands for none, or only looks at it. */
export function grantsOfClaim(object: Yaml, version: string, kind: string): Told | null {
  const found = accessOfClaim(version, kind);
  const spec = get(object, 'spec');
  if (found === null || isOnlySeen(spec)) return null;
  const { system, to } = found;
  const body = get(spec, 'forProvider') ?? spec;
  const members = to === 'members' ? membersOf(body) : [];
  const grantees = [...new Set(granteesOf(to, body, members))];
  const line = lineOf(object, 'kind');
  return {
    grants: grantees.map((one, index) => ({ system, to: one, line, rules: index === 0 ? 1 : 0 })),
    namesSomebody: members.some(isSomebody),
  };
}

type To = NonNullable<ReturnType<typeof accessOfClaim>>['to'];

function granteesOf(to: To, body: Yaml | undefined, members: readonly string[]): readonly Grantee[] {
  if (to === 'members') return members.length === 0 ? ['open'] : members.map(memberOf);
  if (to === 'principal') return [principalOf(text(get(body, 'principalType')) ?? '')];
  if (to !== 'trust') return [to];
  const written = text(get(body, 'assumeRolePolicy')) ?? text(get(body, 'assumeRolePolicyDocument'));
  return trustees(trustWords(jsonc.parse(written ?? '') ?? undefined));
}

function membersOf(body: Yaml | undefined): readonly string[] {
  const listed = items(at(body, 'policy', 'bindings')).flatMap((one) => texts(get(one, 'members')) ?? []);
  return [...(texts(get(body, 'member')) ?? []), ...(texts(get(body, 'members')) ?? []), ...listed];
}

/** Whether what is there is looked at, and nothing is made. */
function isOnlySeen(spec: Yaml | undefined): boolean {
  if (text(get(spec, 'managementPolicy')) === 'ObserveOnly') return true;
  const policies = texts(get(spec, 'managementPolicies')) ?? [];
  return policies.length > 0 && policies.every((one) => one === 'Observe');
}

const longestLine = 500;

/** What a text grants that is no YAML before a program has filled it in, by the versions and kinds of its objects. */
export function claimsOfText(whole: string, from: number): readonly Grant[] {
  const grants: Grant[] = [];
  let version = '';
  for (const [index, raw] of whole.split('\n').entries()) {
    const [, key, word = ''] =
      /^[\s-]{0,60}(apiVersion|kind): ?["']?([\w./-]{1,200})/.exec(raw.slice(0, longestLine)) ?? [];
    if (key === 'apiVersion') version = word;
    const found = key === 'kind' ? accessOfClaim(version, word) : null;
    if (found === null) continue;
    const { system, to } = found;
    const isTold = to !== 'trust' && to !== 'members' && to !== 'principal';
    grants.push({ system, to: isTold ? to : 'open', line: from + index });
  }
  return grants;
}
