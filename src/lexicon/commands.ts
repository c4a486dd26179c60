import { phrases, words } from './word-lists.ts';

/** What the sub-commands of a program mean; one that is in no list is not understood. */
export interface Program {
  /**
   * Sub-commands that test, build or plan. An entry that begins with `-` is sought among all words, any other among
   * those that are no flags: at their beginning, or anywhere for programs that take goals in any order.
   */
  readonly checks: readonly string[];
  /** Sub-commands that do neither; `rest` when all others do not. */
  readonly neutral: readonly string[] | 'rest';
  readonly order?: 'any';
}

const terraform: Program = { checks: ['plan', 'test'], neutral: 'rest' };
const containers: Program = {
  checks: phrases('build, buildx build, buildx bake, image build, builder build, compose build'),
  neutral: words(
    'login logout push pull tag info version images ps inspect network volume save load manifest rm rmi system context stop kill logs cp import export',
  ),
};
const maven: Program = {
  checks: words('test verify package install integration-test compile test-compile'),
  neutral: words('validate clean'),
  order: 'any',
};
const gradle: Program = {
  checks: words('test build check assemble jar war bootJar bootBuildImage integrationTest classes compileJava'),
  neutral: words('clean wrapper tasks'),
  order: 'any',
};
const python: Program = {
  checks: phrases(
    '-m pytest, -m unittest, -m build, -m nose2, setup.py test, setup.py build, setup.py sdist, setup.py bdist_wheel, manage.py test',
  ),
  neutral: phrases(
    '-m pip, -m venv, -m ensurepip, -m flake8, -m pylint, -m black, -m isort, -m ruff, -m mypy, -m bandit, -m compileall',
  ),
};
const nodePackages = 'ci install i add audit publish version config login logout whoami cache pkg view info ls list';

/**
 * Programs whose sub-command decides. Looking at types alone is no more than a linter does, and what publishes or deploys
 * is no check, whether or not it builds on its way: such sub-commands are in no list.
 */
