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
/** Keys of an assignment of IAM Identity Center: which permissions, and to whom; in small letters, without `_`. */
export const permissionSetKey = /^permissionsets?(?:name|arn)?$/;
export const assigneeKey =
  /^(?:principal(?:id|name)?|groups?(?:name|id)?|users?(?:name|id)?|ssogroups?(?:name)?|teams?)$/;

/** Keys of an entry that tell what it may do, whatever they say. */
export const levelKeys: readonly string[] = words(
  'permission permissions access privacy maintainers permission_set permission_sets access_level sso_group sso_group_name',
);
/** Keys that tell it where they name a level of access: people have roles of many sorts. */
export const roleKeys: readonly string[] = words('role roles level');
export const accessLevels: ReadonlySet<string> = new Set(
  words(`read write admin admins administrator maintain triage push pull readonly read-only read-write readwrite
    superuser root sudo pull-only no-access full-access`),
);
/** People under these keys decide over what is in a repository. */
export const decidingKeys: ReadonlySet<string> = new Set(
  words('maintainers admins administrators owners approvers reviewers leads chairs committers triagers'),
);
/** Those who make or own something, which lets them do nothing by itself. */
export const makerKeys: ReadonlySet<string> = new Set(words('maintainers owners'));
/** Files that describe something that is made, run or watched, by their names; or by a key at their top. */
export const describesArtefact =
  /(?:^|\/)(?:metadata|meta|info|service|dataset|component|module|plugin|chart|manifest|package|build|bake|alerts?|dashboard)\.(?:ya?ml|json|toml)$/;
export const artefactKeys: ReadonlySet<string> = new Set(
  words('version license licence summary image targets target dependencies runtime language tier sources homepage'),
);
/** Words of a path of lists of those to wake or to write to. */
export const contactsPlace =
  /(?:^|[/_.-])(?:on-?call|rotas?|rotations?|pager(?:duty)?|opsgenie|escalations?|mail(?:ing)?[-_]?(?:groups?|lists?)|newsletters?|notifications?)(?=[/_.-])/i;
/** Words of a path that is about access, whatever lists stand there: a team may be one of a league. */
export const accessPlace =
  /(?:^|[/_.-])(?:access|acls?|permissions?|iam|rbac|orgs?|organi[sz]ations?|sso|memberships?|collaborators|entitlements|authz)(?=[/_.-]|$)/i;
/** Repositories that are kept for it. */
export const accessRepository =
  /(?:^|[_.-])(?:access|acls?|permissions?|iam|rbac|sso|memberships?|entitlements)(?=[_.-]|$)|^(?:\.?orgs?|teams?|people|members|org-?(?:config|management|members))$/i;
/** A team of a forge with its organisation. */
export const teamOfForge = /^@[\w-]{1,80}\/[\w.-]{1,100}$/;

/** A list of people or teams begins, in YAML, JSON or TOML; or a table of TOML for what they may do. */
export const rosterStart = new RegExp(
  `^[ \\t{-]{0,60}["']?(?:\\w{1,40}[_-])?(?:${[...people, ...teams, 'bots', 'access', 'orgs'].join('|')})["']?[ \\t]{0,9}[:=]|^\\[(?:access\\.(?:teams|individuals)|people)\\]`,
  'm',
);
