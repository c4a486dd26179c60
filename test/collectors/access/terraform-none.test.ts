import { expect, test } from 'vitest';
import { itemsIn } from './reading.ts';

const root = 'terraform {\n  backend "s3" {\n    bucket = "shop-state"\n  }\n}\n';
const user = (line: string) => `${root}resource "aws_iam_user" "ada" {\n  ${line}\n  name = "ada"\n}\n`;
const rulesIn = async (line: string) => (await itemsIn({ 'main.tf': user(line) })).map(({ rules }) => rules);

test('a resource of which none is made is no rule', async () => {
  expect(await rulesIn('count = 0')).toEqual([]);
  expect(await rulesIn('for_each = {}')).toEqual([]);
  expect(await rulesIn('for_each = toset([])')).toEqual([]);
  expect(await rulesIn('for_each = toset(var.users)')).not.toEqual([]);
  expect(await rulesIn('count = 1')).toEqual([1]);
  expect(await rulesIn('count = var.users')).toEqual([1]);
});
