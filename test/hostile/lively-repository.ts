/** Something for every parser to read: files as people write them, and as they call each other. */
export const livelyFiles: Readonly<Record<string, string>> = {
  '.github/workflows/ci.yml': `name: CI
on:
  push: &filter
    branches: [main, "release/**"]
  pull_request: *filter
  workflow_dispatch: {inputs: {env: {type: choice, options: [dev, prod]}}}
permissions: {id-token: write}
jobs:
  check:
    strategy: {matrix: {dir: [a, b], include: [{dir: c, x: true}]}}
    container: {image: "golang:1.22.1"}
    steps:
      - uses: actions/checkout@v4
      - uses: ./actions/setup
        with: {version: "1"}
      - name: Check
        working-directory: .
        run: |
          set -euo pipefail
          if [ -f x ]; then make lint; fi || true
          ./scripts/check.sh "$GITHUB_SHA" | tee out
          npm ci && npm test
          task verify; just plan
          cat <<END > x
          text
          END
  deploy:
    needs: [check]
    if: github.ref == 'refs/heads/main' && !contains(github.event.head_commit.message, 'skip')
    environment: {name: prod}
    uses: ./.github/workflows/deploy.yml
    with: {env: prod}
`,
  '.github/workflows/deploy.yml': `on:
  workflow_call: {inputs: {env: {type: string, default: dev}}}
jobs:
  apply:
    environment: \${{ inputs.env }}
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
      - run: terraform apply -auto-approve
        continue-on-error: \${{ inputs.env == 'dev' }}
`,
  '.gitlab-ci.yml': `include:
  - local: ci/base.yml
  - {project: acme/ci, ref: v1.2.3, file: [/a.yml]}
  - template: Security/SAST.gitlab-ci.yml
stages: [test, deploy]
variables: {ENV: {value: dev, description: where}}
test:
  extends: .base
  stage: test
  rules:
    - if: $CI_COMMIT_BRANCH =~ /^main$/i && $X != null
      changes: [a]
    - {if: '$CI_PIPELINE_SOURCE == "merge_request_event"', when: on_success}
  script:
    - !reference [.base, before_script]
    - "for x in $(ls); do make $x; done"
deploy:
  needs: [test]
  environment: {name: prod/$ENV}
  when: manual
  script: [helm upgrade --install a b]
`,
  'ci/base.yml':
    'spec: {inputs: {job: {default: x}}}\n---\n.base: &base\n  image: alpine:3\n  before_script: [make setup]\n"$[[ inputs.job ]]":\n  <<: *base\n  script: [conftest test .]\n',
  'actions/setup/action.yml':
    'name: Set up\ninputs: {version: {default: "2"}}\nruns:\n  using: composite\n  steps:\n    - {shell: bash, run: "./scripts/check.sh"}\n    - if: inputs.version == 1\n      uses: aquasecurity/trivy-action@v1\n',
  'scripts/check.sh':
    '#!/usr/bin/env bash\nset -e\n. "$(dirname "$0")/lib.sh"\nrun() {\n  "$@" || return 1\n}\ntrap \'rm -f x\' EXIT\ncase "$1" in\n  a*) run go vet ./... ;;\n  *) opa test policy ;;\nesac\ncat <<-EOF\n\tx $(date)\nEOF\n(cd a && tflint) &\nwait $!\n',
  'scripts/lib.sh': 'set -o pipefail\nlog() { echo "$@" >&2; }\n',
  Makefile:
    'include rules.mk\nDIRS := a b\nlint: $(DIRS)\n\t@golangci-lint run\n\t-shellcheck scripts/*.sh\n$(DIRS):\n\t$(MAKE) -C $@ lint\nifdef CI\nall: lint\nendif\ndefine x\ny\nendef\nall:: ; go build ./...\n.PHONY: lint\n',
  'rules.mk': 'setup: ; pip install -r x\n%.o: %.c\n\tcc \\\n\t  -c $<\n',
  'package.json':
    '{\n  "name": "shop",\n  "workspaces": ["packages/*"],\n  "scripts": {\n    "pretest": "eslint .",\n    "test": "vitest run && npm run scan",\n    "scan": "semgrep ci"\n  }\n}\n',
  'packages/a/package.json': '{"name": "a", "scripts": {"test": "jest"}}\n',
  'Taskfile.yml':
    'version: "3"\nincludes: {sub: ./sub}\nvars: {X: {sh: date}}\ntasks:\n  default: [{task: verify}]\n  verify:\n    deps: [sub:lint]\n    cmds:\n      - kube-linter lint .\n      - {cmd: kubeconform x, ignore_error: true}\n      - for: [a, b]\n        cmd: trivy config {{.ITEM}}\n',
  'sub/Taskfile.yml': 'version: "3"\ntasks:\n  lint: yamllint .\n',
  justfile:
    'set shell := ["bash", "-c"]\nx := "a" + `date`\nplan env="dev": (init env)\n  @terraform plan -var env={{env}}\ninit env:\n  #!/bin/sh\n  terraform init\nalias p := plan\n',
  CODEOWNERS: '# who\n* @acme/all\n/docs/ @acme/docs a@example.org\n[Infra][2] @acme/ops\n/terraform/\n!x\n',
  'a/OWNERS': 'approvers: [a, b]\nreviewers:\n- c\nfilters:\n  ".*":\n    approvers: [d]\n',
  'policy/deny.rego':
    '# METADATA\n# title: No public buckets\n# custom: {severity: HIGH}\npackage main\n\nimport rego.v1\n\ndeny contains msg if {\n\tinput.x == "y" # why\n\tmsg := sprintf("%s", [`a`])\n}\n\nwarn[msg] { msg := "x" }\n',
  'policy/deny_test.rego':
    'package main_test\n\ntest_deny if { count(data.main.deny) == 0 with input as {"x": "y"} }\n',
  'cluster/policies.yaml':
    'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec:\n  validationFailureAction: Enforce\n  rules:\n  - {name: r, exclude: {any: []}, validate: {message: x}}\n---\napiVersion: templates.gatekeeper.sh/v1\nkind: ConstraintTemplate\nmetadata: {name: b}\nspec: {targets: [{rego: "package x\\nviolation[{}] { true }"}]}\n',
  '.github/settings.yml':
    'branches:\n  - name: main\n    protection:\n      required_pull_request_reviews: {required_approving_review_count: 1}\n      required_status_checks: {contexts: [check]}\n      enforce_admins: true\n',
  'main.tf':
    'resource "github_branch_protection" "main" {\n  pattern = "main"\n  required_status_checks {\n    contexts = ["check"] # why\n  }\n}\n#checkov:skip=CKV_1:because of <<A\nx = <<-EOT\n  y\nEOT\n',
  'scp/deny.json': '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}\n',
  '.trivyignore': '# accepted by the board until 2027-01-01\nCVE-2024-1 exp:2026-01-01\nAVD-AWS-1\n',
  '.trivyignore.yaml':
    'vulnerabilities:\n  - id: CVE-2024-1\n    paths: [a]\n    expired_at: 2026-01-01\n    statement: x\n',
  '.checkov.yaml': 'skip-check: [CKV_1, CKV_2]\nsoft-fail: false\nhard-fail-on: HIGH\n',
  '.gitleaks.toml':
    '[extend]\nuseDefault = true\n# tests\n[[rules.allowlists]]\npaths = [\n  \'\'\'test/.*\'\'\',\n  "a", # b\n]\ndescription = """x\ny"""\n',
  '.snyk': 'ignore:\n  SNYK-1:\n    - "*": {reason: x, expires: 2027-01-01T00:00:00.000Z}\n',
  'a.py': 'x = 1  # nosec B101\ny = 2  # noqa: S105\n',
  'CONTRIBUTING.md':
    '---\nt: x\n---\n# How\nChanges must be reviewed by another person.\n\n- [ ] Tests\n<!-- hidden\n-->\n```\ncode\n```\n',
  '.github/ISSUE_TEMPLATE/bug.yml':
    'name: Bug\nbody:\n  - type: checkboxes\n    attributes: {label: x, options: [{label: y}]}\n',
  '.github/pull_request_template.md': '## What\n- [ ] reviewed\n',
};
