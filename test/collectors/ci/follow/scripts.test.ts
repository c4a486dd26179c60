import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../../../src/core/errors.ts';
import { brief, doneByScript, told } from './following.ts';

const script = (text: string) => ({ 'scripts/check.sh': text });

describe('scripts of the repository', () => {
  test('a script is read where it lies, with the lines of its commands', async () => {
    const done = await doneByScript(
      'echo hello\n./scripts/check.sh',
      script('#!/bin/bash\nset -e\n\npytest\necho done\n'),
    );
    expect(told(done)).toEqual(['test pytest yes scripts/check.sh:4 < scripts/check.sh']);
  });

  test('without `-e` only the last command decides how a script ends', async () => {
    const at = (text: string) => doneByScript('bash scripts/check.sh', script(text)).then(brief);
    expect(await at('pytest\necho done\n')).toEqual(['test no']);
    expect(await at('echo start\npytest\n')).toEqual(['test yes']);
    expect(await at('pytest || exit 1\necho done\n')).toEqual(['test yes']);
    expect(await at('set -euo pipefail\npytest | tee log\necho done\n')).toEqual(['test yes']);
  });

  test('the first line counts where the script is called by name, and flags where a shell is', async () => {
    const file = script('#!/bin/bash -e\npytest\necho done\n');
    expect(brief(await doneByScript('scripts/check.sh', file))).toEqual(['test yes']);
    expect(brief(await doneByScript('bash scripts/check.sh', file))).toEqual(['test no']);
    expect(brief(await doneByScript('bash -e scripts/check.sh', file))).toEqual(['test yes']);
    expect(brief(await doneByScript('bash -eo pipefail scripts/check.sh', script('pytest | cat\necho\n')))).toEqual([
      'test yes',
    ]);
  });

  test('each caller may swallow the failure', async () => {
    const file = script('set -e\npytest\n');
    expect(brief(await doneByScript('scripts/check.sh || true', file))).toEqual(['test no']);
    expect(brief(await doneByScript('scripts/check.sh | tee log', file))).toEqual(['test no']);
    expect(brief(await doneByScript('scripts/check.sh | tee log', file, { shell: 'pipefail' }))).toEqual(['test yes']);
    expect(brief(await doneByScript('if [ -f x ]; then scripts/check.sh; fi', file))).toEqual(['test unknown']);
  });

  test('what is only printed, commented out or written elsewhere does nothing', async () => {
    const text = 'set -e\n# pytest\necho "pytest"\ncat > run.sh <<EOF\npytest\nEOF\nprintf "terraform plan"\n';
    expect(await doneByScript('scripts/check.sh', script(text))).toEqual([]);
  });

  test('functions of a sourced script are followed where they are called', async () => {
    const files = {
      'ci/run.sh': `#!/usr/bin/env bash\nset -euo pipefail\nsource "$(dirname "\${BASH_SOURCE[0]}")/lib/common.sh"\ncheck_policies\n`,
      'ci/lib/common.sh': 'check_policies() {\n  conftest test plan.json\n  echo done\n}\n',
    };
    expect(told(await doneByScript('ci/run.sh', files))).toEqual([
      'policy_check conftest yes ci/lib/common.sh:2 < ci/run.sh < ci/lib/common.sh',
    ]);
  });

  test('a sourced script runs what it holds, and its variables are known after it', async () => {
    const files = { 'env.sh': 'TOOL=terraform\npytest\n' };
    expect(told(await doneByScript('. ./env.sh\n$TOOL plan', files))).toEqual([
      'test pytest yes env.sh:2 < env.sh',
      'plan terraform yes .github/workflows/ci.yml:11',
    ]);
  });

  test('a sourced script may make failures count', async () => {
    const files = { 'ci.sh': '. ./strict.sh\npytest\necho done\n', 'strict.sh': 'set -e\n' };
    expect(brief(await doneByScript('sh ci.sh', files))).toEqual(['test yes']);
    expect(brief(await doneByScript('sh ci.sh', { ...files, 'strict.sh': 'set -u\n' }))).toEqual(['test no']);
    const lost = await doneByScript('sh ci.sh', { 'ci.sh': files['ci.sh'] });
    expect(brief(lost)).toEqual(['unknown absent no', 'test unknown']);
  });

  test('a sourced script that stops failures from counting leaves doubt', async () => {
    const files = { 'lax.sh': 'set +e\n' };
    expect(brief(await doneByScript('. ./lax.sh\npytest\necho done', files))).toEqual(['test unknown']);
  });

  test('a sourced script that may end the one that sources it leaves doubt', async () => {
    const files = { 'lib.sh': '[ -n "$SKIP" ] && exit 0\n' };
    expect(brief(await doneByScript('. ./lib.sh\npytest', files))).toEqual(['test unknown']);
    expect(brief(await doneByScript('. ./lib.sh\npytest || true', files))).toEqual(['test no']);
    const dying = { 'lib.sh': 'die() {\n  echo "$1"\n  exit 1\n}\n' };
    expect(brief(await doneByScript('. ./lib.sh\npytest', dying))).toEqual(['test yes']);
  });

  test('`set -o pipefail` in a sourced script adds to what the script itself set', async () => {
    const files = { 'lib.sh': 'set -o pipefail\n', 'ci.sh': 'set -e\n. ./lib.sh\npytest | cat\necho\n' };
    expect(brief(await doneByScript('./ci.sh', files))).toEqual(['test yes']);
  });

  test('places are known by many names', async () => {
    const files = { 'scripts/check.sh': '', 'scripts/lib/run.sh': 'pytest\n' };
    const places = [
      '"$(dirname "$0")/lib/run.sh"',
      '$(dirname -- "$0")/lib/run.sh',
      `"\${BASH_SOURCE%/*}/lib/run.sh"`,
      `"$(cd "$(dirname "\${BASH_SOURCE[0]}")" >/dev/null 2>&1 && pwd -P)/lib/run.sh"`,
      '"$(git rev-parse --show-toplevel)/scripts/lib/run.sh"',
      '"$GITHUB_WORKSPACE/scripts/lib/run.sh"',
      `"\${CI_PROJECT_DIR}"/scripts/lib/run.sh`,
      '"$PWD/scripts/lib/run.sh"',
      'scripts/lib/run.sh',
    ];
    for (const place of places) {
      const done = await doneByScript('scripts/check.sh', { ...files, 'scripts/check.sh': `bash ${place}\n` });
      expect([place, told(done)]).toEqual([
        place,
        ['test pytest yes scripts/lib/run.sh:1 < scripts/check.sh < scripts/lib/run.sh'],
      ]);
    }
  });

  test('a variable may hold a place, if it is written once', async () => {
    const root = 'ROOT="$(cd "$(dirname "$0")/.." && pwd)"\n';
    const run = 'cd "$ROOT/infra"\n"$ROOT"/scripts/run.sh\nmake plan\n';
    const files = { 'scripts/run.sh': 'pytest\n', 'infra/Makefile': 'plan:\n\tterraform plan\n' };
    const done = (text: string) =>
      doneByScript('scripts/check.sh', { ...files, ...script(`set -e\n${text}`) }).then(brief);
    expect(await done(root + run)).toEqual(['test yes', 'plan yes']);
    expect(await done(`${root}ROOT=/elsewhere\n${run}`)).toEqual(['unknown dynamic yes', 'unknown dynamic yes']);
  });

  test('`cd` holds for what follows, and ends with its subshell', async () => {
    const files = { 'api/Makefile': 'x:\n\tpytest\n', 'web/Makefile': 'x:\n\tterraform plan\n' };
    const done = (text: string) => doneByScript(text, files).then(brief);
    expect(await done('cd api\nmake x\ncd ../web\nmake x')).toEqual(['test yes', 'plan yes']);
    expect(await done('(cd api && make x)\n(cd web && make x)')).toEqual(['test yes', 'plan yes']);
    expect(await done('pushd api\npopd\ncd web\ncd -\ncd api\nmake x')).toEqual(['test yes']);
    expect(await done('cd "$SOMEWHERE"\nmake x')).toEqual(['unknown dynamic yes']);
    expect(await done('cd /tmp\nmake x')).toEqual(['unknown dynamic yes']);
    expect(await done('cd ../..\nmake x')).toEqual(['unknown dynamic yes']);
  });

  test('the folder of a step is where its lines begin', async () => {
    const files = { 'api/run.sh': 'pytest\n' };
    expect(brief(await doneByScript('./run.sh', files, { directory: 'api' }))).toEqual(['test yes']);
    expect(brief(await doneByScript('./run.sh', files, { directory: './api/' }))).toEqual(['test yes']);
    expect(brief(await doneByScript('./run.sh', files, { directory: '../api' }))).toEqual(['unknown dynamic yes']);
    expect(brief(await doneByScript('./run.sh', files, { directory: null }))).toEqual(['unknown dynamic yes']);
    expect(brief(await doneByScript('./run.sh', files))).toEqual(['unknown absent yes']);
  });

  test('`bash -c` runs its text', async () => {
    expect(brief(await doneByScript('bash -c "pytest && echo fine"'))).toEqual(['test yes']);
    expect(brief(await doneByScript('bash -c "pytest; echo fine"'))).toEqual(['test no']);
    expect(brief(await doneByScript('bash -ec "pytest; echo fine"'))).toEqual(['test yes']);
    expect(brief(await doneByScript('bash -c "scripts/check.sh"', script('pytest')))).toEqual(['test yes']);
  });

  test('files in another language are named and not read', async () => {
    const files = {
      'tools/check': '#!/usr/bin/env python3\nimport os\n',
      'tools/check.rb': 'exit 0',
      'tools/bin': 'ELF\0\0',
    };
    expect(told(await doneByScript('tools/check', files))).toEqual([
      'unknown unknown_program (tools/check) yes .github/workflows/ci.yml:10 < tools/check',
    ]);
    expect(brief(await doneByScript('tools/check.rb', files))).toEqual(['unknown unknown_program yes']);
    expect(brief(await doneByScript('tools/bin', files))).toEqual(['unknown unknown_program yes']);
  });

  test('a file that is not there, too large or unreadable is unknown, and says why', async () => {
    expect(brief(await doneByScript('./check.sh'))).toEqual(['unknown absent yes']);
    expect(brief(await doneByScript('./check.sh', { 'check.sh': 'pytest\n'.repeat(1_200_000) }))).toEqual([
      'unknown too_large yes',
    ]);
    expect(
      brief(await doneByScript('./check.sh', { 'check.sh': new Unreadable('absent', 'no object', 'fetch it') })),
    ).toEqual(['unknown absent yes']);
    expect(brief(await doneByScript('./check.sh', { 'check.sh': 'if then fi (' }))).toEqual(['unknown malformed yes']);
    expect(brief(await doneByScript('./check.sh', {}, { symlinks: ['check.sh'] }))).toEqual(['unknown absent yes']);
  });

  test('Windows line ends and a byte order mark change nothing', async () => {
    expect(brief(await doneByScript('./check.sh', { 'check.sh': '\uFEFF#!/bin/sh -e\r\npytest\r\ntrue\r\n' }))).toEqual(
      ['test yes'],
    );
  });

  test('a script that calls itself, and two that call each other, end', async () => {
    expect(brief(await doneByScript('./a.sh', { 'a.sh': 'set -e\n./a.sh\npytest\n' }))).toEqual(['test yes']);
    const both = { 'a.sh': 'set -e\n./b.sh\npytest\n', 'b.sh': 'set -e\nterraform plan\n./a.sh\n' };
    expect(brief(await doneByScript('./a.sh', both))).toEqual(['plan yes', 'test yes']);
  });

  test('the same command by the same way counts once', async () => {
    expect(brief(await doneByScript('./a.sh || true\n./a.sh\n', { 'a.sh': 'pytest\n' }))).toEqual(['test yes']);
  });

  test('through a workflow, make, a script and a sourced function', async () => {
    const files = {
      Makefile: 'policies: ; @bash scripts/policies.sh\n',
      'scripts/policies.sh': 'set -e\n. scripts/lib.sh\nrun_conftest || exit 1\n',
      'scripts/lib.sh': '#!/bin/bash\n\nrun_conftest() {\n  conftest test "$PLAN" --policy policies\n}\n',
    };
    expect(told(await doneByScript('make policies', files))).toEqual([
      'policy_check conftest yes scripts/lib.sh:4 < make policies < scripts/policies.sh < scripts/lib.sh',
    ]);
    const soft = { ...files, 'scripts/lib.sh': 'run_conftest() {\n  conftest test "$PLAN" --no-fail\n}\n' };
    expect(brief(await doneByScript('make policies', soft))).toEqual(['policy_check no']);
  });

  test('words that a person of the house gave a meaning are known', async () => {
    const lexicon = { commands: [{ words: 'acme scan', capability: 'policy_check' as const }], actions: [] };
    const done = await doneByScript('./a.sh', { 'a.sh': 'acme scan --all\n' }, { lexicon });
    expect(told(done)).toEqual(['policy_check acme scan yes a.sh:1 < a.sh']);
  });
});

describe('PowerShell and cmd', () => {
  const foreign = (text: string) => doneByScript(text, {}, { shell: 'foreign' }).then(brief);

  test('only the last program decides how the step ends', async () => {
    expect(await foreign('go test ./...')).toEqual(['test yes']);
    expect(await foreign('go test ./...\nterraform plan')).toEqual(['test unknown', 'plan yes']);
  });

  test('what is no plain known program is one unknown', async () => {
    expect(await foreign('Get-ChildItem | Foo\nInvoke-Thing')).toEqual(['unknown unknown_program unknown']);
    expect(await foreign('if ($x) { terraform plan }')).toEqual(['unknown unknown_program yes']);
  });
});
