import type { AccessSystem } from '../core/facts/access.ts';
import { manifests } from './access-paths.ts';
import { words } from './word-lists.ts';

/** Words of a path, each between its marks, of lists of people and of what they may do. */
const inPath =
  words(`users members memberships? teams groups admins administrators people staff access permissions roles(?!/[^/]{1,100}/(?:vars|files|templates|library)/)
  grants acls? iam rbac sudo sso entitlements collaborators`).join('|');
/** Folders that hold a program, its data and what it is tried with, or what tools and forges keep. */
const elsewhere =
  words(`src app apps lib public static assets locales? i18n l10n lang translations migrations seeds? seeders?
  schemas? openapi api components pages views packages frontend backend server client pkg cmd internal spec specs
  mocks? __mocks__ stubs? dummy fake cypress e2e features data db database workflows actions \\.github \\.circleci \\.buildkite \\.woodpecker charts crds?
  dashboards alerts _data content website site www themes plugins tasks handlers defaults meta`).join('|');

/** Files of data whose path says that people are listed there, outside of programs and what belongs to them. */
export const doubtfulData = new RegExp(
  `^(?!(?:.{0,900}/)?(?:(?:${elsewhere})/|(?:${manifests})$))(?:.{0,900}[/_.-])?(?:${inPath})(?=[/_.-]).{0,900}(?<=\\.)(?:ya?ml|jsonc?|json5|hujson|toml|csv|tsv|tfvars)$`,
  'i',
);
/** Words of a name of a file, or of a folder, of what somebody made up to try a program with. */
export const madeUp =
  /(?:^|[/_.-])(?:mock(?:s|ed)?|dummy|fakes?|stubs?|seed(?:s|ed)?|generated|fixtures?)(?=[/_.-])|(?:^|[/_.-])(?:tests?|testing|sandbox|demo|local|e2e)(?=[_.-])[^/]{0,200}$|[_.-](?:tests?|testing|sandbox|demo|local)\.[^/]{1,20}$/i;
/**
 * Somebody is named: by an address, by the name of an account, or as a member. A version (`tool@1.2.3`) is no address,
 * nor is a picture (`logo@2x.png`), and nobody goes by `git` at a forge.
 */
export const somebody =
  /(?<![\w.+-])(?!git@)[\w.+-]{1,64}@(?!v?\d{1,9}\.\d|\dx\.)(?:[\w-]{1,63}\.){1,4}(?:[a-z]{2,24}|xn--[a-z\d-]{1,59})(?![\w-])|(?<=:)user\/[\w.@+-]{1,64}|(?<![\w/.:-])(?:user|group):[\w.@+-]{1,100}|(?<![\w/.@+:-])@[a-z\d][\w-]{1,38}(?![\w/.@])/gi;
