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
