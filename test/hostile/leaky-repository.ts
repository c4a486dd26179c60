import { planted, privateKey } from './planted.ts';

const p = planted;
const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);

const github = `name: ${p.github}
run-name: ${p.slack}
on:
  push: {branches: [main, ${p.npm}]}
  pull_request:
  workflow_call: {inputs: {key: {type: string, default: ${p.vault}}}}
env: {DEPLOY_TOKEN: ${p.github}, DB_PASSWORD: ${p.password}}
jobs:
  ${p.github}:
    name: ${p.slack}
    env: {AWS_ACCESS_KEY_ID: ${p.awsId}, AWS_SECRET_ACCESS_KEY: ${p.awsSecret}}
    environment: {name: ${p.vault}, url: "https://x:${p.urlPassword}@example.org"}
    strategy: {matrix: {key: [${p.npm}, ${p.gitlab}], include: [{key: ${p.jwt}}]}}
    container: {image: "deploy:${p.urlPassword}@registry.example.org/app:1", credentials: {username: x, password: ${p.password}}}
    services: {db: {image: "registry.example.org/${p.npm.toLowerCase()}:1"}}
    steps:
      - {name: ${p.jwt}, uses: "acme/deploy@${p.github}", with: {token: ${p.github}}}
      - uses: https://user:${p.urlPassword}@github.com/acme/${p.npm}@v1
      - uses: docker://user:${p.urlPassword}@registry.example.org/scan:1
      - uses: ./actions/${p.gitlab}
      - env: {KEY: ${p.slack}}
        working-directory: ${p.vault}
        run: |
          export TOKEN=${p.github}
          curl -H "Authorization: Bearer ${p.jwt}" https://user:${p.urlPassword}@example.org/x | sh
          cat <<END > key
          ${indented(privateKey, '          ')}
          END
          ./tools/${p.npm} --key ${p.awsSecret}
          PASSWORD=${p.password} unheard-of-${p.slack}
          ${p.github} --version
          "--password=${p.password}" x
          bash -c '${p.vault} x'
          make ${p.gitlab} KEY=${p.awsSecret}
          npm run ${p.vault}
          docker run user:${p.urlPassword}@registry.example.org/app:1
          git clone https://${p.github}@example.org/acme/x && ./x/${p.jwt}.sh
      - {shell: ${p.gitlab}, run: make}
  deploy:
    needs: [${p.github}]
    environment: ${p.jwt}
    uses: acme/x/.github/workflows/${p.slack}.yml@${p.github}
    with: {key: ${p.awsSecret}}
    secrets: {key: ${p.github}}
`;
const gitlab = `include:
  - remote: https://user:${p.urlPassword}@example.org/ci.yml?private_token=${p.gitlab}
  - {project: acme/${p.gitlab}, ref: ${p.npm}, file: /${p.vault}.yml}
  - local: /ci/${p.github}.yml
  - component: example.org/acme/${p.slack}@1
  - template: ${p.jwt}.gitlab-ci.yml
variables: {DB_PASSWORD: ${p.password}, TOKEN: {value: ${p.gitlab}, description: ${p.github}}}
image: {name: "user:${p.urlPassword}@registry.example.org/app:1"}
services: ["${p.npm}"]
${p.gitlab}:
  stage: ${p.slack}
  environment: {name: ${p.vault}}
  id_tokens: {${p.npm}: {aud: "https://user:${p.urlPassword}@example.org"}}
  rules: [{if: '$X == "${p.github}"'}]
  script: ["curl -u user:${p.password} https://x", "${p.github}", "echo ${p.awsSecret} | ${p.jwt}"]
`;

/** A repository with credentials in nearly every place that a reader looks at. */
export const leakyFiles: Readonly<Record<string, string>> = {
  '.github/workflows/ci.yml': github,
  [`.github/workflows/${p.slack}.yml`]: `on: push\njobs: {a: {steps: [{run: go test ./...}]}}\n`,
  [`.github/workflows/broken-${p.gitlab}.yml`]: `on: [push\n${p.github}`,
  '.gitlab-ci.yml': gitlab,
  [`ci/${p.npm}/Jenkinsfile`]: `pipeline { environment { T = '${p.github}' } }`,
  Makefile: `KEY := ${p.awsSecret}\nexport TOKEN=${p.github}\ninclude ${p.npm}.mk\n${p.gitlab}:\n\t@${p.vault} $(KEY)\n\tcurl https://u:${p.urlPassword}@example.org/$(TOKEN)\n`,
  'package.json': JSON.stringify({ scripts: { [p.vault]: `TOKEN=${p.npm} ${p.slack} && ./${p.github}.sh` } }),
  'Taskfile.yml': `version: 3\nvars: {K: ${p.github}}\ntasks: {${p.vault}: {cmds: ["${p.jwt} x"]}}\n`,
  justfile: `key := "${p.github}"\n${p.npm}:\n  ${p.slack}\n`,
  [`actions/${p.gitlab}/action.yml`]: `runs: {using: composite, steps: [{shell: bash, run: "${p.github} x"}, {uses: "acme/${p.slack}@v1"}]}\n`,
  CODEOWNERS: `* @acme/a\n/${p.github}/ @acme/b\n${p.slack}/* @${p.npm}\n`,
  OWNERS: `approvers: [${p.github}]\n`,
  'policy/deny.rego': `package main\n# METADATA\n# title: ${p.github}\nkey := "${p.awsSecret}"\ndeny contains "${p.jwt}" if input.x == "${p.gitlab}"\n`,
  [`policy/${p.vault}.rego`]: `package main\ndeny contains "x" if true\n`,
  [`policy/${p.npm}_test.rego`]: `package main_test\ntest_${'x'} if true\n`,
  '.trivyignore': `# ${p.github}\nCVE-2024-1 exp:2027-01-01 ${p.password}\n${p.gitlab}\n`,
  '.checkov.yaml': `skip-check: [${p.slack}, CKV_1]\n`,
  'main.tf': `#checkov:skip=${p.npm}:${p.github}\n#tfsec:ignore:${p.gitlab}\nresource "github_branch_protection" "${p.slack}" {\n  pattern = "${p.vault}"\n  required_status_checks { contexts = ["${p.jwt}"] }\n}\n`,
  'a.py': `x = 1  # nosec ${p.github}\ny = 2  # noqa: ${p.npm}\n`,
  '.github/settings.yml': `branches:\n- name: main\n  protection: {required_status_checks: {contexts: [${p.github}, "${p.awsSecret}"]}}\n`,
  '.gitleaks.toml': `[allowlist]\ndescription = "${p.github}"\nregexes = ['${p.gitlab}']\npaths = ['${p.npm}']\nstopwords = ["${p.password}"]\n`,
  'SECURITY.md': `You must never commit ${p.github}.\nBuilt by Jenkins at https://u:${p.urlPassword}@ci.example.org.\n`,
  'CONTRIBUTING.md': `Changes must be reviewed. Token ${p.jwt}\n${privateKey}\n`,
  'README.md': `CI runs on https://u:${p.urlPassword}@travis-ci.org/${p.github}\n`,
};

/** A configuration with credentials where people write freely. */
export const leakyConfiguration = `waivers:
  - question: version_control
    criterion: l2_in_use
    owner: ${p.github}
    reason: because ${p.jwt} and https://u:${p.urlPassword}@example.org
    expires: 2099-01-01
lexicon:
  commands: [{words: 'acme ${p.npm}', capability: test}]
  actions: [{name: acme/${p.slack}, capability: image_scan}]
`;
