import { describe, expect, test } from 'vitest';
import { factOf } from './fact-of.ts';

/** Sentences above a text by which it is somebody else's, or no longer or never so. */
const handing = [
  'Quote from a blog we disagree with:',
  'The sales brochure of our supplier reads as follows:',
  'Our supplier wrote this to us:',
  'At our sister company it is like this:',
  'Another department does it like this; we do not:',
  'Nobody keeps to this:',
  'We rejected the following:',
  'Our former policy, as it was until 2019:',
  'An example of how one could read:',
];
/** Sentences below a text by which it was not done. */
const denying = [
  'We did not do this.',
  'This was never put in place.',
  'Superseded in practice: we run it on our own hosts.',
  'In practice everybody is an administrator.',
  'Nobody follows this policy.',
  'These rules are widely ignored.',
  'We have since abandoned it.',
  'This never happened.',
];
/** Such words of something else. */
const telling = [
  ['These are our words:', 'We did not do this by hand.'],
  ['We split it as follows:', 'If this is not done, the build fails.'],
  ['Everybody keeps to this:', 'Nobody shares a password.'],
] as const;

const adr = (intro: string, after: string) => `# 7. Use RDS for the database

Date: 2026-05-01

## Status

Accepted

## Context

We did not do this before. The service needs a place where the records of the people who use it are kept.

## Decision

${intro}

We use Amazon RDS. AWS patches the database. Backups are managed by the payments team. A managed service costs more than a self-hosted one.

## Consequences

The records are kept. ${after}
`;

describe('a record of a decision that was accepted', () => {
  const path = 'docs/adr/0007-use-rds.md';
  const claims = async (text: string) => {
    const fact = await factOf('docs.decision', path, text);
    return [fact?.isOwn, fact?.saysWho, fact?.weighs];
  };
  test.each(telling)('says who does what: %s %s', async (intro, after) => {
    expect(await claims(adr(intro, after))).toEqual(['yes', 'yes', 'yes']);
  });
  test.each(handing)('says nothing in the words of others: %s', async (intro) => {
    const [, who, weighs] = await claims(adr(intro, ''));
    expect([who, weighs]).toEqual(['unknown', 'unknown']);
  });
  test.each(denying)('is in doubt where it was not done: %s', async (after) => {
    expect(await claims(adr('', after))).toEqual(['unknown', 'yes', 'yes']);
  });
  test('says nothing in a quotation', async () => {
    const quoted = 'A blog says "AWS is responsible for patching. The payments team is responsible for backups."';
    expect((await claims(adr('', '').replace(/We use Amazon.*/, quoted)))[1]).toBe('unknown');
  });
  test('is in doubt by a note above it', async () => {
    expect((await claims(`> **Note**: this ADR is no longer followed.\n\n${adr('', '')}`))[0]).toBe('unknown');
    expect((await claims(`> **Note**: ADR 4 is no longer followed.\n\n${adr('', '')}`))[0]).toBe('yes');
  });
});

describe('a list of who looks after what', () => {
  const page = (intro: string, after: string) => `# Who looks after what

We run our service on AWS, and our team looks after it.

${intro}

- AWS is responsible for patching of hosts.
- The payments team is responsible for encryption keys.
- The payments team is responsible for backups and monitoring.

${after}
`;
  const claims = async (intro: string, after: string) => {
    const fact = await factOf('docs.responsibility', 'docs/split.md', page(intro, after));
    return fact?.isOwn === 'yes' && fact.splits === 'yes';
  };
  test.each(telling)('claims what it tells: %s %s', async (intro, after) => {
    expect(await claims(intro, after)).toBe(true);
  });
  test.each(handing)('claims nothing in the words of others: %s', async (intro) => {
    expect(await claims(intro, '')).toBe(false);
  });
  test.each(denying)('claims nothing where it was not done: %s', async (after) => {
    expect(await claims('', after)).toBe(false);
  });
});

describe('a text of rules', () => {
  const page = (intro: string, after: string) => `# Access policy

We in the Payments Team run our own systems on AWS, and we keep this page for all who work with us.

## Rules

${intro}

- All engineers must request access to AWS in #access.
- Access to production AWS must be granted by our team lead only.
- All engineers must remove access of leavers to GitHub within a day.

${after}
`;
  const kinds = [
    ['docs.access', 'docs/access-policy.md'],
    ['docs.document', 'policies/access.md'],
    ['docs.document', 'CONTRIBUTING.md'],
  ] as const;
  const claims = async (text: string) =>
    Promise.all(
      kinds.map(async ([kind, path]) => {
        const fact = await factOf(kind, path, text);
        return [fact?.isOwn === 'yes' && fact.statesRules === 'yes', fact !== undefined];
      }),
    );
  test.each(telling)('claims what it tells: %s %s', async (intro, after) => {
    expect(await claims(page(intro, after))).toEqual(kinds.map(() => [true, true]));
  });
  test.each(handing)('is found, and claims nothing in the words of others: %s', async (intro) => {
    expect(await claims(page(intro, ''))).toEqual(kinds.map(() => [false, true]));
  });
  test.each(denying)('is found, and claims nothing where it was not done: %s', async (after) => {
    expect(await claims(page('', after))).toEqual(kinds.map(() => [false, true]));
  });
  test('goes on after an example in code', async () => {
    const text = page('', '').replace('## Rules', 'For example:\n\n```\nfeat: add it\n```\n');
    const fact = await factOf('docs.document', 'CONTRIBUTING.md', text.replaceAll('- ', ''));
    expect(fact?.statesRules).toBe('yes');
  });
});

describe('a form for asking for access', () => {
  const form = (intro: string, after: string) => `---
name: Access request
about: Ask for access to AWS
---

${intro}

- [ ] Which AWS account do you need access to?
- [ ] Add the person to the GitHub team.
- [ ] Approved by the team lead.

${after}
`;
  const claims = async (intro: string, after: string) => {
    const fact = await factOf('docs.template', '.github/ISSUE_TEMPLATE/access.md', form(intro, after));
    return fact?.isOwn === 'yes' && fact.asksForAccess === 'yes';
  };
  test.each(telling)('claims what it tells: %s %s', async (intro, after) => {
    expect(await claims(intro, after)).toBe(true);
  });
  test.each(handing)('claims nothing in the words of others: %s', async (intro) => {
    expect(await claims(intro, '')).toBe(false);
  });
  test.each(denying)('claims nothing where it is not used: %s', async (after) => {
    expect(await claims('', after)).toBe(false);
  });
});
