import type { AccessSystem } from '../core/facts/access.ts';
import { words } from './word-lists.ts';

/** Files in which people keep commands that they run by hand, or that a pipeline may run. */
export const scriptFiles =
  /(^|\/)(?:(?:GNUm|M|m)akefile|\.?[Jj]ustfile|Taskfile[^/]*\.ya?ml|package\.json|(?!(?:Dockerfile|Jenkinsfile|LICENSE|CODEOWNERS|OWNERS)$)[^./]+)$|\.(?:sh|bash|zsh|mk|ps1|cmd|bat)$/;

/** Files of pipelines, whose steps hold commands. */
export const pipelineFiles =
  /(?:^|\/)(?:\.github\/workflows\/[^/]{1,200}|\.circleci\/config|\.gitlab-ci|bitbucket-pipelines|azure-pipelines[\w.-]{0,60}|\.azure-pipelines\/[^/]{1,200})\.ya?ml$/;

type Told = 'people' | 'programs' | 'open' | 'none';
type Line = readonly [says: RegExp, system: AccessSystem, to: Told];

const line = (says: string, system: AccessSystem, to: Told): Line => [
  new RegExp(`(?:^|\\s)(?:${says})(?=$|[\\s"';=])`, 'i'),
  system,
  to,
];
const inKubernetes: readonly Line[] = [
  line('create (?:cluster)?rolebinding', 'kubernetes_rbac', 'open'),
  line('create (?:cluster)?role', 'kubernetes_rbac', 'none'),
];
const ofDatabase: readonly Line[] = [[/\bGRANT\s/i, 'database', 'open']];

/**
 * By program, what its commands grant, or whom they make that something is granted to; the first that fits a command
 * counts. Those that take away, list or show are none of them.
 */
export const accessCommands: ReadonlyMap<string, readonly Line[]> = new Map(
  Object.entries({
    aws: [
      line(
        'iam (?:add-user-to-group|create-group|put-group-policy|attach-group-policy|create-login-profile|create-saml-provider)',
        'aws_iam',
        'people',
      ),
      line(
        'iam (?:create-user|attach-user-policy|put-user-policy|create-access-key|create-role|update-assume-role-policy)',
        'aws_iam',
        'open',
      ),
      line(
        'iam (?:attach-role-policy|put-role-policy|create-policy(?:-version)?|set-default-policy-version)',
        'aws_iam',
        'none',
      ),
      line('identitystore create-\\S{1,40}', 'aws_identity_center', 'people'),
      line('sso-admin (?:create|put|attach)-\\S{1,60}', 'aws_identity_center', 'people'),
      line('eks (?:create-access-entry|associate-access-policy)', 'kubernetes_rbac', 'open'),
    ],
    eksctl: [
      line('create iamidentitymapping', 'kubernetes_rbac', 'open'),
      line('create iamserviceaccount', 'aws_iam', 'programs'),
    ],
    kubectl: inKubernetes,
    oc: [
      ...inKubernetes,
      line('policy add-(?:cluster-)?role-to-(?:user|group)|adm groups (?:new|add-users)', 'kubernetes_rbac', 'people'),
      line('policy add-scc-to-(?:user|group)', 'kubernetes_rbac', 'open'),
    ],
    gcloud: [
      line('(?:\\S{1,60} )?(?:add-iam-policy-binding|set-iam-policy)', 'gcp_iam', 'open'),
      line('iam roles (?:create|update)', 'gcp_iam', 'none'),
      line('identity groups (?:create|memberships add)', 'google_group', 'people'),
    ],
    bq: [line('add-iam-policy-binding|set-iam-policy', 'gcp_iam', 'open')],
    gsutil: [line('iam (?:ch|set)', 'gcp_iam', 'open')],
    az: [
      line('role assignment create|keyvault set-policy', 'azure_role', 'open'),
      line('role definition (?:create|update)', 'azure_role', 'none'),
      line('ad sp create-for-rbac', 'azure_role', 'programs'),
      line('ad group member add|ad group create|ad user create', 'entra', 'people'),
    ],
    vault: [
      line('policy write', 'vault', 'none'),
      line(
        'write (?:-\\S{1,60} )?(?:auth/[^\\s/]{1,80}/(?:roles?|users|groups|map)/|identity/)\\S{1,200}',
        'vault',
        'open',
      ),
    ],
    kcadm: [line('add-roles|create (?:users|groups|roles)', 'keycloak', 'open')],
    psql: ofDatabase,
    mysql: ofDatabase,
    mariadb: ofDatabase,
    'new-azroleassignment': [line('', 'azure_role', 'open')],
    'new-azroledefinition': [line('', 'azure_role', 'none')],
    ...Object.fromEntries(
      ['add-azureadgroupmember', 'add-azadgroupmember', 'add-adgroupmember', 'new-mggroupmember', 'new-mguser'].map(
        (name): [string, readonly Line[]] => [name, [line('', 'entra', 'people')]],
      ),
    ),
  }),
);
/** Programs that run the one that stands after them. */
export const wrappers: ReadonlySet<string> = new Set(
  words('sudo exec time command env nohup retry xargs timeout aws-vault eval'),
);

const ofGitHub =
  /\/memberships\b|\/teams\/[^\s"'/]{1,100}\/repos\/|\/collaborators\b|\borgs\/[^\s"'/]{1,100}\/(?:teams|invitations)\b/i;
const ofGitLab = /\b(?:groups|projects)\/[^\s"'/]{1,200}\/members\b/i;
/** By program, calls of a forge's interface that make somebody a member, where they change something. */
export const memberCalls: ReadonlyMap<string, readonly (readonly [RegExp, AccessSystem])[]> = new Map([
  ['gh', [[ofGitHub, 'github_organisation']]],
  ['glab', [[ofGitLab, 'gitlab_group']]],
  [
    'curl',
    [
      [ofGitHub, 'github_organisation'],
      [ofGitLab, 'gitlab_group'],
    ],
  ],
]);
export const changesSomething =
  /(?:-X|--request|--method)[= ]?["']?(?:PUT|POST|PATCH)\b|\s(?:-f|-F|-d|--field|--raw-field|--input|--data\S{0,12})[= ]/;
/** Of one who grants by flags of any of these, people are meant, or programs. */
export const flagsOfPeople =
  /\s--?(?:user|group)[= ]["']?(?!system:)\S|\b(?:user|group|domain):\S|principal-type[= ]["']?(?:User|Group)\b/i;
export const flagsOfPrograms = /\s--serviceaccount[= ]|\bserviceAccount:\S|principal-type[= ]["']?ServicePrincipal\b/i;

/** One of these stands in a script that may grant something. */
export const scriptWords =
  /\biam\b|identitystore|sso-admin|access-entry|access-policy|rolebinding|create clusterrole|create role|-role-to-|scc-to-|adm groups|iam-policy|identity groups|role (?:assignment|definition)|keyvault set-policy|create-for-rbac|\bad (?:group|user)|policy write|\bvault\b.{0,80}\bwrite\b|kcadm|\bGRANT\b|AzRole|(?:Add|New)-(?:AzureAD|AzAD|Mg|AD)|memberships|collaborators|\/(?:teams|members|invitations)\b/i;
