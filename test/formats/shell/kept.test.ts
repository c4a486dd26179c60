import { expect, test, vi } from 'vitest';
import { parseShell } from '../../../src/formats/shell/index.ts';

const given = vi.hoisted(() => ({ texts: [] as string[] }));
vi.mock('unbash', async (original) => {
  const unbash = await original<typeof import('unbash')>();
  return {
    ...unbash,
    parse(text: string) {
      given.texts.push(text);
      return unbash.parse(text);
    },
  };
});

const strict = { errexit: true, pipefail: false };
const traced = (text: string, variables: Readonly<Record<string, string>>, args: readonly string[] = []) =>
  parseShell(text, {
    ...strict,
    traced: {
      args: args.map((one) => ({ text: one, isFixed: true })),
      variables: new Map(Object.entries(variables)),
    },
  })?.commands.map(({ words }) => words.map(({ text: word }) => word).join(' '));

test('a text is parsed once, whatever way it is run', () => {
  const text = 'first $A; second';
  parseShell(text, strict);
  parseShell(text, { ...strict, errexit: false });
  traced(text, { A: '1' });
  expect(given.texts.filter((one) => one === text)).toHaveLength(1);
});

test('what a text was run with is told apart, wherever it finds that out', () => {
  expect(traced('run $A $1', { A: '1', B: 'x' }, ['y'])).toEqual(['run 1 y']);
  expect(traced('run $A $1', { A: '2', B: 'x' }, ['y'])).toEqual(['run 2 y']);
  expect(traced('run $A $1', { A: '2', B: 'x' }, ['z'])).toEqual(['run 2 z']);
  expect(traced('run $"A"B', { AB: '1' })).toEqual(traced('run $"A"B', { AB: '1' }));
  expect(traced('export $1', { NAME: 'a' }, ['NAME'])).toEqual(['export NAME=a']);
  expect(traced('export $1', { NAME: 'b' }, ['NAME'])).toEqual(['export NAME=b']);
  expect(traced('export OTH"ER"', { OTHER: 'a' })).toEqual(['export OTHER=a']);
  expect(traced('export OTH"ER"', { OTHER: 'b' })).toEqual(['export OTHER=b']);
});

test('a text that was forgotten for others is read as before', () => {
  const first = parseShell('first; second || true', strict);
  for (let at = 0; at < 100; at++) parseShell(`# ${'x'.repeat(10_000)}\nother${at}`, strict);
  expect(parseShell('first; second || true', strict)).toEqual(first);
  expect(given.texts.filter((one) => one === 'first; second || true')).toHaveLength(2);
});
