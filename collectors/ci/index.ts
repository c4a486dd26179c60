import type { Collector } from '../../src/core/collector.ts';
import type { Repository } from '../../src/core/source.ts';
import { readPipelines } from './pipelines.ts';

/** Reads the CI definitions that lie in a repository. */
export const ci: Collector<Repository> = {
  id: 'ci',
  class: 'repository',
  reads: { 'ci.pipeline': readPipelines },
};
