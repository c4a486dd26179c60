import { readReleases } from '../../../../collectors/ci/release/releases.ts';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { Observation } from '../../../../src/core/facts/index.ts';

export type Release = Observation<'supply.release'>;
type Files = NonNullable<MemoryRepository['files']>;

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** A workflow whose one job checks out and has these steps (YAML of a list) and these lines of its own. */
export function workflowOf(steps: string, on = 'push: { tags: ["v*"] }', job = '', more = ''): string {
  return `on:\n  ${on}\n${more}jobs:\n  release:\n    runs-on: ubuntu-latest\n${indented(job, '    ')}\n    steps:\n      - uses: actions/checkout@v4\n${indented(steps, '      ')}\n`;
}

/** What a repository of these files publishes. */
export async function releasesOf(files: Files): Promise<readonly Release[]> {
  return (await readReleases(memoryRepository({ files }))).items;
}

/** The one release of a workflow with these steps. */
export async function releaseOf(steps: string, on?: string, job = '', files: Files = {}): Promise<Release> {
  const items = await releasesOf({ ...files, '.github/workflows/release.yml': workflowOf(steps, on, job) });
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} releases`);
  return item;
}

/** The one release of a script. */
export function releaseOfScript(script: string, on?: string, job = '', files: Files = {}): Promise<Release> {
  return releaseOf(`- run: ${JSON.stringify(script)}`, on, job, files);
}
