import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { Refusal } from '../../../../src/commands/shared/reading/messages.ts';
import { readInThread, type ThreadOptions } from '../../../../src/commands/shared/reading/thread.ts';
import { ScanError, Unreadable } from '../../../../src/core/errors.ts';
import type { Repository } from '../../../../src/core/source.ts';
import { doubles } from './doubles.ts';

const url = new URL('./doubles-worker.ts', import.meta.url);
const settings = { url, collectors: doubles, lookMs: 50, deadlineMs: 1_500 };

/** What the doubles tell of a repository, read in a thread that is closed at the end: reason and words, by path. */
async function read(
  source: Repository,
  options: ThreadOptions = {},
  kind: 'ci.pipeline' | 'ci.capability' = 'ci.pipeline',
) {
  const refusals: Refusal[] = [];
  const onRefused = (refusal: Refusal) => refusals.push(refusal);
  const thread = readInThread(source, { ...settings, onRefused, ...options });
  try {
    const found = await thread.collectors[0]?.reads[kind]?.(source);
    return { told: found?.gaps.map(({ reason, detail, mend }) => `${detail}: ${reason}, ${mend}`), refusals };
  } finally {
    await thread.close();
  }
}

const files = (told: MemoryRepository['files'] & {}) => memoryRepository({ files: told });

