import { ci } from '../../../collectors/ci/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { Unreadable } from '../../../src/core/errors.ts';
import { testCollector } from '../../contract/collector.ts';

const workflow = 'on: [push, pull_request]\njobs:\n  test:\n    steps:\n      - run: go test ./...\n';

testCollector('ci', ci, [
  { name: 'an empty repository', source: () => memoryRepository({ headState: 'unborn', defaultBranch: null }) },
  {
    name: 'two systems, one that is not read, and signs of another',
    source: () =>
      memoryRepository({
        files: {
          '.github/workflows/b.yml': workflow,
          '.github/workflows/a.yaml': workflow,
          '.github/workflows/old/a.yaml': workflow,
          '.gitlab-ci.yml': 'test:\n  script: [make]\n',
          Jenkinsfile: 'pipeline {}',
          OWNERS: 'approvers: [ana]\n',
        },
      }),
  },
  {
    name: 'files that cannot be had',
    source: () =>
      memoryRepository({
        files: {
          '.github/workflows/big.yml': new Uint8Array(2 * 1024 * 1024),
          '.github/workflows/gone.yml': new Unreadable('absent', 'the object is not here', 'fetch it'),
          '.github/workflows/bytes.yml': new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
          'README.md': new Unreadable('absent', 'the object is not here', 'fetch it'),
        },
      }),
  },
  {
    name: 'hostile names',
    source: () =>
      memoryRepository({
        files: {
          '.github/workflows/\u001b[31mred.yml': workflow,
          '.github/workflows/a\u202eb.yml': workflow,
          [`${'deep/'.repeat(100)}Jenkinsfile`]: '',
          [`${'x'.repeat(5000)}/Jenkinsfile`]: '',
        },
      }),
  },
]);
