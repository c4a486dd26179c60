import { type HclBlock, type HclBody, hcl, hclJson } from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { accessOf } from '../../../src/lexicon/access-terraform.ts';
import { type Context, folderOf, joined } from '../context.ts';
import { isRealAddress, namesOwn } from '../evidence-of-own.ts';
import type { Grant, Grantee, Reading } from '../grants.ts';
import type { Read } from '../reader.ts';
import { memberOf, principalOf, subjectOf, trustees } from '../trust.ts';
import { type Configurations, configurationsOf } from './folders.ts';
import { granteesOfGate } from './gates.ts';
import { grantsOfLikely } from './likely.ts';
import {
  granteeOfAccount,
  granteesOfGrantedGroup,
  granteesOfGroup,
  granteesOfMembership,
  granteesOfPrincipal,
} from './members.ts';
import { type Argument, grantsOfModule } from './modules.ts';
import { isNone, literal, trustWordsWithin, wordsIn, wordsWithin } from './values.ts';

/** Rules for access in a file of Terraform or OpenTofu. */
export async function readTerraform(path: string, context: Context): Promise<Read> {
  const { value, trouble } = await parsed(context.source, path, path.endsWith('.json') ? hclJson : hcl);
  if (value === null) return trouble === 'malformed' ? 'malformed' : 'unseen';
  const configurations = await configurationsOf(context);
  const folder = folderOf(path);
  const near = configurations.filesIn(folder).map(({ body }) => body);
  const isHere = (module: string): boolean => {
    const at = joined(folder, module);
    return at === null || configurations.filesIn(at).length > 0;
  };
  const told = value.blocks.flatMap((block) => grantsOf(block, near, isHere));
  const grants = [...told, ...value.blocks.flatMap((block) => likelyOf(block, told))];
  if (grants.length === 0) return value.broken ? 'malformed' : null;
  // Of what is cut short, nobody can tell for whom the rest is.
  const rest = value.broken ? grants.map(({ system }) => ({ system, to: 'open', line: null, rules: 0 }) as const) : [];
  return { grants: [...settled(grants, near), ...rest], own: ownOf(value, folder, configurations, context) };
}

function ownOf(body: HclBody, folder: string, configurations: Configurations, { owner }: Context): Reading['own'] {
  if (configurations.isOwn(folder)) return 'yes';
  if (/(?:^|[/_-])modules?(?:\/|$)/i.test(folder)) return 'unknown';
  const access = body.blocks.filter((block) => block.type === 'data' || accessOf(block.labels[0] ?? '') !== null);
  for (const { body: inner } of access) {
    for (const word of wordsWithin(inner)) if (namesOwn(word, owner) || isRealAddress(word)) return 'yes';
  }
  return 'unknown';
}

/** What no table tells of, and of users in documents only where nothing else in the file is of accounts. */
function likelyOf(block: HclBlock, told: readonly Grant[]): readonly Grant[] {
  const isTold = block.type === 'data' && told.some(({ system }) => system === 'aws_iam');
  if ((block.type !== 'resource' && block.type !== 'data') || isTold || isNone(block.body)) return [];
  return accessOf(block.labels[0] ?? '') === null ? grantsOfLikely(block) : [];
}

function grantsOf(block: HclBlock, near: readonly HclBody[], isHere: (module: string) => boolean): readonly Grant[] {
  const { type, labels, body, line } = block;
  if (type === 'module') return moduleGrants(block, isHere);
  if (type !== 'resource') return [];
  const found = accessOf(labels[0] ?? '');
  if (found === null || isNone(body)) return [];
  const { system, to } = found;
  const all = (grantees: readonly Grantee[]): readonly Grant[] =>
    // One resource is one rule, whoever it is for.
    [...new Set(grantees)].map((one, index) => ({ system, to: one, line, rules: index === 0 ? 1 : 0 }));
  switch (to) {
    case 'trust':
      return all(trustOf(body, near));
    case 'members':
      return all(membersOf(body, near));
    case 'subjects':
      return all(subjectsOf(body));
    case 'principal':
      return all(principalsIn(body, near));
    case 'group':
      return all(granteesOfGroup(block, near));
    case 'membership':
      return all(granteesOfMembership(block, near));
    case 'granted_group':
      return all(granteesOfGrantedGroup(block, near));
    case 'gate':
      return all(granteesOfGate(body));
    case 'people':
      return all([granteeOfAccount(block, near)]);
    case 'vault':
      return all([literal(body, 'role_type') === 'oidc' ? 'people' : 'programs']);
    default:
      return all([to]);
  }
}

