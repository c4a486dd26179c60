import { describe, expect, test } from 'vitest';
import { told } from './told.ts';

describe('what is handed on', () => {
  test.each([
    ['make', 'make [[],null,null]'],
    ['make -C api -j4 test lint FOO=1', 'make [["test","lint"],"api",null]'],
    ['make -j 4 -f ci.mk all', 'make [["all"],null,"ci.mk"]'],
    ['make -n test', '-'],
    ['make -i test', '$ make'],
    ['make "$TARGET"', '$ make'],
    ['npm test', 'package_script ["test",null]'],
    ['npm t', 'package_script ["test",null]'],
    ['npm run lint -- --fix', 'package_script ["lint",null]'],
    ['npm run', '-'],
    ['npm --prefix web run build', 'package_script ["build","web"]'],
    ['npm run build -w web', '? npm run build'],
    ['npm run "$SCRIPT"', '$ npm run'],
    ['yarn build', 'package_script ["build",null]'],
    ['yarn', '-'],
    ['yarn install --immutable', '-'],
    ['yarn workspace web build', '? yarn workspace'],
    ['pnpm -r test', '? pnpm run test'],
    ['pnpm exec jest', 'test:yes'],
    ['bun run check', 'package_script ["check",null]'],
    ['bun test', 'test:yes'],
    ['corepack yarn build', '? corepack yarn'],
    ['task -d api build lint -- x', 'task [["build","lint"],"api"]'],
    ['task --list', '-'],
    ['just check fast', 'just [["check","fast"],null]'],
    ['./scripts/check.sh a', 'script ["./scripts/check.sh",false]'],
    ['bash -x scripts/check.sh', 'script ["scripts/check.sh",false]'],
    ['bash -o pipefail check.sh', 'script ["check.sh",false]'],
    ['bash -n check.sh', '-'],
    ['. ./lib.sh', 'script ["./lib.sh",true]'],
    ['source "$LIB"', '$ $LIB'],
    ['sh', '$ sh'],
    ["bash -c 'go test'", 'shell ["go test"]'],
    ["bash -eo pipefail -c 'go test | cat'", 'shell ["set -e; set -o pipefail; go test | cat"]'],
    ['bash -c "$COMMAND"', '$ bash -c'],
    ["eval 'go test'", 'shell ["go test"]'],
    ['eval "$X"', '$ eval'],
    ['cd api', 'directory ["api"]'],
    ['pushd -- api', 'directory ["api"]'],
    ['cd "$DIR"', 'directory [null]'],
    ['cd', 'directory [null]'],
    ['cd -', 'directory [null]'],
    ['popd', 'directory [null]'],
    ['/opt/acme/scan', '? /opt/acme/scan'],
    ['bash /opt/acme/scan.sh', '? /opt/acme/scan.sh'],
    ['acme scan', '? acme'],
    ['$TOOL test', '$ $TOOL'],
    ['"$GOPATH/bin/golangci-lint" run', 'lint~:unknown'],
  ])('%s → %s', (line, expected) => {
    expect(told(line)).toBe(expected);
  });
});

describe('what runs another program', () => {
  test.each([
    ['sudo -E -u ci env A=1 timeout 600 go test', 'test:yes'],
    ['time nice -n 10 terraform plan', 'plan:yes'],
    ['aws-vault exec prod -- terraform apply', 'apply:yes'],
    ['xargs -n 1 -P 4 shellcheck', 'lint:yes'],
    ['uv run --with x pytest', 'test:yes'],
    ['node_modules/.bin/jest', 'test:yes'],
    ['/usr/bin/env bash check.sh', 'script ["check.sh",false]'],
    ['command -v pytest', '-'],
    ['find . -exec go test {} +', '? find'],
    ['rustup run stable cargo test', '? rustup run'],
    [`${'sudo '.repeat(20)}go test`, '? sudo'],
    ['docker run --rm -v "$PWD:/x" aquasec/trivy:$VERSION config --exit-code 1 /x', 'infrastructure_scan:yes'],
    ['docker run ghcr.io/aquasecurity/trivy config .', 'infrastructure_scan:no'],
    ['docker run -e A=1 -w /x bridgecrew/checkov -d .', 'infrastructure_scan:yes'],
    ['docker run semgrep/semgrep semgrep ci', 'code_scan:yes'],
    ['docker run semgrep/semgrep sh -c x', '? semgrep/semgrep'],
    ['docker run --entrypoint sh hashicorp/terraform -c x', '? hashicorp/terraform'],
    ['docker run -d aquasec/trivy server', '? docker run'],
    ['docker run golang:1.22 go test', '? golang'],
    ['docker run "$IMAGE" go test', '$ docker run'],
    ['docker run', '? docker run'],
  ])('%s → %s', (line, expected) => {
    expect(told(line)).toBe(expected);
  });
});

describe('what does nothing that counts', () => {
  test.each([
    ['echo "terraform apply"', '-'],
    ['printf "%s" "docker push"', '-'],
    ['# terraform apply', ''],
    ['terraform apply -help', '-'],
    ['docker build --help', '-'],
    ['jq . x', '-'],
    ['git commit -m "terraform apply"', '-'],
  ])('%s', (line, expected) => {
    expect(told(line)).toBe(expected);
  });
});
