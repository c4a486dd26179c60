import type { Tri } from '../../core/facts/base.ts';
import { words } from '../word-lists.ts';
import { type Action, each } from './action.ts';

const perhapsScanning = (uses: readonly string[], usually: Tri): readonly Action[] =>
  uses.map((name) => ({
    uses: name,
    effects: [
      { does: ['lint'], fails: { usually } },
      { does: ['code_scan'], confidence: 'name', fails: { usually } },
    ],
  }));

/** Actions that lint: no policy checks, and nothing that tests or builds. */
export const linting: readonly Action[] = [
  ...each(
    ['lint'],
    words(`amannn/action-semantic-pull-request ansible/ansible-lint bewuethr/shellcheck-action
    bufbuild/buf-lint-action bufbuild/buf-breaking-action codespell-project/actions-codespell crate-ci/typos
    davidanson/markdownlint-cli2-action editorconfig-checker/action-editorconfig-checker
    gaurav-nelson/github-action-markdown-link-check gradle/wrapper-validation-action ibiqlik/action-yamllint
    karancode/yamllint-github-action ludeeus/action-shellcheck nosborn/github-action-markdown-cli psf/black
    raven-actions/actionlint rhysd/actionlint scottbrenner/cfn-lint-action streetsidesoftware/cspell-action
    tcort/github-action-markdown-link-check tim-actions/commit-message-checker-with-regex
    wagoid/commitlint-github-action errata-ai/vale-action
    instrumenta/kubeval-action`),
  ),
  {
    uses: 'hadolint/hadolint-action',
    effects: [{ does: ['lint'], fails: { inputs: [['no-fail', 'true', 'no']], usually: 'yes' } }],
  },
  {
    uses: 'lycheeverse/lychee-action',
    effects: [{ does: ['lint'], fails: { inputs: [['fail', 'false', 'no']], usually: 'yes' } }],
  },
  // Which linters are on is in a file of theirs, and scanners may be among them.
  ...perhapsScanning(
    words(`golangci/golangci-lint-action super-linter/super-linter super-linter/super-linter/slim github/super-linter
    github/super-linter/slim chartboost/ruff-action astral-sh/ruff-action`),
    'yes',
  ),
  ...perhapsScanning(words('oxsecurity/megalinter oxsecurity/megalinter/*'), 'unknown'),
];
