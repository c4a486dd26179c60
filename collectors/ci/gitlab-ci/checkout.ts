import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import { get, isEmpty, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { isFetching, leavesChange } from '../fetching.ts';
import type { Occasions } from '../model.ts';
import { keyOf, type Sheet } from './sheet.ts';
import type { Variables } from './variables.ts';

/**
 * Whether what lies there for a job's script is the code that the pipeline runs for, as the job's variables and its
 * script tell. `no` only where the folder is empty and nothing brings code into it.
 * https://docs.gitlab.com/ci/runners/configure_runners/#git-strategy
 */
export function holdsChange(sheet: Sheet, job: Yaml, variables: Variables, script: string, trunk: string | null): Tri {
  const isKept = variables.has('GIT_CHECKOUT') && variables.get('GIT_CHECKOUT') !== 'true';
  const strategy = variables.has('GIT_STRATEGY') ? variables.get('GIT_STRATEGY') : 'fetch';
  if (strategy === 'fetch' || strategy === 'clone') return isKept || leavesChange(script, trunk) ? 'unknown' : 'yes';
  // What an earlier job left in the folder, or hands on, may be of the change.
  const takesNothing = isNone(get(job, 'dependencies')) || isNone(get(job, 'needs'));
  const isBare = strategy === 'empty' && takesNothing && isEmpty(keyOf(sheet, job, 'cache')) && !isFetching(script);
  return isBare ? 'no' : 'unknown';
}

function isNone(list: Yaml | undefined): boolean {
  return texts(list)?.length === 0;
}

/** Occasions on which something is reached and has what it is to work on. */
export function workingOn(runs: Occasions, holds: Tri): Occasions {
  return {
    changeRequest: all(runs.changeRequest, holds),
    trunkPush: all(runs.trunkPush, holds),
    schedule: all(runs.schedule, holds),
    tag: all(runs.tag, holds),
    manual: all(runs.manual, holds),
  };
}
