import type { Collector } from '../../src/core/collector.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';

/** Reads what software is made of and into: dependencies, images, downloads, builds. */
export const supplyChain: Collector<RepositoryFiles> = {
  id: 'supply-chain',
  class: 'repository',
  // Readers are loaded while others read.
  reads: {
    'supply.manifest': async (source) => (await import('./manifests/index.ts')).readManifests(source),
    'supply.install': async (source) => (await import('./installs/index.ts')).readInstalls(source),
    'supply.image': async (source) => (await import('./images/index.ts')).readImages(source),
    'supply.download': async (source) => (await import('./downloads/index.ts')).readDownloads(source),
    'supply.build': async (source) => (await import('./builds/index.ts')).readBuilds(source),
  },
};
