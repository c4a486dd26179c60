import { describe, expect, test } from 'vitest';
import { noConfig } from '../../../src/commands/shared/configuration.ts';
import { opened } from '../../../src/commands/shared/gather.ts';
import type { Step } from '../../../src/commands/shared/progress.ts';

const context = {
  ...{ cwd: '/', env: {}, signal: new AbortController().signal, color: false, ascii: false, width: 80 },
  ...{ isWatched: true, print: () => {}, note: () => {}, ask: null, readStdin: async () => '' },
};

describe('opening a target', () => {
  test.each([
    ['ssh://ana:s3cret@example.org/shop.git', 'Opening ssh://example.org/shop.git'],
    ['https://t0ken@example.org/shop.git?key=s3cret', 'Opening https://example.org/shop.git'],
    ['git@example.org:shop.git', 'Opening git@example.org:shop.git'],
    ['../shop', 'Opening ../shop'],
  ])('%s is told of without its credentials', async (target, title) => {
    const titles: string[] = [];
    const step: Step = async (told) => {
      titles.push(told);
      throw new Error('far enough');
    };
    const run = { context, config: noConfig, step, log: () => {}, spare: null };
    await expect(opened(target, {}, run, true, async () => {})).rejects.toThrow('far enough');
    expect(titles).toEqual([title]);
  });
});
