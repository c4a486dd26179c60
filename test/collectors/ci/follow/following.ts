import { type Done, doneBy } from '../../../../collectors/ci/follow/index.ts';
import type { Doing, Shell, Step } from '../../../../collectors/ci/model.ts';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { RepositoryFiles } from '../../../../src/core/source.ts';

const always = { changeRequest: 'yes', trunkPush: 'yes', schedule: 'yes', tag: 'yes', manual: 'yes' } as const;

/** A step of a pipeline that does one thing; its script begins at line 10 of the definition. */
export function stepOf(doing: Doing, via: readonly string[] = []): Step {
  const at = { path: '.github/workflows/ci.yml', line: 10 };
  return { name: null, at, runs: always, sees: always, blocking: 'yes', doing, via };
}

interface Told extends MemoryRepository {
  readonly shell?: Shell;
  readonly directory?: string | null;
}

/** What a script of a workflow does in a repository of these files. */
export function doneByScript(
  text: string,
  files: MemoryRepository['files'] = {},
  { shell = 'errexit', directory = '', ...told }: Told = {},
): Promise<readonly Done[]> {
  return doneBy(stepOf({ type: 'script', text, shell, directory }), memoryRepository({ ...told, files }));
}

/** What an action does in a repository of these files. */
export function doneByAction(
  uses: string,
  files: MemoryRepository['files'] = {},
  { inputs = {}, related = {} }: { inputs?: Record<string, string>; related?: Record<string, RepositoryFiles> } = {},
): Promise<readonly Done[]> {
  const doing = { type: 'action', uses, inputs: new Map(Object.entries(inputs)) } as const;
  return doneBy(stepOf(doing), memoryRepository({ files, related }));
}

/** What was done in one line each: `capability tool blocking path:line < via < via`, or `unknown why what …`. */
export function told(done: readonly Done[]): readonly string[] {
  return done.map(({ capability, tool, blocking, at, via, unresolved, what }) =>
    [
      ...(unresolved === null ? [capability, tool] : ['unknown', unresolved, `(${what})`]),
      blocking,
      `${at.path}:${at.line}`,
      ...via.map((one) => `< ${one}`),
    ].join(' '),
  );
}

/** The same without places and ways: `capability blocking`. */
export function brief(done: readonly Done[]): readonly string[] {
  return done.map(
    ({ capability, blocking, unresolved }) => `${capability}${unresolved === null ? '' : ` ${unresolved}`} ${blocking}`,
  );
}
