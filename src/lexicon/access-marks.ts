import { claimVersions } from './access-claims.ts';
import {
  administratorList,
  callWords,
  doubtfulData,
  programs,
  settingsOfAccess,
  someNames,
  valuesOfPrograms,
} from './access-doubt.ts';
import { likelyTypes } from './access-likely.ts';
import { accessPath, forgeSettings, serverlessFiles, sudoersFiles } from './access-paths.ts';
import { ansibleTask, hostTask, programFiles, programNeeds, programPackages } from './access-programs.ts';
import { rosterStart } from './access-rosters.ts';
import { pipelineFiles, scriptFiles, scriptWords } from './access-scripts.ts';
import { accessTypes, moduleWords } from './access-terraform.ts';
import type { MarkDefinition } from './mark.ts';

/** What the text of a file may hold of rules for access. */
export type AccessMark =
  | 'access_terraform'
  | 'access_variables'
  | 'access_terragrunt'
  | 'access_stack'
  | 'access_serverless'
  | 'access_statement'
  | 'access_azure'
  | 'access_bindings'
  | 'access_rbac'
  | 'access_argo'
  | 'access_roster'
  | 'access_vault'
  | 'access_language'
  | 'access_realm'
  | 'access_gateway'
  | 'access_ssh'
  | 'access_database'
  | 'access_program'
  | 'access_pulumi'
  | 'access_task'
  | 'access_script'
  | 'access_sudoers'
  | 'access_doubtful_data'
  | 'access_administrators'
  | 'access_doubtful_program';

const yaml = /\.ya?ml$/;
const yamlOrJson = /\.(ya?ml|json)$/;

