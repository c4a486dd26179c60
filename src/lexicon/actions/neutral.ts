import { words } from '../word-lists.ts';
import { type Action, each } from './action.ts';

/** Actions that do nothing that counts: they fetch, cache, log in, report or set up. */
export const neutral: readonly Action[] = each(
  [],
  words(`actions/* 1password/load-secrets-action abatilo/actions-poetry eps1lon/actions-label-merge-conflict hmarr/debug-action
    homebrew/actions/setup-homebrew jdx/mise-action kyverno/action-install-chainsaw redhat-actions/oc-login renovatebot/github-action
    aws-actions/amazon-ecr-login aws-actions/amazon-ecs-render-task-definition
    aws-actions/configure-aws-credentials aws-actions/aws-secretsmanager-get-secrets azure/docker-login azure/get-keyvault-secrets
    azure/k8s-create-secret azure/k8s-set-context azure/aks-set-context azure/login azure/use-kubelogin
    codecov/codecov-action coverallsapp/github-action crazy-max/ghaction-import-gpg crazy-max/ghaction-setup-docker
    dependabot/fetch-metadata docker/login-action docker/metadata-action dorny/paths-filter dorny/test-reporter
    dtolnay/rust-toolchain enricomi/publish-unit-test-result-action fluxcd/flux2/action
    github/codeql-action/autobuild github/codeql-action/init github/codeql-action/resolve-environment
    google-github-actions/auth google-github-actions/get-gke-credentials google-github-actions/get-secretmanager-secrets
    google-github-actions/setup-gcloud gradle/actions/setup-gradle gradle/actions/wrapper-validation gradle/actions/dependency-submission
    hashicorp/tfc-workflows-github/actions/upload-configuration hashicorp/tfc-workflows-github/actions/plan-output hashicorp/vault-action
    helm/chart-testing-action helm/kind-action kyverno/action-install-cli lewagon/wait-on-check-action
    madrapps/jacoco-report mikepenz/action-junit-report mikepenz/release-changelog-builder-action
    peter-evans/create-pull-request peter-evans/find-comment pnpm/action-setup
    release-drafter/release-drafter sigstore/cosign-installer stefanzweifel/git-auto-commit-action step-security/harden-runner
    superfly/flyctl-actions/setup-flyctl swatinem/rust-cache tailscale/github-action tibdex/github-app-token
    tj-actions/changed-files webfactory/ssh-agent bufbuild/buf-setup-action dflook/terraform-output dflook/tofu-output
    dflook/terraform-version dflook/terraform-new-workspace dflook/tofu-new-workspace dflook/terraform-remote-state infracost/actions/setup infracost/actions/comment
    anothrnick/github-tag-action mathieudutour/github-tag-action terraform-docs/gh-actions`),
);
