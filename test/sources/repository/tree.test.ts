import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../../src/core/errors.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

interface Entry {
  readonly mode: string;
  readonly name: string | Buffer;
  readonly oid: string;
}

/** Writes a tree of exactly these entries, whatever their names, and answers its id. */
function rawTree(folder: string, entries: readonly Entry[]): string {
  const parts = entries.flatMap(({ mode, name, oid }) => [`${mode} `, name, '\0', Buffer.from(oid, 'hex')]);
  return shop.object(folder, 'tree', Buffer.concat(parts.map((part) => Buffer.from(part))));
}

function commitTree(folder: string, tree: string): void {
  shop.git(folder, 'update-ref', 'refs/heads/main', shop.object(folder, 'commit', commitOf(tree)));
}

function blob(folder: string, content: string): string {
  return shop.object(folder, 'blob', content);
}

function commitOf(tree: string): string {
  return `tree ${tree}\nauthor A <a@a> 1 +0000\ncommitter A <a@a> 1 +0000\n\nraw\n`;
}

describe('files', () => {
  test('are those of the commit, sorted, whatever lies in the work tree', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { 'b/2': '2', a: 'committed', 'b-1': '1' });
    writeFileSync(join(folder, 'a'), 'edited');
    writeFileSync(join(folder, 'new'), 'untracked');
    rmSync(join(folder, 'b-1'));
    const repository = await shop.open(folder);
    expect((await repository.files()).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'file a',
      'file b-1',
      'file b/2',
    ]);
    expect(Buffer.from((await repository.read('a')) ?? []).toString()).toBe('committed');
    expect(await repository.read('new')).toBeNull();
    await repository.close();
  });

  test('with names that lead out, links and submodules are listed and lead nowhere', async () => {
    const folder = shop.init('target');
    const secret = join(shop.root, 'secret');
    writeFileSync(secret, 'secret');
    const oid = blob(folder, 'inside');
    const link = blob(folder, secret);
    const up = rawTree(folder, [{ mode: '100644', name: 'secret', oid }]);
    const names = ['/etc/passwd', 'a\u001b[2Jb', 'c\u202ed'];
    const tree = rawTree(folder, [
      ...names.map((name) => ({ mode: '100644', name, oid })),
      { mode: '40000', name: '..', oid: up },
      { mode: '120000', name: 'link', oid: link },
      { mode: '160000', name: 'module', oid: '1'.repeat(40) },
      { mode: '100644', name: Buffer.from('bad-\xff', 'latin1'), oid },
    ]);
    commitTree(folder, tree);
    const repository = await shop.open(folder);
    const files = await repository.files();
    expect(files.map(({ path }) => path)).toEqual([
      '../secret',
      '/etc/passwd',
      'a\u001b[2Jb',
      'bad-\ufffd',
      'c\u202ed',
      'link',
      'module',
    ]);
    for (const path of ['../secret', '/etc/passwd', 'bad-\ufffd'])
      expect(Buffer.from((await repository.read(path)) ?? []).toString()).toBe('inside');
    for (const path of ['link', 'module', secret, '../target/.git/config'])
      expect(await repository.read(path)).toBeNull();
    await repository.close();
    expect(readFileSync(secret, 'utf8')).toBe('secret');
  });

  test('over the limit are told before they are read', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { big: Buffer.alloc(3 * 1024 * 1024, 'x'), small: 'x', empty: '' });
    const repository = await shop.open(folder);
    await expect(repository.read('big')).rejects.toMatchObject({ reason: 'too_large' });
    await expect(repository.read('small', { limitBytes: 0 })).rejects.toMatchObject({ reason: 'too_large' });
    expect((await repository.read('big', { limitBytes: 4 * 1024 * 1024 }))?.length).toBe(3 * 1024 * 1024);
    await expect(repository.read('big')).rejects.toMatchObject({ reason: 'too_large' });
    expect((await repository.read('empty'))?.length).toBe(0);
    await repository.close();
  });

  test('far over the limit are passed over, and whatever was asked beside them is answered', async () => {
    const folder = shop.init('target');
    const huge = { 'huge-1': Buffer.alloc(5 * 1024 * 1024, 'x'), 'huge-2': Buffer.alloc(6 * 1024 * 1024, 'y') };
    shop.commit(folder, { a: '1', b: '2', c: '3', ...huge });
    const repository = await shop.open(folder);
    const paths = ['a', 'huge-1', 'b', 'huge-2', 'huge-1', 'c'];
    const read = await Promise.allSettled(paths.map((path) => repository.read(path)));
    expect(
      read.map((each) =>
        each.status === 'fulfilled' ? String(each.value) : [each.reason.reason, each.reason.message],
      ),
    ).toEqual([
      '1',
      ['too_large', '5242880 bytes, more than 1048576'],
      '2',
      ['too_large', '6291456 bytes, more than 1048576'],
      ['too_large', '5242880 bytes, more than 1048576'],
      '3',
    ]);
    await repository.close();
  });

  test('asked for all at once are each answered, and a corrupt one fails alone', async () => {
    const folder = shop.init('target');
    const contents = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`f${index}`, `${index}`.repeat(index * 7)]),
    );
    shop.commit(folder, contents);
    const oid = shop.git(folder, 'rev-parse', 'HEAD:f150');
    const path = join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2));
    const whole = readFileSync(path);
    rmSync(path);
    // The header still reads well, so that git gives up in the middle of the content.
    writeFileSync(path, whole.subarray(0, whole.length - 8));
    const repository = await shop.open(folder);
    const answers = await Promise.allSettled(Object.keys(contents).map((name) => repository.read(name)));
    await repository.close();
    const texts = answers.map((answer) =>
      answer.status === 'fulfilled' ? Buffer.from(answer.value ?? []).toString() : answer.reason.reason,
    );
    expect(texts).toEqual(Object.entries(contents).map(([name, content]) => (name === 'f150' ? 'malformed' : content)));
  });

  test('in a tree that holds itself a million times over end as too large', async () => {
    const folder = shop.init('target');
    let oid = blob(folder, 'x');
    let mode = '100644';
    for (let level = 0; level < 10; level += 1) {
      const entries = Array.from({ length: 10 }, (_, index) => ({ mode, name: `${index}`, oid }));
      oid = rawTree(folder, entries);
      mode = '40000';
    }
    commitTree(folder, oid);
    const repository = await shop.open(folder);
    await expect(repository.files()).rejects.toMatchObject({ reason: 'too_large' });
    await expect(repository.read('0/0')).rejects.toMatchObject({ reason: 'too_large' });
    expect((await repository.history()).commits).toHaveLength(1);
    await repository.close();
  });

  test.each([300, 20_000])('below %i folders end as a gap, not as a crash', async (levels) => {
    const folder = shop.init('target');
    const deep = `M 100644 inline ${'d/'.repeat(levels)}f\ndata 1\nx\n`;
    const input = `commit refs/heads/main\ncommitter A <a@a> 1 +0000\ndata 3\nraw\n${deep}\ndone\n`;
    shop.run(folder, ['fast-import', '--quiet', '--done'], { input });
    const repository = await shop.open(folder);
    await expect(repository.files()).rejects.toBeInstanceOf(Unreadable);
    const { commits } = await repository.history();
    expect(commits).toHaveLength(1);
    // Some gits overflow their stack over the deeper one.
    const added = await repository.additions(commits[0]?.oid ?? '', 10).catch((error: unknown) => error);
    if (levels === 300) expect(added).toMatchObject([{ added: 1 }]);
    else expect(added instanceof Unreadable || Array.isArray(added)).toBe(true);
    await repository.close();
  });
});
