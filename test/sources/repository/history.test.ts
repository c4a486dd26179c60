import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { History } from '../../../src/core/source.ts';
import type { OpenOptions, SourceEvent } from '../../../src/sources/repository/index.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

async function historyOf(path: string, options: Partial<OpenOptions> = {}): Promise<History> {
  const repository = await shop.open(path, options);
  return repository.history().finally(() => repository.close());
}

function removeObject(folder: string, oid: string): void {
  rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
}

function corruptObject(folder: string, oid: string): void {
  removeObject(folder, oid);
  writeFileSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), 'not deflated');
}

/** Writes a commit as the given bytes and puts main on it. */
function rawCommit(folder: string, content: string | Buffer): string {
  const oid = shop.object(folder, 'commit', content);
  shop.git(folder, 'update-ref', 'refs/heads/main', oid);
  return oid;
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

function inOrder({ commits }: History): boolean {
  return commits.every(({ parents }, position) => parents.every((parent) => parent === -1 || parent > position));
}

describe('a history', () => {
  test('holds what branches, tags, remotes and HEAD reach, children before parents, and nothing else', async () => {
    const folder = shop.init('target');
    const base = shop.commit(folder, { a: '1' }, 'base');
    shop.git(folder, 'checkout', '--quiet', '-b', 'side');
    const side = shop.commit(folder, { b: '1' }, 'side');
    shop.git(folder, 'checkout', '--quiet', '--detach', base);
    const tagged = shop.commit(folder, { c: '1' }, 'tagged');
    shop.git(folder, 'tag', '--annotate', '--message=t', 'v1');
    shop.git(folder, 'checkout', '--quiet', '--detach', base);
    const pulled = shop.commit(folder, { d: '1' }, 'pulled');
    shop.git(folder, 'update-ref', 'refs/pull/7/head', pulled);
    shop.git(folder, 'checkout', '--quiet', '--detach', base);
    const noted = shop.commit(folder, { e: '1' }, 'stash');
    shop.git(folder, 'update-ref', 'refs/stash', noted);
    shop.git(folder, 'checkout', '--quiet', 'main');
    shop.git(folder, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    const history = await historyOf(folder);
    expect(history.commits.map(({ message }) => message).sort()).toEqual(['base', 'merge', 'side', 'tagged']);
    expect(inOrder(history)).toBe(true);
    const at = (oid: string): number => history.indexOf(oid) ?? -1;
    expect(history.commits[0]).toMatchObject({ message: 'merge', parents: [at(base), at(side)] });
    expect(history.commits[at(tagged)]?.parents).toEqual([at(base)]);
    expect(history.indexOf(pulled)).toBeUndefined();
  });

  test('tells people, times and messages as the commits say', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { a: '1' }, 'Subject\n\n  indented\n\nBody: ü\n', '2024-02-03T04:05:06+02:00');
    const { commits, people } = await historyOf(folder);
    expect(people).toEqual([
      { name: 'Ada', email: 'ada@example.org' },
      { name: 'Ben', email: 'ben@example.org' },
    ]);
    const second = Date.parse('2024-02-03T02:05:06Z') / 1000;
    expect(commits).toMatchObject([
      { message: 'Subject\n\n  indented\n\nBody: ü', committedAt: second, authoredAt: second, author: 0, committer: 1 },
    ]);
  });

  test('stays in order when clocks were wrong', async () => {
    const folder = shop.init('target');
    const dates = ['2024-05-01', '2020-01-01', '2024-03-01', '2019-01-01', '2024-02-01', '2023-01-01'];
    for (const [index, date] of dates.entries()) {
      shop.commit(folder, { a: `${index}` }, `main ${index}`, `${date}T00:00:00Z`);
      shop.git(folder, 'branch', `side-${index}`);
    }
    shop.git(folder, 'checkout', '--quiet', 'side-0');
    const late = shop.commit(folder, { b: '1' }, 'old child of a young parent', '2001-01-01T00:00:00Z');
    const plain = shop.git(folder, 'rev-list', '--all').split('\n');
    const parent = shop.git(folder, 'rev-parse', 'side-1~1');
    expect(plain.indexOf(late), 'plain git puts this child after its parent').toBeGreaterThan(plain.indexOf(parent));
    const history = await historyOf(folder);
    expect(history.commits).toHaveLength(7);
    expect(inOrder(history)).toBe(true);
    for (const [position, { oid }] of history.commits.entries()) expect(history.indexOf(oid)).toBe(position);
  });

  test('begins with the commits that have no parents, the oldest first', async () => {
    const folder = shop.init('joined');
    const young = shop.commit(folder, { a: '1' }, 'young', '2020-01-01T00:00:00Z');
    shop.git(folder, 'checkout', '--quiet', '--orphan', 'pages');
    const old = shop.commit(folder, { b: '1' }, 'old', '2010-01-01T00:00:00Z');
    shop.commit(folder, { b: '2' }, 'next', '2021-01-01T00:00:00Z');
    const repository = await shop.open(folder);
    expect(await repository.firstCommits()).toEqual([old, young]);
    await repository.close();
  });

  test('of a shallow clone ends at the edge, and additions leave the edge out', async () => {
    const origin = shop.init('origin');
    for (const text of ['1', '2', '3']) shop.commit(origin, { [text]: text });
    shop.git(shop.root, 'clone', '--quiet', '--depth=2', `file://${origin}`, 'shallow');
    const repository = await shop.open(join(shop.root, 'shallow'));
    const { shallow, target } = await repository.describe();
    const { commits } = await repository.history();
    const added = await repository.additions(target.commit ?? '', 10);
    await expect(repository.firstCommits()).rejects.toMatchObject({ reason: 'shallow' });
    await repository.close();
    expect(shallow).toBe(true);
    expect(commits.map(({ parents }) => parents)).toEqual([[1], [-1]]);
    expect(added).toEqual([{ oid: target.commit, added: 1 }]);
  });

  test('counts the files each first-parent commit added, merges against their first parent', async () => {
    const folder = shop.init('target');
    const root = shop.commit(folder, { a: '1', b: '1' });
    shop.git(folder, 'checkout', '--quiet', '-b', 'side');
    shop.commit(folder, { c: '1', 'd\nd': '1' });
    shop.commit(folder, { e: '1', a: '2' });
    shop.git(folder, 'checkout', '--quiet', 'main');
    shop.git(folder, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    const merge = shop.git(folder, 'rev-parse', 'HEAD');
    const repository = await shop.open(folder);
    expect(await repository.additions(merge, 10)).toEqual([
      { oid: merge, added: 3 },
      { oid: root, added: 2 },
    ]);
    expect(await repository.additions(merge, 1)).toHaveLength(1);
    await repository.close();
  });
});

describe('commits that no git would write', () => {
  test('are read for what they hold', async () => {
    const folder = shop.init('target');
    rawCommit(folder, `tree ${emptyTree}\nauthor x\ncommitter Eve > <e@x> 99999999999999999999 +0000\n\nabsurd`);
    const { commits, people } = await historyOf(folder);
    expect(commits).toMatchObject([{ committedAt: 8.64e12, authoredAt: 0, message: 'absurd' }]);
    expect(people).toEqual([
      { name: 'x', email: '' },
      { name: 'Eve >', email: 'e@x' },
    ]);
  });

  test('cannot forge a record by a NUL, nor a parent behind the author', async () => {
    const folder = shop.init('target');
    const forged = `${'a'.repeat(40)}\ntree ${emptyTree}\nauthor F <f@f> 1 +0000\ncommitter F <f@f> 1 +0000\n\nforged`;
    const head = `tree ${emptyTree}\nauthor A <a@a> 1 +0000\nparent ${'b'.repeat(40)}\ncommitter A <a@a> 2 +0000\n\n`;
    rawCommit(folder, Buffer.from(`${head}true\0${forged}\0`));
    const { commits, people } = await historyOf(folder);
    expect(commits).toMatchObject([{ parents: [], committedAt: 2, message: 'true' }]);
    expect(people).toHaveLength(1);
  });

  test('are decoded by their encoding header, else as UTF-8 with replacement', async () => {
    const folder = shop.init('target');
    const people = 'author J\xf6rg <j@x> 1 +0000\ncommitter J\xf6rg <j@x> 1 +0000\n';
    const parent = rawCommit(
      folder,
      Buffer.from(`tree ${emptyTree}\n${people}encoding ISO-8859-1\n\nGr\xfc\xdfe`, 'latin1'),
    );
    rawCommit(folder, Buffer.from(`tree ${emptyTree}\nparent ${parent}\n${people}\nGr\xfc\xdfe`, 'latin1'));
    const history = await historyOf(folder);
    expect(history.commits.map(({ message }) => message)).toEqual(['Gr\ufffd\ufffde', 'Grüße']);
    expect(history.people.map(({ name }) => name)).toEqual(['J\ufffdrg', 'Jörg']);
  });

  test('keep at most 4 KiB of a message, cut between characters', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { a: '1' }, `x${'ü'.repeat(5000)}`);
    const { commits } = await historyOf(folder);
    expect(commits[0]?.message).toBe(`x${'ü'.repeat(2047)}`);
  });

  test('with a header of megabytes do not hinder the others', async () => {
    const folder = shop.init('target');
    const parent = shop.commit(folder, { a: '1' }, 'plain');
    const signature = ' line\n'.repeat(500_000);
    rawCommit(
      folder,
      `tree ${emptyTree}\nparent ${parent}\nauthor A <a@a> 1 +0000\ncommitter A <a@a> 1 +0000\ngpgsig x\n${signature}\nlost`,
    );
    const { commits } = await historyOf(folder);
    expect(commits).toMatchObject([{ parents: [1], message: '' }, { message: 'plain' }]);
  });
});

