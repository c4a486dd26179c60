import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, item, kind, Tri } from './base.ts';

/** One line that names who looks after some paths. Handles are counted, never kept. */
const rule = item({
  form: z.enum(['github', 'gitlab', 'bitbucket', 'azure', 'prow', 'maintainers', 'catalog']),
  /**
   * It lies where the forge looks first; one in another place is not read. `unknown` where the files of several forges
   * lie that would answer differently, and for Prow's without a sign that Prow runs. A text of maintainers and an entry of
   * a service catalog are for people: `yes` where people look for them.
   */
  active: Tri,
  pattern: z.string(),
  /** People or teams named; none takes the paths out again. */
  owners: Count,
  /** Of those, teams and roles that several people have; a name that may be either counts as a person's. */
  groups: Count,
  /** It matches every path. */
  isCatchAll: z.boolean(),
  /** A file lies where it says: an owner of nothing owns nothing. `unknown` for forms of patterns that are not followed. */
  meetsFiles: Tri,
});

const reading = { yes: '', no: ' (not where the forge looks first)', unknown: ' (perhaps not read)' } as const;

/** What is owned, in words: an entry of a catalog speaks of one entity, and of where its files lie. */
function ownedIn({ form, isCatchAll, pattern }: z.infer<typeof rule>): string {
  if (form === 'catalog') return isCatchAll ? 'an entity of the catalog' : `an entity of the catalog in ${pattern}`;
  return isCatchAll ? 'everything' : pattern;
}

export const ownersFacts = {
  'owners.rule': kind({
    title: 'rules that name owners of paths',
    schema: rule,
    class: 'repository',
    closure: 'declared',
    grade: 'present',
    summary: (fact) =>
      `${ownedIn(fact)}: ${fact.owners === 0 ? 'nobody' : plural(fact.owners, 'owner')}${reading[fact.active]}${fact.meetsFiles === 'no' ? ' (no file lies there)' : ''}`,
  }),
} as const;
