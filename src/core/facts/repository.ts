import { z } from 'zod';
import { Count, item, Tri } from './base.ts';

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
  /** Whether the refs that forges keep per change request are all here (mirror clones only). */
  pullRefs: z.enum(['complete', 'none', 'unknown']),
  files: Count,
});

export const repositoryFacts = {
  'repository.identity': { schema: identity, class: 'repository', closure: 'by_nature', grade: null },
} as const;
