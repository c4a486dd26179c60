import { describe, expect, test } from 'vitest';
import { readCapabilities } from '../../../../collectors/ci/facts/capability.ts';
import { readDeployments } from '../../../../collectors/ci/facts/deployment.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { byGitlab, provisioned, workflowOf } from './provisioned.ts';

type Files = Readonly<Record<string, string>>;
const path = '.github/workflows/infra.yml';

/** `does targets reached` of each item. */
async function told(files: Files): Promise<readonly string[]> {
  const items = await provisioned(files);
  return items.map(({ does, targets, reached }) => `${does} ${targets?.join(' ') ?? 'unknown'} ${reached}`);
}

const run = (script: string, more = ''): string => workflowOf(`- run: ${JSON.stringify(script)}\n${more}`);

describe('whether what a step plans or applies is come to', () => {
  test.each([
    ['in a row', 'cd infra && terraform apply -auto-approve', 'apply infra yes'],
    ['behind a question', '[ -n "$GO" ] && terraform -chdir=infra apply -auto-approve', 'apply infra unknown'],
    ['in an arm', 'case "$X" in never) terraform -chdir=infra apply -auto-approve;; esac', 'apply infra unknown'],
    ['behind what may end', 'ask || exit 0; terraform -chdir=infra apply -auto-approve', 'apply infra unknown'],
    ['behind the end', 'exit 0; terraform -chdir=infra apply -auto-approve', undefined],
    ['in a script that is perhaps called', 'if ask; then ./go.sh; fi', 'apply infra unknown'],
    ['in a script that is called', './go.sh', 'apply infra yes'],
    [
      'behind a script that is sourced and may end',
      '. ./end.sh; terraform -chdir=infra apply -auto-approve',
      'apply infra unknown',
    ],
    ['in a recipe', 'make go', 'apply infra yes'],
    ['in a recipe under a condition', 'make may', 'apply infra unknown'],
  ])('%s', async (_, script, expected) => {
    const files = {
      'go.sh': '#!/bin/sh\nterraform -chdir=infra apply -auto-approve\n',
      'end.sh': 'ask || exit 0\n',
      Makefile:
        '.PHONY: go may\ngo:\n\tterraform -chdir=infra apply -auto-approve\nifdef CI\nmay:\n\tterraform -chdir=infra apply -auto-approve\nendif\n',
    };
    expect(await told({ ...files, [path]: run(script) })).toEqual(expected === undefined ? [] : [expected]);
  });

  test('a script is called with what decides', async () => {
    const script =
      '#!/bin/bash\ncase "$1" in\n plan) terraform plan;;\n apply) terraform apply -auto-approve;;\nesac\n';
    expect(await told({ 'tf.sh': script, [path]: run('./tf.sh plan') })).toEqual(['apply  no', 'plan  yes']);
    expect(await told({ 'tf.sh': script, [path]: run('./tf.sh $MODE') })).toEqual(['apply  unknown', 'plan  unknown']);
  });

  test('a variable of the step decides', async () => {
    const script = 'if [ "$APPLY" = "true" ]; then terraform apply -auto-approve; fi';
    expect(await told({ [path]: run(script, '  env: { APPLY: "false" }') })).toEqual(['apply  no']);
    expect(await told({ [path]: run(script, '  env: { APPLY: "true" }') })).toEqual(['apply  yes']);
    expect(await told({ [path]: run(script, `  env: { APPLY: "\${{ vars.APPLY }}" }`) })).toEqual(['apply  unknown']);
  });

  test('GitLab lets others set a variable anew, so that none of the file says that something is never done', async () => {
    const [item] = await byGitlab(
      'variables: { APPLY: "false" }\ngo:\n  script:\n    - if [ "$APPLY" = "true" ]; then terraform apply -auto-approve; fi\n',
    );
    expect(item?.reached).toBe('unknown');
  });
});

describe('the legs that a condition lets through', () => {
  const legs = (condition: string): Promise<readonly string[]> =>
    told({
      [path]: workflowOf(
        `- if: ${condition}\n  run: terraform -chdir=live/\${{ matrix.e }} apply -auto-approve`,
        'strategy: { matrix: { e: [dev, prod] } }',
      ),
    });

  test('one is left out', async () => {
    expect(await legs("matrix.e != 'prod'")).toEqual(['apply live/dev yes']);
  });
  test('one is not decided', async () => {
    expect(await legs("matrix.e != 'prod' || vars.ALL == 'yes'")).toEqual([
      'apply live/dev yes',
      'apply live/prod unknown',
    ]);
  });
  test('one runs on fewer occasions', async () => {
    const text = workflowOf(
      `- if: matrix.e != 'prod' || github.event_name == 'workflow_dispatch'\n  run: terraform -chdir=live/\${{ matrix.e }} apply -auto-approve`,
      'strategy: { matrix: { e: [dev, prod] } }',
      'push: { branches: [main] }\n  workflow_dispatch:',
    );
    expect(await told({ [path]: text })).toEqual(['apply live/dev yes', 'apply live/prod unknown']);
  });
  test('all run', async () => {
    expect(await legs("github.ref == 'refs/heads/main'")).toEqual(['apply live/dev live/prod yes']);
  });
});

describe('a command that is never come to', () => {
  test.each([
    ['exit 0; conftest test x.yaml', []],
    ['if false; then conftest test x.yaml; fi', []],
    ['if ask; then conftest test x.yaml; fi', ['policy_check unknown']],
  ])('is no capability: %s', async (script, expected) => {
    const { items } = await readCapabilities(memoryRepository({ files: { [path]: run(script) } }));
    const checks = items.filter(({ capability }) => capability === 'policy_check');
    expect(checks.map(({ capability, blocking }) => `${capability} ${blocking}`)).toEqual(expected);
  });
  test('deploys nothing', async () => {
    const files = { [path]: run('exit 0; kubectl apply -f k8s') };
    expect((await readDeployments(memoryRepository({ files }))).items).toEqual([]);
  });
});
