import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const table =
  '| Activity | Microsoft Azure | Platform team | Product teams |\n|---|---|---|---|\n| Host patching | R/A | I | |\n| Image patching | | C | R/A |\n| Backup and restore | | R/A | C |\n';

async function own(said: string, readme = '# payments\n') {
  const files = { 'README.md': readme, 'docs/raci.md': `# RACI\n\n${said}\n\n${table}` };
  const { items } = await readResponsibilities(memoryRepository({ files }));
  return items.find(({ ref }) => ref.startsWith('docs/raci.md'))?.ownBecause;
}

test('a repository of one event has no split of its own', async () => {
  expect(await own('Last reviewed: 2025-09-15', '# Cloud security workshop 2025\n')).toBe('nobody_runs');
});

test.each([
  ['a product', '# Brightdesk\n\nBrightdesk is a help desk for companies.\n', 'product'],
  ['a module', '# terraform-okta-offboarding\n', 'product'],
  ['a fork', '# runbooks\n\nForked from northgrid/runbooks.\n', 'product'],
  ['slides', '# Cloud fundamentals\n\nMaterial for our two-day course.\n', 'nobody_runs'],
  ['an invented house', '# Norvik Bank\n\nNorvik Bank is an invented bank for our exercises.\n', 'nobody_runs'],
  ['a tutorial', '# Shop\n\nCompanion code of the tutorial. In part 3 we look at security.\n', 'nobody_runs'],
  ['a starter kit', '# Base\n\nAWS starter kit. Fork it and make it yours.\n', 'nobody_runs'],
])('the first page of %s says that its texts are about nobody who runs it', async (_, readme, because) => {
  expect(await own('Last reviewed: 2025-09-15. Our teams work by it.', readme)).toBe(because);
});

describe('a split that names teams any house has', () => {
  test.each([
    ['by a review and one word of its own', 'Last reviewed: 2025-09-15. Our teams work by it.', 'signs_of_house'],
    ['by an approval and a channel', 'Approved by the CTO on 2 July 2025.\n\nAsk in #payments-ops.', 'signs_of_house'],
    ['by a person and a word of its own', 'Our contact is the service owner (Sana Rees).', 'signs_of_house'],
    ['by its own team and a channel', 'Ask the payments team in #payments-ops.', 'signs_of_house'],
  ])('is the house’s own %s', async (_, said, because) => {
    expect(await own(said)).toBe(because);
  });

  test.each([
    ['without more', 'R = responsible, A = accountable.', 'any_house'],
    ['by a review alone', 'Last reviewed: 2025-09-15', 'any_house'],
    ['by a review of long ago', 'Last reviewed: 2017-09-15\n\nOur teams work by it.', 'any_house'],
    ['by one sign', 'Our teams work by it.', 'any_house'],
    ['by a review still to come', 'To be reviewed by 2 July 2025.', 'any_house'],
    ['by the date of a change', 'Last updated: 2025-09-15', 'any_house'],
    ['tried once', 'Last reviewed: 2025-09-15\n\nWe tried Azure for two weeks. We decided not to use it.', 'draft'],
    ['called a sketch', 'Suggestions for this sketch are welcome. Our teams made it.', 'draft'],
    ['called a proposal', 'Comments on this proposal are welcome until 12 December. Our teams made it.', 'draft'],
    ['planned once', 'Last reviewed: 2025-09-15\n\nOur cut-over plan for June 2025.', 'draft'],
    ['taken from elsewhere', 'Last reviewed: 2025-09-15\n\nSource: https://handbook.gitlab.com/raci', 'other_house'],
  ])('is nobody’s %s', async (_, said, because) => {
    expect(await own(said)).toBe(because);
  });
});
