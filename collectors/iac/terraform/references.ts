import type { HclBody, HclValue } from '../../../src/formats/hcl/index.ts';
import type { Configuration, Declared } from './configuration.ts';
import { valueIn, within } from './read.ts';

/** What refers to what in one folder, worked out once: files can hold many thousands of resources. */
interface Index {
  /** Resources and queries by what they are called. */
  readonly declared: ReadonlyMap<string, Declared>;
  /** By type and attribute: what that attribute of a resource of that type refers to, and which resources do. */
  readonly referrers: Map<string, ReadonlyMap<string, readonly Declared[]>>;
}

const indexes = new WeakMap<Configuration, Index>();

function indexOf(configuration: Configuration): Index {
  const known = indexes.get(configuration);
  if (known !== undefined) return known;
  const { resources, queries } = configuration;
  const made = {
    declared: new Map([
      ...resources.map((one) => [`${one.type}.${one.name}`, one] as const),
      ...queries.map((one) => [`data.${one.type}.${one.name}`, one] as const),
    ]),
    referrers: new Map(),
  };
  indexes.set(configuration, made);
  return made;
}

/** What a reference is to, without the steps into it. */
const headOf = (path: string): string => /^(data\.)?[^.[]{1,200}\.[^.[]{1,200}/.exec(path)?.[0] ?? path;

function headsIn(value: HclValue | undefined): ReadonlySet<string> {
  const parts = value === undefined ? [] : [...within(value)];
  return new Set(parts.flatMap((part) => (part.type === 'reference' ? [headOf(part.path)] : [])));
}

/** Resources and queries of the same folder to which an attribute refers. */
export function referred(configuration: Configuration, body: HclBody, attribute: string): readonly Declared[] {
  const { declared } = indexOf(configuration);
  return [...headsIn(valueIn(body, attribute))].flatMap((head) => declared.get(head) ?? []);
}

/** Resources of a type whose attribute refers to a resource of the same folder. */
export function referrersOf(
  configuration: Configuration,
  { type, name }: Declared,
  by: { readonly type: string; readonly attribute: string },
): readonly Declared[] {
  const { referrers } = indexOf(configuration);
  const key = `${by.type} ${by.attribute}`;
  const known = referrers.get(key) ?? grouped(configuration, by);
  referrers.set(key, known);
  return known.get(`${type}.${name}`) ?? [];
}

function grouped(
  { resources }: Configuration,
  by: { readonly type: string; readonly attribute: string },
): ReadonlyMap<string, readonly Declared[]> {
  const found = new Map<string, Declared[]>();
  for (const resource of resources) {
    if (resource.type !== by.type) continue;
    for (const head of headsIn(valueIn(resource.body, by.attribute))) {
      const before = found.get(head);
      if (before === undefined) found.set(head, [resource]);
      else before.push(resource);
    }
  }
  return found;
}
