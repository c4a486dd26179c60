import type { AccessSystem } from '../core/facts/access.ts';

/**
 * Types of Terraform that no table names and whose last words say that they grant something, or make somebody to whom
 * something is granted. Nobody can tell whom.
 */
const likely = new RegExp(
  `_(?:${[
    'grants?|permissions?|entitlements?|memberships?|members?|users?|teams?|collaborators?|administrators?|admins?',
    '(?:user|team|access|admin|ldap|sso|saml|identity|directory|quicksight|ram|cam)_groups?',
    '(?:role|principal|permission_set|access_policy)_assignments?|role_(?:binding|grant|attachment|association)s?',
    '(?:roles?|groups?)_mappings?|(?:user|group|team)_roles?|dataset_access|access_controls?|kafka_acl',
    '(?:ram|cam)_(?:user|group|role|policy)\\w{0,40}|identity_policy|acl_(?:policy|role|binding_rule)',
  ].join('|')})(?:_v\\d)?$`,
);
/** A group of a service that has nothing but people in it. */
const groupOfService =
  /^(?!gitlab_|google_|newrelic_|rancher2?_|nomad_|heroku_|consul_)[a-z][a-z\d]{1,30}_groups?(?:_members?)?$/;
/** Rules of clouds and services that name them so; a key or an account of a program grants nothing by itself. */
const ofIam = /^(?!aws_|google_|azurerm_)[a-z][a-z\d]{1,30}_(?:\w{1,60}_)?iam_(?!service|api_key)\w{1,60}$/;
const others =
  /^(?:aws_lakeformation_(?:permissions|data_lake_settings)|boundary_(?:role|account\w{0,20})|sdm_(?:account|role)(?:_attachment)?)$/;
/** The same words, of what a program does by itself, and of accounts, clusters and machines that are brought together. */
const ofOtherThings = new RegExp(
  [
    '^aws_(?:lambda|cloudwatch|acmpca|kms|licensemanager|ami|elasticache|memorydb|cognito|guardduty|securityhub|macie2?)_',
    '^aws_(?:inspector2?|detective|networkmanager|s3_bucket|organizations|resourcegroups|serverlessapplicationrepository)_',
    '^aws_(?:rds_|neptune_|docdb_|redshift_)?(?:db_)?(?:cluster|instance)_|_origin_access_controls?$',
    '^github_(?:actions|workflow)_|^google_(?:gke_hub_membership|logging)|_(?:image|snapshot|volume)_access',
    '_(?:lb|elb|slb|pool|hub|cluster|domain|network|image|server|address|host|peer\\w{0,10}|device|runner|cdn|ip)(?:_group)?_(?:members?|access_controls?)(?:_v\\d)?$',
    '^(?:random|time|tls|null|local|external|template)_',
  ].join('|'),
);

/** Whether the name of a type that no table names says that it grants something to somebody. */
export function isLikelyGrant(type: string): boolean {
  const plain = type.slice(0, 200);
  if (ofOtherThings.test(plain)) return false;
  return likely.test(plain) || groupOfService.test(plain) || ofIam.test(plain) || others.test(plain);
}

/** Arguments of modules that say by their name whom they let in, whatever the module; and in which system. */
const access: readonly (readonly [RegExp, AccessSystem, 'people' | 'open' | 'members' | 'principal'])[] = [
  [/^access_entries$|^(?:aws_auth_|map_)(?:additional_iam_)?(?:roles|accounts)$/, 'kubernetes_rbac', 'open'],
  [/^(?:aws_auth_|map_)(?:additional_iam_)?users$/, 'kubernetes_rbac', 'people'],
  [/^(?:role_assignments(?:_\w{1,40})?|rbac_role_assignments)$/, 'azure_role', 'principal'],
  [
    /^(?:iam|group_iam|iam_(?:by_principals|bindings|members|additive)(?:_\w{1,20})?|(?:conditional_)?bindings)$/,
    'gcp_iam',
    'members',
  ],
];
export const accessArgument = (name: string) => access.find(([pattern]) => pattern.test(name)) ?? null;

/** Variables in which people are listed whom a configuration lets in. */
export const peopleVariable =
  /(?:^|_)(?:users|members|admins|administrators|maintainers|collaborators|developers|engineers|operators|people|readers|viewers|editors|approvers|staff|team_members|superusers)(?:_emails?|_list|_arns?|_names)?$/;
/** The same words, of what is made for programs, or told about people and given to nobody. */
export const variableOfPrograms =
  /(?:^|_)(?:db|database|sql|mysql|postgres\w{0,5}|redis|mq|kafka|smtp|service|max|num)_/;

/** Somebody by an address, a name of an account in a cloud, or the sort of a member. */
export const person =
  /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}$|(?:^|:)user\/[^\s*$]|^(?:user|group):[^\s:]{1,100}|^@[\w-]{2,80}$/;

/** One of these words stands in a configuration, for what tables of types and modules do not name. */
export const likelyTypes = new RegExp(
  [
    '"[a-z][a-z\\d]{1,30}_(?:\\w{0,80}_)?(?:grant|permission|entitlement|membership|member|user|team|collaborator|administrator|admin|group|assignment|binding|mapping|role|access|attachment|association|access_control|acl|policy|settings)s?(?:_v\\d)?"',
    '"[a-z][a-z\\d]{1,30}_(?:\\w{1,60}_)?(?:iam|ram|cam)_\\w{1,60}"|"kube\\w{1,20}_(?:manifest|config_map)(?:_v1)?(?:_data)?"|"vault_generic_endpoint"',
    '^[ \\t]{1,20}(?:access_entries|(?:aws_auth|map)_\\w{0,20}(?:users|roles|accounts)|\\w{0,10}role_assignments\\w{0,40}|(?:group_)?iam(?:_\\w{1,30})?|(?:conditional_)?bindings|(?:\\w{1,40}_)?(?:users|admins|members|teams))[ \\t]{0,40}=',
    '^[ \\t]{0,20}source[ \\t]{0,20}= ?"(?:\\.{1,2}\\/)?[^"\\n]{0,200}(?:users?|people|members?|memberships?|teams?|groups?|admins?|access|permissions|roles?|iam|rbac|sso|assignments?)[/.\\w?=-]{0,40}"',
    ':user\\/',
  ].join('|'),
  'm',
);
