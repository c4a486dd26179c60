import type { AccessSystem } from '../core/facts/access.ts';

/**
 * To whom a resource grants something: people, programs, whoever its trust policy (`trust`), its members (`members`),
 * its subjects (`subjects`) or its principal (`principal`) are, whom a group holds (`group`), whom a membership puts into
 * one (`membership`), to what group something is granted (`granted_group`), and whom a gate of the network lets in
 * (`gate`); `open` where it does not tell; `none` for a role or policy that grants nothing by itself.
 */
type To =
  | 'people'
  | 'programs'
  | 'pipeline'
  | 'open'
  | 'none'
  | 'trust'
  | 'members'
  | 'subjects'
  | 'principal'
  | 'group'
  | 'membership'
  | 'granted_group'
  | 'gate'
  | 'vault';

/** Types of resources by which access is granted. */
interface AccessResource {
  readonly types: RegExp;
  readonly system: AccessSystem;
  readonly to: To;
}

const line = (system: AccessSystem, to: To, types: string): AccessResource => ({
  types: new RegExp(`^(?:${types})$`),
  system,
  to,
});

const resources: readonly AccessResource[] = [
  line('aws_iam', 'trust', 'aws_iam_role'),
  line('aws_iam', 'group', 'aws_iam_group'),
  line('aws_iam', 'membership', 'aws_iam_(?:group|user_group)_membership'),
  line('aws_iam', 'granted_group', 'aws_iam_group_policy(?:_attachment)?'),
  line('aws_iam', 'people', 'aws_iam_(?:user_login_profile|saml_provider)'),
  line('aws_iam', 'open', 'aws_iam_(?:user|user_policy|user_policy_attachment|policy_attachment)'),
  line('aws_iam', 'none', 'aws_iam_(?:policy|role_policy|role_policy_attachment|openid_connect_provider)'),
  line('aws_identity_center', 'people', 'aws_(?:ssoadmin|identitystore)_\\w{1,60}'),
  line('kubernetes_rbac', 'open', 'aws_eks_access_(?:entry|policy_association)'),
  line('azure_role', 'principal', 'azurerm_(?:role_assignment|pim_\\w{1,20}_role_assignment|key_vault_access_policy)'),
  line('azure_role', 'none', 'azurerm_role_(?:definition|management_policy)'),
  line('azure_role', 'pipeline', 'azurerm_federated_identity_credential'),
  line('entra', 'pipeline', 'azuread_application_federated_identity_credential'),
  line('entra', 'principal', 'azuread_(?:app_role_assignment|directory_role_assignment|directory_role_member)'),
  line('entra', 'group', 'azuread_group(?:_without_members)?'),
  line('entra', 'membership', 'azuread_(?:group|administrative_unit|administrative_unit_role)_member'),
  // To activate a role gives it to nobody.
  line('entra', 'none', 'azuread_directory_role'),
  line(
    'entra',
    'principal',
    'azuread_(?:privileged_access_group_\\w{1,40}_schedule|directory_role_eligibility_schedule_request)',
  ),
  line(
    'entra',
    'people',
    'azuread_(?:group\\w{0,40}|user|invitation|access_package\\w{0,40}|administrative_unit\\w{0,40}|privileged_access\\w{0,60}|conditional_access_policy|directory_role\\w{0,60})',
  ),
  line('gcp_iam', 'none', 'google_\\w{1,40}_iam_custom_role'),
  line('gcp_iam', 'members', 'google_\\w{1,80}_iam_(?:member|binding|policy)'),
  line('google_group', 'group', 'google_cloud_identity_group|googleworkspace_group'),
  line('google_group', 'membership', 'google_cloud_identity_group_membership|googleworkspace_group_members?'),
  line('google_group', 'people', 'googleworkspace_(?:user|group\\w{0,20}|role\\w{0,20})'),
  line(
    'github_organisation',
    'people',
    'github_(?:membership|team|team_members|team_membership|team_repository|team_settings|repository_collaborators?|organization_(?:custom_)?role\\w{0,20}|emu_group_mapping)',
  ),
  line(
    'gitlab_group',
    'people',
    'gitlab_(?:group_membership|project_membership|group_share_group|project_share_group|group_ldap_link|group_saml_link|member_role|user)',
  ),
  line(
    'okta',
    'people',
    'okta_(?:user\\w{0,30}|group\\w{0,30}|app_group_assignments?|app_user|admin_role\\w{0,30}|app_signon_policy\\w{0,10})',
  ),
  line('keycloak', 'group', 'keycloak_group'),
  line('keycloak', 'people', 'keycloak_(?:user\\w{0,30}|group\\w{0,30})'),
  // Whoever joins a realm is put into these.
  line('keycloak', 'open', 'keycloak_default_groups'),
  line('keycloak', 'programs', 'keycloak_openid_client_service_account_\\w{0,30}'),
  line('keycloak', 'none', 'keycloak_role'),
  line('auth0', 'people', 'auth0_(?:user|user_roles?|organization_member\\w{0,20})'),
  line('auth0', 'programs', 'auth0_client_grant'),
  line('auth0', 'none', 'auth0_role\\w{0,20}'),
  line(
    'vault',
    'people',
    'vault_(?:github_(?:team|user)|ldap_auth_backend_(?:group|user)|okta_auth_backend_(?:group|user)|saml_auth_backend_role)',
  ),
  line('vault', 'open', 'vault_identity_(?:group|entity)\\w{0,30}'),
  line('vault', 'vault', 'vault_\\w{1,40}_role'),
  line('vault', 'none', 'vault_policy'),
  line('kubernetes_rbac', 'subjects', 'kubernetes_(?:cluster_)?role_binding(?:_v1)?'),
  line('kubernetes_rbac', 'none', 'kubernetes_(?:cluster_)?role(?:_v1)?'),
  line('kubernetes_rbac', 'people', 'rancher2_\\w{1,40}_role_template_binding'),
  line('database', 'group', 'databricks_group'),
  line('database', 'membership', 'databricks_group_member'),
  line('database', 'people', 'databricks_(?:group\\w{0,20}|user)|mongodbatlas_(?:team|\\w{1,20}_invitation)'),
  line(
    'database',
    'open',
    'postgresql_(?:role|grant|grant_role|default_privileges)|mysql_(?:user|grant|role)|snowflake_(?:grant\\w{0,40}|user|\\w{0,20}role)|redshift_(?:user|group|grant)|databricks_(?:permissions|grants?)|mongodbatlas_database_user|google_sql_user',
  ),
  line('other', 'programs', 'tfe_team_token'),
  line('other', 'open', 'grafana_service_account_permission'),
  line('other', 'none', 'datadog_role'),
  line('other', 'gate', 'cloudflare_(?:zero_trust_)?access_(?:group|policy)'),
  line(
    'other',
    'people',
    'tfe_(?:team\\w{0,30}|organization_membership)|cloudflare_account_member|datadog_user|grafana_(?:team|user|\\w{1,20}_permission)|tailscale_acl|boundary_(?:user|group|managed_group)|sentry_(?:team|organization_member)|teleport_(?:role|user|access_list|(?:github|oidc|saml)_connector)',
  ),
];

