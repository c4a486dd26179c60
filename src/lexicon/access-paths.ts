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

/** Files of data whose path says that they are about people and what they may do, outside of programs. */
export const accessPath = new RegExp(
  `^(?!(?:.{0,900}/)?(?:${programs})/)(?:.{0,900}[/_.-])?(?:(?:${inName})(?=[/_.-])|(?<![^/])(?:${asName})(?=[/.])).{0,900}(?<!(?:^|/)(?:Cargo|pyproject|package))\\.(?:ya?ml|json|toml|md)$`,
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