function moduleGrants({ body, line }: HclBlock, isHere: (module: string) => boolean): readonly Grant[] {
  if (isNone(body)) return [];
  const args = [...body.attributes].map(([name, { value }]): Argument => [name, value]);
  return grantsOfModule((literal(body, 'source') ?? '').slice(0, 500), args, line, isHere);
}

/** What a block of data says in the same folder, of those whose names a value refers to. */
function* dataOf(references: Iterable<string>, type: string, near: readonly HclBody[]): Generator<HclBody> {
  for (const reference of references) {
    const [, kind, name = ''] = reference.startsWith(`data.${type}.`) ? reference.split('.') : [];
    const plain = name.replace(/\[.*$/, '');
    for (const { blocks } of kind === undefined ? [] : near) {
      for (const { type: form, labels, body } of blocks) {
        if (form === 'data' && labels[0] === type && labels[1] === plain) yield body;
      }
    }
  }
}

function trustOf(body: HclBody, near: readonly HclBody[]): readonly Grantee[] {
  const own = [...wordsIn(body.attributes.get('assume_role_policy')?.value)];
  const documents = [...dataOf(own, 'aws_iam_policy_document', near)];
  return trustees([...own, ...documents.flatMap((document) => [...trustWordsWithin(document)])]);
}

function membersOf(body: HclBody, near: readonly HclBody[]): readonly Grantee[] {
  const policy = [...wordsIn(body.attributes.get('policy_data')?.value)];
  const documents = [...dataOf(policy, 'google_iam_policy', near)];
  const words = [
    ...['member', 'members'].flatMap((name) => [...wordsIn(body.attributes.get(name)?.value)]),
    ...documents.flatMap((document) => [...wordsWithin(document)]),
  ];
  const found = words.flatMap((word) => {
    const to = memberOf(word);
    if (/google_service_account\.[\w.[\]*?"]{1,200}\.(?:member|email)$/.test(word)) return ['programs' as const];
    return to === 'open' ? [] : [to];
  });
  return found.length === 0 ? ['open'] : found;
}

function subjectsOf(body: HclBody): readonly Grantee[] {
  const subjects = body.blocks.filter(({ type }) => type === 'subject');
  const found = subjects.map(({ body: one }) => subjectOf(literal(one, 'kind') ?? '', literal(one, 'name') ?? ''));
  return found.length === 0 ? ['open'] : found;
}

function principalsIn(body: HclBody, near: readonly HclBody[]): readonly Grantee[] {
  const told = principalOf(literal(body, 'principal_type') ?? '');
  const names = ['principal_id', 'principal_object_id', 'object_id', 'member_object_id'];
  const words = names.flatMap((name) => [...wordsIn(body.attributes.get(name)?.value)]);
  const found = words.flatMap((word) => granteesOfPrincipal(word, near));
  if (told === 'programs' || found.length === 0) return [told];
  return found;
}

/** A file that holds nothing but policies is for whom the roles of its folder are that it is attached to. */
function settled(grants: readonly Grant[], near: readonly HclBody[]): readonly Grant[] {
  const isBare = grants.every(({ system, to }) => system === 'aws_iam' && to === 'none');
  if (!isBare) return grants;
  const resources = near.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'resource'));
  const trusts = new Set(
    resources.flatMap(({ labels: [type = ''], body }): readonly Grantee[] => {
      if (type === 'aws_iam_role') return trustOf(body, near);
      return /^aws_(?:iam_(?:group|user)|ssoadmin)/.test(type) ? ['open'] : [];
    }),
  );
  return [...grants, ...[...trusts].map((to) => ({ system: 'aws_iam', to, line: null, rules: 0 }) as const)];
}
