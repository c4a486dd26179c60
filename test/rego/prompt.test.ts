import { expect, test } from 'vitest';
import { promptly } from '../../src/rego/prompt.ts';

test('what is done in time is given, also when it is nothing', () => {
  expect(promptly(() => 7, 1_000)).toEqual({ value: 7 });
  expect(promptly(() => undefined, 1_000)).toEqual({ value: undefined });
});

test('what throws gives nothing', () => {
  const fails = () => {
    throw new Error('no');
  };
  expect(promptly(fails, 1_000)).toBeNull();
});

test('what never ends is broken off, and the next is done', () => {
  const endless = () => {
    for (;;);
  };
  expect(promptly(endless, 20)).toBeNull();
  expect(promptly(() => 'next', 1_000)).toEqual({ value: 'next' });
});

test('nothing of it stays behind in the global scope', () => {
  const before = Reflect.ownKeys(globalThis);
  promptly(() => 1, 1_000);
  expect(Reflect.ownKeys(globalThis)).toEqual(before);
});