export const accessMarks: readonly MarkDefinition<AccessMark>[] = [
  { mark: 'access_terraform', files: /\.(tf|tofu)(\.json)?$/, words: accessTypes },
  { mark: 'access_terraform', files: /\.(tf|tofu)(\.json)?$/, words: likelyTypes },
  {
    mark: 'access_variables',
    files: /\.tfvars(\.json)?$/,
    words:
      /^[ \t{]{0,20}["']?(?:\w{1,60}_)?(?:users|members|admins|administrators|maintainers|collaborators|developers|engineers|operators|people|readers|viewers|editors|approvers|staff|superusers|iam|iam_\w{1,30}|map_\w{1,10}|aws_auth_\w{1,10}|access_entries|role_assignments)(?:_emails?|_list|_arns?|_names)?["']?[ \t]{0,40}[=:]/m,
  },
  {
    mark: 'access_terragrunt',
    files: /\.hcl$/,
    needs: moduleWords,
    words: /^(?:terraform|locals|inputs|unit|stack)\b/m,
  },
  {
    mark: 'access_stack',
    files: /\.(ya?ml|json|template|cfn)$/,
    needs: ['AWS::IAM::', 'AWS::SSO::', 'AWS::IdentityStore::', 'AWS::Serverless::'],
    words: /\bType["']? ?: ?["']?AWS::(?:IAM|SSO|IdentityStore|Serverless)::/,
  },
  {
    mark: 'access_serverless',
    files: serverlessFiles,
    words:
      /\b(?:iamRoleStatements|iamManagedPolicies|statements|managedPolicies)["']?\s{0,4}:|AWS::(?:IAM|SSO|IdentityStore)::/,
  },
  { mark: 'access_statement', files: /\.json$/, needs: ['"Statement"'], words: /"(?:Not)?(?:Action|Principal)"/ },
  {
    mark: 'access_azure',
    files: /\.(bicep|jsonc?|ya?ml)$/,
    words:
      /Microsoft\.Authorization\/role(?:Assignment|Definition|Eligibility)|Microsoft\.Graph\/(?:groups|appRoleAssignedTo|oauth2PermissionGrants|applications\/federated)|\bassignableScopes\b/i,
  },
  {
    mark: 'access_azure',
    files: /\.bicep$/,
    words: /\broleAssignments:|^module [^\n]{1,200}'(?:br|ts)[:/][^'\n]{0,200}\/role-?assignment/im,
  },
  {
    mark: 'access_bindings',
    files: yamlOrJson,
    needs: ['roles/'],
    words: /(?:^|["\s])(?:bindings|(?:group_)?iam(?:_by_principals|_bindings|_additive|_members){0,2})["']?\s{0,4}:/,
  },
  {
    mark: 'access_rbac',
    files: /\.(ya?ml|json|tpl)$/,
    words:
      /rbac\.authorization\.k8s\.io\/|authorization\.openshift\.io\/|user\.openshift\.io\/|iam\.cnrm\.cloud\.google\.com\/|name: ["']?aws-auth\b/,
  },
  { mark: 'access_rbac', files: /\.(ya?ml|json|tpl)$/, words: claimVersions },
  { mark: 'access_argo', files: yaml, needs: ['policy.csv', 'AppProject'] },
  { mark: 'access_roster', files: accessPath, words: rosterStart },
  { mark: 'access_roster', files: forgeSettings, words: /^(?:teams|collaborators):/m },
  {
    mark: 'access_roster',
    files: yamlOrJson,
    needs: ['sso_group', 'permission_set', 'ermissionSet', 'hoCanJoin'],
    words:
      /["']?(?:sso_group(?:_name|s)?|permission_sets?(?:_name|_arn)?|[pP]ermissionSets?(?:Name|Arn)?|whoCanJoin|WhoCanJoin)["']?\s{0,4}:/,
  },
  {
    mark: 'access_vault',
    files: /\.hcl$/,
    needs: ['capabilities', 'policy'],
    words: /^\s{0,20}(?:path|namespace|(?:node|service|key|agent|session|event|query)(?:_prefix)?)\s{1,9}"/m,
  },
  { mark: 'access_language', files: /\.(?:cedar|fga|fga\.ya?ml)$/ },
  {
    mark: 'access_language',
    files: yamlOrJson,
    needs: ['relation', 'schema_version'],
    words: /(?:^|[\s{,"'])(?:relation|type_definitions)["']?\s{0,4}:/,
  },
  {
    mark: 'access_language',
    files: /\.rego$/,
    words: /^package [\w.]{0,200}\b(?:authz|authn|authori[sz]ation|rbac|abac|entitlements?)\b/m,
  },
  {
    mark: 'access_language',
    files: /(?:policy|rbac|casbin)[\w.-]{0,20}\.csv$/,
    words: /^[pg]\d?, ?\S/m,
  },
  {
    mark: 'access_realm',
    files: /\.json$/,
    needs: ['"realm"'],
    words:
      /"(?:sslRequired|clientScopes|registrationAllowed|defaultRoles?|accessTokenLifespan|roles|users|groups|clients)"/,
  },
  { mark: 'access_realm', files: yaml, needs: ['realm:'], words: /^(?:roles|users|groups|clients):/m },
  {
    mark: 'access_gateway',
    files: /\.(?:hujson|jsonc?|ya?ml)$/,
    needs: ['group:', 'autogroup:', 'tagOwners', 'tag:'],
    words: /["']?(?:acls|grants|ssh)["']?\s{0,4}:\s{0,40}[[\n-]/,
  },
  {
    mark: 'access_gateway',
    files: yaml,
    needs: ['version: v', 'version: "v'],
    words: /^kind: ["']?(?:role|user|access_list|github|oidc|saml|login_rule)["']?\s{0,4}$/m,
  },
  {
    mark: 'access_ssh',
    files: yaml,
    words:
      /\bgroups?["']?:[ \t]{1,9}[^\n#]{0,120}\b(?:sudo|wheel|admins?|sysadmins?)\b|^[ \t]{0,40}- ["']?(?:sudo|wheel|admins?|sysadmins?)["']?[ \t]{0,9}$/m,
  },
  {
    mark: 'access_ssh',
    files: /\.(ya?ml|sls)$/,
    words:
      /\b(?:authorized_keys?|ssh_authorized_keys|ssh_(?:public_|pub_)?keys?|pub_?keys?)["']?:|(?:ssh|sudo|login)_(?:users|admins)["']?:|\b(?:public_)?keys?["']?:\s{1,80}(?:- )?["']?(?:ssh-|ecdsa-sha2-|sk-)/,
  },
  { mark: 'access_database', files: /\.sql$/, words: /^\s{0,40}GRANT\s/im },
  { mark: 'access_program', files: programFiles, needs: programNeeds, words: programPackages },
  { mark: 'access_pulumi', files: /(?:^|\/)(?:Pulumi|Main)\.ya?ml$/, needs: ['resources:'] },
  { mark: 'access_task', files: yaml, words: ansibleTask },
  { mark: 'access_script', files: scriptFiles, words: scriptWords },
  { mark: 'access_script', files: pipelineFiles, words: scriptWords },
  { mark: 'access_task', files: yaml, needs: ['groups:', '/etc/sudoers'], words: hostTask },
  { mark: 'access_sudoers', files: sudoersFiles },
  { mark: 'access_doubtful_data', files: doubtfulData, words: someNames },
  { mark: 'access_administrators', files: valuesOfPrograms, words: administratorList },
  { mark: 'access_administrators', files: yaml, words: settingsOfAccess },
  { mark: 'access_doubtful_program', files: programs, needs: callWords },
];

const told = new Set<AccessMark>([
  'access_statement',
  'access_roster',
  'access_program',
  'access_task',
  'access_script',
  'access_doubtful_data',
  'access_administrators',
  'access_doubtful_program',
]);

/** Whether a file whose text is not had might have held rules for access, by its path. */
export function mayGrant(path: string): boolean {
  return accessMarks.some(({ mark, files }) => !told.has(mark) && files.test(path)) || accessPath.test(path);
}
