import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, item, kind, Tri } from './base.ts';

/** One line that names who looks after some paths. Handles are counted, never kept. */
const rule = item({
  form: z.enum(['github', 'gitlab', 'bitbucket', 'azure', 'prow']),
  /** It lies where the forge looks first; one in another place is not read. */
  active: Tri,
  pattern: z.string(),
  /** People or teams named; none takes the paths out again. */
  owners: Count,
  /** It matches every path. */
  isCatchAll: z.boolean(),
});

export const ownersFacts = {
  'owners.rule': kind({
    title: 'rules that name owners of paths',
    schema: rule,
    class: 'repository',
    closure: 'declared',
    grade: 'present',
    summary: (fact) =>
      `${fact.isCatchAll ? 'everything' : fact.pattern}: ${fact.owners === 0 ? 'nobody' : plural(fact.owners, 'owner')}${fact.active === 'yes' ? '' : ' (not where the forge looks first)'}`,
  }),
} as const;
