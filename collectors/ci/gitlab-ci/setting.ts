import type { Tri } from '../../../src/core/facts/base.ts';
import { holds, type Lookup, TOPIC, TRUNK, UNKNOWN, type Value } from '../condition.ts';
import { hasOpenInput } from './inputs.ts';
import type { Conditions } from './reading.ts';

/** Kinds of GitLab pipeline, one for each way a change or a person can start one. */
export type Situation = 'request' | 'topicPush' | 'trunkPush' | 'tag' | 'schedule' | 'manual';
export const situations: readonly Situation[] = ['request', 'topicPush', 'trunkPush', 'tag', 'schedule', 'manual'];

/** More different conditions than any pipeline has; further ones are `unknown`. */
const mostConditions = 20_000;

/** What a pipeline's conditions are judged against; `touched`: the change is one that `changes:` asks for. */
export interface Setting {
  readonly situation: Situation;
  readonly trunk: string | null;
  readonly touched: boolean;
  /** It was started by a job of another pipeline of the same repository. */
  readonly isChild: boolean;
  readonly conditions: Conditions;
}

const sources: Readonly<Record<Situation, string>> = {
  request: 'merge_request_event',
  topicPush: 'push',
  trunkPush: 'push',
  tag: 'push',
  schedule: 'schedule',
  manual: 'web',
};

/** The branch or tag that the pipeline runs for. */
export function refOf({ situation, trunk }: Setting): Value {
  return situation === 'request' || situation === 'topicPush' || situation === 'tag' ? TOPIC : (trunk ?? TRUNK);
}

/** https://docs.gitlab.com/ci/variables/predefined_variables/ as far as a situation decides them. */
function lookupIn(setting: Setting): Lookup {
  const { situation, trunk, isChild } = setting;
  const isRequest = situation === 'request';
  const ref = refOf(setting);
  const known: Readonly<Record<string, Value>> = {
    $CI: 'true',
    $GITLAB_CI: 'true',
    $CI_PIPELINE_SOURCE: isChild ? 'parent_pipeline' : sources[situation],
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

/** Whether a condition of `rules:if` holds. */
export function conditionHolds(condition: string, setting: Setting): Tri {
  const { texts } = setting.conditions;
  const key = `${setting.situation} ${setting.isChild} ${condition}`;
  const before = texts.get(key);
  if (before !== undefined) return before;
  if (texts.size >= mostConditions || hasOpenInput(condition)) return 'unknown';
  const found = holds(condition, lookupIn(setting));
  texts.set(key, found);
  return found;
}
