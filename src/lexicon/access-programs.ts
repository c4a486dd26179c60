import type { AccessSystem } from '../core/facts/access.ts';
import { words } from './word-lists.ts';

/** Files of the languages in which programs of the CDK and of Pulumi are written. */
export const programFiles = /\.(?:ts|mts|js|mjs|cjs|py|go|cs|java)$/;

/** What a program takes in that makes rules for access, told by the packages that it names. */
export const programNeeds: readonly string[] = ['cdk', 'CDK', 'Cdktf', '.gen/', 'pulumi', 'Pulumi'];
export const programPackages =
  /aws-cdk-lib|@aws-cdk\/aws-iam|\baws_cdk\b|awscdk\/v2|Amazon\.CDK|software\.amazon\.awscdk|@pulumi\/|\bpulumi_\w{2,30}\b|pulumi\/pulumi-[\w-]{2,40}\/|com\.pulumi\.|\busing (?:\w{1,60} = )?Pulumi\.|\bcdkt[fn]|\bHashiCorp\.Cdktf\b|\.gen\/providers\//;

/** A package, or a part of one, whose names make rules for access. */
export const programModule =
  /^(?:aws-cdk-lib|@aws-cdk\/|@pulumi\/|aws_cdk\b|pulumi_\w|Amazon\.CDK\.|Pulumi\.\w|software\.amazon\.awscdk\.|com\.pulumi\.)|\/awscdk\/v2\/|\/pulumi-[\w-]{2,40}\//;

/** Whom a resource is for, as far as its type tells. */
type Told = 'people' | 'programs' | 'open' | 'none';

/**
 * Calls that make a rule for access, as each language writes them: `new iam.Role(`, `iam.NewRole(`, `iam.Role(`. Looked
 * for in one line, the first that fits counts.
 */
