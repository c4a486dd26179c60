import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configValue, parseGitConfig, subsections } from '../../../src/sources/repository/config-file.ts';
import { childrenFirst, type Parents } from '../../../src/sources/repository/order.ts';
import { createRecords } from '../../../src/sources/repository/records.ts';
import { useWorkshop } from './workshop.ts';

const shop = useWorkshop();

describe('a git configuration', () => {
  const text = [
    '; comment',
    '[core] bare = true',
    '\tFileMode',
    '[remote "ori.gin \\"x\\""]',
    '  url = "https://x/#y" ; tail',
    '  fetch = +refs/heads/*:refs/remotes/origin/*',
    '  fetch = two \\',
    '   lines  # tail',
    'pushurl = a"b c"d\\t\\\\e',
    '[Branch.Main]',
    'merge =',
    'broken line here',
    '[include]',
    'path = /etc/passwd',
  ].join('\n');

  test('is read as git reads it', () => {
    const valid = text.replace('broken line here\n', '').replace('[include]\npath = /etc/passwd', '');
    writeFileSync(join(shop.root, 'config'), valid);
    const plain = shop
      .git(shop.root, 'config', '--file', 'config', '--null', '--list')
      .split('\0')
      .filter((line) => line !== '');
    const ours = [...parseGitConfig(valid)].flatMap(([key, values]) => values.map((value) => [key, value].join('\n')));
    const named = plain.map((entry) => (entry.includes('\n') ? entry : `${entry}\ntrue`));
    expect(ours.sort()).toEqual(named.sort());
  });

  test('passes over broken lines, includes nothing, and the last value counts', () => {
    const config = parseGitConfig(text);
    expect(configValue(config, 'include.path')).toBe('/etc/passwd');
    expect(configValue(config, 'remote.ori.gin "x".fetch')).toBe('two    lines');
    expect(subsections(config, 'remote')).toEqual(['ori.gin "x"']);
    expect(configValue(config, 'nothing.here')).toBeUndefined();
    expect(parseGitConfig('[a').size + parseGitConfig('= x').size + parseGitConfig('[a]\nk = "x').size).toBe(1);
  });
});

/** The columns that stand for lists of parents. */
function family(...lists: readonly (readonly number[])[]): Parents {
  const starts = Int32Array.from([0, ...lists].map((_, count) => lists.slice(0, count).flat().length));
  return { count: lists.length, starts, parents: Int32Array.from(lists.flat()) };
}

describe('an order with children first', () => {
  test('is kept where it stands', () => {
    expect(childrenFirst(family([1, 2], [2], [-1]))).toBeNull();
  });

  test('moves no more than it must', () => {
    expect(childrenFirst(family([3], [2], [], [1]))).toEqual(Int32Array.of(0, 3, 1, 2));
    expect(childrenFirst(family([], [0], [0, 1], [2]))).toEqual(Int32Array.of(3, 2, 1, 0));
  });

  test('holds for thousands in the worst order', () => {
    const count = 20_000;
    // Each commit but the first has the one before it as its parent.
    const starts = Int32Array.from({ length: count + 1 }, (_, position) => Math.max(0, position - 1));
    const parents = Int32Array.from({ length: count - 1 }, (_, position) => position);
    expect(childrenFirst({ count, starts, parents })?.[0]).toBe(19_999);
  });

  test('does not exist when commits are each other’s ancestors', () => {
    expect(() => childrenFirst(family([1], [0]))).toThrow('circle');
  });
});

test('records are the same wherever the stream is cut, and long ones are shortened', () => {
  const stream = Buffer.from(`one\0\0three${'x'.repeat(50)}\0four\0unfinished`);
  for (let size = 1; size < 70; size += 1) {
    const seen: string[] = [];
    const records = createRecords(1000, (bytes, from, to) => seen.push(bytes.toString('utf8', from, to)));
    for (let at = 0; at < stream.length; at += size) records.push(stream.subarray(at, at + size));
    expect(seen).toEqual(['one', '', `three${'x'.repeat(50)}`, 'four']);
  }
  const lengths: number[] = [];
  const short = createRecords(10, (_, from, to) => lengths.push(to - from));
  for (let at = 0; at < 100; at += 4) short.push(Buffer.from('xxxx'));
  short.push(Buffer.from('\0ab\0'));
  expect(lengths).toEqual([12, 2]);
});
