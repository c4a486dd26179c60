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
