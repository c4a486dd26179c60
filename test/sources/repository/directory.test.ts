import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

function plain(files: Readonly<Record<string, string>>): string {
  const folder = join(shop.root, 'plain');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('a directory in no git repository', () => {
  test('shows its files, without node_modules, and what they hold', async () => {
    const folder = plain({ b: '2', 'a/deep/c': '1', 'node_modules/x/index.js': 'theirs' });
    const repository = await shop.open(folder);
    expect((await repository.files()).map(({ path }) => path)).toEqual(['a/deep/c', 'b']);
    expect(Buffer.from((await repository.read('a/deep/c')) ?? []).toString()).toBe('1');
    await expect(repository.read('b', { limitBytes: 0 })).rejects.toMatchObject({ reason: 'too_large' });
    expect(await repository.describe()).toMatchObject({ target: { name: 'plain', commit: null }, defaultBranch: null });
    await repository.close();
  });

  test('answers every question to git by a gap', async () => {
    const repository = await shop.open(plain({ a: '1' }));
    const questions = [
      repository.refs(),
      repository.branches(),
      repository.tags(),
      repository.history(),
      repository.requestHistory(new Date(0)),
      repository.additions('1'.repeat(40), 1),
    ];
    for (const answer of await Promise.allSettled(questions))
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { reason: 'not_found', mend: expect.stringContaining('git init') },
      });
    await repository.close();
  });

  test('leads nowhere else: links are listed, and nothing outside is read, even if a folder becomes a link', async () => {
    const folder = plain({ 'a/secret': 'inside' });
    mkdirSync(join(shop.root, 'private'));
    writeFileSync(join(shop.root, 'private/secret'), 'secret');
    symlinkSync(join(shop.root, 'private/secret'), join(folder, 'link'));
    symlinkSync(join(shop.root, 'private'), join(folder, 'folder'));
    const repository = await shop.open(folder);
    expect((await repository.files()).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'file a/secret',
      'symlink folder',
      'symlink link',
    ]);
    for (const path of ['link', 'folder/secret', '../private/secret', join(shop.root, 'private/secret')])
      expect(await repository.read(path)).toBeNull();
    renameSync(join(folder, 'a'), join(folder, 'was-a'));
    symlinkSync(join(shop.root, 'private'), join(folder, 'a'));
    expect(await repository.read('a/secret')).toBeNull();
    await repository.close();
  });

  test('is too large below too many folders', async () => {
    const repository = await shop.open(plain({ [`${'d/'.repeat(300)}f`]: '1' }));
    await expect(repository.files()).rejects.toMatchObject({ reason: 'too_large' });
    await repository.close();
  });
});
