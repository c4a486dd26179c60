import { words } from '../word-lists.ts';
import { type Action, type Effect, each, running } from './action.ts';

/** What `reviewdog` finds fails the job only at a level that is asked for. */
const reviewdog: NonNullable<Effect['fails']> = {
  inputs: [
    ['fail_level', 'none', 'no'],
    ['fail_level', '*', 'yes'],
    ['fail_on_error', 'true', 'yes'],
  ],
  usually: 'no',
};
const reviewing = (capability: Effect['does'][number], names: readonly string[]): readonly Action[] =>
  names.map((name) => ({ uses: `reviewdog/${name}`, effects: [{ does: [capability], fails: reviewdog }] }));
const unlessInput = (input: string, is = 'true'): NonNullable<Effect['fails']> => ({
  inputs: [[input, is, 'no']],
  usually: 'yes',
});
const withInput = (input: string, is = 'true'): NonNullable<Effect['fails']> => ({
  inputs: [[input, is, 'yes']],
  usually: 'no',
});

/** Actions that scan or judge by rules. */
export const scans: readonly Action[] = [
  // What it finds is uploaded, and the forge decides.
  ...each(['code_scan'], ['github/codeql-action/analyze'], 'unknown'),
  // Something found what it uploads.
  {
    uses: 'github/codeql-action/upload-sarif',
    effects: [{ does: ['code_scan'], confidence: 'name', fails: { usually: 'unknown' } }],
  },
  {
    uses: 'actions/dependency-review-action',
    // A file of its own may say that it only warns.
    effects: [
      { does: ['dependency_scan'], unless: ['config-file', '*'], fails: unlessInput('warn-only') },
      { does: ['dependency_scan'], when: ['config-file', '*'], fails: { usually: 'unknown' } },
    ],
  },
  ...running(
    'trivy {scan-type|image} --scanners={scanners} --exit-code={exit-code} --format={format} --config={trivy-config}',
    ['aquasecurity/trivy-action'],
  ),
  ...running(
    'checkov --soft-fail={soft_fail} --framework={framework} --config-file={config_file} --soft-fail-on={soft_fail_on} --hard-fail-on={hard_fail_on} --external-checks-dir={external_checks_dirs} --external-checks-git={external_checks_repos} --docker-image={docker_image}',
    ['bridgecrewio/checkov-action'],
  ),
  ...running('tfsec --soft-fail={soft_fail} {additional_args}', ['aquasecurity/tfsec-action']),
  {
    uses: 'aquasecurity/tfsec-pr-commenter-action',
    effects: [{ does: ['infrastructure_scan'], fails: unlessInput('soft_fail_commenter') }],
  },
  ...each(['infrastructure_scan'], ['aquasecurity/tfsec-sarif-action'], 'no'),
  ...running(
    'kics scan --fail-on={fail_on} --ignore-on-exit={ignore_on_exit} --config={config_path} --queries-path={queries}',
    ['checkmarx/kics-github-action', 'checkmarx/kics-action'],
  ),
  { uses: 'tenable/terrascan-action', effects: [{ does: ['infrastructure_scan'], fails: unlessInput('only_warn') }] },
  ...each(['infrastructure_scan'], ['stelligent/cfn_nag', 'stackrox/kube-linter-action']),
  {
    uses: 'kubescape/github-action',
    effects: [
      {
        does: ['infrastructure_scan'],
        fails: {
          inputs: [
            ['failedthreshold', '*', 'yes'],
            ['severitythreshold', '*', 'yes'],
            ['compliancethreshold', '0', 'no'],
            ['compliancethreshold', '*', 'yes'],
          ],
          usually: 'no',
        },
      },
    ],
  },
  ...each(
    ['policy_check'],
    ['datreeio/action-datree', 'yubicolabs/action-conftest', 'instrumenta/conftest-action'],
    'unknown',
  ),
  {
    uses: 'anchore/scan-action',
    effects: [
      { does: ['image_scan'], when: ['image', '*'], fails: unlessInput('fail-build', 'false') },
      { does: ['dependency_scan'], when: ['path', '*'], fails: unlessInput('fail-build', 'false') },
      { does: ['dependency_scan'], when: ['sbom', '*'], fails: unlessInput('fail-build', 'false') },
    ],
  },
  {
    uses: 'docker/scout-action',
    effects: [{ does: ['image_scan'], when: ['command', '*cves*'], fails: withInput('exit-code') }],
  },
  ...each(['image_scan'], ['azure/container-scan']),
  // Its own default is to let all pass.
  {
    uses: 'sysdiglabs/scan-action',
    effects: [{ does: ['image_scan'], fails: withInput('stop-on-failed-policy-eval') }],
  },
  ...running('snyk {command|test} {args}', ['snyk/actions/*']),
  ...running('snyk container {command|test} {args}', ['snyk/actions/docker']),
  ...running('snyk iac {command|test} {args}', ['snyk/actions/iac']),
  ...each([], ['snyk/actions/setup']),
  ...each(
    ['dependency_scan'],
    words(`google/osv-scanner-action/osv-scanner-action google/osv-scanner-action rustsec/audit-check
    actions-rust-lang/audit`),
  ),
  {
    uses: 'golang/govulncheck-action',
    effects: [
      {
        does: ['dependency_scan'],
        fails: {
          inputs: [
            ['output-format', 'text', 'yes'],
            ['output-format', '*', 'no'],
          ],
          usually: 'yes',
        },
      },
    ],
  },
  {
    uses: 'pypa/gh-action-pip-audit',
    effects: [
      {
        does: ['dependency_scan'],
        fails: { inputs: [['internal-be-careful-allow-failure', '*', 'unknown']], usually: 'yes' },
      },
    ],
  },
  ...['osv-scanner-reusable', 'osv-scanner-reusable-pr'].map((name) => ({
    uses: `google/osv-scanner-action/.github/workflows/${name}.yml`,
    effects: [{ does: ['dependency_scan'], fails: unlessInput('fail-on-vuln', 'false') }] as const,
  })),
  ...running('cargo deny {command|check}', ['embarkstudios/cargo-deny-action']),
  ...running('dependency-check {args}', ['dependency-check/dependency-check_action']),
  ...running('sonar-scanner {args}', words('sonarsource/sonarcloud-github-action sonarsource/sonarqube-scan-action')),
  ...each(['code_scan'], ['sonarsource/sonarqube-quality-gate-action']),
  ...running('gosec {args}', ['securego/gosec']),
  ...each(['code_scan'], words('returntocorp/semgrep-action semgrep/semgrep-action')),
  ...each(
    ['code_scan'],
    words('pycqa/bandit-action checkmarx/ast-github-action veracode/veracode-pipeline-scan-action'),
    'unknown',
  ),
  {
    uses: 'azure/policy-compliance-scan',
    effects: [{ does: ['policy_check'], fails: { inputs: [['wait', 'false', 'no']], usually: 'yes' } }],
  },
  ...each(['code_scan'], ['microsoft/devskim-action'], 'no'),
  ...each(['code_scan', 'infrastructure_scan'], ['microsoft/security-devops-action'], 'unknown'),
  ...each(['secret_scan'], words('gitleaks/gitleaks-action trufflesecurity/trufflehog')),
  ...words('gitguardian/ggshield-action gitguardian/ggshield/actions/secret').map(
    (uses): Action => ({
      uses,
      effects: [{ does: ['secret_scan'], fails: { inputs: [['args', '*exit-zero*', 'no']], usually: 'yes' } }],
    }),
  ),
  // Unless told otherwise it uploads, and the forge decides.
  ...['zizmorcore/zizmor-action', 'woodruffw/zizmor-action'].map((uses) => ({
    uses,
    effects: [
      { does: ['workflow_scan'], fails: { inputs: [['advanced-security', 'false', 'yes']], usually: 'unknown' } },
    ] as const,
  })),
  ...each(['workflow_scan'], words('ossf/scorecard-action boostsecurityio/poutine-action'), 'no'),
  {
    uses: 'zgosalvez/github-actions-ensure-sha-pinned-actions',
    effects: [{ does: ['workflow_scan'], fails: unlessInput('dry_run') }],
  },
  ...each(
    ['licence_check'],
    words('fsfe/reuse-action apache/skywalking-eyes apache/skywalking-eyes/header apache/skywalking-eyes/dependency'),
  ),
  {
    uses: 'fossas/fossa-action',
    effects: [{ does: ['dependency_scan', 'licence_check'], fails: withInput('run-tests') }],
  },
  ...reviewing('infrastructure_scan', words('action-tfsec action-trivy action-checkov')),
  ...reviewing('code_scan', words('action-brakeman action-gosec action-bandit')),
  ...reviewing('secret_scan', words('action-detect-secrets action-gitleaks')),
  ...each([], words('reviewdog/action-setup reviewdog/action-suggester')),
  ...reviewing('lint', ['*']),
];
