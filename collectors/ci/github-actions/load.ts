import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get } from '../../../src/formats/nodes.ts';
import { parsed, type Trouble, yaml12 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';

/** Longest id that a job can have. */
const longestId = 100;

/** A workflow file, taken apart. */
export interface Loaded {
  readonly root: Yaml;
  readonly jobs: ReadonlyMap<string, Yaml>;
}

/** Reads a workflow file; what hinders it where it is not there, cannot be parsed or is no workflow. */
export async function loadWorkflow(source: RepositoryFiles, path: string): Promise<Loaded | Trouble> {
  const { value, trouble } = await parsed(source, path, yaml12);
  if (value === null) return trouble === 'no_such_file' ? 'absent' : trouble;
  const root = value[0];
  const jobs = get(root, 'jobs');
  if (value.length !== 1 || root === undefined || jobs?.type !== 'map' || get(root, 'on') === undefined)
    return 'malformed';
  if (entries(jobs).some(([id]) => id.length > longestId)) return 'malformed';
  return { root, jobs: jobs.entries };
}
