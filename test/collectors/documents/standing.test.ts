import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../collectors/documents/access/index.ts';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const table = `| Area | Responsible |
|---|---|
| Patching | AWS |
| Backups | Payments team |
| Keys | Payments team |
| Monitoring | Payments team |
`;
const page = (intro: string, head = '') => `${head}# Shared responsibility\n\n${intro}\n\n${table}`;

async function split(text: string, path = 'docs/responsibilities.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: text } }));
  return items.map(({ isOwn, splits, concrete }) => ({ isOwn, splits, concrete }));
}

describe('a table of who does what', () => {
  test('is one’s own where a text tells how things are', async () => {
    expect(await split(page('We run on AWS and this tells our split.'))).toEqual([
      { isOwn: 'yes', splits: 'yes', concrete: 'yes' },
    ]);
    const kept = 'Backups are not kept for more than a year. We run on AWS, and review our table each spring.';
    expect(await split(page(kept))).toMatchObject([{ isOwn: 'yes' }]);
    const prompt = 'Who leaves loses access within one day. We run on AWS, and this tells our split.';
    expect(await split(page(prompt))).toMatchObject([{ isOwn: 'yes' }]);
  });

  test.each([
    ['was not agreed', 'We run on AWS. We have not agreed any of this with AWS.'],
    ['is an ideal', 'We run on AWS. The table below is what an ideal split would look like.'],
    ['applies to nobody', 'We run on AWS. None of this applies to us.'],
    ['is a proposal', 'We run on AWS.\n\nStatus: proposal'],
    ['is a wish', 'We would like our teams and AWS to split the work like this one day.'],
    ['is to be copied', 'We keep ours short. Copy this page and replace the Example team with yours.'],
    ['came from a vendor', 'We run on AWS. We copied this page from our supplier.'],
    ['is to be filled in', 'TODO: our team needs to fill this in. We run it.'],
  ])('that %s is nobody’s for certain', async (_, intro) => {
    for (const { isOwn } of await split(page(intro))) expect(isOwn).toBe('unknown');
  });

  test('is in doubt by its front matter, its title and its place', async () => {
    const intro = 'We run on AWS and this tells our split.';
    expect(await split(page(intro, '---\nstatus: draft\n---\n'))).toMatchObject([{ isOwn: 'unknown' }]);
    expect(await split(page(intro).replace('responsibility', 'responsibility (draft)'))).toMatchObject([
      { isOwn: 'unknown' },
    ]);
    expect(await split(page(intro), 'docs/incidents/responsibilities.md')).toMatchObject([{ isOwn: 'unknown' }]);
  });

  test('is code where it stands four blanks further in, over empty lines too, and none in a list', async () => {
    const shown = table.replace(/^(?=.)/gm, '    ');
    const heading = '# Who does what\n\nWe show how a table looks:\n\n';
    expect((await split(`${heading}${shown}`)).every(({ splits }) => splits !== 'yes')).toBe(true);
    expect((await split(`${heading}    some code\n\n${shown}`)).every(({ splits }) => splits !== 'yes')).toBe(true);
    expect(await split(`# Who does what\n\nWe run it.\n\n1. Our split:\n\n${shown}`)).toMatchObject([
      { splits: 'yes' },
    ]);
  });

  test('names nobody by an example', async () => {
    const text = page('We run on AWS.').replaceAll('Payments team', 'Example team');
    for (const { splits, isOwn } of await split(text)) expect([splits, isOwn]).not.toEqual(['yes', 'yes']);
  });

  test('of a product that is shared with its readers is not that of a team', async () => {
    const text = page('At our house, security is shared between us and you. We take our part seriously.');
    expect(await split(text)).toMatchObject([{ isOwn: 'unknown' }]);
  });

  test('of a party is not about security, though it has its words', async () => {
    const raci = (tasks: readonly string[]) =>
      `# RACI\n\nWe plan with our supplier.\n\n| Task | Ada | Ben | AWS |\n|---|---|---|---|\n${tasks.map((task) => `| ${task} | R | A | I |`).join('\n')}\n`;
    const party = ['Access to the venue', 'Backup band', 'Keys for the venue'];
    for (const told of await split(raci(party))) expect(told).toMatchObject({ concrete: 'unknown', isOwn: 'unknown' });
    const work = ['Access to production', 'Backups', 'Key rotation'];
    expect(await split(raci(work))).toMatchObject([{ concrete: 'yes', isOwn: 'yes' }]);
  });
});

test('what people said in a call is not how it is', async () => {
  const text = `# Incident 42

We had our outage in March. What our people said:

- AWS is responsible for patching of hosts, said Bob.
- The payments team is responsible for encryption keys, said Al.
- The payments team is responsible for backups and monitoring, said Jo.
`;
  expect((await split(text)).filter(({ isOwn, splits }) => isOwn === 'yes' && splits === 'yes')).toEqual([]);
});

describe('a text about access', () => {
  const access = async (text: string, path = 'docs/access.md') =>
    (await readAccess(memoryRepository({ files: { [path]: text } }))).items;
  const rules =
    'Engineers of the Payments team must request access to AWS in #access. Access to production AWS is granted by our team lead only. We remove access of leavers to GitHub within a day.\n';

  test('is one’s own where it tells how things are', async () => {
    expect(await access(`# Access policy\n\n${rules}`)).toMatchObject([{ isOwn: 'yes', statesRules: 'yes' }]);
  });

  test.each([
    ['a draft', `# Access policy (draft)\n\n${rules}`],
    ['not approved', `# Access policy\n\nOur board has not approved it.\n\n${rules}`],
    ['copied', `# Access policy\n\nThis is copied from our vendor; we do not do any of it.\n\n${rules}`],
    ['to be written', `# Access policy\n\nTODO: write down who may do what.\n\n${rules}`],
    ['for next year', `# Access policy\n\nNext year we shall do this.\n\n${rules}`],
    ['for customers', `# User access\n\nWe built WikiPay.\n\n${rules}\nAsk the admin of your school for it.\n`],
  ])('that is %s is nobody’s for certain', async (_, text) => {
    expect((await access(text)).filter(({ isOwn }) => isOwn === 'yes')).toEqual([]);
  });

  test('states no rules by what is still to be ticked', async () => {
    const tasks = `# Access policy\n\nOur team looks after this.\n\n- [ ] Members of the Payments team must request access to AWS\n- [ ] Revoke access of leavers to GitHub\n`;
    expect((await access(tasks)).filter(({ statesRules }) => statesRules === 'yes')).toEqual([]);
  });

  test('tells of changes of access, and of no other', async () => {
    const told = async (said: string) => (await access(`# Access policy\n\n${rules}\n${said}\n`))[0]?.tellsOfChanges;
    expect(await told('We announced the change of the office address.')).toBe('unknown');
    expect(await told('We announce changes to access in Slack.')).toBe('yes');
  });
});
