/**
 * Writes the texts that the parser of HCL is given in one reading of a repository, as JSON, to standard output:
 * `node note-hcl.ts DIR`. Reads it in this process, with a parser that takes notes.
 */
import { resolve } from 'node:path';
import { Parser } from 'web-tree-sitter';
import { noAdditions } from '../../../src/core/source.ts';

const noted: string[] = [];
const { parse } = Parser.prototype;
Parser.prototype.parse = function (text, ...rest) {
  if (typeof text === 'string') noted.push(text);
  return parse.call(this, text, ...rest);
};

// Loaded only now, so that they meet the parser that takes notes.
const { iac } = await import('../../../collectors/iac/index.ts');
const { policy } = await import('../../../collectors/policy/index.ts');
const { openRepository } = await import('../../../src/sources/repository/index.ts');
const repository = await openRepository({
  path: resolve(process.argv[2] ?? '.'),
  id: 'repository',
  now: null,
  defaultBranch: null,
  ciDefaultBranch: null,
  declared: { mergeMethods: null, lexicon: noAdditions },
});
try {
  const reads = [iac, policy].flatMap((collector) => Object.values(collector.reads));
  await Promise.all(reads.map((read) => read(repository).catch(() => null)));
  process.stdout.write(JSON.stringify(noted));
} finally {
  await repository.close();
}
