import type { Collector } from '../../src/core/collector.ts';
import type { Repository } from '../../src/core/source.ts';

/** Reads the CI definitions that lie in a repository. */
export const ci: Collector<Repository> = {
  id: 'ci',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: { 'ci.pipeline': async (source) => (await import('./pipelines.ts')).readPipelines(source) },
};
