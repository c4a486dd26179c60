import { describe, expect, test } from 'vitest';
import { ci } from '../../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function read(script: string, files: Record<string, string> = {}, step = '') {
  const text = `on: [pull_request]\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - run: ${JSON.stringify(script)}\n${step}`;
  const source = memoryRepository({ files: { ...files, '.github/workflows/ci.yml': text } });
  return (await ci.reads['ci.rule_test']?.(source))?.items ?? [];
}

describe('which tests of rules a step runs', () => {
  test.each<[string, string[] | null]>([
    ['opa test policies', ['policies']],
    ['opa test -v ./policies/ lib --coverage', ['policies', 'lib']],
    ['opa test . --format json', ['']],
    ['cd policies && opa test .', ['policies']],
    ['opa test "$GITHUB_WORKSPACE/policies"', ['policies']],
    ['opa test', null],
    ['opa test $DIR', null],
    ['opa test policies/*.rego', null],
    ['opa test policies --run deny', null],
    ['opa test policies --ignore lib', null],
    ['opa test /tmp/policies', null],
    ['opa test ../other', null],
    ['sudo opa test policies', ['policies']],
    ['docker run -v "$PWD:/p" openpolicyagent/opa test /p', null],
    ['regal test rules', ['rules']],
    ['conftest verify', ['policy']],
    ['conftest verify --policy rules -p=more', ['rules', 'more']],
    ['kyverno test .', ['']],
    ['kyverno test tests -t policy=x', null],
    ['chainsaw test', ['']],
    ['chainsaw test --test-dir tests', ['tests']],
    ['gator verify ./...', ['']],
    ['gator verify library/...', ['library']],
    ['gator verify library', null],
    ['sentinel test', ['']],
    ['sentinel test a.sentinel', null],
    ['cfn-guard test -d guard', ['guard']],
    ['cfn-guard test -r a.guard -t guard/a_tests.yaml', ['guard/a_tests.yaml']],
  ])('%j', async (script, targets) => {
    expect((await read(script)).map((one) => one.targets)).toEqual([targets]);
  });

  test('a file may name other folders than the usual one', async () => {
    expect(await read('conftest verify', { 'conftest.toml': 'policy = "rules"' })).toMatchObject([{ targets: null }]);
  });

  test('what make leads to, where it stands, and when', async () => {
    const files = { Makefile: 'test:\n\topa test policies\n\topa test lib || true\n' };
    expect(await read('make test', files)).toMatchObject([
      {
        ...{ tool: 'opa', targets: ['policies'], blocking: 'yes', confidence: 'indirect', via: ['make test'] },
        ...{ onChangeRequest: 'yes', onTrunkPush: 'no', at: { path: 'Makefile', line: 2 } },
      },
      { targets: ['lib'], blocking: 'no', at: { line: 3 } },
    ]);
  });

  test('two on one line are two, and checks are none', async () => {
    expect((await read('opa test a && opa test b; conftest test .')).map(({ ref, targets }) => [ref, targets])).toEqual(
      [
        ['.github/workflows/ci.yml#a:6 opa', ['a']],
        ['.github/workflows/ci.yml#a:6 opa~2', ['b']],
      ],
    );
  });
});
