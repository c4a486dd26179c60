import { describe, expect, test } from 'vitest';
import { ci } from '../../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const workflow = (steps: string) =>
  `on: [pull_request]\njobs:\n  a:\n    environment: staging\n    steps:\n${steps.replace(/^(?=.)/gm, '      ')}\n`;
const base = '- uses: actions/checkout@v4\n  with: {ref: main}\n';

/** `capability onChangeRequest` of each thing that a job does. */
async function told(text: string, path = '.github/workflows/ci.yml'): Promise<readonly string[]> {
  const source = memoryRepository({ fullName: 'acme/shop', files: { [path]: text } });
  const items = (await ci.reads['ci.capability']?.(source))?.items ?? [];
  return items.map(({ capability, onChangeRequest }) => `${capability} ${onChangeRequest}`).sort();
}

describe('what the trunk alone is given to', () => {
  test.each([
    ['a scan of files', 'checkov -d .', ['infrastructure_scan no']],
    ['a build', 'go build ./...', ['build no']],
    ['a test, which may be of a running copy', 'go test ./...', ['test unknown']],
    [
      'a scan of an image, which may be of the change',
      'trivy image acme/shop:1',
      ['image_scan unknown', 'secret_scan no'],
    ],
    ['what deploys, whatever it deploys', 'kubectl apply -f k8s', ['apply yes']],
    ['what is not known', 'frobnicate', ['unknown yes']],
  ])('%s', async (_, script, expected) => {
    expect(await told(workflow(`${base}- run: ${script}`))).toEqual(expected);
  });

  test('the pipeline checks nothing that a request brings by it, and a job that deploys still runs for it', async () => {
    const text = workflow(`${base}- run: go build ./... && kubectl apply -f k8s`);
    const source = memoryRepository({ files: { '.github/workflows/ci.yml': text } });
    expect((await ci.reads['ci.pipeline']?.(source))?.items).toMatchObject([{ checksRequests: 'no' }]);
    expect((await ci.reads['ci.deployment']?.(source))?.items).toMatchObject([{ onChangeRequest: 'yes' }]);
  });
});

describe('GitLab', () => {
  const job = (more: string, script = 'checkov -d .') =>
    `scan:\n  rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]\n  script: ["${script}"]\n${more}`;
  test.each([
    ['', 'yes'],
    ['  variables: {GIT_STRATEGY: clone}\n', 'yes'],
    ['  variables: {GIT_STRATEGY: none}\n', 'unknown'],
    ['  variables: {GIT_STRATEGY: empty}\n', 'unknown'],
    ['  variables: {GIT_STRATEGY: empty}\n  dependencies: []\n', 'no'],
    ['  variables: {GIT_STRATEGY: empty}\n  dependencies: []\n  cache: {paths: [x]}\n', 'unknown'],
    ['  variables: {GIT_STRATEGY: $STRATEGY}\n', 'unknown'],
    ['  variables: {GIT_CHECKOUT: "false"}\n', 'unknown'],
    ['  variables: {GIT_CHECKOUT: "true"}\n', 'yes'],
    ['variables: {GIT_STRATEGY: none}\n', 'unknown'],
    ['  image: {name: "bridgecrew/checkov:3", entrypoint: [""]}\n', 'yes'],
  ])('%j', async (more, expected) => {
    expect(await told(job(more), '.gitlab-ci.yml')).toEqual([`infrastructure_scan ${expected}`]);
  });

  test('a script may fetch what it works on, or leave it', async () => {
    const bare = '  variables: {GIT_STRATEGY: empty}\n  dependencies: []\n';
    expect(await told(job(bare, 'git clone x . && checkov -d .'), '.gitlab-ci.yml')).toEqual([
      'infrastructure_scan unknown',
    ]);
    expect(await told(job('', 'git checkout main && checkov -d .'), '.gitlab-ci.yml')).toEqual([
      'infrastructure_scan unknown',
    ]);
  });
});
