import type { Draw } from './draw.ts';

/** How many of each thing that pipelines refer to is written. */
export const referred = { actions: 6, scripts: 40, reusable: 5 } as const;

/** Targets of the Makefile. */
const targets = ['lint', 'test', 'build', 'scan', 'plan', 'publish', 'integration', 'docs'] as const;

const checkout = `      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5
        with:
          persist-credentials: false
`;

type Step = (draw: Draw, index: number) => string;

const steps: readonly [Step, ...Step[]] = [
  (draw) => `      - name: Run make
        run: make ${draw.pick(targets)} ${draw.pick(targets)} VERBOSE=1
`,
  (draw) => `      - name: Run a script
        run: ./scripts/step-${draw.number(referred.scripts)}.sh --stage "\${{ matrix.stage || 'dev' }}"
        env:
          REGION: eu-west-${1 + draw.number(3)}
`,
  (draw) => `      - uses: ./.github/actions/part-${draw.number(referred.actions)}
        with:
          version: \${{ needs.prepare.outputs.version }}
          cache: true
`,
  (draw) => `      - name: Check what changed
        if: github.event_name == 'pull_request' && !cancelled()
        shell: bash
        run: |
          set -euo pipefail
          changed=$(git diff --name-only "origin/$BASE...HEAD" -- 'services/part-${draw.number(90)}/' || true)
          if [[ -z "$changed" ]]; then
            echo "nothing to do" >> "$GITHUB_STEP_SUMMARY"
            exit 0
          fi
          for file in $changed; do
            case "$file" in
              *.tf) terraform fmt -check "$file" ;;
              *.go) gofmt -l "$file" | tee -a report.txt ;;
              *) printf '%s\\n' "$file" ;;
            esac
          done
          go vet ./... && go test -race ./... | tee test.log
        env:
          BASE: \${{ github.base_ref }}
`,
  () => `      - name: Scan images
        uses: aquasecurity/trivy-action@dc5a429b52fcf669ce959baa2c2dd26090d2a6c4 # 0.32.0
        with:
          scan-type: fs
          exit-code: '1'
          severity: CRITICAL,HIGH
`,
  () => `      - uses: actions/setup-go@44694675825211faa026b3c33043df3e48a5fa00 # v6
        with:
          go-version-file: go.mod
      - run: go test ./...
`,
  () => `      - uses: hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3
      - name: Plan
        working-directory: infra
        run: |
          terraform init -backend=false
          terraform validate
          terraform plan -out=plan.bin -lock-timeout=60s
          terraform show -json plan.bin > plan.json
          conftest test --policy ../policy plan.json
`,
  (draw) => `      - name: Deploy
        if: github.ref == 'refs/heads/main'
        run: |
          aws eks update-kubeconfig --name cluster-${draw.number(4)}
          kubectl apply --server-side -k deploy/overlays/\${{ matrix.stage }}
          kubectl rollout status deployment/part-${draw.number(90)} --timeout=120s
`,
  () => `      - uses: docker/build-push-action@263435318d21b8e681c14492fe198d362a7d2c83 # v6
        with:
          context: .
          push: \${{ github.event_name == 'push' }}
          tags: ghcr.io/acme/app:\${{ github.sha }}
`,
];

function job(draw: Draw, index: number): string {
  const matrix = draw.number(2) === 0 ? '\n        os: [ubuntu-24.04, ubuntu-22.04]' : '';
  return `  ${draw.pick(['check', 'verify', 'deliver', 'audit'])}-${index}:
    name: Part ${index}
    needs: [prepare]
    runs-on: ubuntu-24.04
    timeout-minutes: ${10 + draw.number(30)}
    permissions:
      contents: read
      id-token: write
    strategy:
      fail-fast: false
      matrix:
        stage: [dev, staging, production]${matrix}
    steps:
${checkout}${draw.some(3, 7, (step) => draw.pick(steps)(draw, step))}`;
}

const prepare = `  prepare:
    runs-on: ubuntu-24.04
    outputs:
      version: \${{ steps.version.outputs.version }}
    steps:
${checkout}      - id: version
        run: echo "version=$(git describe --always)" >> "$GITHUB_OUTPUT"
`;

/** A workflow that runs on pushes and pull requests; each has its own folders and a schedule of its own. */
export function workflow(draw: Draw, index: number): string {
  const calls =
    draw.number(3) === 0
      ? `  shared:
    uses: ./.github/workflows/shared-${draw.number(referred.reusable)}.yml
    with:
      stage: staging
`
      : '';
  return `name: Pipeline ${index}
on:
  push:
    branches: [main]
    paths: ['services/part-${index}/**', '.github/**']
  pull_request:
    branches: [main, 'release/**']
  schedule:
    - cron: '${draw.number(60)} ${draw.number(24)} * * 1-5'
concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true
permissions: {}
env:
  PART: part-${index}
jobs:
${prepare}${draw.some(2, 4, (at) => job(draw, at))}${calls}`;
}

/** A workflow that others call. */
export function sharedWorkflow(draw: Draw, index: number): string {
  return `name: Shared ${index}
on:
  workflow_call:
    inputs:
      stage:
        type: string
        required: true
permissions:
  contents: read
jobs:
${prepare}${draw.some(1, 2, (at) => job(draw, at))}`;
}

/** A composite action. */
export function action(draw: Draw, index: number): string {
  return `name: Part ${index}
description: Prepares a part and checks it
inputs:
  version:
    description: What to prepare
    required: true
  cache:
    description: Whether to keep what was fetched
    default: 'true'
runs:
  using: composite
  steps:
    - uses: actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4
      if: inputs.cache == 'true'
      with:
        path: ~/.cache/part-${index}
        key: part-${index}
    - shell: bash
      run: |
        set -e
        make ${draw.pick(targets)}
        ./scripts/step-${draw.number(referred.scripts)}.sh
`;
}

/** The Makefile that pipelines call. */
export function makefile(draw: Draw): string {
  const recipes = {
    lint: 'golangci-lint run ./...\n\tshellcheck scripts/*.sh',
    test: 'go test -race -coverprofile=cover.out ./...',
    build: 'CGO_ENABLED=0 go build -ldflags "$(LDFLAGS)" -o bin/app ./cmd/app',
    scan: 'trivy fs --exit-code 1 --severity HIGH,CRITICAL .\n\tgitleaks detect --redact',
    plan: 'cd infra && terraform plan -lock=false',
    publish: 'docker push $(IMAGE):$(VERSION)',
    integration: `./scripts/step-${draw.number(referred.scripts)}.sh --integration`,
    docs: '@echo done',
  } satisfies Record<(typeof targets)[number], string>;
  return `SHELL := bash
VERSION ?= $(shell git describe --always)
IMAGE := ghcr.io/acme/app
LDFLAGS := -s -w -X main.version=$(VERSION)

.PHONY: ${targets.join(' ')}

${targets.map((target) => `${target}: ${target === 'publish' ? 'build scan' : ''}\n\t${recipes[target]}\n`).join('\n')}`;
}
