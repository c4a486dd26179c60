import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

test('the history of paths tells at which of them no file stood before', async () => {
  const folder = shop.init('target');
  const root = shop.commit(folder, { 'a.md': '1', 'docs/b.md': '1' });
  const changed = shop.commit(folder, { 'a.md': '2', 'docs/c.md': '1' });
  rmSync(join(folder, 'a.md'));
  const removed = shop.commit(folder, {});
  const back = shop.commit(folder, { 'a.md': '3' });
  const repository = await shop.open(folder);
  try {
    expect(await repository.pathHistory(back, ['a.md', 'docs/b.md', 'docs/c.md'])).toEqual([
      { oid: back, paths: ['a.md'], added: ['a.md'] },
      { oid: removed, paths: ['a.md'] },
      { oid: changed, paths: ['a.md', 'docs/c.md'], added: ['docs/c.md'] },
      { oid: root, paths: ['a.md', 'docs/b.md'], added: ['a.md', 'docs/b.md'] },
    ]);
  } finally {
    await repository.close();
  }
});

test('tells what stood at a path, whatever it is called, and nothing of paths that lead elsewhere', async () => {
  const folder = shop.init('target');
  const first = shop.commit(folder, { 'our roles 5.md': 'one', 'docs/b.md': '1' });
  const next = shop.commit(folder, { 'our roles 5.md': 'two', 'a b': '1' });
  const repository = await shop.open(folder);
  const at = async (commit: string, path: string, limit = 100) => {
    const bytes = await repository.readAt(commit, path, limit);
    return bytes === null ? null : Buffer.from(bytes).toString();
  };
  try {
    expect(await at(first, 'our roles 5.md')).toBe('one');
    expect(await at(next, 'our roles 5.md')).toBe('two');
    for (const path of ['not here 5', 'docs', '../x', '', 'a\nb']) expect(await at(next, path)).toBeNull();
    expect(await at(next, 'our roles 5.md', 2)).toBeNull();
    expect(await at('HEAD', 'docs/b.md')).toBeNull();
    // Whoever asks next is answered as before.
    expect(await at(next, 'docs/b.md')).toBe('1');
  } finally {
    await repository.close();
  }
});
