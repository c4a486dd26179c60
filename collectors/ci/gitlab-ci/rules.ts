import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, not, tri } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { holds, type Lookup, TOPIC, TRUNK, UNKNOWN, type Value } from '../condition.ts';

/** Kinds of GitLab pipeline, one for each way a change or a person can start one. */
export type Situation = 'request' | 'topicPush' | 'trunkPush' | 'tag' | 'schedule' | 'manual';

/** What a pipeline's conditions are judged against; `touched`: the change is one that `changes:` asks for. */
export interface Setting {
  readonly situation: Situation;
  readonly trunk: string | null;
  readonly touched: boolean;
}

const sources: Readonly<Record<Situation, string>> = {
  request: 'merge_request_event',
  topicPush: 'push',
  trunkPush: 'push',
  tag: 'push',
  schedule: 'schedule',
  manual: 'web',
};

function refOf({ situation, trunk }: Setting): Value {
  return situation === 'request' || situation === 'topicPush' || situation === 'tag' ? TOPIC : (trunk ?? TRUNK);
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/ as far as a situation decides them. */
function lookupIn(setting: Setting): Lookup {
  const { situation, trunk } = setting;
  const isRequest = situation === 'request';
  const ref = refOf(setting);
  const known: Readonly<Record<string, Value>> = {
    $CI: 'true',
    $CI_PIPELINE_SOURCE: sources[situation],
    $CI_DEFAULT_BRANCH: trunk ?? TRUNK,
    $CI_COMMIT_BRANCH: isRequest || situation === 'tag' ? null : ref,
    $CI_COMMIT_REF_NAME: ref,
    $CI_COMMIT_TAG: situation === 'tag' ? TOPIC : null,
    $CI_OPEN_MERGE_REQUESTS: isRequest || situation === 'topicPush' ? TOPIC : null,
    $CI_MERGE_REQUEST_ID: isRequest ? TOPIC : null,
    $CI_MERGE_REQUEST_IID: isRequest ? TOPIC : null,
    $CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: isRequest ? TOPIC : null,
    $CI_MERGE_REQUEST_TARGET_BRANCH_NAME: isRequest ? (trunk ?? TRUNK) : null,
  };
  return (name) => (Object.hasOwn(known, name) ? (known[name] ?? null) : UNKNOWN);
}

/** What `when:` says of a start without a person's click. */
export function startsByItself(when: Yaml | undefined): Tri {
  if (isEmpty(when)) return 'yes';
  const word = text(when);
  if (word === 'manual' || word === 'never' || word === 'on_failure') return 'no';
  return word === 'always' || word === 'on_success' || word === 'delayed' ? 'yes' : 'unknown';
}

/** Whether `rules:` let a job (or, under `workflow:`, a pipeline) start: the first rule that holds decides, none is no. */
export function rulesLet(rules: Yaml | undefined, setting: Setting, usual: Yaml | undefined): Tri {
  if (rules?.type !== 'list' || rules.tag !== null) return 'unknown';
  let result: Tri = 'no';
  for (const rule of rules.items.toReversed()) {
    const start: Tri = rule.type === 'map' ? startsByItself(get(rule, 'when') ?? usual) : 'unknown';
    const fits = ruleFits(rule, setting);
    if (fits === 'yes') result = start;
    else if (fits === 'unknown' && start !== result) result = 'unknown';
  }
  return result;
}

function ruleFits(rule: Yaml, setting: Setting): Tri {
  if (rule.type !== 'map') return 'unknown';
  const condition = get(rule, 'if');
  const written = text(condition);
  return all(
    condition === undefined ? 'yes' : written === undefined ? 'unknown' : holds(written, lookupIn(setting)),
    get(rule, 'changes') === undefined ? 'yes' : tri(isTouched(setting)),
    get(rule, 'exists') === undefined ? 'yes' : 'unknown',
  );
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
    return key === 'changes' ? tri(isTouched(setting)) : 'unknown';
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

function refsFit(refs: readonly string[], setting: Setting): Tri {
  return any(
    ...refs.map((ref): Tri => {
      const found = Object.hasOwn(keywords, ref) ? keywords[ref] : undefined;
      if (found !== undefined) return tri(found.includes(setting.situation));
      if (setting.situation === 'request') return 'no';
      const isPattern = ref.startsWith('/');
      return holds(isPattern ? `$REF =~ ${ref}` : `$REF == '${ref.replaceAll("'", "''")}'`, () => refOf(setting));
    }),
  );
}
