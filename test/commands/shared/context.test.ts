import { describe, expect, test } from 'vitest';
import { gravest, untilInterrupted } from '../../../src/commands/shared/context.ts';

describe('several exit codes', () => {
  test.each([
    [[], 0],
    [[0, 0], 0],
    [[0, 3], 3],
    [[3, 1, 0], 1],
    [[1, 2, 3], 2],
  ] as const)('%j make %i', (codes, code) => {
    expect(gravest(codes)).toBe(code);
  });
});

describe('work that can be interrupted', () => {
  const never = new Promise<never>(() => {});

  test('gives its result or its failure when nobody interrupts it', async () => {
    const { signal } = new AbortController();
    expect(await untilInterrupted(signal, Promise.resolve(7))).toBe(7);
    await expect(untilInterrupted(signal, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  });

  test('ends at once when it is interrupted, before or while it runs', async () => {
    const before = AbortSignal.abort();
    await expect(untilInterrupted(before, never)).rejects.toMatchObject({ code: 'interrupted' });
    const controller = new AbortController();
    const work = untilInterrupted(controller.signal, never);
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('may fail afterwards without anybody being told', async () => {
    let fail = (_: Error) => {};
    const late = new Promise<never>((_, reject) => {
      fail = reject;
    });
    await expect(untilInterrupted(AbortSignal.abort(), late)).rejects.toMatchObject({ code: 'interrupted' });
    fail(new Error('late'));
    await expect(late).rejects.toThrow('late');
  });
});
