import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads who looks after which paths, as files say it. */
export const owners: Collector<RepositoryFiles> = {
  id: 'owners',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: { 'owners.rule': async (source) => (await import('./rule.ts')).readRules(source) },
};
