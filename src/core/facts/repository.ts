import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, item, kind, Tri } from './base.ts';

/** Which repository, which commit, and how much of it could be seen. One item. */
const identity = item({
  /** Last path segment of the target or of its remote; for people to recognise it. */
  name: z.string(),
  objectFormat: z.enum(['sha1', 'sha256']),
  headState: z.enum(['branch', 'detached', 'unborn']),
  /** Short name of the default branch, null when nothing says which it is. */
  defaultBranch: z.string().nullable(),
  /** What says so, strongest first. */
  defaultBranchHow: z.enum([
    'given',
    'remote_head',
    'ci_environment',
    'head',
    'only_branch',
    'conventional_name',
    'none',
  ]),
  shallow: Tri,
  /** `single_branch`: the clone holds one branch of its remote; `all` includes mirrors. */
  refsScope: z.enum(['all', 'single_branch', 'unknown']),
  files: Count,
  /** `public`: it was fetched for this scan without credentials; nothing else tells. */
  visibility: z.enum(['public', 'unknown']),
});

export const repositoryFacts = {
  'repository.identity': kind({
    title: 'which repository and commit this is',
    schema: identity,
    class: 'repository',
    closure: 'by_nature',
    grade: null,
    summary: (fact) => {
      const seen = { public: 'open to anybody', unknown: 'who may see it is not told' }[fact.visibility];
      return `${fact.name}: ${plural(fact.files, 'file')}, default branch ${fact.defaultBranch ?? 'unknown'}, ${seen}`;
    },
  }),
} as const;
