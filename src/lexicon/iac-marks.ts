import { commandWords } from './iac-commands.ts';
import { cloudModule } from './iac-hosts.ts';
import type { MarkDefinition } from './mark.ts';

/** What the text of a file may hold of infrastructure. */
export type IacMark =
  | 'hcl'
  | 'argo_cd'
  | 'flux'
  | 'crossplane'
  | 'kubernetes_object'
  | 'kustomization'
  | 'chart'
  | 'cloudformation'
  | 'cloudformation_values'
  | 'arm'
  | 'bicep'
  | 'platform'
  | 'cloud_foundry'
  | 'playbook'
  | 'cloud_module'
  | 'command'
  | 'backend_settings'
  | 'generated_configuration'
  | 'generating_configuration';

const yaml = /\.ya?ml$/;
const templates = /\.(ya?ml|json|template|cfn|j2|jinja2?)$/;

export const iacMarks: readonly MarkDefinition<IacMark>[] = [
  { mark: 'hcl', files: /\.(tf|tofu|hcl|tf\.json|tofu\.json|tfbackend)$/ },
  { mark: 'argo_cd', files: yaml, needs: ['argoproj.io/'], words: /^\s{0,99}(?:- )?apiVersion: ?["']?argoproj\.io\//m },
  { mark: 'flux', files: yaml, words: /toolkit\.fluxcd\.io\/|fluxcd\.controlplane\.io\// },
  { mark: 'crossplane', files: yaml, words: /crossplane\.io\/|upbound\.io\// },
  {
    mark: 'kubernetes_object',
    files: /\.(ya?ml|json)$/,
    words:
      /^(?:[\s{]{0,9}"apiVersion" ?: ?"(?:[\w.-]{1,80}\/)?v\d|["']?apiVersion["']?: |\{.{0,400}\bapiVersion["']? ?: ?["']?(?:[\w.-]{1,80}\/)?v\d)/m,
  },
  { mark: 'kustomization', files: /(^|\/)kustomization(\.ya?ml)?$/i },
  {
    mark: 'chart',
    files:
      /(^|\/)(Chart\.ya?ml|helmfile[^/]*\.ya?ml(\.gotmpl)?|helmfile(\.d)?\/[^/]+\.ya?ml(\.gotmpl)?|values[^/]*\.ya?ml)$/,
  },
  {
    mark: 'cloudformation',
    files: templates,
    words: /AWSTemplateFormatVersion|AWS::Serverless|\bType["']?: ?["']?(?:AWS|Alexa)::/,
  },
  {
    mark: 'cloudformation_values',
    files: /\.(ya?ml|json)$/,
    needs: ['Parameter'],
    words: /\bParameterKey\b|^[\s{]{0,9}["']?Parameters["']? ?:/m,
  },
  {
    mark: 'arm',
    files: /\.jsonc?$/,
    words: /schemas?\/[\d-]{1,20}\/(?:\w{1,40}D|d)eployment(?:Template|Parameters)\.json/,
  },
  { mark: 'bicep', files: /\.(bicep|bicepparam)$/ },
  {
    mark: 'platform',
    files: /(^|\/)(manifest[^/]*\.ya?ml|app[^/]*\.(ya?ml|json)|heroku\.yml|Procfile|fly[^/]*\.toml)$/,
  },
  { mark: 'cloud_foundry', files: /\.ya?ml(\.(j2|jinja2?|erb|tmpl))?$/, words: /^applications:/m },
  {
    mark: 'playbook',
    files: yaml,
    needs: ['hosts', 'import_playbook'],
    words: /^ {0,8}(?:- {1,3})?["']?(?:hosts|(?:ansible\.builtin\.)?import_playbook)["']?:/m,
  },
  { mark: 'cloud_module', files: yaml, words: cloudModule },
  {
    mark: 'command',
    files:
      /(^|\/)(Makefile|GNUmakefile|\.?[Jj]ustfile|makefile|Taskfile[^/]*\.ya?ml|package\.json|[^./]+)$|\.(sh|bash|zsh|mk|ps1)$/,
    words: commandWords,
  },
  {
    mark: 'backend_settings',
    files: /\.(?:sh|bash|zsh|mk|ps1|ya?ml|md|py|js|ts|json|toml|groovy|tfbackend)$|(^|\/)[^./]+$/,
    needs: ['backend-config', 'backend_config'],
    words: /backend[-_]config/,
  },
  {
    mark: 'generated_configuration',
    files: /\.(tf|tofu)$/,
    needs: ['enerated', 'ENERATED', 'edit', 'Edit', 'EDIT'],
    words: /^(?:#|\/\/|\/\*)[^\n]{0,200}(?:generated (?:by|with|automatically)|auto-?generated|do not edit)/im,
  },
  { mark: 'generating_configuration', files: /\.hcl$/, words: /^[ \t]{0,9}generate[ \t]{1,9}["{=]/m },
];

const beside: ReadonlySet<IacMark> = new Set([
  'command',
  'backend_settings',
  'generated_configuration',
  'generating_configuration',
]);

/** Whether a file whose text is not had might have described infrastructure, by its path; scripts are told of apart. */
export function mayDescribe(path: string): boolean {
  return iacMarks.some(({ mark, files }) => !beside.has(mark) && files.test(path));
}

/** Whether a text at a path names anything that may describe infrastructure; scripts are told of apart. */
export function marksDescribing(path: string, text: string): boolean {
  return iacMarks.some(
    ({ mark, files, needs, words }) =>
      !beside.has(mark) &&
      files.test(path) &&
      (needs === undefined || needs.some((one) => text.includes(one))) &&
      words?.test(text) !== false,
  );
}
