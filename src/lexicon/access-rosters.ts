import { words } from './word-lists.ts';

const people = words(`members member maintainers admins administrators owners developers collaborators contributors
  approvers reviewers leads chairs managers individuals committers triagers writers readers viewers editors people users
  operators`);
const teams = words('teams groups team group');

/** Keys under which people stand, by the last word of a key. */
export const peopleKeys: ReadonlySet<string> = new Set(people);
/** Keys under which teams stand. */
export const teamKeys: ReadonlySet<string> = new Set(teams);
/** Keys under which accounts of programs stand. */
export const programKeys: ReadonlySet<string> = new Set(words('bots robots serviceaccounts'));
/** Keys of an entry that name a person or a team. */
export const nameKeys: readonly string[] = words(
  `github login username handle email user member sso_group_name sso_group group team slug userprincipalname id`,
);
/** Keys of an entry that tell what it may do. */
export const levelKeys: readonly string[] = words(
  'permission permissions role roles access level privacy maintainers permission_set permission_sets',
);

/** A list of people or teams begins, in YAML, JSON or TOML; or a table of TOML for what they may do. */
export const rosterStart = new RegExp(
  `^[ \\t{-]{0,60}["']?(?:\\w{1,40}[_-])?(?:${[...people, ...teams, 'bots', 'access', 'orgs'].join('|')})["']?[ \\t]{0,9}[:=]|^\\[(?:access\\.(?:teams|individuals)|people)\\]`,
  'm',
);
