import { access } from '../../../collectors/access/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { Collector } from '../../../src/core/collector.ts';
import { Unreadable } from '../../../src/core/errors.ts';
import type { Repository } from '../../../src/core/source.ts';
import { testCollector } from '../../contract/collector.ts';

testCollector('access', access as Collector<Repository>, [
  { name: 'an empty repository', source: () => memoryRepository({ headState: 'unborn', defaultBranch: null }) },
  {
    name: 'several systems in one file',
    source: () =>
      memoryRepository({
        files: {
          'prod/a.tf': 'resource "github_team" "a" {}\nresource "aws_iam_group" "b" {}\n',
          'teams/a.yaml': 'members: [ada]\n',
        },
      }),
  },
  {
    name: 'files that cannot be had',
    source: () =>
      memoryRepository({
        files: {
          'a.tf': new Unreadable('absent', 'the object is not here', 'fetch it'),
          'teams/a.yaml': new Unreadable('denied', 'not allowed', 'allow it'),
          'teams/b.yaml': new Unreadable('timeout', 'too slow', 'again'),
          'big.tf': `resource "aws_iam_role" "a" {}\n${'# a\n'.repeat(500_000)}`,
          'odd.cedar': new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
        },
      }),
  },
  {
    name: 'hostile names',
    source: () =>
      memoryRepository({
        files: {
          'teams/\u001b[31mred.yaml': 'members: [ada]\n',
          'teams/a\u202eb.yaml': 'members: [ada]\n',
          [`${'deep/'.repeat(100)}main.tf`]: 'resource "github_team" "__proto__" {}\n',
          [`teams/${'x'.repeat(5000)}.yaml`]: 'members: [ada]\n',
          'teams/proto.yaml': '__proto__: {members: [ada]}\nconstructor: {members: [grace]}\n',
        },
      }),
  },
]);
