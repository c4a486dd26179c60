import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
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
});
