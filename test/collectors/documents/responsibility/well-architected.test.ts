import { expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const filler =
  'We went through the pillars with our people in the order of the framework, each with those who know the service best, and wrote down for each what we saw, why it matters to those who use it and what we are to do about it before the year is over.';
const record = (found: string, intro = filler) =>
  `# Well-Architected review\n\nDate: 2026-03-01\n\n${intro} ${filler}\n\n## Findings\n\n${found}\n`;

async function reviews(text: string) {
  const { items } = await readResponsibilities(memoryRepository({ files: { 'docs/review.md': text } }));
  return items.filter(({ form, isOwn }) => form === 'review' && isOwn === 'yes').length;
}

test('a review that took place tells what was found', async () => {
  expect(await reviews(record('- Backups of the database are never restored.'))).toBe(1);
  expect(await reviews(record('| Risk | Level |\n|---|---|\n| One zone only | high |'))).toBe(1);
});

test.each([
  ['is to be held', record('- One zone only.', 'We will hold our review next spring.')],
  ['looked at nothing', record('- One zone only.', 'Nothing was reviewed so far.')],
  ['is still to be written', record('To be written after our meeting.')],
  ['found nothing so far', record('None so far.')],
])('one that %s is none', async (_, text) => {
  expect(await reviews(text)).toBe(0);
});

const all = async (text: string) =>
  (await readResponsibilities(memoryRepository({ files: { 'docs/review.md': text } }))).items;
const intro =
  'We held our review with our AWS architect on 12 May 2026. Our shop team answered the questions of all six pillars.';
const pillars = `## Security

We found two high risks: root MFA was missing in our sandbox account, and our keys were not rotated. Both are fixed.

## Reliability

Our Redis runs in a single zone. We accept this.
`;
const table = `| Pillar | Risks found | Owner | Status |
|---|---|---|---|
| Security | 2 high: root MFA missing on sandbox, no rotation of keys | Shop team | done |
| Reliability | 1 medium: single zone for Redis | Platform team | open |
| Cost | none | | |
`;
const review = (above: string, below: string, date = '') => `# Well-Architected review\n\n${date}${above}\n\n${below}`;

test.each([
  ['sections of pillars', review(intro, pillars)],
  [
    'sections of pillars and a field for its date',
    review(intro.replace(' on 12 May 2026', ''), pillars, 'Date: 2026-05-12\n\n'),
  ],
  ['a table of pillars', review(intro, table)],
  [
    'a table, told in the passive',
    review('The review was held on 12 May 2026 with our AWS architect. Our team took the notes.', table),
  ],
])('a review that was held may tell its findings in %s', async (_, text) => {
  expect(await reviews(text)).toBe(1);
});

const asked = (answer: string) =>
  ['Security', 'Reliability']
    .map(
      (pillar) =>
        `## ${pillar}\n\n| Question | Answer | Owner |\n|---|---|---|\n| How do you run your workload? | ${answer} | Shop team |\n`,
    )
    .join('\n');
const people =
  'Our workload is the shop. Reviewed on 12 May 2026 by Mira Holt (platform), Sana Rees (security) and our AWS solutions architect.';

test('a review that was held may answer the questions of its pillars', async () => {
  expect(await reviews(review(people, asked('Separate accounts, and keys of our own')))).toBe(1);
  expect(await reviews(review(intro, asked('Separate accounts, and keys of our own')))).toBe(1);
});

test.each(['', 'TBD', 'To be answered', 'Do we know?', 'None', 'We plan to use KMS'])(
  'one that answers its questions by "%s" tells nothing',
  async (answer) => {
    expect(await reviews(review(people, asked(answer)))).toBe(0);
  },
);

test.each([
  ['has no date', review(intro.replace(' on 12 May 2026', ''), pillars)],
  ['has a date that is still to come', review(intro.replace('May 2026', 'May 2027'), pillars)],
  [
    'only has its pillars',
    review(
      'Our team goes by the pillars of the framework, and each team of our house reads them before it begins.',
      table,
      'Date: 2026-05-12\n\n',
    ),
  ],
  [
    'explains its pillars',
    review(
      intro,
      '## Security\n\nThe security pillar is about how to protect data and systems with the services of the cloud.\n\n## Reliability\n\nThe reliability pillar is about how workloads recover from failure, and how they go on.\n',
    ),
  ],
  [
    'has an empty table',
    review(intro, '| Pillar | Risks found |\n|---|---|\n| Security | |\n| Reliability | TBD |\n| Cost | none |\n'),
  ],
  [
    'saw nothing',
    review(intro, '## Security\n\nWe found nothing here.\n\n## Reliability\n\nWe did not get to look at this.\n'),
  ],
  ['tells of one pillar', review(intro, pillars.slice(0, pillars.indexOf('## Rel')))],
  [
    'asks',
    review(
      intro,
      '## Security\n\nHave we found risks in our accounts?\n\n## Reliability\n\nWas our Redis in one zone?\n',
    ),
  ],
])('one that %s is not known to be none', async (_, text) => {
  expect(await reviews(text)).toBe(0);
  expect(await all(text)).toMatchObject([{ isOwn: 'unknown', splits: 'unknown' }]);
});

test('one that is announced is none', async () => {
  const text = review(
    'We will hold our review with our AWS architect on 12 May 2026.',
    '## Security\n\nWe bring our notes.\n',
  );
  expect(await all(text)).toEqual([]);
});
