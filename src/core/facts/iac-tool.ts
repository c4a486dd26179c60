import { z } from 'zod';

/** What describes or makes infrastructure, by the name of the tool that reads it. */
export const IacTool = z.enum([
  'ansible',
  'app_engine',
  'argo_cd',
  'arm',
  'bicep',
  'cdk',
  'cloud_foundry',
  'cloudformation',
  'crossplane',
  'flux',
  'fly',
  'helm',
  'helmfile',
  'heroku',
  'kubernetes',
  'kustomize',
  'opentofu',
  'packer',
  'pulumi',
  'sam',
  'serverless',
  'terraform',
  'terragrunt',
]);
export type IacTool = z.infer<typeof IacTool>;

/** What a tool is called in prose. */
export function named(tool: string): string {
  return toolNames[tool as IacTool] ?? tool;
}

/** What people type in a terminal: what is applied is called after the program that does it. */
export function typed(tool: string): string {
  return tool === 'kubernetes' ? 'kubectl' : named(tool);
}

const toolNames: Readonly<Record<IacTool, string>> = {
  ansible: 'Ansible',
  app_engine: 'App Engine',
  argo_cd: 'Argo CD',
  arm: 'ARM',
  bicep: 'Bicep',
  cdk: 'CDK',
  cloud_foundry: 'Cloud Foundry',
  cloudformation: 'CloudFormation',
  crossplane: 'Crossplane',
  flux: 'Flux',
  fly: 'Fly',
  helm: 'Helm',
  helmfile: 'Helmfile',
  heroku: 'Heroku',
  kubernetes: 'Kubernetes',
  kustomize: 'Kustomize',
  opentofu: 'OpenTofu',
  packer: 'Packer',
  pulumi: 'Pulumi',
  sam: 'SAM',
  serverless: 'Serverless',
  terraform: 'Terraform',
  terragrunt: 'Terragrunt',
};
