import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import {
  createSourceFile,
  forEachChild,
  isArrowFunction,
  isFunctionDeclaration,
  isFunctionExpression,
  isMethodDeclaration,
  type Node,
  ScriptTarget,
  type SourceFile,
} from 'typescript';
import { describe, expect, test } from 'vitest';
import walls from '../.dependency-cruiser.mjs';

const root = new URL('..', import.meta.url).pathname;

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesUnder(path) : [path];
  });
}

const sources = ['src', 'collectors'].flatMap(filesUnder).filter((path) => path.endsWith('.ts'));

const isFunction = (node: Node): boolean =>
  [isFunctionDeclaration, isFunctionExpression, isArrowFunction, isMethodDeclaration].some((is) => is(node));

/** Functions of a file with how many lines each takes. */
function functionsOf(path: string): { at: string; lines: number }[] {
  const file: SourceFile = createSourceFile(path, readFileSync(join(root, path), 'utf8'), ScriptTarget.Latest);
  const found: { at: string; lines: number }[] = [];
  const look = (node: Node): void => {
    if (isFunction(node)) {
      const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      const last = file.getLineAndCharacterOfPosition(node.end).line;
      found.push({ at: `${path}:${first + 1}`, lines: last - first + 1 });
    }
    forEachChild(node, look);
  };
  look(file);
  return found;
}

describe('the house', () => {
  test('every wall stands over src and collectors, and the checker saw them', async () => {
    const { output } = await cruise(['src', 'collectors'], {
      baseDir: root,
      ruleSet: { forbidden: walls.forbidden },
      ...walls.options,
      validate: true,
    } as Parameters<typeof cruise>[1]);
    const result = output as ICruiseResult;
    const seen = result.modules.map((module) => module.source);
    expect(seen).toEqual(expect.arrayContaining(sources));
    expect(result.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  });

  test('no file is over 300 lines, and half are at most 80', () => {
    const lengths = sources
      .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
      .sort((a, b) => a.lines - b.lines);
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(80);
  });

  test('no function is over 60 lines', () => {
    const functions = sources.flatMap(functionsOf);
    expect(functions.length).toBeGreaterThan(sources.length);
    expect(functions.filter(({ lines }) => lines > 60)).toEqual([]);
  });

  test.each(['src', 'collectors', 'policies', 'compiler', 'fixtures', 'test'])(
    '%s says what lives there in a README of at most 40 lines',
    (folder) => {
      const lines = readFileSync(join(root, folder, 'README.md'), 'utf8')
        .trimEnd()
        .split('\n');
      expect(lines.length).toBeLessThanOrEqual(40);
    },
  );
});
