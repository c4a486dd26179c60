import { ci } from '../../../collectors/ci/index.ts';
import { type MemoryRepository, memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { Observation } from '../../../src/core/facts/index.ts';

type Pipeline = Observation<'ci.pipeline'>;
type Gap = { readonly reason: string; readonly detail: string; readonly mend: string };

/** What the collector finds in a repository told as text. */
export async function readCi(told: MemoryRepository): Promise<{ items: readonly Pipeline[]; gaps: readonly Gap[] }> {
  const read = ci.reads['ci.pipeline'];
  if (read === undefined) throw new Error('ci reads no pipelines');
  return read(memoryRepository(told));
}

async function only(told: MemoryRepository): Promise<Pipeline> {
  const { items } = await readCi(told);
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} pipelines`);
  return item;
}

/** The one workflow of a repository; trunk is `main` unless told otherwise. */
export function workflow(text: string, defaultBranch: string | null = 'main'): Promise<Pipeline> {
  return only({ files: { '.github/workflows/ci.yml': text }, defaultBranch });
}

/** The GitLab pipeline of a repository; trunk is `main` unless told otherwise. */
export function gitlab(text: string, defaultBranch: string | null = 'main'): Promise<Pipeline> {
  return only({ files: { '.gitlab-ci.yml': text }, defaultBranch });
}

/** `checksRequests` of a workflow for changes whose one job checks it out and has these steps (YAML of a list, from the first column). */
export async function checksOf(steps: string, job = ''): Promise<string> {
  const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by);
  const text = `on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-latest\n${indented(job, '    ')}\n    steps:\n      - uses: actions/checkout@v4\n${indented(steps, '      ')}\n`;
  return (await workflow(text)).checksRequests;
}

/** `checksRequests` of a workflow for changes that runs one script. */
export function checksOfScript(script: string, step = ''): Promise<string> {
  return checksOf(`- run: ${JSON.stringify(script)}\n${step.replace(/^(?=.)/gm, '  ')}`);
}