/** The same, as a mark of a file. */
export const someNames = /[\w+]@[a-z\d]|:user\/|(?:user|group):\w|[\s"',[-]@[a-z\d]/i;
/** What they are given, or are put into; a team, or who owns something, may be named only to be asked. */
export const whatIsGiven =
  /(?:^|[^a-z])(?:roles?|groups?|permissions?|privileges?|access|admins?|grants?|entitlements?|sudo|wheel|member(?:s|ships?)?)(?![a-z])/i;
/** Last words of keys under which those stand who are given something, and of keys that say what somebody is given. */
export const keysOfGiven: ReadonlySet<string> = new Set(
  words(`members member memberships users user people admins admin administrators administrator operators developers
    editors viewers readers writers logins accounts principals subjects collaborators grants grant grantees groups group
    roles role access permissions permission privileges privilege entitlements sudo sudoers wheel superusers root`),
);
export const keysOfLevel: ReadonlySet<string> = new Set(
  words(`roles role groups group permissions permission privileges privilege access grants grant entitlements
    entitlement sudo wheel admin administrator`),
);
/** Last words of keys by which somebody goes in an entry: whom to ask stands under others. */
export const keysOfSomebody: ReadonlySet<string> = new Set(
  words(`email mail user users login username principal principals member members account name id upn subject identity
    handle github person people who userprincipalname grantee`),
);
/** What a product keeps of those who use it, or what describes its data. */
export const ofProduct =
  /["']?(?:pass(?:word|wd)?(?:_?hash)?|salt|avatar(?:_?url)?|(?:created|updated|last_?login)_?at|phone(?:_?number)?|postcode|zip_?code|date_?of_?birth|dob)["']?\s{0,4}(?:[:=,]|$)|^["'{\s]{0,9}(?:openapi|swagger|asyncapi|\$schema)["']?\s{0,4}:/im;

/** Values of a program in which those who may administer it are listed, whatever it is. */
export const valuesOfPrograms = /\.(?:ya?ml|jsonc?)$/;
export const administratorKey = /^(?:super_?)?(?:admin|owner|editor|viewer)s?_?(?:[gG]roups|[uU]sers|[tT]eams)$/;
export const administratorList =
  /(?:^|[\s"'{])(?:super_?)?(?:admin|owner|editor|viewer)s?_?(?:[gG]roups|[uU]sers|[tT]eams)["']?:\s{1,80}[[-]/;

/** Lists of those whom a cluster that `eksctl` makes lets in, and strategies by which Jenkins grants to each by name. */
export const clusterLists: readonly string[] = ['iamIdentityMappings', 'accessEntries'];
export const jenkinsStrategies: ReadonlySet<string> = new Set(words('roleBased globalMatrix projectMatrix'));
export const settingsOfAccess =
  /^(?:iamIdentityMappings|[ \t]{1,20}accessEntries|[ \t]{0,40}authorizationStrategy)["']?:/m;

/** Files of programs in any language. */
export const programs = /\.(?:[cm]?[jt]sx?|py|rb|go|cs|fs|java|kts?|scala|groovy|php|rs|pl|exs?|gs)$/;

/** Folders of a product's own program. */
export const inProduct = /(?:^|\/)(?:src|server|app|apps|backend|api|lib|web|internal|packages)\//;
/** What such a program takes in to keep what its users do, or to answer them. */
export const keepsUsers =
  /^[ \t]{0,40}(?:import|from|const|let|var|use|using|require|\})[^\n]{0,300}?[\s"'./@\\](?:db|database|models?|entit(?:y|ies)|prisma|mongoose|mongodb|sequelize|typeorm|knex|drizzle-orm|sqlalchemy|django|flask|fastapi|express|fastify|koa|nestjs|probot|gorm|hibernate|jakarta|springframework|Illuminate)\b/m;

type Call = readonly [system: AccessSystem, call: RegExp, client: RegExp];

/**
 * Calls of interfaces of clouds and forges that let people in, in small letters and without `_`, each with what shows
 * in the same file that it is that interface: a product has users and groups of its own.
 */
export const doubtfulCalls: readonly Call[] = [
  [
    'aws_iam',
    /(?<!admin)(?:addusertogroup|(?:attach|put)(?:user|group)policy|createloginprofile)/,
    /["']iam["']|client-iam|\.IAM\b|service\/iam\b|Aws::IAM|IdentityManagement|services\.iam\b|aws_sdk_iam|\b(?:UserName|PolicyArn)\b/,
  ],
  [
    'aws_identity_center',
    /createaccountassignment|(?:create|topermissionset)permissionset|policytopermissionset|creategroupmembership/,
    /sso-?admin|identity-?store/i,
  ],
  ['gcp_iam', /setiampolicy/, /google|gcp|gcloud/i],
  [
    'google_group',
    /members(?:\(\))?\.insert|memberships(?:\(\))?\.create/,
    /admin.{0,20}directory|directory_v1|AdminDirectory|cloudidentity|groupKey/,
  ],
  [
    'azure_role',
    /roleassignments(?:\(\))?\.(?:begin)?(?:create|define)|roleassignmentsclient|roleassignmentcollection/,
    /azure/i,
  ],
  ['entra', /members\/\$ref|members(?:\(\))?\.ref\.post/, /graph/i],
  [
    'github_organisation',
    /addorupdate(?:membership|repopermissions|collaborator)|setmembershipforuser|\.addmembership\(|addteammembership|edit(?:team|org)membership|addtocollaborators|addcollaborator\(|orgs\.createinvitation/,
    /octokit|@actions\/github|go-github|\bgithub3?\b/i,
  ],
  ['gitlab_group', /addgroupmember|groupmembers\.add|members\.create\(\{/, /gitlab|gitbeaker/i],
  ['okta', /(?:add|assign)userto(?:group|application)/, /okta/i],
];

/** One of these stands in a program that makes such a call. */
export const callWords: readonly string[] = [
  ...['user_to_group', 'serToGroup', 'user_policy', 'serPolicy', 'group_policy', 'roupPolicy', 'login_profile'],
  ...['oginProfile', 'account_assignment', 'ccountAssignment', 'ermission_set', 'ermissionSet', 'roupMembership'],
  ...['group_membership', 'et_iam_policy', 'etIamPolicy', 'etIAMPolicy', 'embers().insert', 'embers.insert'],
  ...['embers.Insert', 'emberships().create', 'emberships.create', 'emberships.Create', 'ole_assignments.'],
  ...['oleAssignments.', 'oleAssignments()', 'oleAssignmentsClient', 'oleAssignmentCollection', 'embers/$ref'],
  ...['.ref.post', 'OrUpdateMembership', 'OrUpdateRepoPermissions', 'OrUpdateCollaborator', 'etMembershipForUser'],
  ...['add_membership', 'eamMembership', 'rgMembership', 'to_collaborators', 'ddCollaborator', 'orgs.createInvitation'],
  ...['ddGroupMember', 'roupMembers.add', 'embers.create({', 'add_collaborator', 'serToApplication'],
];
