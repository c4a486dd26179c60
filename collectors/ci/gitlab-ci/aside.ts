import type { Tri } from '../../../src/core/facts/base.ts';
import { any } from '../../../src/core/tri.ts';
import { get, text, texts } from '../../../src/formats/nodes.ts';
import type { Presences } from './before.ts';
import type { Extended } from './resolve.ts';
import { flatRules } from './rules.ts';
import type { Situation } from './setting.ts';

/** Whether a person can start a job on a branch other than trunk. */
export function asideOf(presences: Presences, { job }: Extended): Tri {
  const there = (situation: Situation): Tri => any(presences[situation].itself, presences[situation].hand);
  const byHand = any(presences.request.hand, presences.topicPush.hand);
  if (byHand === 'yes' || there('manual') === 'no') return byHand;
  // Conditions on the branch hold for a pipeline that a person starts as they do for a push, those on its source do not.
  const isByBranch = there('trunkPush') !== 'no' && there('topicPush') === 'no' && !asksForSource(job);
  return isByBranch ? byHand : 'unknown';
}

function asksForSource(job: Extended['job']): boolean {
  const conditions = (flatRules(get(job, 'rules')) ?? []).map((rule) => text(get(rule ?? undefined, 'if')) ?? '');
  const only = get(job, 'only');
  const refs = texts(get(only, 'refs') ?? only) ?? [];
  return (
    conditions.some((one) => one.includes('CI_PIPELINE_SOURCE')) ||
    refs.some((ref) => /^(?:web|api|triggers)$/.test(ref))
  );
}
