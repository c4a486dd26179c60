import { describe, expect, test } from 'vitest';
import { documents } from '../../../../collectors/documents/index.ts';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { startAhead } from '../../../../src/commands/shared/reading/ahead.ts';
import { fileCollectors } from '../../../../src/commands/shared/reading/collectors.ts';
import { readInThread } from '../../../../src/commands/shared/reading/thread.ts';
import type { Collector } from '../../../../src/core/collector.ts';
import { Unreadable } from '../../../../src/core/errors.ts';
import type { CollectedKind } from '../../../../src/core/facts/index.ts';
import type { Repository, RepositoryFiles } from '../../../../src/core/source.ts';
import { testCollector } from '../../../contract/collector.ts';

const workflow = 'on: [push, pull_request]\njobs:\n  test:\n    steps:\n      - run: go test ./...\n';
const repositories: Readonly<Record<string, MemoryRepository>> = {
  'an empty repository': { headState: 'unborn', defaultBranch: null },
  'files of several sorts': {
    files: {
      '.github/workflows/a.yml': workflow,
      '.gitlab-ci.yml': 'test:\n  script: [make]\n',
      Jenkinsfile: 'pipeline {}',
      'README.md': 'Built by Jenkins.\n',
    },
  },
  'files that cannot be had': {
    files: {
      '.github/workflows/big.yml': new Uint8Array(2 * 1024 * 1024),
      '.github/workflows/gone.yml': new Unreadable('absent', 'the object is not here', 'fetch it'),
      '.github/workflows/bytes.yml': new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
    },
  },
  'hostile names': {
    files: { '.github/workflows/\u001b[31mred.yml': workflow, [`${'x'.repeat(5000)}/Jenkinsfile`]: '' },
  },
};

/** The same collector, each reading in a thread of its own. */
function inThread({ id, reads }: Collector<RepositoryFiles>): Collector {
  const kinds = Object.keys(reads) as CollectedKind[];
  const read = (kind: CollectedKind) => async (source: Repository) => {
    const thread = readInThread(source);
    try {
      const found = await thread.collectors.find((each) => each.id === id)?.reads[kind]?.(source);
      if (found === undefined) throw new Error(`nothing reads ${kind}`);
      return found;
    } finally {
      await thread.close();
    }
  };
  return { id, class: 'repository', reads: Object.fromEntries(kinds.map((kind) => [kind, read(kind)])) };
}

// That all others find in a thread what they find out of it, where each keeps to the contract, is shown below.
testCollector(
  'documents in a thread',
  inThread(documents),
  ['files of several sorts', 'files that cannot be had'].map((name) => ({
    name,
    source: () => memoryRepository(repositories[name]),
  })),
);

describe('readers find in a thread what they find out of it', () => {
  test.each(Object.entries(repositories))('%s', async (_, told) => {
    const source = memoryRepository(told);
    const thread = readInThread(source);
    try {
      for (const [at, { reads }] of fileCollectors.entries()) {
        for (const kind of Object.keys(reads) as CollectedKind[]) {
          const there = await thread.collectors[at]?.reads[kind]?.(source);
          expect(there, kind).toEqual(await reads[kind]?.(memoryRepository(told)));
          expect(there, kind).toBeDefined();
        }
      }
    } finally {
      await thread.close();
    }
  });
});

describe('a thread that was started ahead', () => {
  const told = repositories['files of several sorts'];

  test('reads the repository that it is given later', async () => {
    const source = memoryRepository(told);
    const worker = startAhead().take();
    if (worker === undefined) throw new Error('nothing was started');
    const thread = readInThread(source, { worker });
    const found = await thread.collectors.find(({ id }) => id === 'ci')?.reads['ci.pipeline']?.(source);
    expect(worker.threadId).toBeGreaterThan(0);
    await thread.close();
    expect(found?.items.length).toBeGreaterThan(0);
    expect(worker.threadId).toBe(-1);
  });

  test('is taken once, and ended when nobody takes it', async () => {
    const taken = startAhead();
    const worker = taken.take();
    expect(taken.take()).toBeUndefined();
    await taken.close();
    expect(worker?.threadId).toBeGreaterThan(0);
    await worker?.terminate();

    const idle = startAhead();
    await idle.close();
    expect(idle.take()).toBeUndefined();
  });
});
