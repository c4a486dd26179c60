import type { Tri } from '../../../src/core/facts/base.ts';
import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Occasions, Step } from '../model.ts';

/** What works on what is checked out, so that it has to be given the code of the change. */
const lookers: ReadonlySet<Capability | 'unknown'> = new Set<Capability>([
  'build',
  'test',
  'lint',
  'plan',
  'policy_check',
  'policy_test',
  'infrastructure_scan',
  'workflow_scan',
  'code_scan',
  'dependency_scan',
  'image_scan',
  'licence_check',
  'secret_scan',
]);

/** Of these, what may look at something that is of the change wherever its own files come from: a running copy, an image. */
const distant: ReadonlySet<Capability | 'unknown'> = new Set<Capability>(['test', 'image_scan']);

/** On which occasions a step does one thing to what the occasion is about. */
export function occasionsOfDone({ runs, sees }: Step, capability: Capability | 'unknown'): Occasions {
  if (!lookers.has(capability)) return runs;
  if (!distant.has(capability)) return sees;
  const on = (occasion: keyof Occasions): Tri =>
    sees[occasion] === 'no' && runs[occasion] !== 'no' ? 'unknown' : sees[occasion];
  return {
    changeRequest: on('changeRequest'),
    trunkPush: on('trunkPush'),
    schedule: on('schedule'),
    tag: on('tag'),
    manual: on('manual'),
  };
}
