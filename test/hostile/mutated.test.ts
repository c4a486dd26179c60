import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryRepository } from '../../fixtures/memory-repository.ts';
import { fileCollectors } from '../../src/commands/shared/reading/collectors.ts';
import type { Collector } from '../../src/core/collector.ts';
import { type Collection, openScope } from '../../src/core/evidence.ts';
import { collect } from '../../src/stages/collect.ts';
import { livelyFiles } from './lively-repository.ts';

/** What all readers of files find; `collect` refuses facts of another shape, names given twice and bugs. */
function collected(files: Readonly<Record<string, string | Uint8Array>>): Promise<Collection> {
  const source = memoryRepository({ files });
  const collectors = fileCollectors as readonly Collector[];
  return collect([{ source, collectors }], { now: source.now, scope: openScope, version: '0' });
}

type Edit = (text: string, at: number, other: number) => string;

/** A text with the lines at two places given to a change of them. */
const byLines =
  (change: (lines: string[], at: number, other: number) => void): Edit =>
  (text, at, other) => {
    const lines = text.split('\n');
    change(lines, at % lines.length, other % lines.length);
    return lines.join('\n');
  };

const edits: Readonly<Record<string, Edit>> = {
  'delete a line': byLines((lines, at) => void lines.splice(at, 1)),
  'double a line': byLines((lines, at) => void lines.splice(at, 0, lines[at] ?? '')),
  'swap two lines': byLines((lines, at, other) => {
    const [one, two] = [lines[at] ?? '', lines[other] ?? ''];
    lines[at] = two;
    lines[other] = one;
  }),
  'indent a line': byLines((lines, at, other) => {
    lines[at] = ' '.repeat(other % 9) + lines[at];
  }),
  'end the file': (text, at) => text.slice(0, at % (text.length + 1)),
  'flip a byte': (text, at, other) => {
    const bytes = Buffer.from(text, 'latin1');
    const place = at % Math.max(1, bytes.length);
    if (bytes.length > 0) bytes[place] = (bytes[place] ?? 0) ^ (1 << (other % 8));
    return bytes.toString('latin1');
  },
};

const changes = fc.array(fc.tuple(fc.constantFrom(...Object.values(edits)), fc.nat(5000), fc.nat(5000)), {
  minLength: 1,
  maxLength: 6,
});

describe('files that people damaged are read, or said not to be', () => {
  test('undamaged, they show something of each kind', async () => {
    const { slots } = await collected(livelyFiles);
    const kinds = [
      'ci.pipeline',
      'ci.capability',
      'ci.deployment',
      'ci.dependency',
      'ci.identity',
      'owners.rule',
      'docs.document',
      'docs.template',
      'policy.file',
      'policy.test',
      'policy.waiver',
      'policy.branch_rule',
    ] as const;
    for (const kind of kinds) expect(slots[kind].items.length, kind).toBeGreaterThan(0);
  });

  test.each(Object.keys(livelyFiles))('%s', async (path) => {
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const text = list.reduce((now, [edit, at, other]) => edit(now, at, other), livelyFiles[path] ?? '');
        const files = { ...livelyFiles, [path]: Buffer.from(text, 'latin1') };
        await expect(collected(files)).resolves.toBeDefined();
      }),
      { numRuns: 25 },
    );
  });
});
