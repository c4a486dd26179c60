import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { moveIn, periodEnd } from '../../../src/lexicon/document-past.ts';

const page = (provider: string, title: string, above: string, below = '') => `# ${title}

${above}

| Task | Who |
|---|---|
| Patching of hosts | ${provider} |
| Backups | ${provider} |
| Rotating our keys | Licence team |
| VPN access for our staff | Licence team |

${below}
`;
const split = 'Who does what between us and our provider.';
async function isOwn(text: string) {
  const { items } = await readResponsibilities(memoryRepository({ files: { 'docs/hosting.md': text } }));
  return items[0]?.isOwn;
}

describe('a split is of the past', () => {
  test.each([
    'Hosting responsibilities (contract 2015-2018)',
    'Hosting responsibilities 2015–2018',
    'Hosting responsibilities, April 2015 to March 2018',
    'Hosting responsibilities until 2018',
    'Hosting responsibilities 2017/18',
    'Hosting responsibilities, 2015 to January 2026',
  ])('by the time in its title: %s', async (title) => {
    expect(await isOwn(page('UKCloud', title, split))).toBe('unknown');
  });

  test.each([
    '_Written for the 2018 go-live. We moved to Azure in 2022._',
    'We have since migrated to Azure.',
    'We switched from UKCloud to Azure in 2022.',
    'We moved away from UKCloud last year.',
    'We moved everything to Azure.',
    'Our service now runs on Azure. We left UKCloud in 2022.',
    'Our contract with UKCloud ran from 2015 to 2018.',
    'We moved to our own data centre in 2022.',
    '> We migrated to Azure in 2022.',
  ])('by what stands above it: %s', async (above) => {
    expect(await isOwn(page('UKCloud', 'Who does what', `${split}\n\n${above}`))).toBe('unknown');
  });

  test.each(['The UKCloud contract ended in 2021.', 'We migrated to Azure in 2022.', 'We have moved off UKCloud.'])(
    'by what stands below it: %s',
    async (below) => {
      expect(await isOwn(page('UKCloud', 'Who does what', split, below))).toBe('unknown');
    },
  );
});

describe('a split holds', () => {
  test.each([
    'Hosting responsibilities (contract 2025–2027)',
    'Hosting responsibilities 2025/26',
    'Hosting responsibilities until 2028',
    'Hosting responsibilities',
    'Hosting responsibilities under ISO 27001:2022',
  ])('by its title: %s', async (title) => {
    expect(await isOwn(page('AWS', title, split))).toBe('yes');
  });

  test.each([
    'We moved to AWS in 2021 and since then:',
    'We moved from UKCloud to Amazon Web Services in 2021.',
    'We left our old data centre in 2019.',
    'We moved to the cloud in 2019.',
    'We moved to GitHub in 2020.',
    'We switched to weekly releases.',
    'Our contract with AWS runs from 2024 to 2028.',
  ])('with what stands above it: %s', async (above) => {
    expect(await isOwn(page('AWS', 'Who does what', `${split}\n\n${above}`))).toBe('yes');
  });

  test.each(['Our contract with the printer ended in 2021.', 'We moved to Jenkins in 2019.'])(
    'with what stands below it: %s',
    async (below) => {
      expect(await isOwn(page('AWS', 'Who does what', split, below))).toBe('yes');
    },
  );
});

test('a time is read by its end', () => {
  expect(periodEnd('2015-2018')).toEqual(new Date('2019-01-01'));
  expect(periodEnd('April 2015 – March 2018')).toEqual(new Date('2018-04-01'));
  expect(periodEnd('2015-18')).toEqual(new Date('2019-01-01'));
  for (const none of ['2026-05-04', '2009-10', 'ISO 27001:2013', '2018']) expect(periodEnd(none)).toBeNull();
});

test('a long line is no trouble', () => {
  expect(moveIn(`we ${'have '.repeat(100_000)}`)).toBeNull();
  expect(periodEnd('2015 to x '.repeat(100_000))).toBeNull();
});
