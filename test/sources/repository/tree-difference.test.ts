import { expect, test } from 'vitest';
import { treeDifferences } from '../../../src/sources/repository/tree-difference.ts';

const oid = '0'.repeat(40);
type Entry = readonly [mode: string, name: string, id: number];

function tree(...entries: readonly Entry[]) {
  const bytes = Buffer.concat(
    entries.map(([mode, name, id]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.alloc(20, id)])),
  );
  return { oid, bytes };
}

function told(before: ReturnType<typeof tree> | null, after: ReturnType<typeof tree> | null) {
  const found: string[] = [];
  const short = ({ file, folder }: { readonly file: string | null; readonly folder: string | null }) =>
    folder === null ? (file === null ? '-' : `file ${file.slice(-2)}`) : `folder ${folder.slice(-2)}`;
  treeDifferences(before, after, (name, was, is) => found.push(`${name}: ${short(was)}, ${short(is)}`));
  return found.sort();
}

const a: Entry = ['100644', 'a', 1];
const b: Entry = ['100644', 'b', 2];
const c: Entry = ['40000', 'c', 3];

test('what is alike is not told', () => expect(told(tree(a, b, c), tree(a, b, c))).toEqual([]));

test('a change is told wherever it stands', () => {
  expect(told(tree(a, b, c), tree(['100644', 'a', 9], b, ['40000', 'c', 8]))).toEqual([
    'a: file 01, file 09',
    'c: folder 03, folder 08',
  ]);
  expect(told(tree(a, b), tree(a, ['100755', 'b', 2]))).toEqual(['b: file 02, file 02']);
  expect(told(tree(a, b), tree(a, ['40000', 'b', 2]))).toEqual(['b: file 02, folder 02']);
});

test('what came and what went is told, and what moved past it is not', () => {
  expect(told(tree(a, c), tree(a, b, c))).toEqual(['b: -, file 02']);
  expect(told(tree(a, b, c), tree(c))).toEqual(['a: file 01, -', 'b: file 02, -']);
  expect(told(tree(a, b, c), tree(b, ['40000', 'c', 7]))).toEqual(['a: file 01, -', 'c: folder 03, folder 07']);
  expect(told(null, tree(a))).toEqual(['a: -, file 01']);
  expect(told(tree(a), null)).toEqual(['a: file 01, -']);
  expect(told(tree(), tree(a))).toEqual(['a: -, file 01']);
});

test('a tree that git would not have written is refused', () => {
  const cut = { oid, bytes: tree(a).bytes.subarray(0, -1) };
  for (const other of [null, tree(a), tree(b)]) {
    expect(() => told(cut, other)).toThrow('not as git writes it');
    expect(() => told(other, cut)).toThrow('not as git writes it');
  }
  expect(() => told({ oid, bytes: Buffer.from('100644\0') }, tree(a))).toThrow('not as git writes it');
});
