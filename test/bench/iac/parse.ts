/**
 * Parses texts, each once, with the bare parsers and nothing else: `node parse.ts TEXTS HCL`, where TEXTS is a file as
 * `../files/parse.ts` reads it and HCL a list of texts in JSON.
 */
import { readFileSync } from 'node:fs';
import { Language, Parser } from 'web-tree-sitter';

await import('../files/parse.ts');
await Parser.init();
const grammar = new URL('../../../src/formats/hcl/grammar/tree-sitter-hcl.wasm', import.meta.url);
const parser = new Parser().setLanguage(await Language.load(grammar));
const texts: readonly string[] = JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8'));
for (const text of texts) parser.parse(text)?.delete();
