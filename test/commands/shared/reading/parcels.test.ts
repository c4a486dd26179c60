import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createParcels } from '../../../../src/commands/shared/reading/parcels.ts';

test('few things go together, as soon as there is nothing else to do', async () => {
  const sent: (readonly number[])[] = [];
  const post = createParcels<number>((things) => sent.push(things));
  post(1);
  post(2);
  expect(sent).toEqual([]);
  await setImmediate();
  expect(sent).toEqual([[1, 2]]);
  post(3);
  await setImmediate();
  expect(sent).toEqual([[1, 2], [3]]);
});

test('many go at once, in order, none of them lost or twice', async () => {
  const sent: (readonly number[])[] = [];
  const post = createParcels<number>((things) => sent.push(things));
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  for (const number of numbers) post(number);
  expect(sent.length).toBeGreaterThan(1);
  await setImmediate();
  expect(sent.flat()).toEqual(numbers);
});
