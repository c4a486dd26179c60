import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import { get, isEmpty, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { UNKNOWN, type Value } from '../condition.ts';
import { type Condition, conditionOf, ifOf, judgeIn, type Sight, type Values } from './condition.ts';
import { truth } from './switch.ts';

/** Most jobs that one job waits for, however many steps away; beyond them it is not told what it waits for. */
const mostAncestors = 200;

/** What `needs:` of a workflow's jobs say; jobs go by their ids. */
export interface Needs {
  /** Whether a job is come to: its own condition, and those of all it waits for unless it goes without them. */
  readonly reachIn: (sight: Omit<Sight, 'results' | 'status' | 'matrix'>) => (id: string) => Reach;
  /** The jobs that must have passed before a job starts; null where that was not resolved. */
  readonly after: (id: string) => readonly string[] | null;
}

/** Whether a job is reached, and what it and its steps see of the jobs it needs. */
export interface Reach {
  readonly reached: Tri;
  readonly results: Values | null;
}

interface Node {
  readonly needs: readonly string[] | null;
  /** It, and those it waits for by way of others; null for a circle, a job that is not there, or too many. */
  readonly ancestors: readonly string[] | null;
  readonly written: string | undefined;
  readonly condition: Condition;
  /** Its condition asks for the outcome of what went before; otherwise all of that must have succeeded. */
  readonly asks: boolean;
  /** Its failure is let pass, so that nothing waits for its success. */
  readonly isLetPass: boolean;
}

/** Follows the needs of the jobs of a workflow. */
export function needsOf(jobs: ReadonlyMap<string, Yaml>): Needs {
  const nodes = new Map<string, Node>();
  for (const [id, job] of jobs) {
    const written = ifOf(job);
    nodes.set(id, {
      needs: directNeeds(job),
      ancestors: ancestorsOf(id, jobs),
      written,
      condition: conditionOf(written),
      asks: written !== undefined && asksForOutcome(written),
      isLetPass: truth(get(job, 'continue-on-error')) === 'yes',
    });
  }
  return { reachIn: (sight) => reachOf(nodes, sight), after: afterOf(nodes) };
}

function directNeeds(job: Yaml): readonly string[] | null {
  return isEmpty(get(job, 'needs')) ? [] : (texts(get(job, 'needs')) ?? null);
}

function ancestorsOf(id: string, jobs: ReadonlyMap<string, Yaml>): readonly string[] | null {
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const job = jobs.get(next);
    const needs = job === undefined ? null : directNeeds(job);
    if (needs === null || needs.includes(id) || found.size > mostAncestors) return null;
    for (const need of needs) {
      if (found.has(need)) continue;
      found.add(need);
      open.push(need);
    }
  }
  return found.size > mostAncestors ? null : [...found];
}

/** Whether a condition calls one of the functions that stand in for the usual "if all before succeeded". */
function asksForOutcome(written: string): boolean {
  return /\b(always|cancelled|failure|success)\s*\(/i.test(written.replaceAll(/'[^']*'/g, "''"));
}

function reachOf(nodes: ReadonlyMap<string, Node>, sight: Omit<Sight, 'results' | 'status' | 'matrix'>) {
  const known = new Map<string, Reach>();
  const reach = (id: string): Reach => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const node = nodes.get(id);
    const found = node === undefined ? { reached: 'unknown' as const, results: null } : fresh(node);
    known.set(id, found);
    return found;
  };
  const fresh = ({ needs, ancestors, condition, asks }: Node): Reach => {
    // A skipped job skips all that wait for it, also by way of a job that goes without it.
    const succeeded: Tri = ancestors === null ? 'unknown' : all(...ancestors.map((one) => reach(one).reached));
    const results = ancestors === null || needs === null ? null : resultsOf(needs, (id) => reach(id).reached);
    const own = condition({ ...sight, matrix: null, results, status: { success: succeeded, failure: 'no' } });
    return { reached: asks ? own : all(own, succeeded), results };
  };
  return reach;
}

/** In a run in which nothing failed, a job that is reached succeeds, and one that is not is skipped. */
function resultsOf(needs: readonly string[], reached: (id: string) => Tri): Values {
  const told = { yes: 'success', no: 'skipped', unknown: UNKNOWN } as const;
  return new Map(needs.map((id): [string, Value] => [id.toLowerCase(), told[reached(id)]]));
}

function afterOf(nodes: ReadonlyMap<string, Node>): (id: string) => readonly string[] | null {
  const known = new Map<string, readonly string[] | null>();
  const after = (id: string): readonly string[] | null => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const node = nodes.get(id);
    const required = node?.asks === true ? requiredOf(node, after) : (node?.ancestors ?? null);
    const found = required?.filter((one) => nodes.get(one)?.isLetPass === false) ?? null;
    known.set(id, found);
    return found;
  };
  return after;
}

/** Of the jobs before one that asks for their outcome: those without whose success it does not start. */
function requiredOf(
  { needs, ancestors, written = '' }: Node,
  after: (id: string) => readonly string[] | null,
): readonly string[] | null {
  if (needs === null || ancestors === null) return null;
  const judge = judgeIn(written);
  const mayMean = mentionsIn(written);
  const found = new Set<string>();
  for (const id of ancestors) {
    const isDirect = needs.includes(id);
    const starts = judge((name) => afterFailureOf(id, isDirect, name), { success: 'no', failure: 'yes' });
    if (starts === 'no') {
      found.add(id);
      const further = isDirect ? after(id) : [];
      if (further === null) return null;
      for (const one of further) found.add(one);
    } else if (starts === 'unknown' && isDirect && mayMean(id)) return null;
  }
  return [...found];
}

/** Whether a condition may ask for the outcome of one job. */
function mentionsIn(written: string): (id: string) => boolean {
  const names = [...written.toLowerCase().matchAll(/\bneeds\b(?:\.([\w-]+|\*))?/g)].map(([, id]) => id ?? '*');
  const asksForAll = /\b(failure|success)\s*\(/i.test(written) || names.includes('*');
  return (id) => asksForAll || names.includes(id.toLowerCase());
}

/** What a name of a condition stands for where all that is told is that one job failed. */
function afterFailureOf(id: string, isDirect: boolean, name: string): Value {
  if (!isDirect) return UNKNOWN;
  if (name === 'needs.*.result') return ['failure', UNKNOWN];
  return name.toLowerCase() === `needs.${id.toLowerCase()}.result` ? 'failure' : UNKNOWN;
}
