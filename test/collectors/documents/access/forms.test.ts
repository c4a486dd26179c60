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
  ['in the passive', ['GitLab membership removed', 'VPN certificate revoked', 'AWS user disabled']],
  ['without a noun before it', ['Added to the GitHub team', 'AWS permission set assigned', 'Added to PagerDuty rota']],
  ['without a word for people', ['Remove from GitHub organisation', 'Remove AWS SSO assignment']],
])('steps to tick state what is done %s', async (_, steps) => {
  const list = `- [ ] ${steps.join('\n- [ ] ')}\n`;
  const same = { isOwn: 'yes', ownBecause: 'form_of_forge', statesRules: 'yes' };
  expect(await told(`## Leaver checklist\n\nName:\n\n${list}`, '.gitlab/issue_templates/Leaver.md')).toMatchObject(
    same,
  );
  expect(await told(form('New joiner', ...steps))).toMatchObject(same);
});

test('the same words elsewhere tell what once happened', async () => {
  const list =
    'When Jo left our team:\n\n- GitLab membership removed\n- AWS user disabled\n- We said goodbye to our Jo\n';
  expect(await told(`# Leavers\n\n${list}`, 'docs/leavers.md')).toMatchObject({ statesRules: 'unknown' });
});

test.each([
  ['what was not done', form('Leaver', 'No GitLab membership removed', 'AWS user not disabled'), 'leaver.yml'],
  [
    'what is set up for a project',
    form('Onboarding', 'GitHub Actions enabled', 'AWS account created'),
    'onboarding.yml',
  ],
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
