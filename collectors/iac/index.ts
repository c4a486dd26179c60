import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads infrastructure as code, the scripts that make infrastructure, and the texts that tell people to. */
export const iac: Collector<RepositoryFiles> = {
  id: 'iac',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: {
    'iac.root': async (source) => (await import('./facts.ts')).readRoots(source),
    'iac.module': async (source) => (await import('./facts.ts')).readModules(source),
    'iac.guardrail': async (source) => (await import('./facts.ts')).readGuardrails(source),
    'iac.artefact_store': async (source) => (await import('./facts.ts')).readArtefactStores(source),
    'iac.drift': async (source) => (await import('./facts.ts')).readDrifts(source),
    'iac.script': async (source) => (await import('./scripts/index.ts')).readScripts(source),
    'iac.owner_label': async (source) => (await import('./ownership/index.ts')).readOwnerLabels(source),
    'iac.security_contact': async (source) => (await import('./ownership/index.ts')).readSecurityContacts(source),
    'iac.instruction': async (source) => (await import('./instructions/index.ts')).readInstructions(source),
  },
};
