import { expect, test } from 'vitest';
import { documentForm } from '../../src/lexicon/documents.ts';
import { governedGroup } from '../../src/lexicon/governed-paths.ts';

test.each([
  ['CONTRIBUTING', 'contribution_guide'],
  ['contributing.md', 'contribution_guide'],
  ['.github/CONTRIBUTING.rst', 'contribution_guide'],
  ['docs/Contributing.adoc', 'contribution_guide'],
  ['.gitlab/SECURITY.md', 'security_policy'],
  ['SECURITY.txt', 'security_policy'],
  ['pull_request_template.md', 'request_template'],
  ['.azuredevops/pull_request_template.md', 'request_template'],
  ['.github/PULL_REQUEST_TEMPLATE/hotfix.md', 'request_template'],
  ['.gitlab/merge_request_templates/Default.md', 'request_template'],
  ['.github/ISSUE_TEMPLATE/bug.yaml', 'issue_template'],
  ['.gitlab/issue_templates/Bug.md', 'issue_template'],
  ['ISSUE_TEMPLATE.md', 'issue_template'],
  ['POLICY.md', 'policy_text'],
  ['policies/access/keys.md', 'policy_text'],
  ['docs/policies/keys.md', 'policy_text'],
  ['docs/policy-on-keys.md', 'policy_text'],
  ['standards/naming.md', 'standard'],
  ['docs/standards/naming.md', 'standard'],
  ['docs/guides/coding-standards.md', 'standard'],
])('%s is a document: %s', (path, form) => {
  expect(documentForm(path)).toBe(form);
});

test.each([
  'src/CONTRIBUTING.md',
  'security.tf',
  'SECURITY.md.tf',
  'security/README.md',
  'vendor/x/policies/a.md',
  'policies/README.md',
  'policies/rule/README.md',
  'policies/a.rego',
  'policies/examples/a.md',
  'docs/examples/policies/a.md',
  'src/policies/a.md',
  'docs/adr/0001-policy.md',
  '.github/ISSUE_TEMPLATE/config.yml',
  '.github/ISSUE_TEMPLATE/README.md',
  '.gitlab/issue_templates/a.yml',
  '.gitignore',
  'policy',
])('%s is none by its place', (path) => {
  expect(documentForm(path)).toBeNull();
});

test.each([
  ['.github/workflows/ci.yml', 'ci'],
  ['.github/actions/x/action.yml', 'ci'],
  ['.gitlab-ci.yml', 'ci'],
  ['.gitlab/ci/build.yml', 'ci'],
  ['Jenkinsfile', 'ci'],
  ['.prow/jobs.yaml', 'ci'],
  ['.github/CODEOWNERS', 'owners'],
  ['docs/CODEOWNERS', 'owners'],
  ['pkg/OWNERS', 'owners'],
  ['OWNERS_ALIASES', 'owners'],
  ['.trivyignore', 'waivers'],
  ['terraform/.trivyignore.yaml', 'waivers'],
  ['osv-scanner.toml', 'waivers'],
  ['policy/a.rego', 'policy'],
  ['lib/rules.sentinel', 'policy'],
  ['policies/tags.json', 'policy'],
  ['org/guardrails/deny.yaml', 'policy'],
  ['CONTRIBUTING.md', 'documents'],
  ['main.tf', 'infrastructure'],
  ['live/prod/vars.auto.tfvars.json', 'infrastructure'],
  ['live/prod/terragrunt.hcl', 'infrastructure'],
  ['infra/main.bicep', 'infrastructure'],
  ['charts/app/Chart.yaml', 'infrastructure'],
  ['helm/values-prod.yaml', 'infrastructure'],
  ['apps/shop/kustomization.yaml', 'infrastructure'],
  ['apps/shop/base/route.yaml', 'infrastructure'],
  ['apps/shop/prod/patch.yaml', 'infrastructure'],
  ['clusters/home/apps.yaml', 'infrastructure'],
  ['helmfile.yaml.gotmpl', 'infrastructure'],
  ['serverless.yml', 'infrastructure'],
  ['api/samconfig.toml', 'infrastructure'],
  ['template.yaml', 'infrastructure'],
  ['cdk.json', 'infrastructure'],
  ['Pulumi.prod.yaml', 'infrastructure'],
  ['azuredeploy.parameters.json', 'infrastructure'],
  ['manifest-prod.yml', 'infrastructure'],
  ['fly.prod.toml', 'infrastructure'],
  ['roles/web/tasks/main.yml', 'infrastructure'],
  ['environments/test/main.tf', 'infrastructure'],
] as const)('%s is governed: %s', (path, group) => {
  expect(governedGroup(path)).toBe(group);
});

test.each([
  '.github/workflows/nested/ci.yml',
  'vendor/x/OWNERS',
  'vendor/x/.github/workflows/ci.yml',
  'test/policy/a.rego',
  'policy/a_test.rego',
  'modules/role/policy/trust.json',
  'themes/x/netlify.toml',
  'examples/main.tf',
  'vendor/chart/Chart.yaml',
  'web/manifest.yml',
  'mail/template.yaml',
  'apps/web/openapi.yaml',
  'terraform.tfstate',
  '.terraform.lock.hcl',
  'k8s/deploy.sh',
  'src/index.ts',
])('%s is not governed', (path) => {
  expect(governedGroup(path)).toBeNull();
});

test('a long path made of governed names is told at once', () => {
  const path = `${'policy/guardrails/'.repeat(220)}.yam`;
  expect(governedGroup(path)).toBeNull();
  expect(documentForm(path)).toBeNull();
});
