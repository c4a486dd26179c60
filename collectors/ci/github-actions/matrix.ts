import { entries, get, isEmpty } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { UNKNOWN, type Value } from '../condition.ts';
import type { Values } from './condition.ts';

/** Most legs that are told apart, and most that are made before some are taken out. */
export const mostLegs = 20;
const mostMade = 256;
/** Most values of one leg, those inside maps counted. */
const mostValues = 200;

type Leg = ReadonlyMap<string, Value>;

/**
 * The legs of a job's `strategy.matrix` by lower-case names, those inside maps as `target.name`: one leg without values
 * where there is no matrix; null where an expression makes it, or where it has more than `mostLegs`.
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function legsOf(job: Yaml): readonly Values[] | null {
  const matrix = get(get(job, 'strategy'), 'matrix');
  if (isEmpty(matrix)) return [new Map()];
  if (matrix?.type !== 'map') return null;
  const axes = entries(matrix).filter(([name]) => name !== 'include' && name !== 'exclude');
  const included = listed(get(matrix, 'include'));
  const excluded = listed(get(matrix, 'exclude'));
  if (included === null || excluded === null) return null;
  const made = combined(axes);
  if (made === null) return null;
  const left = made.filter((leg) => !excluded.some((pattern) => contains(leg, pattern)));
  if (!areApart(made, included)) return null;
  const legs = withIncluded(left, included);
  return legs.length > 0 && legs.length <= mostLegs && legs.every((leg) => leg.size <= mostValues) ? legs : null;
}

/** Whether nothing is included for values that are not told: it would depend on them in which legs. */
function areApart(made: readonly Leg[], included: readonly Leg[]): boolean {
  const root = (key: string): string => key.split('.')[0] ?? key;
  const open = new Set(
    made.flatMap((leg) => [...leg].flatMap(([key, value]) => (value === UNKNOWN ? [root(key)] : []))),
  );
  return included.every((more) => [...more.keys()].every((key) => !open.has(root(key))));
}

/** Each value of one axis with each of the others; one that is not told for an axis whose values an expression gives. */
function combined(axes: readonly (readonly [string, Yaml])[]): readonly Leg[] | null {
  let legs: readonly Leg[] = axes.length === 0 ? [] : [new Map()];
  for (const [name, values] of axes) {
    const isTold = values.type === 'list' && values.tag === null;
    const parts = isTold ? values.items.map((value) => flat(name, value)) : [untold(name)];
    if (legs.length * parts.length > mostMade) return null;
    legs = legs.flatMap((leg) => parts.map((part) => new Map([...leg, ...part])));
  }
  return legs;
}

/** The maps of `include` or `exclude`; none where nothing is written, null where it is anything else. */
function listed(node: Yaml | undefined): readonly Leg[] | null {
  if (isEmpty(node)) return [];
  if (node?.type !== 'list' || node.items.length > mostMade) return null;
  const found = node.items.map((item) => (item.type === 'map' ? joined(entries(item)) : null));
  return found.every((item) => item !== null) ? found : null;
}

/** What is included widens every leg that it does not contradict; where there is none, it is a leg of its own. */
function withIncluded(made: readonly Leg[], included: readonly Leg[]): readonly Leg[] {
  const widened = made.map((leg) => new Map(leg));
  const added: Leg[] = [];
  for (const more of included) {
    const fitting = widened.filter((_, index) => [...more].every(([key, value]) => isFree(made[index], key, value)));
    if (fitting.length === 0) added.push(more);
    for (const leg of fitting) for (const [key, value] of more) leg.set(key, value);
  }
  return [...widened, ...added];
}

const isFree = (leg: Leg | undefined, key: string, value: Value): boolean => {
  const own = leg?.get(key);
  return own === undefined || own === value;
};

function contains(leg: Leg, pattern: Leg): boolean {
  return [...pattern].every(([key, value]) => leg.get(key) === value && value !== UNKNOWN);
}

function joined(pairs: readonly (readonly [string, Yaml])[]): Leg {
  return new Map(pairs.flatMap(([name, value]) => [...flat(name, value)]));
}

/** A value by its name, and those inside a map by theirs; lists and what an expression makes are not told. */
function flat(name: string, value: Yaml): Leg {
  const key = name.toLowerCase();
  if (value.type === 'map') return new Map([...joined(entries(value))].map(([own, one]) => [`${key}.${own}`, one]));
  const isTold = value.type === 'scalar' && value.tag === null && !String(value.value).includes('${{');
  if (!isTold) return untold(key);
  return new Map([[key, typeof value.value === 'number' ? String(value.value) : value.value]]);
}

function untold(name: string): Leg {
  return new Map([[name.toLowerCase(), UNKNOWN]]);
}