export const programCalls: readonly (readonly [RegExp, AccessSystem, Told])[] = [
  [
    /\bssoadmin\.(?:New)?\w{0,40}\(|\b(?:aws_?)?sso\.(?:New)?Cfn(?:Assignment|PermissionSet)\(/i,
    'aws_identity_center',
    'people',
  ],
  [/\bazuread\.(?:New)?(?:Group|GroupMember|User|DirectoryRole\w{0,40}|Invitation)\(/i, 'entra', 'people'],
  [/\bauthorization\.(?:New)?Role(?:Assignment|Definition)\(/i, 'azure_role', 'open'],
  [/\b(?:projects|organizations|folder|storage|serviceaccount)\.(?:New)?\w{0,40}IAM\w{0,20}\(/, 'gcp_iam', 'open'],
  [/\brbac(?:\.v1|v1)?\.(?:New)?(?:Cluster)?Role(?:Binding)?\(/i, 'kubernetes_rbac', 'open'],
  [
    /\bgithub\.(?:New)?(?:Membership|Team\w{0,30}|RepositoryCollaborators?|OrganizationRole\w{0,30})\(/,
    'github_organisation',
    'people',
  ],
  [/\bgitlab\.(?:New)?(?:Group|Project)Membership\(/, 'gitlab_group', 'people'],
  [/\bokta\.(?:\w{1,30}\.)?(?:New)?\w{0,30}(?:Memberships?|Assignments?|AdminRole\w{0,20})\(/i, 'okta', 'people'],
  [/\bkeycloak\.(?:\w{1,30}\.)?(?:New)?(?:Group\w{0,30}|Roles?|User\w{0,30})\(/i, 'keycloak', 'people'],
  [/\bvault\.(?:New)?Policy\(/i, 'vault', 'none'],
  [
    /\b(?:aws_?)?iam\.(?:New)?(?:Cfn)?(?:Group\w{0,30}|UserGroup\w{0,30}|UserToGroupAddition|SamlProvider)\(/i,
    'aws_iam',
    'people',
  ],
  [/\b(?:aws_?)?iam\.(?:New)?(?:Cfn)?(?:User|UserPolicy\w{0,20}|Role|RolePolicy\w{0,20})\(/i, 'aws_iam', 'open'],
  [/\b(?:aws_?)?iam\.(?:New)?(?:Cfn)?(?:ManagedPolicy|Policy)\(/i, 'aws_iam', 'none'],
];

/** Types of Pulumi's resources in YAML: `aws:iam:User`, `aws:iam/user:User`. */
export const pulumiTypes: readonly (readonly [RegExp, AccessSystem, Told])[] = [
  [/^aws:ssoadmin[:/]/, 'aws_identity_center', 'people'],
  [/^aws:iam[:/].{0,60}(?:Group\w{0,30}|SamlProvider)$/, 'aws_iam', 'people'],
  [/^aws:iam[:/].{0,60}(?:User|UserPolicy\w{0,20}|Role|RolePolicy\w{0,20})$/, 'aws_iam', 'open'],
  [/^aws:iam[:/].{0,60}Policy$/, 'aws_iam', 'none'],
  [/^azuread[:/].{0,60}(?:Group|GroupMember|User|DirectoryRole\w{0,40})$/, 'entra', 'people'],
  [/^azure(?:-native)?:authorization[:/].{0,60}Role(?:Assignment|Definition)$/, 'azure_role', 'open'],
  [/^gcp:\w{1,40}[:/].{0,60}IAM\w{0,20}$/, 'gcp_iam', 'open'],
  [/^kubernetes:rbac\.authorization\.k8s\.io\/.{0,40}:(?:Cluster)?Role(?:Binding)?$/, 'kubernetes_rbac', 'open'],
  [/^github:.{0,60}:(?:Membership|Team\w{0,30}|RepositoryCollaborators?)$/, 'github_organisation', 'people'],
];

/** Modules of Ansible that make accounts, groups and what these may do. */
export const ansibleModules: ReadonlyMap<string, readonly [AccessSystem, Told]> = new Map(
  Object.entries({
    iam_user: ['aws_iam', 'open'],
    iam_role: ['aws_iam', 'open'],
    iam_access_key: ['aws_iam', 'open'],
    iam_group: ['aws_iam', 'people'],
    iam_policy: ['aws_iam', 'none'],
    iam_managed_policy: ['aws_iam', 'none'],
    azure_rm_roleassignment: ['azure_role', 'open'],
    azure_rm_aduser: ['entra', 'people'],
    azure_rm_adgroup: ['entra', 'people'],
    gitlab_group_members: ['gitlab_group', 'people'],
    gitlab_project_members: ['gitlab_group', 'people'],
    keycloak_user: ['keycloak', 'people'],
    keycloak_group: ['keycloak', 'people'],
    keycloak_user_rolemapping: ['keycloak', 'people'],
    postgresql_privs: ['database', 'open'],
    postgresql_membership: ['database', 'open'],
    sudoers: ['other', 'open'],
  } as const satisfies Readonly<Record<string, readonly [AccessSystem, Told]>>),
);
/** Lists in which tasks of Ansible stand. */
export const taskLists: ReadonlySet<string> = new Set(words('tasks pre_tasks post_tasks handlers block rescue always'));
/** Groups of hosts whose members may administer them: people, by their names. */
export const adminGroups: ReadonlySet<string> = new Set(words('sudo wheel admin admins sysadmin sysadmins'));
/** A task that puts an account of a host in groups, or writes what it may do. */
export const hostTask = /^\s{0,40}(?:- )?(?:ansible\.(?:builtin|legacy)\.)?user:\s{0,4}(?:$|\{)|\/etc\/sudoers/m;
/** A task that calls one of them, by its own name or that of its collection. */
export const ansibleTask = new RegExp(
  `^\\s{0,40}(?:- )?(?:[a-z_]{2,30}\\.[a-z_]{2,30}\\.)?(?:${[...ansibleModules.keys()].join('|')}):`,
  'm',
);
