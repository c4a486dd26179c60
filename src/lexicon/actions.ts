/** An action that tests, builds or plans, or hands its inputs on to a program that may. */
export interface CheckingAction {
  readonly uses: string;
  /** Its inputs of these names are the arguments of this program, and the first of them says what it does. */
  readonly runs?: { readonly program: string; readonly inputs: readonly [string, ...string[]] };
  /** With this input `false` it runs nothing but what `other` says. */
  readonly unless?: { readonly input: string; readonly other: string };
}

/** Actions by `owner/name[/path]`, without version. */
export const checkingActions: readonly CheckingAction[] = [
  { uses: 'docker/build-push-action' },
  { uses: 'docker/bake-action' },
  { uses: 'redhat-actions/buildah-build' },
  { uses: 'goreleaser/goreleaser-action', runs: { program: 'goreleaser', inputs: ['args'] } },
  { uses: 'cypress-io/github-action', unless: { input: 'runTests', other: 'build' } },
  { uses: 'actions-rs/cargo', runs: { program: 'cargo', inputs: ['command', 'args'] } },
  { uses: 'dflook/terraform-plan' },
  { uses: 'dflook/terraform-check' },
  { uses: 'dflook/terraform-test' },
  { uses: 'dflook/tofu-plan' },
  { uses: 'dflook/tofu-check' },
  { uses: 'dflook/tofu-test' },
  { uses: 'pulumi/actions', runs: { program: 'pulumi', inputs: ['command'] } },
  { uses: 'hashicorp/packer-github-actions', runs: { program: 'packer', inputs: ['command', 'arguments'] } },
];

/** Actions that neither test, build nor plan. Those of the owner `actions` do not, but for the ones named here. */
export const neutralActionOwners: readonly string[] = ['actions'];
export const unlistedActions: ReadonlySet<string> = new Set(['actions/jekyll-build-pages']);

/** Names of actions that install a tool, whoever keeps them: installing is not testing, and `setup-and-test` is not here. */
export const installers: ReadonlySet<string> = new Set(
  `android aws-cli aws-sam azd bats bazel beam bicep buf buildx-action bun chrome chromedriver clojure cmake conda
  conftest cosign crane crystal cue dart deno dhall docker dotnet elixir erlang ffmpeg firefox flutter flux fvm gcloud
  gh gh-cli ghc git git-lfs gleam go golang golangci-lint graphviz haskell haxe helm helmfile infracost istioctl java
  jdk jq julia just k3d k6 kind ko kubectl kubelogin kustomize lein lua maven micromamba miniconda minikube mise
  msbuild msys2 nasm nim ninja nix node node-pnpm nuget ocaml oc ocm opa openjdk opentofu oras packer pandoc pants pdm
  perl php pixi pnpm poetry protoc pulumi python qemu-action r racket regal rtools ruby rust rust-toolchain rye sbt
  scala scoop skaffold sops ssh ssh-agent steampipe stack swift syft task terraform terraform-docs terragrunt tflint
  tfsec tofu trivy uv v vault wasm-tools wasmtime xcode yarn yq zig`
    .split(/\s+/)
    .flatMap((tool) => [`setup-${tool}`, `install-${tool}`, `setup-${tool}-action`]),
);
/** Owners whose actions with such first letters install a tool or log in. */
export const installerOwners: readonly string[] = [
  'aquasecurity',
  'astral-sh',
  'aws-actions',
  'azure',
  'docker',
  'erlef',
  'fluxcd',
  'google-github-actions',
  'hashicorp',
  'open-policy-agent',
  'opentofu',
  'redhat-actions',
  'terraform-linters',
];
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
