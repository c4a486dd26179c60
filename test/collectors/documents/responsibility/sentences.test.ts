import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../../../collectors/documents/decision.ts';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function splits(said: string, title = 'Hosting') {
  const files = { 'docs/hosting.md': `# ${title}\n\nWe run the ledger on AWS. ${said}\n` };
  const { items } = await readResponsibilities(memoryRepository({ files }));
  return items.filter((one) => one.splits === 'yes').map(({ isOwn }) => isOwn);
}

describe('sentences that say whose a part of security is', () => {
  test.each([
    'AWS handles patching and backups, so we do not have to. We rotate our keys.',
    "AWS patches the database so that our people don't need to. We rotate our keys.",
    'AWS looks after patching of the hosts. We look after our keys and the users.',
    'AWS takes care of backups, and we take care of restoring them. We rotate our keys.',
    'AWS patches the engine. We stay responsible for the users and their keys.',
  ])('divide both sides: %s', async (said) => {
    expect(await splits(said)).toEqual(['yes']);
  });

  test.each([
    'AWS does not handle patching, so we have to. We rotate our keys.',
    'AWS could handle patching, so we do not have to. We rotate our keys.',
    'If we move, AWS handles patching, so we do not have to. We rotate our keys.',
    'Does AWS handle patching, so we do not have to? We rotate our keys.',
    'AWS handles patching, which would be good for us. We rotate our keys.',
    'AWS looks after its guests. We look after the garden and this page.',
    'We look after our keys and our users.',
    'AWS will one day look after patching. We hope to look after the keys.',
    'AWS handles the bills, so we do not have to. We bake our own bread.',
  ])('divide nothing: %s', async (said) => {
    expect(await splits(said)).toEqual([]);
  });

  test('of a product and its user are not known to be of the house', async () => {
    const said = 'We look after your backups. You look after your keys, so we do not have to.';
    for (const isOwn of await splits(said)) expect(isOwn).toBe('unknown');
  });
});

describe('a decision that says who does what', () => {
  const decision = async (title: string, outcome: string) => {
    const text = `---\nstatus: accepted\ndate: 2026-08-03\n---\n# ${title}\n\n## Context and Problem Statement\n\nWhere do we keep what nobody may see, and who has it in hand day by day?\n\n## Decision Outcome\n\n${outcome}\n`;
    const { items } = await readDecisions(memoryRepository({ files: { 'docs/decisions/0002-store.md': text } }));
    return items.map(({ aboutCloud, saysWho }) => ({ aboutCloud, saysWho }))[0];
  };
  test.each([
    [
      'Keep secrets in AWS Secrets Manager',
      'Chosen option: AWS Secrets Manager. AWS runs and patches the store. The service teams own their secrets and rotate them.',
    ],
    [
      'Use Amazon RDS for PostgreSQL',
      'Chosen option: "RDS for PostgreSQL", because AWS patches the engine and takes the nightly snapshots, which would cost us about two days each month.',
    ],
    ['Use Amazon RDS', 'We take Amazon RDS. We stay responsible for the encryption key and for testing restores.'],
    ['Use Amazon RDS', 'We take Amazon RDS. AWS looks after patching, and we look after the keys.'],
  ])('is on a service of the cloud: %s', async (title, outcome) => {
    expect(await decision(title, outcome)).toEqual({ aboutCloud: 'yes', saysWho: 'yes' });
  });

  test.each([
    ['Use Amazon RDS', 'We take Amazon RDS. The export table is data that is owned by the Home team.'],
    ['Use Amazon RDS', 'We take Amazon RDS. AWS would patch the engine, which would cost us nothing.'],
    ['Use Amazon RDS', 'We take Amazon RDS. We look after our users and the team.'],
  ])('does not where it is of something else: %s, %s', async (title, outcome) => {
    expect((await decision(title, outcome))?.saysWho).not.toBe('yes');
  });

  test('is not known to be one where a service is only kept out', async () => {
    const told = await decision('Keep AWS keys out of the code', 'AWS runs the vault. Ledger team rotates the keys.');
    expect(told?.aboutCloud).not.toBe('yes');
  });
});