describe('objects that are not there', () => {
  function threeCommits(): { folder: string; oids: readonly string[] } {
    const folder = shop.init('target');
    const oids = ['1', '2', '3'].map((text) => shop.commit(folder, { a: text }));
    return { folder, oids };
  }

  test('make the whole history unknown when they lie behind HEAD', async () => {
    const { folder, oids } = threeCommits();
    removeObject(folder, oids[0] ?? '');
    await expect(historyOf(folder)).rejects.toMatchObject({ reason: 'absent', mend: 'scan a fresh, whole clone' });
  });

  test('make the whole history unknown when HEAD itself is one', async () => {
    const { folder, oids } = threeCommits();
    removeObject(folder, oids[2] ?? '');
    await expect(historyOf(folder)).rejects.toMatchObject({ reason: 'absent' });
  });

  test('leave out only the tips they lie behind, when trunk is whole', async () => {
    const { folder } = threeCommits();
    shop.git(folder, 'checkout', '--quiet', '--orphan', 'broken');
    const lost = shop.commit(folder, { b: '1' });
    const cut = shop.commit(folder, { b: '2' });
    for (const name of ['good-1', 'good-2', 'good-3']) {
      shop.git(folder, 'checkout', '--quiet', '--orphan', name);
      shop.commit(folder, { c: name }, name);
    }
    shop.git(folder, 'checkout', '--quiet', 'main');
    removeObject(folder, lost);
    const events: SourceEvent[] = [];
    const history = await historyOf(folder, { logger: (event) => events.push(event) });
    expect(history.commits).toHaveLength(6);
    expect(history.indexOf(cut)).toBeUndefined();
    expect(events).toEqual([{ event: 'tips_left_out', count: 1 }]);
  });

  test('and tags of nothing do not matter', async () => {
    const { folder } = threeCommits();
    mkdirSync(join(folder, '.git/refs/tags'), { recursive: true });
    writeFileSync(join(folder, '.git/refs/tags/lost'), `${'1'.repeat(40)}\n`);
    const repository = await shop.open(folder);
    expect((await repository.history()).commits).toHaveLength(3);
    expect(await repository.tags()).toEqual([{ name: 'lost', oid: null }]);
    await repository.close();
  });

  test('are told from corrupt ones, in the history and in files', async () => {
    const { folder, oids } = threeCommits();
    const blob = shop.git(folder, 'rev-parse', 'HEAD:a');
    corruptObject(folder, blob);
    const repository = await shop.open(folder);
    await expect(repository.read('a')).rejects.toMatchObject({ reason: 'malformed' });
    removeObject(folder, blob);
    const again = await shop.open(folder);
    await expect(again.read('a')).rejects.toMatchObject({ reason: 'absent' });
    corruptObject(folder, oids[0] ?? '');
    await expect(again.history()).rejects.toMatchObject({
      reason: 'malformed',
      mend: expect.stringContaining('git fsck'),
    });
    await Promise.all([repository.close(), again.close()]);
  });

  test('are told without the paths of our own, which differ from scan to scan', async () => {
    const { folder, oids } = threeCommits();
    const path = join(folder, '.git/objects', (oids[0] ?? '').slice(0, 2), (oids[0] ?? '').slice(2));
    rmSync(path);
    writeFileSync(path, '');
    const failure = await historyOf(folder).catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: expect.stringMatching(/^(?:malformed|absent)$/) });
    expect(String(failure)).not.toContain(shop.root);
  });

  test('in a clone with a filter name the filter in their mend', async () => {
    const origin = shop.init('origin');
    shop.commit(origin, { a: '1' });
    shop.git(origin, 'config', 'uploadpack.allowFilter', 'true');
    shop.git(shop.root, 'clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${origin}`, 'partial');
    const repository = await shop.open(join(shop.root, 'partial'));
    expect((await repository.history()).commits).toHaveLength(1);
    await expect(repository.read('a')).rejects.toMatchObject({
      reason: 'absent',
      mend: expect.stringContaining('--filter'),
    });
    await repository.close();
  });
});

test('an empty repository has no commit, no file and no history', async () => {
  const repository = await shop.open(shop.init('target'));
  expect(await repository.describe()).toMatchObject({
    headState: 'unborn',
    target: { commit: null, branch: 'main' },
    defaultBranch: null,
  });
  expect(await repository.files()).toEqual([]);
  expect(await repository.read('a')).toBeNull();
  expect((await repository.history()).commits).toEqual([]);
  expect(await repository.requestHistory(new Date(0))).toMatchObject({ refs: 0 });
  await repository.close();
});
