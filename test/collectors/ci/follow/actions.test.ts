import { describe, expect, test } from 'vitest';
import { doneBy } from '../../../../collectors/ci/follow/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { brief, doneByAction, stepOf, told } from './following.ts';

const composite = (steps: string, inputs = '') => ({
  '.github/actions/scan/action.yml': `name: scan\n${inputs}runs:\n  using: composite\n  steps:\n${steps}`,
});
const uses = './.github/actions/scan';

describe('actions of the repository', () => {
  test('the steps of a composite action, by file and line', async () => {
    const files = composite(
      '    - uses: actions/checkout@v4\n    - shell: bash\n      run: |\n        set -e\n        conftest test plan.json\n',
    );
    expect(told(await doneByAction(uses, files))).toEqual([
      'policy_check conftest yes .github/actions/scan/action.yml:9 < ./.github/actions/scan',
    ]);
  });

  test('conditions and failures that are let through', async () => {
    const step = (more: string) =>
      doneByAction(uses, composite(`    - run: pytest\n      shell: bash\n${more}`)).then(brief);
    expect(await step('      if: false\n')).toEqual([]);
    expect(await step(`      if: \${{ false }}\n`)).toEqual([]);
    expect(await step('      if: always()\n')).toEqual(['test yes']);
    expect(await step("      if: github.ref == 'x'\n")).toEqual(['test unknown']);
    expect(await step('      continue-on-error: true\n')).toEqual(['test no']);
    expect(await step(`      continue-on-error: \${{ inputs.x }}\n`)).toEqual(['test unknown']);
  });

  test('inputs are put in: what was given, else the default', async () => {
    const inputs = 'inputs:\n  command: {default: pytest}\n  skip: {default: "false"}\n';
    const files = composite(
      `    - run: \${{ inputs.command }}\n      shell: bash\n      if: inputs.skip != 'true'\n`,
      inputs,
    );
    const given = (values: Record<string, string>) => doneByAction(uses, files, { inputs: values }).then(brief);
    expect(await given({})).toEqual(['test yes']);
    expect(await given({ command: 'terraform plan' })).toEqual(['plan yes']);
    expect(await given({ skip: 'true' })).toEqual([]);
    expect(await given({ command: `\${{ matrix.command }}` })).toEqual(['unknown dynamic yes']);
  });

  test('scripts beside the action, and the folder its steps run in', async () => {
    const files = { '.github/actions/scan/run.sh': 'pytest\n', 'api/Makefile': 'x:\n\tpytest\n' };
    const step = (text: string) => doneByAction(uses, { ...files, ...composite(text) }).then(brief);
    expect(await step(`    - run: \${{ github.action_path }}/run.sh\n      shell: bash\n`)).toEqual(['test yes']);
    expect(await step('    - run: $GITHUB_ACTION_PATH/run.sh\n      shell: bash\n')).toEqual(['test yes']);
    expect(
      await step(`    - run: ./run.sh\n      shell: bash\n      working-directory: \${{ github.action_path }}\n`),
    ).toEqual(['test yes']);
    expect(await step('    - run: make x\n      shell: bash\n      working-directory: api\n')).toEqual(['test yes']);
    expect(await step(`    - run: make x\n      shell: bash\n      working-directory: \${{ inputs.where }}\n`)).toEqual(
      ['unknown dynamic yes'],
    );
  });

  test('the shell of a step decides how failures count', async () => {
    const step = (shell: string) =>
      doneByAction(uses, composite(`    - run: |\n        pytest\n        echo\n      shell: ${shell}\n`)).then(brief);
    expect(await step('bash')).toEqual(['test yes']);
    expect(await step('bash {0}')).toEqual(['test no']);
    expect(await step('bash -e {0}')).toEqual(['test yes']);
    expect(await step('pwsh')).toEqual(['test unknown']);
    expect(await step('python')).toEqual(['unknown unknown_program yes']);
  });

  test('actions within actions, and those that use themselves', async () => {
    const other = {
      'other/action.yaml': 'runs:\n  using: composite\n  steps:\n    - run: pytest\n      shell: bash\n',
    };
    expect(told(await doneByAction(uses, { ...other, ...composite('    - uses: ./other\n') }))).toEqual([
      'test pytest yes other/action.yaml:4 < ./.github/actions/scan < ./other',
    ]);
    const self = composite(`    - uses: ${uses}\n    - run: pytest\n      shell: bash\n`);
    expect(brief(await doneByAction(uses, self))).toEqual(['test yes']);
  });

  test('what is not made of steps is unknown', async () => {
    const action = (text: string) => doneByAction(uses, { '.github/actions/scan/action.yml': text }).then(brief);
    expect(await action('runs:\n  using: node20\n  main: index.js\n')).toEqual(['unknown unknown_program yes']);
    expect(await action('runs:\n  using: docker\n  image: Dockerfile\n')).toEqual(['unknown unknown_program yes']);
    expect(await action('runs: {using: composite, steps: [')).toEqual(['unknown malformed yes']);
    expect(await action('a: &a [*a]\n')).toEqual(['unknown malformed yes']);
    expect(brief(await doneByAction('./nowhere'))).toEqual(['unknown absent yes']);
    expect(brief(await doneByAction('./../outside'))).toEqual(['unknown absent yes']);
  });
});

