import type { Collector } from '../../src/core/collector.ts';
import type { Repository } from '../../src/core/source.ts';
import { readAccessHistory } from './access-history.ts';
import { readBranches } from './branch.ts';
import { readFileHistory } from './file-history.ts';
import { readFlow } from './flow.ts';
import { readHygiene } from './hygiene.ts';
import { readIdentity } from './identity.ts';
import { readPathHistory } from './path-history.ts';
import { readReleaseLines } from './release-line.ts';
import { readTags } from './tag.ts';
import { readTrunk } from './trunk.ts';

/** Reads how a repository uses version control. */
export const git: Collector<Repository> = {
  id: 'git',
  class: 'repository',
  reads: {
    'repository.identity': readIdentity,
    'git.trunk': readTrunk,
    'git.branch': readBranches,
    'git.tag': readTags,
    'git.flow': readFlow,
    'git.release_line': readReleaseLines,
    'git.hygiene': readHygiene,
    'git.path_history': readPathHistory,
  },
  follows: {
    of: ['access.rule_file', 'docs.access', 'docs.decision', 'docs.responsibility'],
    reads: { 'git.file_history': readFileHistory, 'git.access_history': readAccessHistory },
  },
};
