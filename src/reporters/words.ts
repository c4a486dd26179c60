import type { Grade } from '../core/facts/base.ts';
import { facts } from '../core/facts/index.ts';
import type { Criterion } from '../core/model.ts';

/** What it takes for evidence of a grade to count, as the end of "This counts when it is …". */
export const gradeWords: Readonly<Record<Grade, string>> = {
  declared: 'written down',
  present: 'there, in a place that tools really read',
  wired: 'running automatically, and able to stop a change',
  executed: 'seen to have happened',
  enforced: 'enforced by the code host, the cluster or the cloud account',
  outcome: 'confirmed by what the cluster or the cloud account says',
};

/** How much work a step is. */
export const effortWords: Readonly<Record<Criterion['effort'], string>> = {
  S: 'small effort',
  M: 'medium effort',
  L: 'large effort',
};

/** Who can take a step. */
export const actorWords: Readonly<Record<Criterion['actor'], string>> = {
  team: 'the team itself',
  platform: 'the platform team',
  'forge-admin': 'an administrator of the code host',
  security: 'the security team',
  people: 'the people who run the organisation',
};

/** A kind of fact in words; a kind that this version does not know keeps its name. */
export function kindWords(kind: string): string {
  return Object.hasOwn(facts, kind) ? facts[kind as keyof typeof facts].title : kind;
}
