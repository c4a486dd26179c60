import { environmentOf } from './environments.ts';

/** Files that describe infrastructure wherever they lie, by their names. */
const names =
  /(?:^|\/)(?:[^/]+\.(?:tf|tofu|tfvars|tfbackend|bicep|bicepparam)|[^/]+\.(?:tf|tofu|tfvars)\.json|(?:terragrunt|terragrunt\.stack)\.hcl|Chart\.ya?ml|values[\w.-]*\.ya?ml|kustomization\.ya?ml|helmfile[\w.-]*\.(?:ya?ml|gotmpl)|serverless\.(?:ya?ml|json|ts|js)|samconfig\.(?:toml|ya?ml)|cdk\.json|Pulumi(?:\.[\w.-]+)?\.ya?ml|azuredeploy[\w.-]*\.json|fly(?:\.[\w-]+)?\.toml)$/;
/** The same of those that mean this at the root of a repository alone. */
const rootNames = /^(?:manifest[\w.-]*\.ya?ml|template\.ya?ml)$/;
/** YAML in folders that are kept for clusters, and what provisions in an order. */
const folders =
  /(?:^|\/)(?:clusters?|kubernetes|k8s|manifests|deploy|deployments?|gitops|argo-?cd|flux|flux-system|overlays|infra[^/]*|charts|helm|playbooks|roles\/[^/]+\/(?:tasks|handlers|defaults|vars))\/.{0,1000}\.ya?ml$/i;
const stacks = /(?:^|\/)(?:cloudformation|cfn|sam)\/.{0,1000}\.(?:ya?ml|json)$/i;
const applications = /(?:^|\/)apps\/.{1,1000}\.ya?ml$/;

/** Whether a file is part of the description of infrastructure, by its path alone. */
export function isInfrastructurePath(path: string): boolean {
  if (names.test(path) || rootNames.test(path) || folders.test(path) || stacks.test(path)) return true;
  // A folder of applications is one of code as well; one that is kept for a cluster has a base, overlays or environments.
  if (!applications.test(path)) return false;
  const parts = path.split('/').slice(0, -1);
  return parts.some((part) => part === 'base' || environmentOf(part) !== null);
}
