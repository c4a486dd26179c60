import { expect, test } from 'vitest';
import { readAccess } from '../../../../collectors/documents/access/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const folder = '.github/ISSUE_TEMPLATE';

async function told(text: string, path = `${folder}/leaver.yml`) {
  const { items } = await readAccess(memoryRepository({ files: { [path]: text } }));
  return items[0];
}

const form = (name: string, ...labels: readonly string[]): string =>
  `name: ${name}
description: Somebody needs something
body:
  - type: input
    attributes:
      label: Who is it?
  - type: checkboxes
    attributes:
      label: Steps
      options:
${labels.map((label) => `        - label: ${label}`).join('\n')}
`;

test('a form of fields states what is done when somebody leaves, as the same text does in Markdown', async () => {
  const steps = ['Remove them from the GitHub organisation', 'Remove their AWS access'];
  const markdown = `---\nname: Leaver\nabout: Somebody needs something\n---\n# Leaver\n\n- [ ] ${steps.join('\n- [ ] ')}\n`;
  const same = { form: 'joiners_leavers', isOwn: 'yes', ownBecause: 'form_of_forge', statesRules: 'yes' };
  expect(await told(markdown, `${folder}/leaver.md`)).toMatchObject(same);
  expect(await told(form('Leaver', ...steps))).toMatchObject({ ...same, at: { line: null } });
});

test.each([
  ['a report of a mistake', form('Bug report', 'I searched for my issue', 'I use the newest version'), 'bug.yml'],
  ['a form that names no system', form('Leaver', 'Remove them from the choir', 'Remove their key'), 'leaver.yml'],
  ['one step alone', form('Leaver', 'Remove them from the GitHub organisation'), 'leaver.yml'],
  ['what is no form', 'name: Leaver\nsteps: [Remove their AWS access, Remove them from GitHub]\n', 'leaver.yml'],
  ['what configures forms', form('Leaver', 'Remove their AWS access', 'Remove them from GitHub'), 'config.yml'],
  ['what cannot be read', 'name: [\nbody: {{{', 'leaver.yml'],
])('%s proves nothing', async (_, text, name) => {
  const item = await told(text, `${folder}/${name}`);
  expect(item?.isOwn === 'yes' && item.statesRules === 'yes').toBe(false);
});
