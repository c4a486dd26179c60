import type { Tri } from '../../../src/core/facts/base.ts';
import { any } from '../../../src/core/tri.ts';
import { constant, type HclScope, type HclValue } from '../../../src/formats/hcl/index.ts';
import { isOwnerKey, namesOwner } from '../../../src/lexicon/iac-owners.ts';
import { entryOf, literalOf, within } from '../terraform/read.ts';

/** Names may lead to names, each twice to the next. */
const limits = { steps: 500, depth: 16 } as const;

interface Reading {
  /** Locals, and variables with what they are by default. */
  readonly scope: HclScope;
  /** Locals alone: what a variable is by default need not be what it is. */
  readonly locals: HclScope;
  steps: number;
}

/** Reads the tags of one folder. */
export type OwnerIn = (tags: HclValue) => Tri;

/** Tells whether a value of tags names an owner, with the names of one folder; `unknown` where it is worked out. */
export function ownerReader(scope: HclScope): OwnerIn {
  const locals = new Map([...scope].filter(([name]) => name.startsWith('local.')));
  return (tags) => ownerIn(tags, { scope, locals, steps: 0 }, 0);
}

function ownerIn(value: HclValue, reading: Reading, depth: number): Tri {
  if (++reading.steps > limits.steps || depth > limits.depth) return 'unknown';
  switch (value.type) {
    case 'literal':
      return 'no';
    case 'object':
      return inPairs(value, reading) ?? inObject(value.entries, reading);
    case 'list':
      return any(...value.items.map((item) => ownerIn(item, reading, depth + 1)));
    case 'reference': {
      const known = named(value.path, reading.locals);
      return known === undefined ? 'unknown' : ownerIn(known, reading, depth + 1);
    }
    case 'call':
      // What is laid over what is of no matter here: an owner is seldom taken away again.
      return value.name === 'merge' || value.name === 'tomap'
        ? any(...value.args.map((arg) => ownerIn(arg, reading, depth + 1)))
        : 'unknown';
    default:
      return 'unknown';
  }
}

/** `local.x`, or a key of it. */
function named(path: string, locals: HclScope): HclValue | undefined {
  const [, head = '', key] = /^(local\.[\w-]{1,200})(?:\.([\w-]{1,200}))?$/.exec(path) ?? [];
  const value = locals.get(head);
  return key === undefined ? value : entryOf(value, key);
}

/** `{ key = "owner", value = … }`, as some resources list their tags; null for any other object. */
function inPairs(value: HclValue, reading: Reading): Tri | null {
  const key = entryOf(value, 'key');
  const told = entryOf(value, 'value');
  if (key === undefined || told === undefined) return null;
  const text = literalOf(key);
  return text === null ? 'unknown' : isOwnerKey(text) ? isNamed(told, reading) : 'no';
}

function inObject(entries: readonly { readonly key: HclValue; readonly value: HclValue }[], reading: Reading): Tri {
  return any(
    ...entries.map(({ key, value }): Tri => {
      const text = constant(key, reading.locals);
      return text === null ? 'unknown' : isOwnerKey(text) ? isNamed(value, reading) : 'no';
    }),
  );
}

/** Whether the value of an owner's tag names somebody: what stands for a name does, unless it is nothing by default. */
function isNamed(value: HclValue, { scope, locals }: Reading): Tri {
  const text = constant(value, locals);
  if (text !== null) return namesOwner(text) ? 'yes' : 'no';
  if (value.type === 'literal') return 'no';
  if (value.type === 'other' || value.type === 'object' || value.type === 'list') return 'unknown';
  const byDefault = constant(value, scope);
  if (byDefault !== null) return namesOwner(byDefault) ? 'yes' : 'unknown';
  for (const part of within(value)) if (part.type === 'reference') return 'yes';
  return 'unknown';
}

/** Whether the value of an owner's tag names somebody, with the names of one folder. */
export function namesSomebody(value: HclValue, scope: HclScope): Tri {
  const locals = new Map([...scope].filter(([name]) => name.startsWith('local.')));
  return isNamed(value, { scope, locals, steps: 0 });
}