describe('reading in a thread', () => {
  test('gives the same tables, and what their readers find', async () => {
    const thread = readInThread(files({}), settings);
    expect(thread.collectors.map(({ id, class: of, reads }) => [id, of, Object.keys(reads)])).toEqual([
      ['obedient', 'repository', ['ci.pipeline', 'ci.capability']],
    ]);
    await thread.close();
    expect((await read(files({ a: 'one', b: 'two' }))).told).toEqual(['a: stale, one', 'b: stale, two']);
  });

  test('shows the readers what the repository says of itself', async () => {
    const lexicon = { commands: [{ words: 'acme scan', capability: 'image_scan' as const }], actions: [] };
    const source = memoryRepository({
      name: 'shop',
      now: '2026-05-01',
      mergeMethods: ['squash'],
      lexicon,
      files: { a: '' },
    });
    expect((await read(source, {}, 'ci.capability')).told).toEqual([
      `itself: stale, ["repository","2026-05-01T00:00:00.000Z",["squash"],${JSON.stringify(lexicon)},"shop",1]`,
    ]);
  });

  test('ends with the last answer where each kind is asked for once, and not before', async () => {
    const source = files({ a: 'one' });
    const { collectors, close } = readInThread(source, { ...settings, isAskedOnce: true });
    const [obedient] = collectors;
    expect((await obedient?.reads['ci.pipeline']?.(source))?.gaps).toHaveLength(1);
    expect((await obedient?.reads['ci.capability']?.(source))?.gaps).toHaveLength(1);
    await expect(obedient?.reads['ci.pipeline']?.(source)).rejects.toThrow('was closed');
    await close();
  });

  test('leaves the repository its own bytes', async () => {
    const bytes = new TextEncoder().encode('here and there').subarray(0, 4);
    expect((await read(files({ a: bytes }))).told).toEqual(['a: stale, here']);
    expect(new TextDecoder().decode(bytes)).toBe('here');
  });

  test('asks for many files without asking for all at once', async () => {
    const source = files(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${n}`, 'x'])));
    let underWay = 0;
    let most = 0;
    const counted: Repository = {
      ...source,
      read: async (path) => {
        most = Math.max(most, ++underWay);
        await new Promise(setImmediate);
        underWay -= 1;
        return source.read(path);
      },
    };
    expect((await read(counted)).told).toHaveLength(300);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(32);
  });

  test('stands a list of a hundred thousand files', async () => {
    const source = files({});
    const list = Array.from({ length: 100_000 }, (_, n) => ({
      path: `${'d/'.repeat(50)}${n}`,
      kind: 'file' as const,
      oid: null,
    }));
    const { told } = await read({ ...source, files: async () => list }, {}, 'ci.capability');
    expect(told?.[0]).toContain(',100000]');
  });

  test('reads related repositories, each under its own name', async () => {
    const other = memoryRepository({ id: 'acme/templates', files: { a: 'theirs' } });
    const source = memoryRepository({ files: { a: 'ours' }, related: { 'acme/templates': other } });
    expect((await read(source, { related: ['acme/templates', 'acme/unheard-of'] })).told).toEqual([
      'a: stale, ours',
      'a: stale, theirs',
    ]);
    expect((await read(source)).told).toEqual(['a: stale, ours']);
  });
});

describe('a reader in a thread', () => {
  test('that never comes back costs the file it had in hand, and nothing else', async () => {
    const { told, refusals } = await read(files({ a: 'one', b: 'loop', c: 'three' }));
    expect(told).toEqual(['a: stale, one', 'b: timeout, b takes too long to read', 'c: stale, three']);
    expect(refusals).toEqual([{ repository: null, path: 'b', reason: 'timeout' }]);
  });

  test('that never comes back from a related repository costs the file of that one', async () => {
    const other = memoryRepository({ id: 'acme/templates', files: { a: 'loop' } });
    const source = memoryRepository({ files: { a: 'ours' }, related: { 'acme/templates': other } });
    const { told, refusals } = await read(source, { related: ['acme/templates'] });
    expect(told).toEqual(['a: stale, ours', 'a: timeout, a takes too long to read']);
    expect(refusals).toEqual([{ repository: 'acme/templates', path: 'a', reason: 'timeout' }]);
  });

  test('that fills the memory costs the file it had in hand, and not the process', async () => {
    const { told, refusals } = await read(files({ a: 'one', b: 'bloat', c: 'three' }), {
      heapMb: 32,
      deadlineMs: 60_000,
    });
    expect(told).toEqual(['a: stale, one', 'b: too_large, b takes too much memory to read', 'c: stale, three']);
    expect(refusals).toEqual([{ repository: null, path: 'b', reason: 'too_large' }]);
  });

  test('that falls over one file after the other is given up, and so is whoever asks later', async () => {
    const source = files(Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`f${n}`, 'loop'])));
    const refused: string[] = [];
    const onRefused = ({ path }: Refusal) => refused.push(path);
    const thread = readInThread(source, { ...settings, deadlineMs: 300, onRefused });
    const [double] = thread.collectors;
    const gaveUp = { reason: 'timeout', message: 'reading files took too long' };
    await expect(double?.reads['ci.pipeline']?.(source)).rejects.toMatchObject(gaveUp);
    expect(new Set(refused).size).toBe(5);
    await expect(double?.reads['ci.capability']?.(source)).rejects.toMatchObject(gaveUp);
    await thread.close();
  });

  test('with a bug ends in that bug, with its own stack', async () => {
    const failure: unknown = await read(files({ a: 'bug' })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TypeError);
    expect(failure).toMatchObject({ message: 'a bug over a', stack: expect.stringContaining('doubles.ts') });
  });

  test('that could not look is Unreadable here as it was there', async () => {
    const failure: unknown = await read(files({ a: 'deny' })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Unreadable);
    expect(failure).toMatchObject({ reason: 'denied', message: 'a was denied', mend: 'let it be read' });
  });

  test('meets what the repository cannot read, and passes on whatever else it throws', async () => {
    const gone = new Unreadable('absent', 'the object is not here', 'fetch it');
    expect((await read(files({ a: gone }))).told).toEqual(['a: absent, the object is not here']);
    const interrupted = new ScanError('interrupted', 'interrupted', 'run it again');
    const source = { ...files({ a: '' }), read: () => Promise.reject(interrupted) };
    expect(await read(source).catch((error: unknown) => error)).toBe(interrupted);
  });
});

describe('a thread', () => {
  test('whose module cannot be loaded is a bug', async () => {
    await expect(read(files({}), { url: new URL('./nowhere.ts', import.meta.url) })).rejects.toThrow('nowhere');
  });

  test.each(['before', 'while'])('is ended by an interruption %s it reads', async (when) => {
    const interruption = new AbortController();
    const source = files({ a: 'loop' });
    if (when === 'before') interruption.abort();
    const seen: Repository = {
      ...source,
      read: async (path) => {
        const bytes = await source.read(path);
        setImmediate(() => interruption.abort());
        return bytes;
      },
    };
    await expect(read(seen, { signal: interruption.signal, deadlineMs: 600_000 })).rejects.toThrow('was closed');
  });

  test('that has nothing to do does not keep the process, and says nothing', () => {
    const ran = spawnSync(process.execPath, [new URL('./idle.ts', import.meta.url).pathname], {
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect(ran).toMatchObject({ status: 0, stdout: 'hello\n', stderr: '' });
  });
});
