import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const tasks = ['Patching of hosts', 'Backups', 'Encryption keys', 'Monitoring'];
/** A page with a table of tasks; each row gives the cells behind its task. */
const page = (heads: string, rows: readonly string[], title = 'Shared responsibility') => `# ${title}

We run our service on AWS, and our team keeps this table.

| ${heads} |
|${' --- |'.repeat(heads.split('|').length)}
${rows.map((row, at) => `| ${tasks[at]} | ${row} |`).join('\n')}
`;

async function told(text: string) {
  const { items } = await readResponsibilities(memoryRepository({ files: { 'docs/split.md': text } }));
  return items.map(({ isOwn, splits, parts, ownedParts }) => ({ isOwn, splits, parts, ownedParts }));
}
const divided = { isOwn: 'yes', splits: 'yes', parts: 4, ownedParts: 0 };
const ticks = ['✓ | ', ' | ✓', ' | ✓', '✓ | ✓'];

describe('a table with a column for each party', () => {
  test.each([
    ['Task | Provider | Us'],
    ['Activity | Vendor | Team'],
    ['Security task | Hosting provider | Our team'],
    [' | AWS | Customer (us)'],
    ['Duty | Cloud provider (AWS) | In-house'],
  ])('tells who does what by its ticks: %s', async (heads) => {
    expect(await told(page(heads, ticks))).toEqual([divided]);
  });

  test.each([
    ['crosses', ['x | ', ' | x', ' | X', 'x | x']],
    ['letters', ['R/A | I', 'I | R/A', 'I | R', 'C | R']],
    ['letters without those who are told', ['R | A', ' | R', ' | R, A', ' | R']],
    ['full and empty circles', ['● | ○', '○ | ●', '○ | ●', '● | ●']],
    ['words', ['Yes | No', 'No | Yes', 'No | Yes', 'Yes | Yes']],
  ])('is read by its %s', async (_, rows) => {
    expect(await told(page('Task | Provider | Team', rows))).toEqual([divided]);
  });

  test('needs no heading where it ticks off tasks, unless it compares offers', async () => {
    expect(await told(page('Task | Provider | Us', ticks, 'Hosting'))).toEqual([divided]);
    expect(await told(page('Task | AWS | Us', ticks, 'Why we are better than AWS'))).toEqual([]);
    expect(await told(page('Feature | AWS | Us', ticks, 'Hosting'))).toEqual([]);
    expect(await told(page('Task | Provider | Us', ticks, 'Score card of suppliers'))).toEqual([]);
    expect(await told(page('Task | Vendor | Team', ['done | ', ' | open', ' | open', ' | done'], 'Sprint 4'))).toEqual(
      [],
    );
  });

  test('names owners in a further column', async () => {
    const owners = ['Platform team', 'Payments team', 'Payments team', 'TBD'];
    const rows = ticks.map((row, at) => `${row} | ${owners[at]}`);
    expect(await told(page('Task | Provider | Us | Owner', rows))).toEqual([{ ...divided, ownedParts: 3 }]);
  });

  test('tells nothing apart where everybody does everything', async () => {
    const all = tasks.map(() => '✓ | ✓');
    expect(await told(page('Task | Provider | Us', all))).toEqual([{ ...divided, splits: 'unknown' }]);
  });

  test('of a provider and its customers is not known to be of the house', async () => {
    for (const { isOwn } of await told(page(' | AWS | Customer', ticks))) expect(isOwn).toBe('unknown');
  });
});

test('a heading over the members of a team gives them no work', async () => {
  const text = `# Responsibilities

AWS is responsible for patching of hosts.

## Team

- Ada, who likes backups
- Ben, who has keys
- Jo, who is monitoring birds
`;
  expect((await told(text)).filter(({ splits }) => splits === 'yes')).toEqual([]);
});
