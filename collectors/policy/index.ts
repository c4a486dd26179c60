import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads rules, tests of rules and exceptions from rules that lie in a repository. */
export const policy: Collector<RepositoryFiles> = {
  id: 'policy',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: {
    'policy.file': async (source) => (await import('./files/index.ts')).readFiles(source),
    'policy.branch_rule': async (source) => (await import('./branch-rules/index.ts')).readBranchRules(source),
    'policy.test': async (source) => (await import('./tests.ts')).readTests(source),
    'policy.waiver': async (source) => (await import('./waivers/index.ts')).readWaivers(source),
  },
};
