import { words } from './word-lists.ts';

/** Words that tell what a file is about wherever they stand in a name. */
const inName = words(`access acls? members memberships? teams people permissions orgs organi[sz]ations rosters?
  collaborators groups iam maintainers admins sso staff`).join('|');
/** Those that do only as the whole name of a folder or file. */
const asName = words('acl team users org organi[sz]ation rbac').join('|');
/** Folders that hold a program, its data and its tests, or what a forge runs. */
const programs =
  words(`src app lib public static assets locales? i18n translations lang migrations seeds? schemas? openapi
  api components pages views packages frontend backend server client pkg cmd internal spec mocks? cypress e2e data
  workflows actions ISSUE_TEMPLATE charts crds? roles group_vars host_vars dashboards _data content website site www
  themes plugins`).join('|');

/** Names of files that tell tools of a package, a workspace, a build or a pipeline; a team may bear such a name otherwise. */
export const manifests: string = [
  `(?:${words('package package-lock npm-shrinkwrap composer bower lerna nx turbo rush deno jsr tsconfig renovate').join('|')})\\.jsonc?`,
  '(?:Cargo|pyproject)\\.toml',
  `(?:${words('pubspec pnpm-lock pnpm-workspace galaxy Chart action skaffold buildspec cloudbuild appveyor').join('|')})\\.ya?ml`,
  '(?:azure-pipelines|bitbucket-pipelines|\\.gitlab-ci|\\.travis|\\.drone)[\\w.-]{0,60}\\.ya?ml',
  '(?:docker-bake|openapi|swagger|asyncapi)[\\w.-]{0,60}\\.(?:ya?ml|json)',
].join('|');

/** Files of data whose path says that they are about people and what they may do, outside of programs. */
export const accessPath = new RegExp(
  `^(?!(?:.{0,900}/)?(?:(?:${programs})/|(?:${manifests})$))(?:.{0,900}[/_.-])?(?:(?:${inName})(?=[/_.-])|(?<![^/])(?:${asName})(?=[/.])).{0,900}\\.(?:ya?ml|json|toml|md)$`,
);

/** Where a forge, or an app of it, reads how a repository is set up. */
export const forgeSettings =
  /^(?:\.github\/)?(?:safe-settings\/)?(?:settings|repos\/[^/]{1,200}|suborgs\/[^/]{1,200})\.ya?ml$/;

/** Where values of hosts are kept that are the source's own. */
export const hostValues = /(?:^|\/)(?:group_vars|host_vars|inventor(?:y|ies)|pillar)\//;

/** Where makers of operators generate rules for the operator itself. */
export const operatorRules = /(?:^|\/)config\/rbac\//;
/** Policies for a whole organisation of accounts limit accounts, and say nothing of people. */
export const organisationLimits = /(?:^|[/_.-])(?:scps?|rcps?|service[-_]?control|resource[-_]?control)(?:[/_.-]|$)/i;

/** Services of the Serverless Framework; a repository of several names each. */
export const serverlessFiles = /(?:^|\/)serverless(?:[._-][\w.-]{1,100})?\.(?:ya?ml|json|[cm]?[jt]s)$/;

/** Files of `sudoers`, and templates of such. */
export const sudoersFiles =
  /(?:^|\/)(?:sudoers(?:[._-](?!d\/)[\w-]{1,60})?(?:\.(?:j2|erb|epp|tmpl|tpl|conf))?|sudoers\.d\/[\w.-]{1,100}(?<!\.(?:md|ya?ml|sls|pp|rb|py|sh)))$/;
