import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../../collectors/documents/decision.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

async function decision(text: string, path = 'docs/adr/0007-use-rds.md') {
  const { items } = await readDecisions(memoryRepository({ files: { [path]: text } }));
  return items[0];
}
const nygard = (status: string, body: string, title = 'Use RDS for the database') => `# 7. ${title}

Date: 2026-05-01

## Status

${status}

## Context

The service needs a place where the records of the people who use it are kept, and it has none today, so that each is lost.

## Decision

${body}

## Consequences

The records are kept.
`;
const plain = 'We will use Amazon RDS.';

describe('a record of a decision', () => {
  test('is read in the form of Nygard', async () => {
    expect(await decision(nygard('Accepted', plain))).toEqual({
      ref: 'docs/adr/0007-use-rds.md',
      at: { commit: expect.any(String), path: 'docs/adr/0007-use-rds.md', line: 15 },
      isTemplate: false,
      isOwn: 'yes',
      ownBecause: 'decision_folder',
      status: 'accepted',
      ageDays: 31,
      aboutCloud: 'yes',
      saysWho: 'no',
      weighs: 'no',
      reviewDue: 'none',
      reviewedAgeDays: null,
    });
  });

  test('is read in other forms', async () => {
    const body = `\n## Decision Outcome\n\nChosen option: use Azure Key Vault, because it comes out best for the people who have to work with it each and every day.\n`;
    const forms = [
      `---\nstatus: accepted\ndate: 2026-05-01\n---\n# Keep secrets\n${body}`,
      `# Keep secrets\n\n* Status: accepted\n* Date: 2026-05-01\n${body}`,
      `# Keep secrets\n\n**Status:** Accepted\n**Date:** 2026-05-01\n${body}`,
      `# Keep secrets\n\n| Status | Date | Owner |\n| --- | --- | --- |\n| Accepted | 1 May 2026 | us |\n${body}`,
      `# Keep secrets\n\n>|      |      |\n>| ---- | ---- |\n>| Date | \`2026-05-01\` |\n>| Status | \`Accepted\` |\n${body}`,
      `# Meta\n- Name: Keep secrets\n- Start Date: 2026-05-01\n- Status: Accepted\n${body}`,
    ];
    for (const text of forms)
      expect(await decision(text, 'adrs/keep.md')).toMatchObject({
        status: 'accepted',
        ageDays: 31,
        aboutCloud: 'yes',
      });
    const asciidoc = `= Keep secrets\n:status: accepted\n:revdate: 2026-05-01\n${body.replaceAll('##', '==')}`;
    expect(await decision(asciidoc, 'adr/keep.adoc')).toMatchObject({
      status: 'accepted',
      ageDays: 31,
      aboutCloud: 'yes',
    });
    const restructured = `Keep secrets\n============\n\n:Status: accepted\n:Date: 2026-05-01\n\nDecision\n--------\n\nUse Azure Key Vault.\n`;
    expect(await decision(restructured, 'adr/keep.rst')).toMatchObject({
      status: 'accepted',
      ageDays: 31,
      aboutCloud: 'yes',
    });
    expect(await decision(body, 'docs/decisions/2026-05-01-keep.md')).toMatchObject({ status: 'unknown', ageDays: 31 });
  });

  test.each([
    ['✅ Accepted', 'accepted'],
    ['Implemented', 'accepted'],
    ['Accepted. Supersedes 3', 'accepted'],
    ['Accepted, superseded by [9](0009.md)', 'superseded'],
    ['Superseded by [9](0009.md)', 'superseded'],
    ['Deprecated', 'superseded'],
    ['❌ Rejected', 'rejected'],
    ['Proposed', 'proposed'],
    ['Draft', 'proposed'],
    ['Proposed | Accepted | Rejected', 'unknown'],
    ['Blue', 'unknown'],
  ])('with the status %s is %s', async (status, expected) => {
    expect(await decision(nygard(status, plain))).toMatchObject({ status: expected });
  });

  test('that lies where old ones are kept is no more in force', async () => {
    expect(await decision(nygard('Accepted', plain), 'rfcs/archived/a.md')).toMatchObject({ status: 'superseded' });
  });

  test('without a date, with an ambiguous one or one to come, has no age', async () => {
    const dated = async (date: string) =>
      (await decision(nygard('Accepted', plain).replace('2026-05-01', date)))?.ageDays;
    expect(await dated('')).toBeNull();
    expect(await dated('05/06/2025')).toBeNull();
    expect(await dated('2027-01-01')).toBeNull();
  });

  test('is a form where it is named or titled so', async () => {
    expect(await decision(nygard('Accepted', plain), 'docs/adr/template.md')).toMatchObject({
      isTemplate: true,
      status: 'unknown',
      ageDays: null,
      aboutCloud: 'unknown',
    });
    expect(await decision('# [short title of solved problem]\n\n## Responsibilities\n\nWho?\n')).toMatchObject({
      isTemplate: true,
      saysWho: 'yes',
    });
  });

  test('is about a service where it takes, changes or leaves one', async () => {
    const about = async (title: string, body: string) => (await decision(nygard('Accepted', body, title)))?.aboutCloud;
    expect(await about('Move off Heroku', 'We leave.')).toBe('yes');
    expect(await about('Keep the records', 'We will migrate to Cloud SQL.')).toBe('yes');
    expect(await about('Use the aws-sdk client', 'It is a library.')).not.toBe('yes');
    expect(await about('Use aws-eks Terraform module', 'It is a piece of code.')).not.toBe('yes');
    expect(await about('Name the branches', 'They are named like in the code of AWS.')).toBe('unknown');
    expect(await about('Name the branches', 'They are named by topic.')).toBe('no');
  });

  test('says who does what where a sentence gives it to somebody', async () => {
    const who = async (body: string) => (await decision(nygard('Accepted', body)))?.saysWho;
    expect(await who(`${plain} Backups are managed by the payments team.`)).toBe('yes');
    expect(await who(`${plain} AWS patches the database.`)).toBe('yes');
    expect(await who(`${plain} Who patches it? Nobody is responsible for backups.`)).not.toBe('yes');
    expect(await who(`${plain} We should agree who is responsible for backups.`)).not.toBe('yes');
    expect(await who(`${plain} We manage our keys with Terraform.`)).not.toBe('yes');
    expect(await who(`${plain}\n\n### Considered options\n\nAWS patches the database.`)).not.toBe('yes');
    expect(await who(plain)).toBe('no');
  });

  test('weighs where cost or benefit stand beside both ways of running it', async () => {
    const weighs = async (body: string) => (await decision(nygard('Accepted', body)))?.weighs;
    expect(
      await weighs(
        `${plain} A managed service costs more than a self-hosted one, and saves us the effort of patching.`,
      ),
    ).toBe('yes');
    expect(await weighs(`${plain} It costs little.`)).toBe('unknown');
    expect(await weighs(`${plain} It is a managed service.`)).toBe('unknown');
    expect(await weighs(plain)).toBe('no');
  });

  test('is none of the pages beside the records', async () => {
    const { items } = await readDecisions(
      memoryRepository({
        files: { 'docs/adr/README.md': '# Decisions', 'src/decisions/a.ts': 'x', 'docs/a.md': plain },
      }),
    );
    expect(items).toEqual([]);
  });
});
