import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads the CI definitions that lie in a repository, and what they run. */
export const ci: Collector<RepositoryFiles> = {
  id: 'ci',
  class: 'repository',
  // Parsers are large: they are loaded while others read.
  reads: {
    'ci.pipeline': async (source) => (await import('./facts/pipeline.ts')).readPipelines(source),
    'ci.capability': async (source) => (await import('./facts/capability.ts')).readCapabilities(source),
    'ci.deployment': async (source) => (await import('./facts/deployment.ts')).readDeployments(source),
    'ci.dependency': async (source) => (await import('./facts/dependency.ts')).readDependencies(source),
    'ci.permission': async (source) => (await import('./facts/permission.ts')).readPermissions(source),
    'ci.rule_test': async (source) => (await import('./facts/rule-test.ts')).readRuleTests(source),
    'ci.provisioning': async (source) => (await import('./facts/provisioning.ts')).readProvisioning(source),
    'supply.release': async (source) => (await import('./release/releases.ts')).readReleases(source),
    'supply.install': async (source) => (await import('./release/installs.ts')).readInstalls(source),
    'supply.download': async (source) => (await import('./release/downloads.ts')).readDownloads(source),
    'ci.identity': async (source) => (await import('./facts/identity.ts')).readIdentities(source),
  },
};