export const programs: Readonly<Record<string, Program>> = {
  // Languages and their build tools
  go: { checks: words('test build'), neutral: words('vet fmt mod get env version install generate list clean work') },
  cargo: {
    checks: phrases('test, t, build, b, nextest run, llvm-cov, bench'),
    neutral: words('fmt clippy install publish audit deny login fetch update doc clean metadata'),
  },
  mvn: maven,
  mvnw: maven,
  gradle,
  gradlew: gradle,
  sbt: { checks: words('test compile package assembly'), neutral: words('clean update'), order: 'any' },
  dotnet: { checks: words('test build publish pack'), neutral: words('restore tool nuget format new clean add sln') },
  python,
  python3: python,
  poetry: { checks: ['build'], neutral: words('install check lock publish config env self version add update') },
  uv: { checks: ['build'], neutral: phrases('sync, pip, venv, lock, tool install, python, publish, add, cache') },
  hatch: { checks: words('build test'), neutral: words('version publish fmt') },
  pdm: { checks: ['build'], neutral: words('install sync lock publish') },
  flit: { checks: ['build'], neutral: words('install publish') },
  node: { checks: ['--test'], neutral: [] },
  npm: { checks: [], neutral: words(`${nodePackages} dedupe outdated set get uninstall prune link update`) },
  pnpm: { checks: [], neutral: words(`${nodePackages} fetch store setup env prune rebuild`) },
  yarn: { checks: [], neutral: words(`${nodePackages} set cache global`) },
  bun: { checks: words('test build'), neutral: words('install i add') },
  deno: { checks: words('test compile bundle'), neutral: words('fmt lint install cache') },
  ng: { checks: words('test build e2e'), neutral: words('lint version') },
  next: { checks: ['build'], neutral: ['lint'] },
  vite: { checks: ['build'], neutral: [] },
  cypress: { checks: ['run'], neutral: words('install verify info') },
  playwright: { checks: ['test'], neutral: words('install install-deps') },
  swift: { checks: words('build test'), neutral: words('package format') },
  mix: { checks: words('test compile'), neutral: words('deps.get format local.hex local.rebar credo') },
  stack: { checks: words('build test'), neutral: ['setup'] },
  cabal: { checks: words('build test'), neutral: words('update configure') },
  dune: { checks: words('build test runtest'), neutral: ['fmt'] },
  rebar3: { checks: words('ct eunit compile'), neutral: words('fmt deps') },
  lein: { checks: words('test compile uberjar jar'), neutral: ['deps'] },
  zig: { checks: words('build test'), neutral: ['fmt'] },
  flutter: { checks: words('test build'), neutral: words('pub analyze doctor precache config') },
  dart: { checks: words('test compile'), neutral: words('pub format analyze') },
  cmake: { checks: ['--build'], neutral: 'rest' },
  meson: { checks: words('test compile'), neutral: ['setup'] },
  bazel: { checks: words('build test coverage'), neutral: words('version info clean') },
  bazelisk: { checks: words('build test coverage'), neutral: words('version info clean') },
  'wasm-pack': { checks: words('build test'), neutral: ['publish'] },
  nix: { checks: phrases('build, flake check'), neutral: ['fmt'] },
  composer: { checks: [], neutral: words('install update require validate audit config self-update dump-autoload') },
  bundle: { checks: [], neutral: words('install config check update audit lock') },
  // Images and releases
  docker: containers,
  podman: containers,
  'docker-compose': { checks: ['build'], neutral: words('pull push version') },
  buildah: { checks: words('bud build build-using-dockerfile'), neutral: 'rest' },
  packer: { checks: ['build'], neutral: 'rest' },
  goreleaser: { checks: words('build --snapshot'), neutral: words('check healthcheck') },
  ko: { checks: ['build'], neutral: ['login'] },
  pack: { checks: ['build'], neutral: 'rest' },
  skaffold: { checks: words('build test'), neutral: words('config version') },
  // Infrastructure and policies
  terraform,
  tofu: terraform,
  terragrunt: {
    checks: words('plan test'),
    neutral: words('init apply validate hclfmt run-all run output destroy hcl fmt'),
    order: 'any',
  },
  pulumi: { checks: ['preview'], neutral: 'rest' },
  cdk: { checks: words('synth diff'), neutral: words('deploy bootstrap destroy ls list') },
  cdktf: { checks: words('synth diff'), neutral: words('deploy destroy get') },
  sam: { checks: ['build'], neutral: 'rest' },
  serverless: { checks: ['package'], neutral: 'rest' },
  aws: { checks: ['cloudformation create-change-set'], neutral: 'rest' },
  az: {
    checks: phrases(
      'deployment group what-if, deployment sub what-if, deployment mg what-if, deployment tenant what-if, acr build, bicep build',
    ),
    neutral: 'rest',
  },
  gcloud: { checks: ['builds submit'], neutral: 'rest' },
  kubectl: { checks: ['diff'], neutral: 'rest' },
  oc: { checks: ['diff'], neutral: 'rest' },
  kustomize: { checks: ['build'], neutral: 'rest' },
  helm: {
    checks: ['unittest'],
    neutral: words(
      'lint upgrade install repo dependency dep push registry pull plugin version uninstall rollback list',
    ),
  },
  helmfile: { checks: ['diff'], neutral: words('lint apply sync deps repos destroy') },
  flux: { checks: ['diff'], neutral: 'rest' },
  argocd: { checks: ['app diff'], neutral: 'rest' },
  ct: { checks: words('install lint-and-install'), neutral: words('lint list-changed') },
  opa: { checks: ['test'], neutral: words('check fmt eval exec version') },
  regal: { checks: ['test'], neutral: words('lint fix version') },
  conftest: { checks: ['verify'], neutral: words('test fmt pull push') },
  kyverno: { checks: ['test'], neutral: words('apply version') },
  gator: { checks: ['verify'], neutral: ['test'] },
  chainsaw: { checks: ['test'], neutral: ['lint'] },
  molecule: { checks: words('test converge verify'), neutral: ['lint'] },
  'ansible-playbook': {
    checks: words('--check -C'),
    neutral: words('--syntax-check --list-tasks --list-hosts --list-tags'),
  },
  inspec: { checks: ['exec'], neutral: words('check version') },
  k6: { checks: ['run'], neutral: [] },
  newman: { checks: ['run'], neutral: [] },
};

