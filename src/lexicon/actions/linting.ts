import { words } from '../word-lists.ts';
import { type Action, each } from './action.ts';

/** Actions that lint: no policy checks, and nothing that tests or builds. */
export const linting: readonly Action[] = [
  ...each(
    ['lint'],
    words(`golangci/golangci-lint-action super-linter/super-linter super-linter/super-linter/slim github/super-linter
    github/super-linter/slim amannn/action-semantic-pull-request ansible/ansible-lint bewuethr/shellcheck-action
    bufbuild/buf-lint-action bufbuild/buf-breaking-action codespell-project/actions-codespell crate-ci/typos
    davidanson/markdownlint-cli2-action editorconfig-checker/action-editorconfig-checker
    gaurav-nelson/github-action-markdown-link-check gradle/wrapper-validation-action ibiqlik/action-yamllint
    karancode/yamllint-github-action ludeeus/action-shellcheck nosborn/github-action-markdown-cli psf/black
    raven-actions/actionlint rhysd/actionlint scottbrenner/cfn-lint-action streetsidesoftware/cspell-action
    tcort/github-action-markdown-link-check tim-actions/commit-message-checker-with-regex
    wagoid/commitlint-github-action chartboost/ruff-action astral-sh/ruff-action errata-ai/vale-action
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
  // Which of its scanners are on is in a file of its own.
  ...each(['lint'], words('oxsecurity/megalinter oxsecurity/megalinter/*'), 'unknown'),
];
