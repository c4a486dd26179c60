import type { HclBlock, HclBody } from '../../../src/formats/hcl/index.ts';
import {
  namesCustomers,
  namesMachines,
  namesPeople,
  namesProgram,
  namesStaff,
} from '../../../src/lexicon/account-names.ts';
import type { Grantee } from '../grants.ts';
import { literal, wordsIn, wordsWithin } from './values.ts';

/** Arguments that name who is put into a group. */
const memberArguments: readonly string[] = [
  ...['member', 'members', 'member_object_id', 'member_object_ids', 'member_id', 'member_ids', 'principal_id'],
  ...['principal_object_id', 'user', 'users', 'user_id', 'user_ids', 'username', 'usernames', 'emails'],
];
/** Blocks that do, and what of them does. */
const memberBlocks = /^(?:preferred_member_key|members?)$/;
const keysOfBlocks: readonly string[] = ['id', 'email', 'username'];
/** Arguments that name the group. */
const groupArguments: readonly string[] = ['group', 'groups', 'group_id', 'group_object_id', 'group_name'];
const groups = /^(?:data\.)?(?:azuread_groups?|aws_iam_group|google_cloud_identity_group|googleworkspace_group)\./;
/** Resources by which programs go, and what others have of such a kind. */
const ofPrograms =
  /user_assigned_identity|\bidentity[[.]|service_principal|managed_identit|google_service_account|^azurerm_|^aws_iam_role\.|gserviceaccount\.com$/;
const ofPeople =
  /^(?:data\.)?(?:azuread_users?|okta_users?|googleworkspace_users?|google_workspace_users?|databricks_user|keycloak_user|gitlab_users?|github_user|github_membership)\./;
const address = /^[^\s@/:]{1,100}@[\w-]{1,80}(?:\.[\w-]{1,60}){1,5}$/;
/** An account, or what stands for it, that tells of nobody: an identifier, or a name that is put in. */
const identifier = /^[\da-f]{8}-[\da-f-]{20,30}$|^\d{1,40}$|^arn:|[/${}<>\s]/i;
const mostSteps = 3;

/**
 * To whom somebody or something belongs that a word names: what is referred to, or an address; null where it does not
 * tell, as names that may be a program's do not.
 */
function granteeOfWord(word: string): 'people' | 'programs' | null {
  const plain = word.slice(0, 500);
  if (ofPrograms.test(plain)) return 'programs';
  if (namesProgram(plain)) return null;
  if (groups.test(plain) || ofPeople.test(plain) || address.test(plain)) return 'people';
  return /^(?:var|local|module)\./.test(plain) && namesPeople(plain) ? 'people' : null;
}

/** The words of a value, with those of locals of the same folder and of the list that it is made for each of. */
function* told(words: Iterable<string>, body: HclBody, near: readonly HclBody[], steps = mostSteps): Generator<string> {
  for (const word of words) {
    const [first = '', name = ''] = word.split(/[.[]/);
    const next = steps === 0 ? [] : valuesOf(first, name, body, near);
    if (next.length === 0 || granteeOfWord(word) !== null) yield word;
    for (const value of next) yield* told(value, body, near, steps - 1);
  }
}

function valuesOf(first: string, name: string, body: HclBody, near: readonly HclBody[]): readonly Iterable<string>[] {
  if (first === 'each') return body.attributes.has('for_each') ? [wordsIn(body.attributes.get('for_each')?.value)] : [];
  if (first !== 'local') return [];
  const locals = near.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'locals'));
  return locals.flatMap(({ body: one }) => {
    const value = one.attributes.get(name)?.value;
    return value === undefined ? [] : [wordsIn(value)];
  });
}

/** The words by which a resource names whom it puts into a group. */
function membersIn(body: HclBody, near: readonly HclBody[]): readonly string[] {
  const words: string[] = memberArguments.flatMap((name) => [...wordsIn(body.attributes.get(name)?.value)]);
  for (const { type, labels, body: inner } of body.blocks) {
    if (type === 'dynamic' && memberBlocks.test(labels[0] ?? ''))
      words.push(...wordsIn(inner.attributes.get('for_each')?.value));
    else if (memberBlocks.test(type))
      words.push(...keysOfBlocks.flatMap((name) => [...wordsIn(inner.attributes.get(name)?.value)]));
  }
  return [...told(words, body, near)];
}

/** Accounts of AWS are told by names alone: several of people, or one in a group of theirs. */
const isName = (word: string): boolean =>
  /^aws_iam_user\./.test(word) || (!/^(?:var|local|module|data|each)\./.test(word) && !identifier.test(word));

function judged(members: readonly string[], isOfStaff: boolean): readonly Grantee[] {
  const names = members.filter(isName);
  const arePeople = (isOfStaff || names.length > 1) && !names.some(namesProgram);
  const found = members.map((word) => granteeOfWord(word) ?? (arePeople && isName(word) ? 'people' : 'open'));
  return [...new Set<Grantee>(found)];
}

/** The names of a group by which people know it. */
const namesOf = ({ labels, body }: HclBlock): readonly string[] =>
  ['name', 'display_name'].flatMap((one) => literal(body, one) ?? []).concat(labels[1] ?? []);

const isOfStaff = (group: HclBlock): boolean =>
  namesOf(group).some(namesStaff) && !namesOf(group).some((name) => namesProgram(name) || namesCustomers(name));