/** What a type of resource grants, and in which system; null for types that grant nothing. */
export function accessOf(type: string): { readonly system: AccessSystem; readonly to: To } | null {
  return resources.find(({ types }) => types.test(type)) ?? null;
}

/** Modules of registries that make access, by their source; their arguments tell little of whom it is for. */
const modules: readonly (readonly [
  source: RegExp,
  system: AccessSystem,
  to: 'people' | 'programs' | 'pipeline' | 'open',
])[] = [
  [
    /(?:\/iam\/aws|terraform-aws-iam(?:\.git)?)\/\/.{0,80}(?:oidc|github)|github-oidc|oidc-github|github-actions-(?:role|oidc)/,
    'aws_iam',
    'pipeline',
  ],
  [/(?:\/iam\/aws|terraform-aws-iam(?:\.git)?)\/\/.{0,80}(?:irsa|eks|service-account)/, 'aws_iam', 'programs'],
  [/(?:\/iam\/aws|terraform-aws-iam(?:\.git)?)\/\/.{0,80}(?:group|saml)/, 'aws_iam', 'people'],
  [/\/iam\/aws(?:\/\/|$)|terraform-aws-iam/, 'aws_iam', 'open'],
  [/(?:terraform-aws-|\/)sso(?:[-/]|$)|identity-center|permission-sets?/, 'aws_identity_center', 'people'],
  [/\/iam\/google(?:\/\/|$)|terraform-google-iam/, 'gcp_iam', 'open'],
  [/terraform-github-(?:team|organization|membership|collaborator)/, 'github_organisation', 'people'],
];

