/** Parses the texts of a file made by `note.ts`, each once, with the bare parsers and nothing else: `node parse.ts FILE`. */
import { readFileSync } from 'node:fs';
import { parse } from 'unbash';
import { parseAllDocuments } from 'yaml';
import type { Noted } from './noted.ts';

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
};

const texts: readonly Noted[] = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
for (const { parser, text } of texts) parsers[parser](text);
