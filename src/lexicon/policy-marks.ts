import type { MarkDefinition } from './mark.ts';

/** What the text of a file may hold of policies. */
export type PolicyMark =
  | 'kubernetes'
  | 'azure'
  | 'gcp'
  | 'aws'
  | 'custodian'
  | 'ruleset'
  | 'terraform_branch'
  | 'prow'
  | 'metadata';

const yaml = /\.ya?ml$/;
const json = /\.json$/;
const yamlOrJson = /\.(ya?ml|json|template)$/;

export const policyMarks: readonly MarkDefinition<PolicyMark>[] = [
  {
    mark: 'kubernetes',
    files: yaml,
    words:
      /kyverno\.io\/|gatekeeper\.sh\/|admissionregistration\.k8s\.io\/|policies\.kubewarden\.io\/|policy\.jspolicy\.com\/|appstudio\.redhat\.com\//,
  },
  {
    mark: 'azure',
    files: json,
    words: /"policyRule"|"policyDefinitionId"|"policyDefinitions"|"policyAssignmentId"|"effect"/i,
  },
  {
    mark: 'gcp',
    files: yamlOrJson,
    needs: ['/policies/', 'constraints/', 'orgpolicy.cnrm', 'customConstraints'],
    words: /\/policies\/|constraints\/|orgpolicy\.cnrm|customConstraints/,
  },
  { mark: 'aws', files: json, words: /"Statement"/ },
  { mark: 'custodian', files: yaml, needs: ['policies:'], words: /^policies:/m },
  { mark: 'ruleset', files: json, words: /"enforcement"/ },
  {
    mark: 'terraform_branch',
    files: /\.(tf|tofu)$/,
    words:
      /github_branch_protection|github_repository_ruleset|github_organization_ruleset|gitlab_branch_protection|gitlab_project_level_mr_approvals|azuredevops_branch_policy_/,
  },
  { mark: 'prow', files: yaml, needs: ['branch-protection:'], words: /^branch-protection:/m },
  { mark: 'metadata', files: yamlOrJson, words: /\bcheckov\b|\bcfn_nag\b/ },
];

/** Files that no person writes, or whose text is one line: nothing is set aside in them. */
const unwritten =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|composer\.lock|Pipfile\.lock|poetry\.lock|uv\.lock|Cargo\.lock|Gemfile\.lock|go\.sum|\.terraform\.lock\.hcl|packages\.lock\.json|deno\.lock|bun\.lock)$|\.min\.(js|css)$|\.bundle\.js$/;

/** Whether a file is a lock file or a minified one. */
export function isUnwritten(path: string): boolean {
  return unwritten.test(path);
}
