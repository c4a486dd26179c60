/** Parses the texts of a file made by `note.ts`, each once, with the bare parsers and nothing else: `node parse.ts FILE`. */
import { readFileSync } from 'node:fs';
import { parse } from 'unbash';
import { Language, Parser } from 'web-tree-sitter';
import { parseAllDocuments } from 'yaml';
import type { Noted } from './noted.ts';

const texts: readonly Noted[] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

/** The parser of HCL, which takes a moment to be had: only where there is a text of it. */
async function hclParser(): Promise<Parser> {
  await Parser.init();
  const grammar = new URL('../../../src/formats/hcl/grammar/tree-sitter-hcl.wasm', import.meta.url);
  return new Parser().setLanguage(await Language.load(grammar));
}

const hcl = texts.some(({ parser }) => parser === 'hcl') ? await hclParser() : null;
const parsers: Readonly<Record<Noted['parser'], (text: string) => unknown>> = {
  yaml: (text) => parseAllDocuments(text),
  shell: parse,
  json(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  },
  hcl: (text) => hcl?.parse(text)?.delete(),
};

for (const { parser, text } of texts) parsers[parser](text);