/** Programs that test or build whatever their arguments. */
export const checkingPrograms: ReadonlySet<string> = new Set(
  words(`pytest py.test nosetests nose2 gotestsum ginkgo jest vitest mocha ava karma tap rspec cucumber phpunit pest behat
    bats shellspec kuttl ctest ninja msbuild xcodebuild vstest.console nix-build tsc webpack rollup esbuild tsup
    gcc g++ clang clang++ javac rustc executor`),
);

/** Programs that neither test, build nor plan: the shell's own, file tools, installers, linters, formatters, scanners. */
export const neutralPrograms: ReadonlySet<string> = new Set(
  words(`: [ [[ alias break cd continue declare echo exec exit export false hash let local popd printf pushd pwd read
    readonly return set shift shopt sleep test trap true type typeset ulimit umask unalias unset wait
    awk base64 basename bc bzip2 cat chgrp chmod chown cmp column comm cp cut date dd df diff dirname dos2unix du
    envsubst expr file find fold free grep egrep fgrep groups gunzip gzip head hostname id install jq yq join kill
    killall ln ls lsof md5sum mkdir mktemp mount mv nc nproc numfmt od openssl paste patch ping ps readlink realpath rename rm
    rmdir rsync scp sed seq sftp sha1sum sha256sum sha512sum shasum shuf sort split ssh-add ssh-agent ssh-keygen
    ssh-keyscan stat strip sudo sync tac tail tar tee timedatectl touch tr tree truncate tzselect uname uniq unxz unzip
    update-alternatives update-ca-certificates useradd usermod wc which who whoami xz zip zstd
    add-apt-repository apk apt apt-get apt-key brew choco dnf dpkg easy_install gem luarocks microdnf pacman pip pip3 pipx
    pipenv rustup snap winget yum zypper asdf corepack fnm mise nvm pyenv rbenv sdk volta tfenv tfswitch
    curl wget git git-lfs gh glab hub svn jf gpg gpg2 netcat
    aws-vault aliyun doctl eksctl fly flyctl heroku netlify vercel vault wrangler firebase gsutil ibmcloud oci op cf
    cosign notation syft crane skopeo oras regctl cyclonedx slsa-verifier twine codecov codecovcli coveralls
    actionlint ansible-lint bandit black buf cfn-lint cfn_nag checkov codespell commitlint cspell cz detect-secrets dive
    dockle editorconfig-checker eslint flake8 gitleaks gofmt gofumpt goimports golangci-lint gosec govulncheck grype
    hadolint isort kics kube-linter kube-score kubeconform kubesec kubeval license-checker licensed lychee
    markdown-link-check markdownlint markdownlint-cli2 mdl mypy osv-scanner pip-audit polaris prettier pycodestyle
    pydocstyle pylint pyright reuse revive rubocop ruff safety semgrep shellcheck shfmt snyk spectral sqlfluff
    staticcheck standard stylelint terrascan tflint tfsec tfupdate trivy trufflehog vale xo yamale yamllint zizmor`),
);

/** Programs that run another one: the words before it, and how many arguments of its own stand between. */
export const wrappers: readonly { readonly words: readonly string[]; readonly skips?: number }[] = [
  ...words('sudo doas env time nice nohup exec command xvfb-run stdbuf xargs npx bunx uvx nyc c8 winpty').map(
    (word) => ({
      words: [word],
    }),
  ),
  { words: ['timeout'], skips: 1 },
  { words: ['aws-vault', 'exec'], skips: 1 },
  { words: ['chamber', 'exec'], skips: 1 },
  { words: ['direnv', 'exec'], skips: 1 },
  ...phrases(
    'poetry run, uv run, pipenv run, pdm run, pipx run, rye run, bundle exec, npm exec, pnpm exec, pnpm dlx, yarn exec, yarn dlx, coverage run -m, doppler run, op run, mise exec, composer exec, dotenv run, sops exec-env',
  ).map((phrase) => ({ words: phrase.split(' ') })),
];

/** Folders whose programs are the known ones of that name, such as `node_modules/.bin/jest`. */
export const programFolders: readonly string[] = words(
  'node_modules/.bin vendor/bin .venv/bin venv/bin /usr/bin /usr/local/bin /bin /kaniko',
);
