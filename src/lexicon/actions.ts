/** An action that tests, builds or plans; with `input`, only where that input's first word is one of `values`. */
export interface CheckingAction {
  readonly uses: string;
  readonly input?: string;
  readonly values?: readonly string[];
}

/** Actions by `owner/name[/path]`, without version. */
export const checkingActions: readonly CheckingAction[] = [
  { uses: 'docker/build-push-action' },
  { uses: 'docker/bake-action' },
  { uses: 'redhat-actions/buildah-build' },
  { uses: 'goreleaser/goreleaser-action', input: 'args', values: ['build', 'release'] },
  { uses: 'cypress-io/github-action' },
  { uses: 'actions-rs/cargo', input: 'command', values: ['build', 'check', 'test'] },
  { uses: 'dflook/terraform-plan' },
  { uses: 'dflook/terraform-check' },
  { uses: 'dflook/terraform-test' },
  { uses: 'dflook/tofu-plan' },
  { uses: 'dflook/tofu-check' },
  { uses: 'dflook/tofu-test' },
  { uses: 'pulumi/actions', input: 'command', values: ['preview'] },
  { uses: 'hashicorp/packer-github-actions', input: 'command', values: ['build'] },
];

/** Actions that neither test, build nor plan. Those of the owner `actions` do not, but for the ones named here. */
export const neutralActionOwners: readonly string[] = ['actions'];
export const unlistedActions: ReadonlySet<string> = new Set(['actions/jekyll-build-pages']);

/** First letters of the names of actions that install a tool: installing is not testing. */
export const installerPrefixes: readonly string[] = ['setup-', 'install-', 'login-'];

export const neutralActions: ReadonlySet<string> = new Set(
  [
    'amannn/action-semantic-pull-request',
    'anchore/sbom-action',
    'anchore/scan-action',
    'aquasecurity/tfsec-action',
    'aquasecurity/trivy-action',
    'aws-actions/amazon-ecr-login',
    'aws-actions/configure-aws-credentials',
    'azure/docker-login',
    'azure/k8s-set-context',
    'azure/login',
    'bridgecrewio/checkov-action',
    'codecov/codecov-action',
    'coverallsapp/github-action',
    'crate-ci/typos',
    'dependabot/fetch-metadata',
    'docker/login-action',
    'docker/metadata-action',
    'docker/setup-buildx-action',
    'docker/setup-qemu-action',
    'dorny/paths-filter',
    'dtolnay/rust-toolchain',
    'editorconfig-checker/action-editorconfig-checker',
    'EnricoMi/publish-unit-test-result-action',
    'github/codeql-action/analyze',
    'github/codeql-action/autobuild',
    'github/codeql-action/init',
    'github/codeql-action/upload-sarif',
    'github/super-linter',
    'gitleaks/gitleaks-action',
    'golangci/golangci-lint-action',
    'google-github-actions/auth',
    'google-github-actions/get-gke-credentials',
    'google/osv-scanner-action',
    'gradle/wrapper-validation-action',
    'hadolint/hadolint-action',
    'ibiqlik/action-yamllint',
    'JamesIves/github-pages-deploy-action',
    'lycheeverse/lychee-action',
    'marocchino/sticky-pull-request-comment',
    'mikepenz/release-changelog-builder-action',
    'ossf/scorecard-action',
    'peaceiris/actions-gh-pages',
    'peter-evans/create-issue-from-file',
    'peter-evans/create-or-update-comment',
    'peter-evans/create-pull-request',
    'pypa/gh-action-pypi-publish',
    'release-drafter/release-drafter',
    'rhysd/actionlint',
    'rtCamp/action-slack-notify',
    'sigstore/cosign-installer',
    'slackapi/slack-github-action',
    'slsa-framework/slsa-verifier',
    'softprops/action-gh-release',
    'stefanzweifel/git-auto-commit-action',
    'step-security/harden-runner',
    'streetsidesoftware/cspell-action',
    'super-linter/super-linter',
    'Swatinem/rust-cache',
    'terraform-linters/setup-tflint',
    'tj-actions/changed-files',
    'tim-actions/commit-message-checker-with-regex',
    'trufflesecurity/trufflehog',
    'webfactory/ssh-agent',
    'wagoid/commitlint-github-action',
  ].map((name) => name.toLowerCase()),
);

/** GitLab's own templates whose jobs scan and neither test, build nor plan: first letters of their names. */
export const neutralTemplates: readonly string[] = [
  'Security/',
  'Jobs/SAST',
  'Jobs/Secret-Detection',
  'Jobs/Dependency-Scanning',
  'Jobs/Container-Scanning',
  'Jobs/License-Scanning',
  'Jobs/Code-Quality',
];
