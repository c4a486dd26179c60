import { describe, expect, test } from 'vitest';
import { readAccess } from '../../../../collectors/documents/access/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const rules = `We review access to GCP and AWS every quarter. Only our engineers may have production access.

- Managers must remove access when someone leaves.
`;

async function told(
  body: string,
  fullName: string | null = null,
  front = '# Widgets Ltd engineering\n\nWe use GitLab.\n',
) {
  const text = `# Access management\n\n${body}`;
  const files = { 'docs/access-management.md': text, 'README.md': front };
  const { items } = await readAccess(memoryRepository({ files, fullName }));
  return items.find(({ ref }) => ref === 'docs/access-management.md')?.ownBecause;
}

const handbook = 'https://about.gitlab.com/handbook/security/access-management-policy/';

describe('rules of another house are not known to be its own', () => {
  test.each([
    ['a source in a quotation', `> Source: ${handbook}\n\n${rules}`],
    ['a source in a link', `*Adapted from: [the handbook](${handbook}).*\n\n${rules}`],
    ['a source at the end', `${rules}\nCopied from ${handbook}\n`],
    ['a source in brackets', `${rules}\nWe keep to this. (Source: <${handbook}>)\n`],
    ['a source by name', `We keep to this. Source: SANS Institute.\n\n${rules}`],
    ['a policy of somebody', `Based on the Basecamp access policy.\n\n${rules}`],
    ['a repository of others', `Taken from https://github.com/basecamp/handbook/blob/main/access.md\n\n${rules}`],
    ['leave of those who wrote it', `© 2025 Northgrid Ltd. Used with permission.\n\n${rules}`],
    ['a way to it', `Via [Northgrid's ops manual](https://ops.northgrid.example/access).\n\n${rules}`],
    ['its original', `${rules}\nOriginal: https://handbook.northgrid.example/access\n`],
    ['a field of its original', `${rules}\n_Original text: <https://handbook.northgrid.example/access>_\n`],
    ['thanks', `${rules}\n*With thanks to the Basecamp handbook, from which this text is taken.*\n`],
    ['thanks for it', `${rules}\nMany thanks to Northgrid for the original text.\n`],
    ['a licence of others', `${rules}\nThis text is by Northgrid and licensed under CC BY 4.0.\n`],
    ['where it was printed', `Text by Martin Hale, first printed in Ops Weekly.\n\n${rules}`],
    ['where it was posted', `Originally posted on [their blog](https://blog.northgrid.example/a)\n\n${rules}`],
    ['those who work there', `We at Mozilla give access by need.\n\n${rules}`],
    ['its employees', `Basecamp employees are given access by Andrea.\n\n${rules}`],
    [
      'people of a house that also makes a system',
      `GitLab team members are given access by an issue. Only engineers may have production access at GitLab.\n\n${rules}`,
    ],
  ])('%s', async (_, body) => {
    expect(await told(body)).toMatch(/^(?:other_house|draft)$/);
    expect(await told(body, 'widgets/infrastructure')).toMatch(/^(?:other_house|draft)$/);
  });
});

describe('rules of the house stay its own', () => {
  test.each([
    ['without a source', rules],
    ['with a source of its own', `Source: https://wiki.widgets.io/access\n\n${rules}`],
    ['with a page of the intranet', `Source: http://wiki/access and https://pages.internal/access\n\n${rules}`],
    ['with a repository of its own', `Adapted from https://github.com/widgets/handbook\n\n${rules}`],
    [
      'with source code elsewhere',
      `Source code: https://github.com/hashicorp/vault. Sources of truth: AWS.\n\n${rules}`,
    ],
    ['with a link to read', `See https://docs.aws.amazon.com/IAM/ for what roles are.\n\n${rules}`],
    ['with a plain licence', `${rules}\n© 2025 Northgrid Ltd. Licensed under the MIT licence.\n`],
    ['with a licence of its own', `${rules}\nThis text is by Widgets and licensed under CC BY 4.0.\n`],
    ['with a way in', `Via [the portal](https://portal.example.com/ask) you ask for access to AWS.\n\n${rules}`],
    ['with leave to use', `${rules}\nProduction data is used with permission of the data owner.\n`],
    ['with a day', `Text by our lead Sana Rees, first published in January 2024 on Slack.\n\n${rules}`],
    ['with thanks', `Thanks to Sana Rees for the quick review of the access policy.\n\n${rules}`],
    ['with its own name', `We at Widgets give access by need. Widgets employees must use MFA for AWS.\n\n${rules}`],
    [
      'with a team of a system',
      `GitHub team members must use MFA for AWS. Payments team members may deploy.\n\n${rules}`,
    ],
    [
      'with an account at a supplier',
      `We review access at Heroku, too. All staff have read access at AWS.\n\n${rules}`,
    ],
    ['with words before people', `New employees and Support staff are given read access.\n\n${rules}`],
  ])('%s', async (_, body) => {
    expect(await told(body, 'widgets/infrastructure')).toBe('speaks_as_we');
  });

  test('where the first page or the forge names them', async () => {
    const body = `We at Mozilla give access by need. Mozilla employees must use MFA for AWS.\n\n${rules}`;
    expect(await told(body, null, '# Infrastructure\n\nRun by Mozilla.\n')).toBe('speaks_as_we');
    expect(await told(body, 'mozilla-it/infrastructure')).toBe('speaks_as_we');
    const short = `Everyone at MoT must use MFA for AWS. MoT staff have read access.\n\n${rules}`;
    expect(await told(short, null, '# Infrastructure\n\nOf the Ministry of Trams.\n')).toBe('speaks_as_we');
    expect(await told(short)).toBe('other_house');
  });
});
