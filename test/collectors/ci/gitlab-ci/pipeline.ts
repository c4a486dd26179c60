import { readGitlabCi } from '../../../../collectors/ci/gitlab-ci/definition.ts';
import type { Job, Pipeline, Step } from '../../../../collectors/ci/model.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { RepositoryFiles } from '../../../../src/core/source.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The pipeline of a repository whose `.gitlab-ci.yml` is the text, beside other files; trunk is `main`. */
export async function pipelineOf(
  text: string,
  files: Files = {},
  related: Readonly<Record<string, RepositoryFiles>> = {},
): Promise<Pipeline> {
  const source = memoryRepository({ files: { '.gitlab-ci.yml': text, ...files }, related });
  const pipeline = await readGitlabCi(source, '.gitlab-ci.yml', 'main');
  if (typeof pipeline === 'string') throw new Error(pipeline);
  return pipeline;
}

/** The job of a name. */
export function jobOf({ jobs }: Pipeline, name: string): Job {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) throw new Error(`no job ${name} among ${jobs.map((one) => one.name).join(', ')}`);
  return job;
}

/** The only job of a pipeline. */
export async function onlyJob(text: string, files: Files = {}): Promise<Job> {
  const { jobs } = await pipelineOf(text, files);
  const [job] = jobs;
  if (job === undefined || jobs.length > 1) throw new Error(`${jobs.length} jobs`);
  return job;
}

/** The text of the first script of a job. */
export function scriptOf(job: Job): string {
  return job.steps.flatMap(({ doing }) => (doing.type === 'script' ? [doing.text] : []))[0] ?? '';
}

/** What of a job was not read, and why. */
export function unreadOf({ steps }: { readonly steps: readonly Step[] }): readonly string[] {
  return steps.flatMap(({ doing }) => (doing.type === 'unread' ? [`${doing.what}: ${doing.why}`] : []));
}

/** Names of a pipeline's jobs. */
export function names({ jobs }: Pipeline): readonly string[] {
  return jobs.map((job) => job.name);
}
