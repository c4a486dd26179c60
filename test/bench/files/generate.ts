import { mkdir } from 'node:fs/promises';
import { runGit } from '../../../fixtures/repositories/story/git.ts';
import { data, type GeneratedRepository, joined, randomNumbers } from '../generate.ts';
import * as declarations from './declarations.ts';
import { type Draw, drawFrom } from './draw.ts';
import * as pipelines from './pipelines.ts';
import * as sources from './sources.ts';

type Write = (draw: Draw, index: number) => string;

/** What the files of a repository of services and their infrastructure are, in parts of a hundred. */
const kinds: readonly (readonly [share: number, path: (index: number) => string, write: Write])[] = [
  [26, (index) => `deploy/base/part-${index}/workload.yaml`, declarations.manifest],
  [16, (index) => `infra/modules/part-${index}/main.tf`, declarations.terraform],
  [20, (index) => `services/part-${index % 90}/part${index}.go`, sources.go],
  [16, (index) => `services/part-${index % 90}/step_${index}.py`, sources.python],
  [6, (index) => `tools/step-${index}.sh`, sources.shell],
  [3, (index) => `policy/part_${index}.rego`, declarations.rego],
  [2, (index) => `policy/part_${index}_test.rego`, declarations.regoTest],
  [2, (index) => `deploy/policies/require-${index}.yaml`, declarations.admission],
  [3, (index) => `infra/permissions/part-${index}.json`, declarations.permissions],
  [6, (index) => `services/part-${index % 90}/notes-${index}.md`, sources.prose],
];

/**
 * Writes a repository of one commit into the new directory `directory`: so many pipelines of GitHub Actions with the
 * actions, Make targets and scripts that they run, and so many files beside them, of a half to eight kilobytes. The
 * same numbers make the same object ids.
 */
export async function generateFiles(options: {
  readonly pipelines: number;
  readonly files: number;
  readonly directory: string;
}): Promise<GeneratedRepository> {
  const { directory: path } = options;
  const now = new Date(Date.UTC(2026, 5, 1));
  await mkdir(path);
  await runGit(path, ['init', '--quiet', '--bare', '--template=', '--object-format=sha1', '--initial-branch=main']);
  const arguments_ = ['-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet', '--date-format=raw', '--depth=10'];
  await runGit(path, arguments_, joined(commitOf(filesOf(options), now)));
  return { path, now, defaultBranch: 'main' };
}

function* commitOf(files: Iterable<readonly [path: string, text: string]>, now: Date): Generator<string> {
  const who = `Person 0 <person0@example.org> ${now.getTime() / 1000 - 86_400} +0000\n`;
  yield `feature done\ncommit refs/heads/main\nauthor ${who}committer ${who}${data('Start\n')}`;
  for (const [path, text] of files) {
    yield `M ${path.endsWith('.sh') ? 100755 : 100644} inline ${path}\n${data(text)}`;
  }
  yield '\ndone\n';
}

function* filesOf({ pipelines: count, files }: { readonly pipelines: number; readonly files: number }) {
  const draw = drawFrom(randomNumbers(count + files));
  const row = function* (length: number, path: (index: number) => string, write: Write) {
    for (let index = 0; index < length; index++) yield [path(index), write(draw, index)] as const;
  };
  const { actions, reusable, scripts } = pipelines.referred;
  const own = Math.max(0, count - reusable);
  yield* row(own, (index) => `.github/workflows/pipeline-${index}.yml`, pipelines.workflow);
  yield* row(count - own, (index) => `.github/workflows/shared-${index}.yml`, pipelines.sharedWorkflow);
  yield* row(actions, (index) => `.github/actions/part-${index}/action.yml`, pipelines.action);
  yield* row(scripts, (index) => `scripts/step-${index}.sh`, sources.shell);
  yield ['Makefile', pipelines.makefile(draw)] as const;
  yield ['README.md', sources.prose(draw, 0)] as const;
  yield ['go.mod', 'module example.org/acme\n\ngo 1.26\n'] as const;
  for (const [share, path, write] of kinds) yield* row(Math.round((files * share) / 100), path, write);
}
