import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { azureFolders, concourseFolders, neverAzure } from '../../../src/lexicon/ci-systems.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';

/** Files looked into for each system; far more than any repository keeps in such places. */
const mostFiles = 100;

const has = (root: Yaml, ...keys: readonly string[]): boolean => keys.some((key) => get(root, key) !== undefined);

/** Work and a word on when or where it runs: what an Azure pipeline has and a template of one lacks. */
function isAzure(root: Yaml): boolean {
  return has(root, 'stages', 'jobs', 'steps', 'extends') && has(root, 'pool', 'trigger', 'pr', 'resources');
}

/** A pipeline of resources and jobs with plans, or a task with its platform and what it runs. */
function isConcourse(root: Yaml): boolean {
  const jobs = get(root, 'jobs');
  const isPipeline = has(root, 'resources') && jobs?.type === 'list' && jobs.items.some((job) => has(job, 'plan'));
  return isPipeline || (has(root, 'platform') && has(root, 'run'));
}

export interface Recognised {
  readonly paths: readonly string[];
  /** Files in such places that were too many to look into. */
  readonly passedOver: number;
}

/** CI systems told by what a file holds, since they read files of any name: system → what was found. */
export async function recognised(
  source: RepositoryFiles,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Recognised>> {
  const yaml = paths.filter((path) => /\.ya?ml$/.test(path));
  const inConcourse = (path: string): boolean =>
    concourseFolders.some((folder) => path.startsWith(folder) || (path.includes(`/${folder}`) && !isForeign(path)));
  return new Map([
    ['Azure Pipelines', await those(source, yaml.filter(mayBeAzure), isAzure)],
    ['Concourse', await those(source, yaml.filter(inConcourse), isConcourse)],
  ]);
}

function mayBeAzure(path: string): boolean {
  if (neverAzure.includes(path)) return false;
  return azureFolders.some((folder) => path.startsWith(folder) && (folder !== '' || !path.includes('/')));
}

async function those(
  source: RepositoryFiles,
  paths: readonly string[],
  holds: (root: Yaml) => boolean,
): Promise<Recognised> {
  const found: string[] = [];
  for (const path of paths.slice(0, mostFiles)) {
    const root = (await parsed(source, path, yaml12)).value?.[0];
    if (root !== undefined && holds(root)) found.push(path);
  }
  return { paths: found, passedOver: Math.max(0, paths.length - mostFiles) };
}
