import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, not, tri } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { holds } from '../condition.ts';
import { remembered } from './remembered.ts';
import { conditionHolds, refOf, type Setting, type Situation } from './setting.ts';

/** How a job starts, if it comes to be in a pipeline: without a person, by one, not at all unless something failed. */
type Start = 'itself' | 'hand' | 'never' | 'unknown';
/** Something that may become of a job; `regardless`: it starts whatever became of the jobs before it. */
export interface Way {
  readonly start: Start;
  readonly regardless: Tri;
}

const longestList = 500;
const deepestList = 10;

/** What `when:` says; left out, a job starts once those before it have passed. */
export function wayOf(when: Yaml | undefined): Way {
  const word = isEmpty(when) ? 'on_success' : text(when);
  if (word === 'manual') return { start: 'hand', regardless: 'no' };
  if (word === 'never') return { start: 'never', regardless: 'no' };
  if (word === 'on_failure') return { start: 'never', regardless: 'yes' };
  if (word === 'always') return { start: 'itself', regardless: 'yes' };
  if (word === 'on_success' || word === 'delayed') return { start: 'itself', regardless: 'no' };
  return { start: 'unknown', regardless: 'unknown' };
}

const left: Way = { start: 'never', regardless: 'no' };

/**
 * The rules of a list, nested ones laid out; null among them is one that is not known. Undefined for what is no list, and
 * for more than anybody writes.
 */
export function flatRules(rules: Yaml | undefined): readonly (Yaml | null)[] | undefined {
  if (rules?.type !== 'list') return undefined;
  const found: (Yaml | null)[] = [];
  let visited = 0;
  const add = (node: Yaml, depth: number): void => {
    // Lists can be shared, so that few of them stand for very many.
    if (++visited > longestList) return;
    if (node.type === 'map') found.push(node);
    else if (node.type !== 'list' || node.tag !== null || depth > deepestList) found.push(null);
    else for (const item of node.items) add(item, depth + 1);
  };
  add(rules, 0);
  return visited > longestList ? undefined : found;
}

/** What may become of a job by its `rules:`: the first rule that holds decides, and without one it is left out. */
export function waysByRules(rules: Yaml | undefined, setting: Setting, usual: Yaml | undefined): readonly Way[] {
  const flat = flatRules(rules);
  if (flat === undefined) return [wayOf(usual), left, { start: 'unknown', regardless: 'unknown' }];
  const ways: Way[] = [];
  for (const rule of flat) {
    const fits = rule === null ? 'unknown' : ruleFits(rule, setting);
    if (fits === 'no') continue;
    ways.push(rule === null ? { start: 'unknown', regardless: 'unknown' } : wayOf(get(rule, 'when') ?? usual));
    if (fits === 'yes') return ways;
  }
  return [...ways, left];
}

/** Whether all, none or some of what may become of a job is such a start. */
export function starts(ways: readonly Way[], start: 'itself' | 'hand'): Tri {
  const found = ways.map((way): Tri => (way.start === 'unknown' ? 'unknown' : tri(way.start === start)));
  return found.every((one) => one === found[0]) ? (found[0] ?? 'no') : 'unknown';
}

/** Whether `rules:` (of a job, or under `workflow:`) let something start by itself. */
export function rulesLet(rules: Yaml | undefined, setting: Setting): Tri {
  return starts(waysByRules(rules, setting, undefined), 'itself');
}

function ruleFits(rule: Yaml, setting: Setting): Tri {
  const known = remembered(setting.conditions.rules, rule, () => new Map<string, Tri>());
  const key = `${setting.situation} ${setting.isChild} ${setting.touched}`;
  return remembered(known, key, () => freshFit(rule, setting));
}

function freshFit(rule: Yaml, setting: Setting): Tri {
  const condition = get(rule, 'if');
  const written = text(condition);
  return all(
    condition === undefined ? 'yes' : written === undefined ? 'unknown' : conditionHolds(written, setting),
    get(rule, 'changes') === undefined ? 'yes' : changesFit(get(rule, 'changes'), setting),
    get(rule, 'exists') === undefined ? 'yes' : 'unknown',
  );
}

/** Patterns that mean the same to GitLab as to GitHub. */
const plainPattern = /^[\w./*-]+$/;

/** Whether `changes:` lets a job start; where no file is there that it asks for, nobody can tell. */
function changesFit(changes: Yaml | undefined, setting: Setting): Tri {
  const { situation, touched, conditions } = setting;
  const hasChange = situation === 'request' || situation === 'topicPush' || situation === 'trunkPush';
  if (!hasChange || !touched) return tri(isTouched(setting));
  const patterns = texts(get(changes, 'paths') ?? changes);
  const isPlain = patterns?.every((pattern) => pattern.length < 300 && plainPattern.test(pattern)) === true;
  return !isPlain || conditions.files.admitSome(patterns) ? 'yes' : 'unknown';
}

/** Without a change to compare (tags, schedules, a person's start) `changes:` always holds. */
function isTouched({ situation, touched }: Setting): boolean {
  return touched || situation === 'tag' || situation === 'schedule' || situation === 'manual';
}

const usualRefs = ['branches', 'tags'];

/** Whether `only:` and `except:` let a job start; left out, `only` means branches and tags. */
export function onlyLets(only: Yaml | undefined, except: Yaml | undefined, setting: Setting): Tri {
  const wanted = only === undefined ? refsFit(usualRefs, setting) : clauseFits(only, setting);
  return all(wanted, except === undefined ? 'yes' : not(clauseFits(except, setting)));
}

function clauseFits(clause: Yaml, setting: Setting): Tri {
  if (clause.type !== 'map') {
    const refs = texts(clause);
    return refs === undefined ? 'unknown' : refsFit(refs, setting);
  }
  const parts = entries(clause).map(([key, value]): Tri => {
    const refs = texts(value);
    if (key === 'refs') return refs === undefined ? 'unknown' : refsFit(refs, setting);
    return key === 'changes' ? changesFit(value, setting) : 'unknown';
  });
  return all(...parts);
}

const keywords: Readonly<Record<string, readonly Situation[]>> = {
  branches: ['topicPush', 'trunkPush', 'schedule', 'manual'],
  tags: ['tag'],
  merge_requests: ['request'],
  pushes: ['topicPush', 'trunkPush', 'tag'],
  schedules: ['schedule'],
  web: ['manual'],
  ...Object.fromEntries(
    ['api', 'triggers', 'pipelines', 'external', 'chat', 'external_pull_requests'].map((k) => [k, []]),
  ),
};
/** Keywords that ask what started the pipeline; of a child pipeline that is always its parent. */
const bySource = new Set(['pushes', 'schedules', 'web']);

function refsFit(refs: readonly string[], setting: Setting): Tri {
  if (refs.length > longestList) return 'unknown';
  return any(
    ...refs.map((ref): Tri => {
      const found = Object.hasOwn(keywords, ref) ? keywords[ref] : undefined;
      if (found !== undefined) return tri(found.includes(setting.situation) && !(setting.isChild && bySource.has(ref)));
      if (setting.situation === 'request') return 'no';
      const isPattern = ref.startsWith('/');
      return holds(isPattern ? `$REF =~ ${ref}` : `$REF == '${ref.replaceAll("'", "''")}'`, () => refOf(setting));
    }),
  );
}
