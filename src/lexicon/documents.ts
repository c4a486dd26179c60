import type { Fact } from '../core/facts/index.ts';
import { isForeign } from './trees.ts';
import { words } from './word-lists.ts';

/** Texts that a forge puts before whoever opens something. */
export type TemplateForm = 'request_template' | 'issue_template';
/** What a document is for, by the place where it lies. */
export type DocumentForm = Exclude<Fact<'docs.document'>['form'], TemplateForm> | TemplateForm;

/** Endings of texts that people write; the empty one stands for a name without any. */
const prose: ReadonlySet<string> = new Set(['', ...words('md markdown mdown rst adoc asciidoc txt')]);

/** Folders in which forges look for guides of a whole repository; the empty one is the root. */
const guidePlaces: ReadonlySet<string> = new Set(['', '.github', 'docs', '.gitlab']);
const requestPlaces: ReadonlySet<string> = new Set([
  '',
  '.github',
  'docs',
  '.azuredevops',
  '.vsts',
  '.gitea',
  '.forgejo',
]);
const requestFolders: ReadonlySet<string> = new Set([
  'pull_request_template',
  '.github/pull_request_template',
  'docs/pull_request_template',
  '.azuredevops/pull_request_template',
  '.azuredevops/pull_request_template/branches',
  '.gitlab/merge_request_templates',
]);
const issuePlaces: ReadonlySet<string> = new Set(['', '.github', 'docs', '.gitea', '.forgejo']);
const issueFolders: ReadonlySet<string> = new Set([
  'issue_template',
  '.github/issue_template',
  'docs/issue_template',
  '.gitlab/issue_templates',
]);

/** A path in lower case, in parts. */
interface Place {
  /** Without a slash at the end; empty for the root. */
  readonly folder: string;
  readonly stem: string;
  /** Without its dot; empty for none. */
  readonly ending: string;
}

function placeOf(path: string): Place {
  // Pages of a site generator: `deploying.html.md.erb`.
  const lower = path.toLowerCase().replace(/(?:\.html)?\.md\.erb$/, '.md');
  const slash = lower.lastIndexOf('/');
  const name = lower.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  const folder = slash < 0 ? '' : lower.slice(0, slash);
  return dot > 0
    ? { folder, stem: name.slice(0, dot), ending: name.slice(dot + 1) }
    : { folder, stem: name, ending: '' };
}

function templateForm({ folder, stem, ending }: Place): DocumentForm | null {
  if (issueFolders.has(folder) && (ending === 'yml' || ending === 'yaml'))
    return folder.startsWith('.gitlab') || stem === 'config' ? null : 'issue_template';
  if (!prose.has(ending)) return null;
  if (stem === 'pull_request_template' && requestPlaces.has(folder)) return 'request_template';
  if (stem === 'issue_template' && issuePlaces.has(folder)) return 'issue_template';
  if (ending === '' || stem === 'readme') return null;
  if (requestFolders.has(folder)) return 'request_template';
  return issueFolders.has(folder) ? 'issue_template' : null;
}

/** Texts of rules in folders that are kept for them. */
function ruleForm(path: string, { folder, stem, ending }: Place): DocumentForm | null {
  // The front page of a folder of rules tells what the rules do that lie there as code.
  if (!prose.has(ending) || ['', 'readme', 'index'].includes(ending === '' ? '' : stem)) return null;
  const own = folder === 'docs' || folder.startsWith('docs/') ? path.slice('docs/'.length) : path;
  if (isForeign(own)) return null;
  const inside = (name: string): boolean => own.toLowerCase().startsWith(`${name}/`);
  const isTop = folder === '' || folder === 'docs' || folder === '.github';
  if (/coding[-_ ]?standard/.test(stem) && (isTop || own !== path)) return 'standard';
  if (inside('standards')) return 'standard';
  if (inside('policies') || (isTop && stem.startsWith('policy'))) return 'policy_text';
  return null;
}

/** Folders kept for the steps of running what is there, and names of such texts where documentation lies. */
const runbookFolder = /(?:^|\/)(?:runbooks?|playbooks?|operations|deployments?|ops-guides?)\//;
const runbookStem =
  /^(?:[\w-]{0,60}[-_.])?(?:runbook|playbook|deploy|deploying|deployment|deployments|operations|environments?|release|releasing)(?:[-_.]|$)|^(?:runbook|playbook|deploy|operations)/;
/** Names that begin alike and tell something else. */
const noRunbook =
  /release[-_ ]?notes?|local|development[-_ ]env|dev[-_ ]env|changelog|environment[-_ ]?var|deploy(?:ment)?[-_ ]?(?:history|diagram|keys?)/;

/** Texts that tell how environments are run: in folders of runbooks, in the documentation, or at the root. */
function isRunbook(path: string, { folder, stem, ending }: Place): boolean {
  if (!prose.has(ending) || ending === '' || ['readme', 'index', 'changelog'].includes(stem) || noRunbook.test(stem))
    return false;
  if (folder === '') return /^(?:deploy(?:ing|ment)?|runbook|operations)$/.test(stem);
  if (/(?:^|\/)(?:adrs?|decisions|architecture-decision-records?|rfcs?|blog)\//.test(`${folder}/`)) return false;
  const own = /^(?:docs?|source|documentation)\//.exec(folder)?.[0] ?? '';
  const isTold = own !== '' || /^(?:docs?|source|documentation)$/.test(folder);
  if (isForeign(path.slice(isTold ? path.indexOf('/') + 1 : 0))) return false;
  const isKept = /(?:^|\/)runbooks?\//.test(`${folder}/`);
  return isKept || (isTold && (runbookFolder.test(`${folder}/`) || runbookStem.test(stem)));
}

/**
 * What a file is as a document of the repository, by its place alone; null when its place says nothing. Letters count
 * in any case: forges read them so, and people write them so.
 */
export function documentForm(path: string): DocumentForm | null {
  const place = placeOf(path);
  if (guidePlaces.has(place.folder) && prose.has(place.ending)) {
    if (place.stem === 'contributing') return 'contribution_guide';
    if (place.stem === 'security') return 'security_policy';
  }
  return templateForm(place) ?? ruleForm(path, place) ?? (isRunbook(path, place) ? 'runbook' : null);
}

/** Whether a forge puts documents of a form before whoever opens something. */
export function isTemplate(form: DocumentForm): form is TemplateForm {
  return form === 'request_template' || form === 'issue_template';
}

/** Endings of files that stand beside texts without making them the documentation of something. */
const besideProse: ReadonlySet<string> = new Set([
  ...prose,
  ...words('png jpg jpeg gif svg pdf docx pptx xlsx drawio'),
]);

/** Whether a file is neither text for people nor a picture in one: what lies around it may be its documentation. */
export function isSubject(path: string): boolean {
  const { ending, stem } = placeOf(path);
  return !besideProse.has(ending) && !stem.startsWith('.');
}
