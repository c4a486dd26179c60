import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
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

/** What the steps, jobs and stages of an Azure pipeline are named by; other systems have none of these. */
const azureItems: Readonly<Record<string, readonly string[]>> = {
  steps: ['task', 'script', 'bash', 'pwsh', 'powershell', 'checkout', 'template'],
  jobs: ['job', 'deployment', 'template'],
  stages: ['stage', 'template'],
};

/** The same, sure enough for a file of any name in any folder. */
function isSurelyAzure(root: Yaml): boolean {
  if (!isAzure(root)) return false;
  const isNamed = Object.entries(azureItems).some(([key, names]) => {
    const items = get(root, key);
    return items?.type === 'list' && items.items.some((item) => has(item, ...names));
  });
  return isNamed || has(get(root, 'extends') ?? root, 'template');
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
  const inPlace = new Set(yaml.filter(mayBeAzure));
  const among = new Set(yaml);
  const marked = (await sweepOf(source))
    .marked('ci_azure_file')
    .filter((path) => among.has(path) && !inPlace.has(path));
  const anywhere = marked.filter((path) => !isOfOther(path));
  const azure = [await those(source, [...inPlace], isAzure), await those(source, anywhere, isSurelyAzure)];
  return new Map([
    ['Azure Pipelines', joined(azure)],
    ['Concourse', await those(source, yaml.filter(inConcourse), isConcourse)],
  ]);
}

/** Whether a file is that of another tool by its name: a hidden one, one that never is a pipeline, or of another forge. */
function isOfOther(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') || neverAzure.includes(name) || /^\.(?:github|gitlab)\//.test(path);
}

function mayBeAzure(path: string): boolean {
  if (neverAzure.includes(path)) return false;
  return azureFolders.some((folder) => path.startsWith(folder) && (folder !== '' || !path.includes('/')));
}

function joined(found: readonly Recognised[]): Recognised {
  return {
    paths: found.flatMap(({ paths }) => paths),
    passedOver: found.reduce((sum, { passedOver }) => sum + passedOver, 0),
  };
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
