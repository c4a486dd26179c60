import { expect, test } from 'vitest';
import { readDecisions } from '../../../collectors/documents/decision.ts';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const record = (status: string, head = '') => `${head}# 1. Use Amazon RDS

Date: 2026-05-01

## Status

${status}

## Decision

We will use Amazon RDS for our database. AWS is responsible for patching and backups of the database. We are responsible for access, keys and monitoring. The payments team is responsible for data retention.
`;
const at = 'docs/adr/0001.md';
const statusOf = async (text: string) =>
  (await readDecisions(memoryRepository({ files: { [at]: text } }))).items[0]?.status;

test.each([
  ['Accepted', 'accepted'],
  ['Accepted\n\nSupersedes [2](0002.md)', 'accepted'],
  ['Accepted\n\nAmended by [2](0002.md)', 'accepted'],
  ['Accepted\n\nSuperseded by [4](0004.md)', 'superseded'],
  ['- Accepted\n- Deprecated', 'superseded'],
  ['Accepted on 1 May.\n\nWithdrawn on 2 June.', 'superseded'],
  ['| When | What |\n|---|---|\n| 2026-01-01 | Accepted |\n| 2026-02-01 | Superseded |', 'superseded'],
  ['Rejected\n\nReplaced by [4](0004.md)', 'rejected'],
])('all that a status says counts: %j', async (status, told) => {
  expect(await statusOf(record(status))).toBe(told);
});

test('a field names what came after', async () => {
  expect(await statusOf(record('Accepted', '---\nsuperseded_by: 0004\n---\n'))).toBe('superseded');
  expect(await statusOf(record('Accepted', '---\nsuperseded_by: none\n---\n'))).toBe('accepted');
});

test('a decision that was replaced says nothing of who does what', async () => {
  const told = async (status: string) =>
    (await readResponsibilities(memoryRepository({ files: { [at]: record(status) } }))).items.length;
  expect(await told('Accepted')).toBe(1);
  expect(await told('Accepted\n\nSuperseded by [4](0004.md)')).toBe(0);
});