describe('actions of other repositories', () => {
  test('are followed where the user supplied them', async () => {
    const house = memoryRepository({
      id: 'house',
      files: {
        'scan/action.yml': `runs:\n  using: composite\n  steps:\n    - run: \${{ github.action_path }}/run.sh\n      shell: bash\n    - run: make x\n      shell: bash\n`,
        'scan/run.sh': 'conftest test .\n',
      },
    });
    const files = { Makefile: 'x:\n\tpytest\n' };
    const done = await doneByAction('Acme/Actions/scan@main', files, { related: { 'acme/actions': house } });
    expect(told(done)).toEqual([
      'policy_check conftest yes acme/actions:scan/run.sh:1 < acme/actions:scan < acme/actions:scan/run.sh',
      'test pytest yes Makefile:2 < acme/actions:scan < make x',
    ]);
  });

  test('are unknown otherwise', async () => {
    expect(told(await doneByAction('acme/actions/scan@v1'))).toEqual([
      'unknown unresolved_include (acme/actions/scan) yes .github/workflows/ci.yml:10',
    ]);
  });
});

describe('actions of the repository by its own name', () => {
  const files = {
    '.github/actions/scan/action.yml':
      'runs:\n  using: composite\n  steps:\n    - run: conftest test .\n      shell: bash\n',
  };
  const brieflyIn = async (uses: string, fullName: string | null) =>
    brief(await doneBy(stepOf({ type: 'action', uses, inputs: new Map() }), memoryRepository({ fullName, files })));

  test('are read like local ones where the ref is trunk', async () => {
    const here = 'Acme/Shop/.github/actions/scan';
    expect(await brieflyIn(`${here}@main`, 'acme/shop')).toEqual(['policy_check yes']);
    expect(await brieflyIn(`${here}@refs/heads/main`, 'acme/shop')).toEqual(['policy_check yes']);
    for (const ref of ['v1', 'develop', '0123456789012345678901234567890123456789']) {
      expect(await brieflyIn(`${here}@${ref}`, 'acme/shop')).toEqual(['unknown unresolved_include yes']);
    }
  });

  test('are unknown where another repository, or nobody, has that name', async () => {
    expect(await brieflyIn('acme/shop/.github/actions/scan@main', 'acme/other')).toEqual([
      'unknown unresolved_include yes',
    ]);
    expect(await brieflyIn('acme/shop/.github/actions/scan@main', null)).toEqual(['unknown unresolved_include yes']);
  });

  test('that are not there are absent', async () => {
    expect(await brieflyIn('acme/shop/nowhere@main', 'acme/shop')).toEqual(['unknown absent yes']);
  });
});
