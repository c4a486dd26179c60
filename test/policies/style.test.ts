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

test('every criterion stands in outcome.given, so that nothing is judged that is not there', () => {
  const outside = Object.entries(policyFiles()).flatMap(([path, text]) =>
    [...text.matchAll(/^criteria\["(\w+)"\](?! := outcome\.given\()/gm)].map(([, id]) => `${path}: ${id}`),
  );
  expect(outside).toEqual([]);
});
