import { describe, expect, test } from 'vitest';
import { documents } from '../../../collectors/documents/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { type CollectedKind, type Fact, summaryOf } from '../../../src/core/facts/index.ts';

type Own = { readonly isOwn: string; readonly ownBecause: string };

/** Whose the texts of one file are, and why. */
async function whose(kind: CollectedKind, path: string, text: string): Promise<readonly string[]> {
  const found = await documents.reads[kind]?.(memoryRepository({ files: { [path]: text } }));
  return (found?.items ?? []).map((one) => {
    const { isOwn, ownBecause } = one as unknown as Own;
    return `${isOwn}: ${ownBecause}`;
  });
}

const table = `
| Area | Responsible |
|---|---|
| Patching | AWS |
| Backups | Payments team |
| Keys | Payments team |
`;
const page = (words: string, head = ''): string => `${head}# Shared responsibility\n\n${words}\n${table}`;
const we = 'We run on AWS and this is our split.';

describe('whose a division of work is', () => {
  const told: readonly (readonly [string, string, string])[] = [
    ['docs/split.md', page(we), 'yes: speaks_as_we'],
    ['docs/split.md', page('This is the split.', '---\nowner: payments\n---\n'), 'yes: owner_field'],
    ['docs/runbooks/split.md', page('This is the split.'), 'yes: runbook_folder'],
    ['docs/split.md', page('This is the split.'), 'unknown: not_told'],
    ['docs/training/split.md', page(we), 'no: training'],
    ['docs/split-template.md', page(we), 'unknown: to_fill_in'],
    ['docs/split.md', page(we, '---\nstatus: draft\n---\n'), 'unknown: draft'],
    ['docs/incidents/split.md', page(we), 'unknown: account'],
    ['docs/split.md', page(`${we} Security is shared between us and our customers.`), 'unknown: to_others'],
    [
      'docs/split.md',
      '# Shared responsibility\n\nAWS is responsible for patching of hosts.\n\nCustomers are responsible for keys.\n\nYou are responsible for backups.\n',
      'no: vendor_text',
    ],
  ];
  test.each(told)('%s %#', async (path, text, reason) => {
    expect([...new Set(await whose('docs.responsibility', path, text))]).toEqual([reason]);
  });

  test('is told in the sentence that people read', async () => {
    const found = await documents.reads['docs.responsibility']?.(
      memoryRepository({ files: { 'docs/training/split.md': page(we) } }),
    );
    const [first] = found?.items ?? [];
    const fact = { ...first, id: 'one', source: 'repository' } as Fact<'docs.responsibility'>;
    expect(summaryOf('docs.responsibility', fact)).toContain('not its own: it teaches, or explains words');
  });
});

describe('whose another text is', () => {
  test('is told of rules of access', async () => {
    const rules =
      'Engineers of the Payments team must request access to AWS in Slack.\n\nAccess to GitHub must be removed when people leave.\n';
    const access = (text: string, path = 'docs/access.md') => whose('docs.access', path, text);
    expect(await access(`# Access policy\n\nOur team does this for us.\n\n${rules}`)).toEqual(['yes: speaks_as_we']);
    expect(await access(`# Access policy\n\n${rules}`, 'docs/workshop/access.md')).toEqual(['no: training']);
    expect(await access('# Access policy\n\nUsers must request access.\n\nOnly admins may have access.\n')).toEqual([
      'unknown: no_system',
    ]);
  });

  test('is told of decisions, guides and forms', async () => {
    const long = 'We will use a queue between the two services, for it keeps what cannot be taken in at once. '.repeat(
      3,
    );
    expect(await whose('docs.decision', 'docs/adr/0001.md', `# Use a queue\n\n${long}`)).toEqual([
      'yes: decision_folder',
    ]);
    expect(await whose('docs.decision', 'docs/workshop/adr/0001.md', `# Use a queue\n\n${long}`)).toEqual([
      'no: training',
    ]);
    expect(await whose('docs.decision', 'docs/adr/0001.md', '# Use a queue\n')).toEqual(['unknown: few_words']);
    expect(await whose('docs.document', 'CONTRIBUTING.md', long)).toEqual(['yes: guide_of_forge']);
    expect(await whose('docs.document', 'CONTRIBUTING.md', '')).toEqual(['no: empty']);
    expect(await whose('docs.document', 'CONTRIBUTING.md', 'See [there](https://example.org).')).toEqual([
      'unknown: pointer',
    ]);
    expect(await whose('docs.template', '.github/pull_request_template.md', long)).toEqual(['yes: form_of_forge']);
  });
});
