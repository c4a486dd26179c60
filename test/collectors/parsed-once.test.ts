import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Parser } from 'web-tree-sitter';
import { Lexer } from 'yaml';
import { fileCollectors } from '../../src/commands/shared/reading/collectors.ts';
import { noAdditions } from '../../src/core/source.ts';
import { openRepository } from '../../src/sources/repository/index.ts';
import { generateFiles } from '../bench/files/generate.ts';

const given = vi.hoisted(() => ({ shell: [] as string[] }));
vi.mock('unbash', async (original) => {
  const unbash = await original<typeof import('unbash')>();
  return {
    ...unbash,
    parse(text: string) {
      given.shell.push(text);
      return unbash.parse(text);
    },
  };
});

let directory: string;
const yaml: string[] = [];
const json: string[] = [];
const hcl: string[] = [];
const reads = new Map<string, number>();
let items = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tidemark-once-'));
  const path = join(directory, 'files.git');
  await generateFiles({ pipelines: 12, files: 300, directory: path });
  const repository = await openRepository({
    path,
    id: 'repository',
    now: null,
    defaultBranch: null,
    ciDefaultBranch: null,
    declared: { mergeMethods: null, lexicon: noAdditions },
  });
  const read = repository.read.bind(repository);
  const counted = {
    ...repository,
    read(path: string, options?: { readonly limitBytes?: number }) {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      return read(path, options);
    },
  };
  const { lex } = Lexer.prototype;
  vi.spyOn(Lexer.prototype, 'lex').mockImplementation(function (this: Lexer, text, incomplete) {
    yaml.push(text);
    return lex.call(this, text, incomplete);
  });
  const parseHcl = Parser.prototype.parse;
  vi.spyOn(Parser.prototype, 'parse').mockImplementation(function (this: Parser, text, ...rest) {
    if (typeof text === 'string') hcl.push(text);
    return parseHcl.call(this, text, ...rest);
  });
  const { parse } = JSON;
  const spy = vi.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
    json.push(text);
    return parse(text, reviver);
  });
  const found = await Promise.all(
    fileCollectors.flatMap((collector) => Object.values(collector.reads).map((one) => one(counted))),
  );
  items = found.reduce((sum, { items: own }) => sum + own.length, 0);
  spy.mockRestore();
  await repository.close();
});

afterAll(async () => {
  vi.restoreAllMocks();
  await rm(directory, { recursive: true, force: true });
});

test('all readers of files together give no text to a parser twice', () => {
  expect(items).toBeGreaterThan(100);
  for (const texts of [yaml, json, hcl, given.shell]) {
    expect(texts.length).toBeGreaterThan(5);
    expect(new Set(texts).size).toBe(texts.length);
  }
});

test('a file is asked for at most once to be swept and once to be parsed', () => {
  expect(reads.size).toBeGreaterThan(250);
  expect([...reads].filter(([, times]) => times > 2)).toEqual([]);
});
