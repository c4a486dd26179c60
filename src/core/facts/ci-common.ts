import { z } from 'zod';
import { Tri } from './base.ts';

/** Systems whose definitions are read. */
export const System = z.enum(['github_actions', 'gitlab_ci']);

/** When something runs, conditions and the pipeline's own activation included. */
export const occasions = {
  onChangeRequest: Tri,
  onTrunkPush: Tri,
  onSchedule: Tri,
  onTag: Tri,
  manual: Tri,
} as const;

/** Whether something blocks, for people. */
export const blocks = { yes: 'blocks', no: 'does not block', unknown: 'may block' } as const;
