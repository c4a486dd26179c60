import { expect, test } from 'vitest';
import { policy } from '../../../../collectors/policy/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

test('a mark behind words in a comment of its own may be a waiver or only speak of one', async () => {
  const files = { 'main.tf': '# we accept this checkov:skip=CKV_AWS_1\nresource "a" "b" {}\n' };
  const found = await policy.reads['policy.waiver']?.(memoryRepository({ files }));
  expect(found?.items).toMatchObject([{ hasReason: 'unknown', hasOwner: 'unknown', expiry: 'unknown' }]);
});

test('a mark in a program that no scanner of infrastructure looks into is no waiver', async () => {
  const text = '// tfsec:ignore:aws-s3-enable-versioning because\n';
  const read = policy.reads['policy.waiver'];
  expect((await read?.(memoryRepository({ files: { 'src/marks.ts': text } })))?.items).toEqual([]);
  expect((await read?.(memoryRepository({ files: { 'main.tf': text } })))?.items).toHaveLength(1);
});
