import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads the files that say who may do what. */
export const access: Collector<RepositoryFiles> = {
  id: 'access',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: { 'access.rule_file': async (source) => (await import('./rule-files.ts')).readRuleFiles(source) },
};
