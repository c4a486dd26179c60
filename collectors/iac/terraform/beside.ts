import type { Tri } from '../../../src/core/facts/base.ts';
import { plainText } from '../../../src/core/text.ts';
import { constant, type HclBody } from '../../../src/formats/hcl/index.ts';
import type { Configuration, Declared } from './configuration.ts';
import { valueIn, within } from './read.ts';

/** Where a thing that is declared stands, as facts of all kinds tell it. */
export function placeOf({ folder }: Configuration, { file, line }: Declared, commit: string | null) {
  return { at: { commit, path: file, line }, tool: folder.tool, path: plainText(folder.path) };
}

/** Whether a resource is made at all: `no` where its number is nought, `unknown` where that is worked out. */
export function isMade({ body }: Declared): Tri {
  const count = valueIn(body, 'count') ?? valueIn(body, 'for_each');
  if (count === undefined) return 'yes';
  const number = constant(count, new Map());
  if (number === null) return count.type === 'list' || count.type === 'object' ? 'yes' : 'unknown';
  return number === '0' ? 'no' : 'yes';
}

/** Whether one of the literal texts in an attribute meets a pattern; undefined where nothing is written. */
export function mentions(body: HclBody, name: string, pattern: RegExp): boolean | undefined {
  const value = valueIn(body, name);
  if (value === undefined) return undefined;
  for (const part of within(value)) {
    if (part.type !== 'literal' || typeof part.value !== 'string') continue;
    if (part.value.split('\n').some((line) => pattern.test(line.slice(0, 8192)))) return true;
  }
  return false;
}
