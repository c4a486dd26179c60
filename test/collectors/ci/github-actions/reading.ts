import { readWorkflow } from '../../../../collectors/ci/github-actions/workflow.ts';
import type { Job, Occasions, Pipeline, Step } from '../../../../collectors/ci/model.ts';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { Tri } from '../../../../src/core/facts/base.ts';
import { all, any } from '../../../../src/core/tri.ts';
import type { Trouble } from '../../../../src/formats/parsed.ts';

export const path = '.github/workflows/ci.yml';

/** What becomes of reading `ci.yml`; trunk is `main` unless told otherwise. */
export function read(
  text: string | Uint8Array,
  more: Pick<MemoryRepository, 'files' | 'related'> = {},
  trunk: string | null = 'main',
): Promise<Pipeline | Trouble> {
  return readWorkflow(memoryRepository({ ...more, files: { ...more.files, [path]: text } }), path, trunk);
}

/** The same where it is to be readable. */
export async function pipeline(...given: Parameters<typeof read>): Promise<Pipeline> {
  const found = await read(...given);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

/** A job by its name. */
export function job(of: Pipeline, name: string): Job {
  const found = of.jobs.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name} among ${of.jobs.map((one) => one.name).join(', ')}`);
  return found;
}

/** The steps of all jobs. */
export const stepsOf = (of: Pipeline): readonly Step[] => of.jobs.flatMap(({ steps }) => steps);

/** On which occasions `go test` is run and its failure fails the pipeline. */
export function tested(of: Pipeline): Occasions {
  const found = of.jobs.flatMap((one) =>
    one.steps
      .filter(({ doing }) => doing.type === 'script' && doing.text.includes('go test'))
      .map((step) => ({ runs: step.runs, blocks: all(one.blocking, step.blocking) })),
  );
  const on = (occasion: keyof Occasions): Tri => any(...found.map(({ runs, blocks }) => all(runs[occasion], blocks)));
  return {
    changeRequest: on('changeRequest'),
    trunkPush: on('trunkPush'),
    schedule: on('schedule'),
    tag: on('tag'),
    manual: on('manual'),
  };
}

/** All occasions that can be, on any of which the one job of a workflow may start. */
export const anything =
  'on:\n  pull_request:\n  push:\n    branches: [main]\n    tags: ["v*"]\n  schedule:\n    - cron: "0 4 * * *"\n  workflow_dispatch:\n';
/** Yes for the occasions of these letters: (r)equest, (p)ush to trunk, (s)chedule, (t)ag, (m)anual; capital: unknown. */
export function on(letters: string): Occasions {
  const of = (letter: string): Tri =>
    letters.includes(letter) ? 'yes' : letters.includes(letter.toUpperCase()) ? 'unknown' : 'no';
  return { changeRequest: of('r'), trunkPush: of('p'), schedule: of('s'), tag: of('t'), manual: of('m') };
}
