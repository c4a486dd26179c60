import { describe, expect, test } from 'vitest';
import { toldOfAction } from './told.ts';

describe('what actions do', () => {
  test.each([
    ['docker/build-push-action', {}, 'build:yes'],
    [
      'docker/build-push-action',
      { push: 'true', provenance: 'mode=max', sbom: 'false' },
      'build:yes provenance:yes publish:yes',
    ],
    ['docker/build-push-action', { push: `\${{ github.event_name == 'push' }}` }, 'build:yes publish:unknown'],
    ['docker/build-push-action', { outputs: 'type=image,push=true' }, 'build:yes publish:yes'],
    ['github/codeql-action/analyze', {}, 'code_scan:unknown'],
    ['github/codeql-action/init', {}, '-'],
    ['actions/checkout', {}, '-'],
    ['actions/dependency-review-action', {}, 'dependency_scan:yes'],
    ['actions/dependency-review-action', { 'warn-only': 'true' }, 'dependency_scan:no'],
    ['actions/dependency-review-action', { 'warn-only': `\${{ inputs.soft }}` }, 'dependency_scan:unknown'],
    ['actions/attest-build-provenance', {}, 'provenance:yes sign:yes'],
    ['aquasecurity/trivy-action', { 'scan-type': 'config' }, 'infrastructure_scan:no'],
    ['aquasecurity/trivy-action', { 'scan-type': 'fs', 'exit-code': '1', scanners: 'vuln' }, 'dependency_scan:yes'],
    ['aquasecurity/trivy-action', { 'exit-code': `\${{ inputs.code }}` }, 'image_scan:unknown secret_scan:unknown'],
    ['bridgecrewio/checkov-action', {}, 'infrastructure_scan:yes'],
    ['bridgecrewio/checkov-action', { soft_fail: 'true' }, 'infrastructure_scan:no'],
    ['bridgecrewio/checkov-action', { soft_fail: `\${{ inputs.soft }}` }, 'infrastructure_scan:unknown'],
    ['aquasecurity/tfsec-action', { soft_fail: 'true' }, 'infrastructure_scan:no'],
    ['gitleaks/gitleaks-action', {}, 'secret_scan:yes'],
    ['zizmorcore/zizmor-action', { 'advanced-security': 'false' }, 'workflow_scan:yes'],
    ['zizmorcore/zizmor-action', {}, 'workflow_scan:unknown'],
    ['ossf/scorecard-action', {}, 'workflow_scan:no'],
    ['super-linter/super-linter', {}, 'code_scan~:yes lint:yes'],
    ['oxsecurity/megalinter', {}, 'code_scan~:unknown lint:unknown'],
    ['github/codeql-action/upload-sarif', { sarif_file: 'x' }, 'code_scan~:unknown'],
    ['kubescape/github-action', { complianceThreshold: '0' }, 'infrastructure_scan:no'],
    ['kubescape/github-action', { complianceThreshold: '80' }, 'infrastructure_scan:yes'],
    ['dependency-check/dependency-check_action', { args: '--failOnCVSS 7' }, 'dependency_scan:yes'],
    ['dependency-check/dependency-check_action', { args: '--failOnCVSS 11' }, 'dependency_scan:no'],
    ['dependency-check/dependency-check_action', {}, 'dependency_scan:no'],
    ['reviewdog/action-tflint', {}, 'lint:no'],
    ['reviewdog/action-tflint', { fail_level: 'error' }, 'lint:yes'],
    ['reviewdog/action-trivy', { fail_on_error: 'true' }, 'infrastructure_scan:yes'],
    ['snyk/actions/node', {}, 'dependency_scan:yes'],
    ['snyk/actions/docker', { command: 'monitor' }, 'image_scan:no'],
    ['snyk/actions/setup', {}, '-'],
    ['sonarsource/sonarqube-scan-action', { args: '-Dsonar.qualitygate.wait=true' }, 'code_scan:yes'],
    ['step-security/harden-runner', {}, '-'],
    ['anchore/scan-action', { path: '.' }, 'dependency_scan:yes'],
    ['anchore/scan-action', { image: 'x', 'fail-build': 'false' }, 'image_scan:no'],
    ['open-policy-agent/setup-opa', {}, '-'],
    ['sigstore/cosign-installer', {}, '-'],
    ['terraform-linters/setup-tflint', {}, '-'],
    [
      'slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml',
      {},
      'provenance:yes sign:yes',
    ],
    [
      'google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml',
      { 'fail-on-vuln': 'false' },
      'dependency_scan:no',
    ],
    ['softprops/action-gh-release', {}, 'publish:yes'],
    ['pypa/gh-action-pypi-publish', {}, 'publish:yes'],
    ['peter-evans/create-pull-request', {}, '-'],
    ['aws-actions/configure-aws-credentials', {}, '-'],
    ['aws-actions/amazon-ecs-deploy-task-definition', {}, 'deploy:yes'],
    ['azure/bicep-deploy', { operation: 'whatIf' }, 'plan:yes'],
    ['azure/cli', { inlineScript: 'az group list' }, 'script az group list'],
    ['azure/k8s-deploy', { action: 'promote' }, 'promote:yes'],
    ['google-github-actions/deploy-cloudrun', {}, 'deploy:yes'],
    ['dflook/terraform-plan', {}, 'plan:yes'],
    ['dflook/terraform-check', {}, 'drift_check:yes plan:yes'],
    ['dflook/terraform-apply', {}, 'apply:yes'],
    ['pulumi/actions', { command: 'preview' }, 'plan:yes'],
    ['pulumi/actions', {}, '$ pulumi/actions'],
    ['actions-rs/cargo', { command: `\${{ matrix.x }}` }, '$ cargo'],
    ['actions-rs/cargo', { command: 'test', args: '--all' }, 'test:yes'],
    ['actions-rs/cargo', { command: 'test; cargo publish' }, '$ cargo'],
    ['golangci/golangci-lint-action', {}, 'code_scan~:yes lint:yes'],
    ['cypress-io/github-action', {}, 'test:yes'],
    ['cypress-io/github-action', { runTests: 'false' }, '-'],
    ['cypress-io/github-action', { runTests: 'false', build: 'npm run build' }, 'script npm run build'],
    ['nick-fields/retry', { command: 'go test ./...' }, 'script go test ./...'],
    ['appleboy/ssh-action', { script: 'cd /app\ngit pull' }, 'live_edit:unknown'],
    ['appleboy/ssh-action', { script: './deploy.sh' }, '? appleboy/ssh-action'],
    ['appleboy/ssh-action', {}, '? appleboy/ssh-action'],
    ['appleboy/scp-action', {}, 'live_edit:yes'],
    ['slackapi/slack-github-action', {}, 'notify:unknown'],
    ['acme/setup-terraform', {}, '-'],
    ['acme/setup-and-test', {}, '? acme/setup-and-test'],
    ['acme/ci/.github/workflows/go.yml', {}, '? acme/ci/.github/workflows/go.yml'],
  ])('%s %o → %s', (name, inputs, expected) => {
    expect(toldOfAction(`${name}@v1`, inputs)).toBe(expected);
  });

  test('names are compared without regard to case, and inputs too', () => {
    expect(toldOfAction('Aquasecurity/Trivy-Action@v1', { 'Scan-Type': 'config' })).toBe('infrastructure_scan:no');
  });

  test('an image runs its program with its arguments', () => {
    expect(toldOfAction('docker://aquasec/trivy:0.50', { args: 'config --exit-code 1 .' })).toBe(
      'infrastructure_scan:yes',
    );
    expect(toldOfAction('docker://acme/tool:1', {})).toBe('? acme/tool');
    expect(toldOfAction('docker://python:3.12', { args: 'pytest -q' })).toBe('test:yes');
    expect(toldOfAction('docker://acme/tool:1', { entrypoint: 'conftest', args: 'test .' })).toBe('policy_check:yes');
    expect(toldOfAction('docker://bridgecrew/checkov', { entrypoint: '/bin/sh' })).toBe('? bridgecrew/checkov');
  });

  test('one of the repository itself, without version or made by an expression is not resolved', () => {
    expect(toldOfAction('./.github/actions/test')).toBe('? ./.github/actions/test');
    expect(toldOfAction('golangci/golangci-lint-action')).toBe('? golangci/golangci-lint-action');
    expect(toldOfAction(`\${{ matrix.action }}@v1`)).toBe('$ an action');
  });
});
