import { expect, test } from 'vitest';
import { oncePer } from '../../src/core/once.ts';

test('is made once for each object, also where nothing comes of it', () => {
  const asked: object[] = [];
  const sizes = oncePer((of: { readonly size: number }) => {
    asked.push(of);
    return of.size === 0 ? undefined : of.size;
  });
  const [none, some] = [{ size: 0 }, { size: 2 }];
  expect([sizes(none), sizes(some), sizes(none), sizes(some)]).toEqual([undefined, 2, undefined, 2]);
  expect(asked).toEqual([none, some]);
});

test('a failure is remembered like a value where it is a promise', async () => {
  let tries = 0;
  const read = oncePer(async (_of: object) => {
    tries += 1;
    throw new Error('no');
  });
  const of = {};
  await expect(read(of)).rejects.toThrow('no');
  await expect(read(of)).rejects.toThrow('no');
  expect(tries).toBe(1);
});
