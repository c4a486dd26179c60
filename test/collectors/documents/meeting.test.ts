import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../collectors/documents/access/index.ts';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { isMeetingName, isMeetingTitle } from '../../../src/lexicon/document-meetings.ts';

const page = (title: string, above: string) => `# ${title}

${above}

Our list of who does what:

- Azure is responsible for patching the AKS control plane
- The platform team is responsible for node images
- Our team is responsible for keys and access reviews
`;
async function because(text: string, path = 'docs/ops.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text } }));
  return items.find(({ ref }) => ref === `${path}#1`)?.ownBecause;
}

describe('minutes tell of one meeting', () => {
  test.each([
    ['docs/2026-05-04-platform-sync.md', 'Platform sync 4 May', 'Present: Ann, Bob, Cy (Azure account manager)'],
    ['docs/meeting-2026-05-04.md', 'Weekly meeting 4 May', 'Present: Ann, Bob, Cy (Azure account manager).'],
    ['docs/2026-05-04-platform-team-catch-up.md', 'Catch-up 4 May', 'Present: Ann, Bob, Cy. Our notes.'],
    ['docs/2026-05-04.md', 'Hosting', '**Attendees:** Ann, Bob'],
    ['docs/2026-05-04-hosting.md', 'Hosting', '## Attendees\n\nAnn, Bob'],
    ['docs/hosting.md', 'Hosting', 'Apologies: Bob'],
    ['docs/hosting.md', 'Hosting, 4 May 2026', '| Present | Ann, Bob |\n|---|---|\n| Room | 4 |'],
    ['docs/hosting.md', 'Hosting', 'Date: 2026-05-04\n\nParticipants: Ann and Bob'],
    ['docs/20260504-hosting.md', 'Hosting', '## Agenda\n\nHosting'],
    ['docs/hosting.md', 'Kick-off', 'We met with Azure.'],
    ['docs/sync-2026-05-04.md', 'Who does what', 'We met with Azure.'],
  ])('%s: %s: %j', async (path, title, above) => {
    expect(await because(page(title, above), path)).toBe('account');
  });

  test('of access, too', async () => {
    const text = `# Monthly sync\n\nWe talked about access to AWS and GitHub.\n\n## Access\n\n- Access to production must be approved by the lead of our team.\n- Admin access is only for members of the platform team.\n`;
    const { items } = await readAccess(memoryRepository({ files: { 'docs/access.md': text } }));
    expect(items[0]?.ownBecause).toBe('account');
  });
});

describe('what holds is no minutes', () => {
  test.each([
    ['docs/2026-05-04-who-does-what.md', 'Who does what', 'We run it.'],
    ['docs/ops.md', 'Responsibilities', 'Date: 2026-05-04\n\nWe present: a list.'],
    ['docs/ops.md', 'Responsibilities', 'We meet each week.\n\nAttendees: our team'],
    ['docs/adr/2026-05-04-use-aks.md', 'Use AKS', 'Status: Accepted\n\nPresent: Ann, Bob\n\nWe decided it.'],
    ['docs/data-sync.md', 'Who syncs what', 'We keep both in sync.'],
  ])('%s: %s: %j', async (path, title, above) => {
    expect(await because(page(title, above), path)).toMatch(/speaks_as_we|decision_folder/);
  });
});

test.each([
  ['Weekly meeting', true],
  ['Meeting with Azure', true],
  ['Notes from the platform sync', true],
  ['Stand-up notes', true],
  ['2026-05-04 Ops call', true],
  ['Minutes', true],
  ['Weekly meetings and who leads them', false],
  ['Data sync responsibilities', false],
  ['Recover in 15 minutes', false],
  ['On-call', false],
  ['Meeting our targets', false],
  ['Who may call whom', false],
  ['Use a board of 4 maintainers', false],
])('the title %j is one of a meeting: %s', (title, is) => {
  expect(isMeetingTitle(title)).toBe(is);
});

test('a file is named after a meeting', () => {
  for (const stem of [
    '2026-05-04-ops-sync',
    'meeting-2026-05-04',
    'retro-notes',
    '2026-05-04_kick-off_minutes',
    'minutes-2026-05',
  ])
    expect(isMeetingName(stem)).toBe(true);
  for (const stem of ['2026-05-04-data-sync-owners', 'argocd-sync', 'on-call', 'meetings', 'minutes-to-recover-rto'])
    expect(isMeetingName(stem)).toBe(false);
});
