import { expect, test } from 'vitest';
import { openCompiler } from '../../src/rego/compiler.ts';
import { policyFiles } from './cases.ts';

test("every policy is in OPA's one style", async () => {
  const compiler = openCompiler();
  const files = policyFiles();
  const { problems, formatted } = await compiler.format(files);
  await compiler.close();
  expect(problems).toEqual([]);
  expect(Object.keys(files).filter((path) => formatted[path] !== files[path])).toEqual([]);
});
