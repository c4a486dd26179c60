import { expect, test } from 'vitest';
import { memoryRepository } from '../../fixtures/memory-repository.ts';
import { Unreadable } from '../../src/core/errors.ts';
import { type Format, parsed, readText, textOf, yaml11, yaml12 } from '../../src/formats/parsed.ts';

const counted = (): Format<number> & { times: number } => {
  const format = {
    name: 'length',
    times: 0,
    parse: (text: string) => {
      format.times++;
      return text.length;
    },
  };
  return format;
};

test('a file is parsed once, however many readers ask', async () => {
  const source = memoryRepository({ files: { 'a.txt': 'four' } });
  const format = counted();
  const asked = await Promise.all([parsed(source, 'a.txt', format), parsed(source, 'a.txt', format)]);
  expect(asked).toEqual([
    { value: 4, trouble: null },
    { value: 4, trouble: null },
  ]);
  expect(format.times).toBe(1);
});

test('what a file is in one source says nothing of another', async () => {
  const [one, other] = ['a', 'bb'].map((text) => memoryRepository({ files: { f: text } }));
  expect(one && (await readText(one, 'f'))).toBe('a');
  expect(other && (await readText(other, 'f'))).toBe('bb');
});

test('a byte order mark is no letter, and NUL makes no text', async () => {
  const source = memoryRepository({ files: { bom: '\uFEFFon: push', nul: 'a\0b' } });
  expect(await textOf(source, 'bom')).toEqual({ value: 'on: push', trouble: null });
  expect(await textOf(source, 'nul')).toEqual({ value: null, trouble: 'malformed' });
});

test.each([
  ['too_large', 'too_large'],
  ['timeout', 'timeout'],
  ['absent', 'absent'],
  ['denied', 'absent'],
] as const)('a file that is %s is told as %s', async (reason, trouble) => {
  const source = memoryRepository({ files: { f: new Unreadable(reason, 'no', 'look') } });
  expect(await parsed(source, 'f', yaml12)).toEqual({ value: null, trouble });
});

test('a file that is not there, and one of another format, are told apart', async () => {
  const source = memoryRepository({ files: { f: 'a: [' } });
  expect(await parsed(source, 'g', yaml12)).toEqual({ value: null, trouble: 'no_such_file' });
  expect(await parsed(source, 'f', yaml12)).toEqual({ value: null, trouble: 'malformed' });
});

test('the two versions of YAML are two formats of one file', async () => {
  const source = memoryRepository({ files: { f: 'yes' } });
  const scalar = async (format: typeof yaml12) => (await parsed(source, 'f', format)).value?.[0];
  expect(await scalar(yaml12)).toMatchObject({ value: 'yes' });
  expect(await scalar(yaml11)).toMatchObject({ value: true });
});

test('whoever guards the time is told which file is being worked on', async () => {
  const told: string[] = [];
  const source = { ...memoryRepository({ files: { f: 'a' } }), workingOn: (path: string) => told.push(path) };
  await parsed(source, 'f', yaml12);
  expect(told).toEqual(['f']);
});