/** The resource of the same folder that a word refers to. */
function groupAt(word: string, near: readonly HclBody[]): HclBlock | undefined {
  const [type, name = ''] = word.split('.');
  const plain = name.replace(/\[.*$/, '');
  return near
    .flatMap(({ blocks }) => blocks)
    .find(({ type: form, labels }) => form === 'resource' && labels[0] === type && labels[1] === plain);
}

const groupWords = (body: HclBody): readonly string[] =>
  groupArguments.flatMap((name) => [...wordsIn(body.attributes.get(name)?.value)]);

/** Whether what a word names, or refers to, is a group of people who work on something. */
function namesGroupOfStaff(word: string, near: readonly HclBody[]): boolean {
  const group = groupAt(word, near);
  return group === undefined ? namesStaff(word) : isOfStaff(group);
}

/** Whom a membership puts into a group. */
export function granteesOfMembership({ body }: HclBlock, near: readonly HclBody[]): readonly Grantee[] {
  const members = membersIn(body, near);
  const found = judged(
    members,
    groupWords(body).some((word) => namesGroupOfStaff(word, near)),
  );
  return found.length === 0 ? ['open'] : found;
}

/** Whom the group and the memberships of its folder put in; none where nobody is told. */
function toldOf(group: HclBlock, near: readonly HclBody[]): readonly Grantee[] {
  const [type = '', name = ''] = group.labels;
  const memberships = near.flatMap(({ blocks }) =>
    blocks.filter(({ type: form, labels, body }) => {
      const isOther = form === 'resource' && labels[0] !== type && (labels[0] ?? '').includes('member');
      return (
        isOther &&
        groupWords(body).some((word) => word.startsWith(`${type}.${name}.`) || word.startsWith(`${type}.${name}[`))
      );
    }),
  );
  const members = [group, ...memberships].flatMap(({ body }) => membersIn(body, near));
  return judged(members, isOfStaff(group));
}

/** For whom a group is: whom it is told to hold, else those that its name tells of. */
export function granteesOfGroup(group: HclBlock, near: readonly HclBody[]): readonly Grantee[] {
  const found = toldOf(group, near);
  if (found.length > 0) return found;
  const rules = group.body.blocks.filter(({ type }) => type === 'dynamic_membership');
  const isOfUsers = rules.some(({ body }) => [...wordsWithin(body)].some((word) => /\buser\.\w/.test(word)));
  return isOfUsers || isOfStaff(group) ? ['people'] : ['open'];
}

/** For whom what is granted to a group is. */
export function granteesOfGrantedGroup({ body }: HclBlock, near: readonly HclBody[]): readonly Grantee[] {
  const found = groupWords(body).flatMap((word): readonly Grantee[] => {
    const group = groupAt(word, near);
    if (group !== undefined) return granteesOfGroup(group, near);
    return namesStaff(word) ? ['people'] : ['open'];
  });
  return found.length === 0 ? ['open'] : found;
}

/** To whom a principal belongs that a word refers to: a group holds people, unless it is told to hold others. */
export function granteesOfPrincipal(word: string, near: readonly HclBody[]): readonly Grantee[] {
  const group = groups.test(word) ? groupAt(word, near) : undefined;
  const members = group === undefined ? [] : toldOf(group, near);
  if (members.length > 0) return members;
  const found = granteeOfWord(word);
  return found === null ? [] : [found];
}

/** Arguments by which an account of people goes, or those whom something is granted to. */
const accountArguments: readonly string[] = [
  ...[
    'username',
    'usernames',
    'user_name',
    'login',
    'email',
    'primary_email',
    'user_principal_name',
    'user_id',
    'users',
  ],
  ...['member', 'members'],
];
/** Arguments that name a team, or the groups that something is granted to. */
const teamArguments: readonly string[] = [
  'team',
  'team_id',
  'team_slug',
  ...groupArguments,
  'group_ids',
  'group_assignments',
];

/** For whom an account, a team or what is granted to one is: a program's name, or customers, leave it in doubt. */
export function granteeOfAccount(block: HclBlock, near: readonly HclBody[]): Grantee {
  const [type = ''] = block.labels;
  const { body } = block;
  if (body.attributes.get('is_bot')?.value.type === 'literal' && literalOf(body, 'is_bot') === true) return 'programs';
  const bodies = [
    body,
    ...body.blocks.filter((one) => /^(?:user|team|group|member)$/.test(one.type)).map((one) => one.body),
  ];
  const wordsOf = (keys: readonly string[]): readonly string[] =>
    bodies.flatMap((one) => keys.flatMap((name) => [...wordsIn(one.attributes.get(name)?.value)]));
  const accounts = wordsOf(/_user$/.test(type) ? [...accountArguments, 'name'] : accountArguments);
  const teams = wordsOf([...teamArguments, ...(/_groups?_assignments?$/.test(type) ? ['id'] : [])]).map((word) =>
    namesAt(word, near),
  );
  if (/_(?:group|team)$/.test(type)) teams.push(knownAs(block));
  if (teams.length > 0 && teams.every((names) => names.some(namesCustomers))) return 'open';
  const isOfPrograms =
    accounts.length > 0
      ? accounts.every(namesProgram)
      : teams.length > 0 && teams.every((names) => names.some(namesMachines));
  return isOfPrograms ? 'open' : 'people';
}

/** The names that a group or team has, or that of its resource where they are put in. */
function knownAs({ labels, body }: HclBlock): readonly string[] {
  const names = ['name', 'display_name'].flatMap((one) => literal(body, one) ?? []);
  return names.length > 0 ? names : [labels[1] ?? ''];
}

/** The names of the group or team of the same folder that a word refers to, or the word itself. */
function namesAt(word: string, near: readonly HclBody[]): readonly string[] {
  const team = groupAt(word, near);
  return team === undefined ? [word] : knownAs(team);
}

function literalOf(body: HclBody, name: string): unknown {
  const value = body.attributes.get(name)?.value;
  return value?.type === 'literal' ? value.value : null;
}
