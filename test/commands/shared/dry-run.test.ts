import { describe, expect, test } from 'vitest';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { preview, previewText } from '../../../src/commands/shared/dry-run.ts';

const workflow = 'on: push\njobs: {a: {runs-on: x, steps: [{run: make}]}}\n';

describe('a dry run', () => {
  test('names the files that readers would open, without opening one', async () => {
    const opened: string[] = [];
    const repository = memoryRepository({
      files: { '.github/workflows/ci.yml': workflow, Makefile: 'all:\n', 'logo.png': 'picture\n' },
    });
    const watched = {
      ...repository,
      read: (path: string) => {
        opened.push(path);
        return repository.read(path);
      },
      history: () => Promise.reject(new Error('the history was read')),
    };
    const seen = await preview(watched);
    expect(seen.files).toContain('.github/workflows/ci.yml');
    expect(seen.files).not.toContain('logo.png');
    expect(seen.kinds).toContain('git.trunk');
    expect(seen.history).toBe(true);
    expect(opened).toEqual([]);
  });

  test('names nothing outside the repository', async () => {
    const seen = await preview(memoryRepository({ files: { 'README.md': '' } }));
    expect(seen.files.filter((path) => path !== 'README.md')).toEqual([]);
    expect(previewText(seen, 80)).toContain('nothing was judged');
  });

  test('names the related repositories', async () => {
    const repository = memoryRepository({ name: 'shop' });
    const related = [{ name: 'acme/templates', commit: 'a'.repeat(40) }];
    const described = await repository.describe();
    const describe = async () => ({ ...described, target: { ...described.target, related } });
    const seen = await preview({ ...repository, describe });
    expect(seen.related).toEqual(related);
    expect(previewText(seen, 100)).toContain(
      '\nand where its files refer to it the repository acme/templates at commit aaaaaaa\n',
    );
  });

  test('says at which commit, where there is one', async () => {
    const first = async (headState: 'branch' | 'unborn') =>
      previewText(await preview(memoryRepository({ name: 'shop', headState })), 80).split('\n')[0];
    expect(await first('branch')).toMatch(/^Would read the repository shop at commit [0-9a-f]{7}$/);
    expect(await first('unborn')).toBe('Would read shop, which has no commit');
  });
});
