import { expect, test } from 'vitest';
import { substanceOf } from '../../../collectors/git/substance.ts';

const same = (path: string, before: string, after: string): boolean =>
  substanceOf(path, before) === substanceOf(path, after);

const table = '# Roles\n\n| Task | Owner |\n|---|---|\n| Backups | Payments team |\n';

test.each([
  ['rules of tables', 'a.md', table, table.replace('|---|---|', '| --- | :-- |')],
  ['blanks and blank lines', 'a.md', table, table.replaceAll('| ', '|   ').replace('\n\n', '\n\n\n')],
  ['wrapped lines', 'a.md', 'One two three.\n', 'One two\nthree.\n'],
  ['bullets and emphasis', 'a.md', '* _one_\n* **two**\n', '- *one*\n- __two__\n'],
  ['a comment', 'a.md', table, `<!-- SPDX-License-Identifier: MIT -->\n${table}`],
  ['the rule under a heading', 'a.rst', 'Roles\n=====\n', 'Roles\n======\n'],
  ['another depth', 'org.yaml', 'a:\n  b: [c]\n', 'a:\n    b: [c]\n'],
  ['a line of comment', 'org.yaml', 'a: b\n', '# SPDX-License-Identifier: MIT\na: b\n'],
  ['quotation marks', 'org.yaml', 'a: "b"\n', "a: 'b'\n"],
  ['other ends of lines', 'org.yaml', 'a: b\nc: d\n', 'a: b\r\nc: d\r\n'],
  ['commas at the end', 'a.hcl', 'a = ["b", "c",]', 'a = ["b", "c"]'],
  [
    'aligned values',
    'main.tf',
    'resource "aws_iam_user" "a" {\n  name   =  "a"\n}',
    'resource "aws_iam_user" "a" {\n  name = "a"\n}',
  ],
  ['a block of comment', 'main.tf', 'locals {}\n', '/* licence */\nlocals {}\n'],
])('%s say nothing new', (_, path, before, after) => {
  expect(same(path, before, after)).toBe(true);
});

test.each([
  ['an owner', 'a.md', table, table.replace('Payments', 'Platform')],
  ['a mark in another column', 'a.md', '| Backups | x | |\n', '| Backups | | x |\n'],
  ['a box that is ticked', 'a.md', '- [ ] Keys\n', '- [x] Keys\n'],
  ['a date of review', 'a.md', 'Reviewed 2025-01-01\n', 'Reviewed 2026-01-01\n'],
  ['a member', 'org.yaml', 'members: [a]\n', 'members: [a, b]\n'],
  ['a line that was taken out of a comment', 'org.yaml', '# - a\n- b\n', '- a\n- b\n'],
  [
    'what stands between marks that patterns hold',
    'a.hcl',
    'a = "b/*"\nc = 1\nd = "*/e"\n',
    'a = "b/*"\nc = 2\nd = "*/e"\n',
  ],
  ['an open mark of comment', 'a.md', 'one\n<!-- two\n', 'one\n<!-- three\n'],
])('%s says something new', (_, path, before, after) => {
  expect(same(path, before, after)).toBe(false);
});

const user = 'resource "aws_iam_user" "a" {\n  name = "a"\n}\n';
const bucket = 'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n}\n';

test('of Terraform, what grants nothing is left out beside what does', () => {
  expect(same('main.tf', user + bucket, user + bucket.replace('"b"\n', '"c"\n'))).toBe(true);
  expect(same('main.tf', bucket + user, bucket + user.replace('name = "a"', 'name = "c"'))).toBe(false);
  expect(same('main.tf', `${user}locals {\n  a = 1\n}\n`, `${user}locals {\n  a = 2\n}\n`)).toBe(false);
  expect(same('main.tf', user, user + user.replace('"a" {', '"d" {'))).toBe(false);
  // Where nothing is known to grant, all of it counts.
  expect(same('main.tf', bucket, bucket.replace('"b"\n', '"c"\n'))).toBe(false);
});

test('a text of marks without ends is compared in no time', () => {
  expect(substanceOf('a.md', '<!--'.repeat(60_000)).length).toBe(240_000);
  expect(substanceOf('a.md', `${'|-'.repeat(100_000)}x`).length).toBe(200_001);
});
