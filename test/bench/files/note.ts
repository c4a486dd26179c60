/**
 * Writes what the parsers of a scan are given, as JSON, to standard output: `node note.ts DIR`. Reads the repository in
 * this process, with parsers that take notes.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { Parser } from 'web-tree-sitter';
import { Lexer } from 'yaml';
import { noAdditions } from '../../../src/core/source.ts';
import { note, noted } from './noted.ts';

const standIn = new URL('noting-shell.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'unbash' && context.parentURL !== standIn
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
});

const { lex } = Lexer.prototype;
Lexer.prototype.lex = function (source, incomplete) {
  note('yaml', source);
  return lex.call(this, source, incomplete);
};
const { parse: hcl } = Parser.prototype;
Parser.prototype.parse = function (text, ...rest) {
  if (typeof text === 'string') note('hcl', text);
  return hcl.call(this, text, ...rest);
};
const { parse: json } = JSON;
JSON.parse = (text, reviver) => {
  note('json', text);
  return json(text, reviver);
};

// Loaded only now, so that they meet the stand-in.
const { fileCollectors } = await import('../../../src/commands/shared/reading/collectors.ts');
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
  await Promise.all(
    fileCollectors.flatMap(({ reads }) => Object.values(reads).map((read) => read(repository).catch(() => null))),
  );
  process.stdout.write(JSON.stringify(noted));
} finally {
  await repository.close();
}
