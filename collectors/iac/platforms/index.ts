import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Found } from '../model.ts';
import { joined } from '../stacks/joined.ts';
import { readAppEngine } from './app-engine.ts';
import { readCloudFoundry } from './cloud-foundry.ts';
import { readFly } from './fly.ts';
import { readHeroku } from './heroku.ts';

/** Manifests of platforms that run applications: Cloud Foundry, App Engine, Fly and Heroku. */
export async function readPlatforms(source: RepositoryFiles, sweep: Sweep): Promise<Found> {
  return joined([
    await readCloudFoundry(source, sweep),
    await readAppEngine(source, sweep),
    await readFly(source, sweep),
    await readHeroku(source, sweep),
  ]);
}