/** What a module grants by its source; null where its source tells nothing. */
export function accessOfModule(
  source: string,
): { readonly system: AccessSystem; readonly to: 'people' | 'programs' | 'pipeline' | 'open' } | null {
  const found = modules.find(([pattern]) => pattern.test(source));
  return found === undefined ? null : { system: found[1], to: found[2] };
}

/** Words of a module's name, that of its folder or else of its repository, which say that it is for access. */
const accessModule =
  /(?:^|[/_.:-])(?:iam|rbac|sso|role[-_]?assignments?|(?:users|people|permissions)(?=$|\/|\.git)|(?:team|group|org|organi[sz]ation)[-_]?memberships?|(?:iam|aad|entra|azuread|github|gitlab)[-_](?:teams?|groups?|users?|org))(?=$|[/_.-])/i;

/** The system that a module is for by its name alone; null where its name tells of no access. */
export function namesAccessModule(source: string): AccessSystem | null {
  const plain = source.replace(/\?.*$/, '');
  const inner = plain.lastIndexOf('//');
  const folder = inner > plain.indexOf('://') + 1 ? plain.slice(inner + 2) : plain.split('/').slice(-3).join('/');
  if (!accessModule.test(folder)) return null;
  if (/github/i.test(folder)) return 'github_organisation';
  return /aws|amazon/i.test(plain) ? 'aws_iam' : 'other';
}

/** Last folder of a module that is for people, where the module itself is not at hand. */
export const moduleOfPeople =
  /(?:^|\/)(?:iam|rbac|sso|users?|people|members?|memberships?|teams?|groups?|admins?|access|permissions|roles?|role[-_]?assignments?|(?:iam|aad|entra|github|gitlab)[-_](?:teams?|groups?|users?|org))\/?$/i;

/** Arguments of a module in which people or teams are listed. */
export const listArguments = /^(?:\w{1,40}_)?(?:members|maintainers|admins|collaborators|owners|users|teams)$/;

/** A type of these stands in a file: looked for before it is parsed. */
export const accessTypes =
  /"(?:aws_(?:iam|ssoadmin|identitystore|eks_access)_|azurerm_(?:role|pim|federated|key_vault_access)_|azuread_|google_(?:\w{1,80}_iam_|cloud_identity_group|sql_user)|googleworkspace_|github_(?:membership|team|repository_collaborator|organization_|emu_)|gitlab_(?:group_|project_|member_|user)|okta_|keycloak_|auth0_|vault_|kubernetes_(?:cluster_)?role|rancher2_|databricks_|mongodbatlas_|postgresql_|mysql_|snowflake_|redshift_|tfe_|cloudflare_|datadog_|grafana_|tailscale_acl|boundary_|sentry_)|"[^"\n]{0,200}(?:\/iam\/(?:aws|google)|terraform-(?:aws-iam|google-iam|github-|aws-sso)|identity-center|permission-set|github-oidc|oidc-github)|^[ \t]{0,20}source[ \t]{0,20}= ?"[^."\n][^"\n]{0,200}(?:iam|rbac|sso|role[-_]assignment|membership|(?:aad|entra|azuread|github|gitlab)[-_](?:team|group|user|org))|^[ \t]{1,20}(?:members|maintainers|collaborators|admins)[ \t]{0,20}= ?[[{]/m;

/** One of these stands in a unit of Terragrunt that takes in a module for access, or lists people. */
export const moduleWords: readonly string[] = [
  ...[
    'iam',
    'rbac',
    'sso',
    'identity',
    'permission',
    'assignment',
    'access',
    'map_',
    'github',
    'team',
    'group',
    'member',
    'user',
  ],
  ...['maintainers', 'admins', 'collaborators', 'owners'],
];
