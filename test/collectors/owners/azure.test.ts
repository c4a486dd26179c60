import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCodeowners } from '../../../collectors/owners/codeowners.ts';
import { readRules } from '../../../collectors/owners/rule.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const read = (text: string) =>
  readCodeowners(text, 'azure').map(({ pattern, owners, groups, line }) => [pattern, owners, groups, line]);

describe('CODEOWNERS beside Azure DevOps', () => {
  test('names groups by their project, with blanks in either name, and addresses beside them', () => {
    expect(read('/src/ [Tideco]\\Backend\n/infra/ infra@tideco.io\n')).toEqual([
      ['/src/', 1, 1, 1],
      ['/infra/', 1, 0, 2],
    ]);
    expect(read('* [Shop Front]\\Web Team [Shop Front]\\Web Team [Tideco]\\Ops @ana # and @ben\n')).toEqual([
      ['*', 3, 2, 1],
    ]);
    expect(read('* "[Shop Front]\\Web Team" ana@tideco.io\n')).toEqual([['*', 2, 1, 1]]);
  });

  test('names nobody where a sample was left to be filled in', () => {
    expect(read('* [Project]\\Team\n/x [your-project]\\Backend @ana\n')).toEqual([
      ['*', 0, 0, 1],
      ['/x', 1, 0, 2],
    ]);
  });

  test('is not read as GitHub and GitLab do', () => {
    expect(readCodeowners('/src/ [Tideco]\\Backend\n', 'github')).toEqual([]);
    expect(readCodeowners('/src/ [Tideco]\\Backend\n', 'gitlab')).toMatchObject([{ owners: 0 }]);
  });

  test('has a gap for lines that nobody can read', async () => {
    const text = '# ours\n/src/ [Tideco]\\Backend\n/web/ Jane Doe\n/api/ [Tideco Backend\n/a [A]\\Ops a@b.uk Jane\n';
    const { items, gaps } = await readRules(memoryRepository({ files: { '.azuredevops/CODEOWNERS': text } }));
    expect(items).toMatchObject([{ pattern: '/src/', owners: 1, groups: 1, active: 'unknown', form: 'azure' }]);
    expect(gaps).toMatchObject([
      { reason: 'malformed', detail: '3 lines of .azuredevops/CODEOWNERS could not be read' },
    ]);
  });

  test('may lie where forges share a place; what GitHub alone reads has no such gap', async () => {
    const rules = async (files: Readonly<Record<string, string>>) => readRules(memoryRepository({ files }));
    const text = '/src/ [Tideco]\\Backend\n/web/ Jane Doe\n';
    const shared = await rules({ CODEOWNERS: text, '.azuredevops/pull_request_template.md': 'x' });
    expect(shared.gaps).toHaveLength(1);
    expect(await rules({ '.github/CODEOWNERS': text })).toEqual({ items: [], gaps: [] });
  });

  test('takes any text, and is done in the length of it', () => {
    const line = fc.stringMatching(/^[ \t^[\]!#*/@\\a-c."\d]{0,30}$/);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const { owners, groups } of readCodeowners(lines.join('\n'), 'azure'))
          expect(owners).toBeGreaterThanOrEqual(groups);
      }),
    );
    expect(read(`* [${'a '.repeat(4000)}\n* @ana\n`)).toEqual([['*', 1, 0, 2]]);
  });
});
