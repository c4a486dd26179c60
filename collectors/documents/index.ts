import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads the texts in which a repository says how it is worked on, who looks after what and who gets access. */
export const documents: Collector<RepositoryFiles> = {
  id: 'documents',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: {
    'docs.document': async (source) => (await import('./document.ts')).readDocuments(source),
    'docs.template': async (source) => (await import('./template.ts')).readTemplates(source),
    'docs.responsibility': async (source) =>
      (await import('./quoted.ts')).quoted(
        source,
        await (await import('./responsibility/index.ts')).readResponsibilities(source),
      ),
    'docs.decision': async (source) =>
      (await import('./quoted.ts')).quoted(source, await (await import('./decision.ts')).readDecisions(source)),
    'docs.access': async (source) =>
      (await import('./quoted.ts')).quoted(source, await (await import('./access/index.ts')).readAccess(source)),
    'docs.reminder': async (source) => (await import('./reminder.ts')).readReminders(source),
  },
};
