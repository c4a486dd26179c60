import { phrases, words } from '../word-lists.ts';
import { always, type Program, type Programs } from './program.ts';

/** One that changes files unless told only to look, and fails only then. */
const formatter = (...looks: readonly string[]): Program => ({
  does: { lint: ['*'] },
  fails: [{ flags: looks.map((flag) => [flag, 'yes'] as const), usually: 'no' }],
});
/** One that fails unless told not to. */
const linter = (...lets: readonly string[]): Program => ({
  does: { lint: ['*'] },
  fails: [{ flags: lets.map((flag) => [flag, 'no'] as const), usually: 'yes' }],
});
/** One whose sub-commands lint. */
const linting = (...entries: readonly string[]): Program => ({ does: { lint: entries }, idle: 'rest' });

/** Linters and formatters: they look at form, and are no policy checks. */
export const linters: Programs = {
  ruff: {
    does: { lint: phrases('*, check, format') },
    // Its rules `S` are those of a scanner.
    hints: { code_scan: phrases('*, check') },
    idle: words('version clean rule'),
    fails: [
      {
        on: ['format'],
        flags: [
          ['--check', 'yes'],
          ['--diff', 'yes'],
        ],
        usually: 'no',
      },
      {
        flags: [
          ['--exit-zero', 'no'],
          ['-e', 'no'],
        ],
        usually: 'yes',
      },
    ],
  },
  black: formatter('--check'),
  isort: formatter('--check-only', '--check', '-c'),
  yapf: formatter('--diff', '-d'),
  prettier: formatter('--check', '-c', '--list-different', '-l'),
  rustfmt: formatter('--check'),
  shfmt: {
    does: { lint: ['*'] },
    fails: [
      {
        flags: [
          ['-d', 'yes'],
          ['-l', 'unknown'],
        ],
        usually: 'no',
      },
    ],
  },
  'clang-format': formatter('-Werror'),
  addlicense: formatter('-check'),
  'google-java-format': formatter('--set-exit-if-changed'),
  goimports: { does: { lint: ['*'] }, fails: [{ usually: 'no' }] },
  gofumpt: { does: { lint: ['*'] }, fails: [{ usually: 'no' }] },
  biome: {
    does: { lint: words('check ci lint format') },
    idle: words('init version migrate'),
    fails: [{ on: ['format'], flags: [['--write', 'no']], usually: 'yes' }],
  },
  dprint: linting('check'),
  flake8: linter('--exit-zero'),
  pylint: linter('--exit-zero'),
  hadolint: linter('--no-fail'),
  tflint: { ...linter('--force'), silent: words('--init --langserver') },
  rubocop: linter('--fail-level=fatal'),
  'golangci-lint': {
    does: { lint: phrases('*, run, fmt') },
    // A file of its own chooses its linters; `gosec` may be among them.
    hints: { code_scan: phrases('*, run') },
    idle: words('version cache config linters custom migrate'),
    fails: [{ status: ['--issues-exit-code'], usually: 'yes' }],
  },
  shellcheck: { does: { lint: ['*'] } },
  spectral: linting('lint'),
  buf: {
    does: { lint: words('lint breaking'), build: ['build'], publish: ['push'] },
    idle: words('generate dep mod registry config format'),
  },
  sqlfluff: linting('lint'),
  mypy: { does: { lint: ['*'] } },
  'ansible-lint': { does: { lint: ['*'] } },
  'terraform-docs': { does: { lint: ['--output-check'] }, idle: 'rest' },
  terrafmt: {
    does: { lint: ['diff'] },
    idle: 'rest',
    fails: [
      {
        flags: [
          ['--check', 'yes'],
          ['-c', 'yes'],
        ],
        usually: 'no',
      },
    ],
  },
  bicep: { does: { build: ['build'], lint: ['lint'] }, idle: 'rest' },
  istioctl: { does: { lint: words('analyze validate'), apply: ['install'] }, idle: 'rest' },
  pluto: linting('detect', 'detect-files', 'detect-helm'),
  'cfn-lint': { does: { lint: ['*'] }, fails: [{ flags: [['--non-zero-exit-code=none', 'no']], usually: 'yes' }] },
  cyclonedx: linting('validate'),
  ...always(
    'lint',
    words(`actionlint checkmake clang-tidy cppcheck cpplint codespell commitlint cspell cz detekt djlint dockerfilelint
    dotenv-linter ec editorconfig-checker erb_lint eslint gitlint gocritic gocyclo golint haml-lint hlint htmlhint
    jscpd jshint jsonlint knip ktlint kubeconform kubeval kubent ls-lint lychee markdown-link-check markdownlint
    markdownlint-cli2 mado mdl nilaway oxlint phpcs phpmd phpstan psalm pycodestyle pydocstyle pyflakes pyright pyre pytype
    proselint puppet-lint qodana remark revive selene slim-lint standard standardrb staticcheck stylelint swiftlint
    taplo tombi ty typos vale vulture xo yamale yaml-lint yamllint check-jsonschema ajv`),
  ),
};
