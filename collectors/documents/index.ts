import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads the texts in which a repository says how it is worked on. */
export const documents: Collector<RepositoryFiles> = {
  id: 'documents',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: {
    'docs.document': async (source) => (await import('./document.ts')).readDocuments(source),
    'docs.template': async (source) => (await import('./template.ts')).readTemplates(source),
  },
};
