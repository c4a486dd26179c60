import type { IacTool } from '../core/facts/iac.ts';

const terraform = /terraform|tofu|terragrunt|tfc-workflows|cdktf/i;
const kubernetes = /kubectl|kustomize|k8s|kubernetes|argo_?cd|\boc\b|kapp|\btk\b|flux/i;
const helm = /helm/i;

/** Programs and actions, by what the lexicon calls them, that apply what a tool describes. */
const appliers: Readonly<Record<IacTool, readonly RegExp[]>> = {
  ansible: [/ansible/i],
  app_engine: [/gcloud|app_?engine/i],
  argo_cd: [kubernetes, helm],
  arm: [/\baz\b|azure|arm-deploy|bicep/i],
  bicep: [/\baz\b|azure|arm-deploy|bicep/i],
  cdk: [/\bcdk\b/i],
  cloud_foundry: [/\bcf\b|cloud[-_]?foundry|cloud-gov/i],
  cloudformation: [/\baws\b|cloudformation|\bsam\b|\bcfn\b|rain\b/i],
  crossplane: [kubernetes, helm],
  flux: [kubernetes, helm],
  fly: [/fly(ctl)?\b/i],
  helm: [helm, kubernetes],
  helmfile: [/helmfile/i],
  heroku: [/heroku/i],
  kubernetes: [kubernetes, helm],
  kustomize: [kubernetes],
  opentofu: [terraform],
  packer: [/packer/i],
  pulumi: [/pulumi/i],
  sam: [/\bsam\b|\baws\b|cloudformation/i],
  serverless: [/serverless|\bsls\b/i],
  terraform: [terraform],
  terragrunt: [terraform],
};

/** Whether a program or action may apply what a tool describes. */
export function isApplier(program: string, tool: IacTool): boolean {
  return appliers[tool].some((pattern) => pattern.test(program));
}

/** Tools that take in each other's definitions. */
export type IacFamily = 'terraform' | 'kubernetes' | 'aws' | 'azure' | IacTool;

const families: Partial<Record<IacTool, IacFamily>> = {
  opentofu: 'terraform',
  terragrunt: 'terraform',
  argo_cd: 'kubernetes',
  flux: 'kubernetes',
  kustomize: 'kubernetes',
  helm: 'kubernetes',
  helmfile: 'kubernetes',
  crossplane: 'kubernetes',
  cloudformation: 'aws',
  sam: 'aws',
  arm: 'azure',
  bicep: 'azure',
};

/** The family of a tool; one that stands alone is its own. */
export function iacFamilyOf(tool: IacTool): IacFamily {
  return families[tool] ?? tool;
}
