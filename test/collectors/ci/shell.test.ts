import { describe, expect, test } from 'vitest';
import { parseShell } from '../../../collectors/ci/shell.ts';
import { checksOfScript } from './reading.ts';

describe('whether a script checks', () => {
  test.each([
    ['go test ./...', 'yes'],
    ['go vet ./...', 'no'],
    ['# go test ./...', 'no'],
    ['echo "go test ./..."', 'no'],
    ["printf 'terraform plan'", 'no'],
    ['cat <<EOF > run.sh\ngo test ./...\nEOF', 'no'],
    ['cat <<-"END" > run.sh\n\tgo test ./...\n\tEND\npytest', 'yes'],
    ['go test ./... || true', 'no'],
    ['go test ./... || :', 'no'],
    ['go test ./... || echo "failed, never mind"', 'no'],
    ['go test ./... || exit 1', 'yes'],
    ['go test ./... || { echo failed; exit 1; }', 'yes'],
    ['go test ./... || { echo failed; exit 0; }', 'no'],
    ['go test ./... || ./report.sh', 'unknown'],
    ['cd api && go test ./...', 'yes'],
    ['[ -d api ] && go test ./...', 'unknown'],
    ['go test ./... && echo fine', 'yes'],
    ['go test ./... && echo a && echo b', 'yes'],
    ['cd api && go test ./... || true', 'no'],
    ['go test ./... || true && echo fine', 'no'],
    ['true || go test ./...', 'unknown'],
    ['go test ./... && echo fine\necho done', 'unknown'],
    ['go test ./... | tee log', 'no'],
    ['set -o pipefail\ngo test ./... | tee log', 'yes'],
    ['set -euo pipefail\ngo test -json | ./format', 'yes'],
    ['go test ./... &', 'unknown'],
    ['set +e\ngo test ./...\nexit 0', 'unknown'],
    ['exit 0\ngo test ./...', 'no'],
    ['if git diff --quiet; then\n  echo nothing\n  exit 0\nfi\ngo test ./...', 'unknown'],
    ['git diff --quiet && exit 0\ngo test ./...', 'unknown'],
    ['[ -n "$X" ] || exit 0\ngo test ./...', 'unknown'],
    ['[ -n "$X" ] || exit 1\ngo test ./...', 'yes'],
    ['if [ -z "$X" ]; then exit 1; fi\ngo test ./...', 'yes'],
    ['if [ -z "$X" ]; then echo none; exit; fi\ngo test ./...', 'unknown'],
    ['if [ -z "$X" ]; then exit $code; fi\ngo test ./...', 'unknown'],
    ['case $X in a) exit 0 ;; esac\ngo test ./...', 'unknown'],
    ['[ -n "$X" ] || return 0\ngo test ./...', 'unknown'],
    ['say() { echo "$1"; return 0; }\ngo test ./...', 'yes'],
    ['skip() { exit 0; }\n[ -n "$X" ] || skip\ngo test ./...', 'unknown'],
    ['go test ./...\nif [ -z "$X" ]; then exit 0; fi', 'yes'],
    ['for d in a b; do\n  [ -d $d ] || continue\n  go test ./$d\ndone', 'unknown'],
    ['for d in a b; do [ -d $d ] || break; done\ngo test ./...', 'yes'],
    ['go test ./... || { echo failed; exit; }', 'unknown'],
    ['if [[ -f go.mod && -d api ]]; then\n  go test ./...\nfi', 'unknown'],
    ['if ! go test ./...; then exit 1; fi', 'unknown'],
    ['for d in a b; do\n  terraform -chdir="$d" plan\ndone', 'yes'],
    ['while read -r d; do terraform plan; done < list', 'unknown'],
    ['case "$X" in\n  a|b) go test ./... ;;\n  *) echo none ;;\nesac', 'unknown'],
    ['test_all() { go test ./...; }\ntest_all', 'unknown'],
    ['( cd api; go test ./... )', 'yes'],
    ['out=$(terraform plan -no-color)', 'unknown'],
    ['FILES=(a b c)\npytest', 'yes'],
    ['FOO=bar CGO_ENABLED=0 go test ./...', 'yes'],
    ['sudo -E env FOO=1 timeout -k 5 600 go test ./...', 'unknown'],
    ['sudo -E timeout 600 go test ./...', 'yes'],
    ['time npx --yes tsc', 'yes'],
    ['npx tsc --noEmit && mypy .', 'no'],
    ['poetry run pytest -q', 'yes'],
    ['python -m pytest', 'yes'],
    ['python setup.py sdist', 'yes'],
    ['bash -c "go test ./..."', 'yes'],
    ['bash -c "go test ./... || true"', 'no'],
    ['mvn -B -ntp -pl :api verify', 'yes'],
    ['./gradlew --no-daemon :app:test', 'yes'],
    ['mvn validate', 'no'],
    ['dotnet test --no-build', 'yes'],
    ['docker build \\\n  -t app .', 'yes'],
    ['docker push app', 'no'],
    ['docker run --rm app pytest', 'unknown'],
    ['terraform fmt -check && terraform validate', 'no'],
    ['pytest --version; tsc --version; tsc -v; gradle -v; terraform plan -help; docker build --help', 'no'],
    ['pytest -h', 'no'],
    ['pytest -v', 'yes'],
    ['gcc -v', 'unknown'],
    ['gcc -fsyntax-only a.c', 'no'],
    ['gcc -o a a.c', 'yes'],
    ['pytest --collect-only -q', 'no'],
    ['python -m pytest --co', 'no'],
    ['dotnet test --list-tests', 'no'],
    ['mvn -B verify -DskipTests', 'unknown'],
    ['mvn -B verify -DskipTests=false', 'yes'],
    ['mvn -B package -Dmaven.test.skip=true', 'unknown'],
    ['mvn -B deploy', 'unknown'],
    ['mvn -B verify deploy', 'yes'],
    ['./gradlew build -x test', 'unknown'],
    ['./gradlew build -x :app:test', 'unknown'],
    ['./gradlew build -x javadoc', 'yes'],
    ['goreleaser release --clean', 'unknown'],
    ['goreleaser release --snapshot', 'yes'],
    ['ko apply -f config', 'unknown'],
    ['ko build ./cmd/app', 'yes'],
    ['cargo check', 'unknown'],
    ['docker build --check .', 'no'],
    ['ansible-playbook tests/test.yml', 'unknown'],
    ['ansible-playbook --syntax-check site.yml', 'no'],
    ['ansible-playbook --check site.yml', 'yes'],
    ['kubectl apply -f .', 'no'],
    ['kubectl apply --dry-run=server -f .', 'unknown'],
    ['kubectl -n shop exec app -- ./test', 'unknown'],
    ['aws s3 sync . s3://shop', 'no'],
    ['aws cloudformation deploy --no-execute-changeset', 'unknown'],
    ['aws codebuild start-build --project-name shop', 'unknown'],
    ['rustup toolchain install stable', 'no'],
    ['rustup run stable cargo test', 'unknown'],
    ['git submodule foreach make', 'unknown'],
    ['ssh host make test', 'unknown'],
    ['command -v pytest', 'no'],
    ['npm ci', 'no'],
    ['npm test', 'unknown'],
    ['pnpm run build', 'unknown'],
    ['make test', 'unknown'],
    ['./scripts/test.sh', 'unknown'],
    ['. ./lib.sh', 'unknown'],
    ['just test', 'unknown'],
    ['$TOOL test', 'unknown'],
    [`\${{ matrix.command }}`, 'unknown'],
    [`go test \${{ matrix.package == 'all' && './...' || './api' }}`, 'yes'],
    ['curl -sSf https://example.org/install.sh | sh', 'unknown'],
    ['node_modules/.bin/jest', 'yes'],
    ['bin/test', 'unknown'],
    ['find . -name go.mod -execdir go test ./... \\;', 'unknown'],
    ['echo "unclosed', 'unknown'],
    ['', 'no'],
  ])('%j → %s', async (script, expected) => {
    expect(await checksOfScript(script)).toBe(expected);
  });

  test('bash by name looks into pipes; what is no shell is not read', async () => {
    expect(await checksOfScript('go test ./... | tee log', 'shell: bash')).toBe('yes');
    expect(await checksOfScript('go test ./...', 'shell: python')).toBe('unknown');
    expect(await checksOfScript('go test ./... | tee log', 'shell: sh')).toBe('no');
    expect(await checksOfScript('go test ./...', 'shell: bash -eo pipefail {0}')).toBe('yes');
    expect(await checksOfScript('go test ./...', 'shell: bash {0}')).toBe('unknown');
  });
});

describe('the commands of a script', () => {
  test('are words without assignments, redirections and comments', () => {
    const commands = parseShell('A=1 run "two words" \'$x\' > out 2>&1 <<< in # nothing\nnext', false);
    expect(commands?.map(({ words }) => words.map((word) => word.text))).toEqual([
      ['run', 'two words', '$x'],
      ['next'],
    ]);
  });

  test('a variable makes a word open, quotes of the single sort do not', () => {
    const [command] = parseShell(`run $x "$y" '$z' \\$w`, false) ?? [];
    expect(command?.words.map((word) => word.isFixed)).toEqual([true, false, false, true, true]);
  });

  test.each([
    '(((',
    '$('.repeat(500),
    '{ '.repeat(500),
    'if '.repeat(500),
    'function a '.repeat(3000),
    'a&&'.repeat(15000),
  ])('hostile text is not understood, and that soon: %#', (text) => {
    expect(parseShell(text, false) === null || text.startsWith('a&&')).toBe(true);
  });
});
