import { expect, test } from 'vitest';
import { createTurnstile } from '../../../../src/commands/shared/reading/turnstile.ts';

test('a turnstile lets so many work at once, the others in order, whatever becomes of the work', async () => {
  const pass = createTurnstile(2);
  const begun: number[] = [];
  let underWay = 0;
  const work = (n: number) => async () => {
    begun.push(n);
    underWay += 1;
    expect(underWay).toBeLessThanOrEqual(2);
    await new Promise(setImmediate);
    underWay -= 1;
    if (n % 2 === 0) throw new Error(`work ${n}`);
    return n;
  };
  const done = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((n) => pass(work(n))));
  expect(done.map(({ status }) => status === 'fulfilled')).toEqual([false, true, false, true, false, true]);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
});
