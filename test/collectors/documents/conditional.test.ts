import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../../collectors/documents/decision.ts';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const record = (status: string, more = '') => `# 5. Use RDS

Date: 2026-03-03

## Status

${status}

## Decision

We will use Amazon RDS. AWS is responsible for patching and backups. We own the users, the keys and the alerts. ${more}
`;
async function decision(text: string) {
  const { items } = await readDecisions(memoryRepository({ files: { 'docs/adr/0005-rds.md': text } }));
  return items[0];
}

describe('what was accepted', () => {
  test.each([
    'Accepted by the team, waiting for sign-off from the head of technology',
    'Accepted, subject to approval of the budget',
    'Accepted – awaiting funding',
    'Accepted (pending security review)',
    'Approved in principle',
    'Agreed, conditional on a successful pilot',
    'Accepted provided that the supplier signs',
    'Accepted once the board approves',
    'Accepted if procurement agrees',
    'Accepted, to be ratified by the steering group',
    'Accepted, still needs the approval of the CTO',
    'Accepted\n\nThe sign-off of finance is outstanding.',
    'Accepted on a trial basis',
    'Accepted with conditions',
  ])('on a condition may not be in force: %j', async (status) => {
    expect((await decision(record(status)))?.status).toBe('unknown');
  });

  test.each([
    'Accepted by the team on 2026-03-04',
    'Accepted after review by the architects',
    'Accepted, and provided by the platform team',
    'Accepted\n\nApproved by the head of technology when she came back.',
    'Accepted\n\nSigned off by finance.',
  ])('without one is: %j', async (status) => {
    expect((await decision(record(status)))?.status).toBe('accepted');
  });

  test('is in doubt where the decision itself is on a condition', async () => {
    const own = async (more: string) => (await decision(record('Accepted', more)))?.isOwn;
    expect(await own('This decision is subject to approval of the budget.')).toBe('unknown');
    expect(await own('We will move in May, provided that the board agrees.')).toBe('unknown');
    expect(await own('Access to production is subject to approval by the lead.')).toBe('yes');
    expect(await own('Each change waits for a second person, and pending changes are listed.')).toBe('yes');
  });
});

test('a page whose status names a condition is in doubt', async () => {
  const page = (status: string) =>
    `# Who does what\n\nStatus: ${status}\n\nWe run on AWS.\n\n| Area | Responsible |\n|---|---|\n| Patching | AWS |\n| Backups | Payments team |\n| Keys | Payments team |\n`;
  const own = async (status: string) =>
    (await readResponsibilities(memoryRepository({ files: { 'docs/who.md': page(status) } }))).items[0]?.ownBecause;
  expect(await own('Approved, subject to the budget')).toBe('draft');
  expect(await own('Approved')).not.toBe('draft');
});
