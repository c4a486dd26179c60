import { afterEach, describe, expect, test, vi } from 'vitest';
import { progressOn } from '../../../src/commands/shared/progress.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is written while the work runs. */
async function written(isWatched: boolean, isQuiet: boolean) {
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      texts[stream] += String(text);
      return true;
    });
  }
  const step = await progressOn({ isWatched }, isQuiet);
  const result = await step('Reading \u001b[31mfacts', async (tell) => {
    tell('branches');
    // The picture is drawn every tenth of a second.
    await new Promise((resolve) => setTimeout(resolve, 400));
    return 7;
  });
  const failure = await step('Failing', () => Promise.reject(new Error('failed'))).catch(
    (error: Error) => error.message,
  );
  vi.restoreAllMocks();
  return { ...texts, result, failure };
}

describe('progress', () => {
  test('is drawn on stderr alone, and results and failures pass through', async () => {
    const seen = await written(true, false);
    expect(seen).toMatchObject({ stdout: '', result: 7, failure: 'failed' });
    expect(seen.stderr).toContain('facts');
    expect(seen.stderr).toContain('branches');
    expect(seen.stderr).not.toContain('failed');
  });

  test.each([
    ['nobody watches', false, false],
    ['it is to be quiet', true, true],
  ])('is not drawn when %s', async (_, isWatched, isQuiet) => {
    expect(await written(isWatched, isQuiet)).toEqual({ stdout: '', stderr: '', result: 7, failure: 'failed' });
  });
});
