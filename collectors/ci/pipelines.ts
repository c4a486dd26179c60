import type { Findings } from '../../src/core/collector.ts';
import type { Tri } from '../../src/core/facts/base.ts';
import type { FileEntry, Repository } from '../../src/core/source.ts';
import { elsewhere } from './elsewhere.ts';
import { readWorkflow } from './github-actions.ts';
import { readGitlabCi } from './gitlab-ci.ts';
import type { Pipeline, Place } from './pipeline.ts';
import { pipelineFact } from './pipeline-fact.ts';
import { readText } from './read-text.ts';

/** Folders in which a forge looks for workflows in GitHub's syntax. */
const workflowFolders = ['.github/workflows/', '.gitea/workflows/', '.forgejo/workflows/'] as const;
const gitlabFile = '.gitlab-ci.yml';

/**
 * One item for each pipeline definition of the judged commit, and gaps for CI that is not read or runs elsewhere.
 * Nothing of either: the repository shows no CI.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readPipelines(source: Repository): Promise<Findings<'ci.pipeline'>> {
  const [{ target, defaultBranch }, files] = await Promise.all([source.describe(), source.files()]);
  const trunk = defaultBranch?.name ?? null;
  const items: Findings<'ci.pipeline'>['items'][number][] = [];
  for (const [file, place] of placesOf(files, target.commit)) {
    const text = file.kind === 'file' && place.active !== 'no' ? await readText(source, file.path) : null;
    items.push(pipelineFact(place, text === null ? null : read(place.system, text, trunk)));
  }
  const paths = files.filter((file) => file.kind !== 'submodule').map((file) => file.path);
  return {
    items: items.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    gaps: await elsewhere(source, paths),
  };
}

function read(system: Pipeline['system'], text: string, trunk: string | null): Pipeline | null {
  return system === 'github_actions' ? readWorkflow(text, trunk) : readGitlabCi(text, trunk);
}

/** Files that hold a definition, with whether the forge reads them where they lie. */
function placesOf(files: readonly FileEntry[], commit: string | null): readonly (readonly [FileEntry, Place])[] {
  const isUsed = (folder: string): boolean => files.some((file) => isWorkflow(file.path, folder));
  const used = workflowFolders.filter(isUsed);
  return files.flatMap((file): readonly (readonly [FileEntry, Place])[] => {
    const { path } = file;
    if (path === gitlabFile) return [[file, { system: 'gitlab_ci', path, commit, active: 'yes' }]];
    const folder = workflowFolders.find((one) => path.startsWith(one));
    if (folder === undefined || !/\.ya?ml$/.test(path)) return [];
    // Only one forge hosts the repository: beside GitHub's folder, those of others may be for a mirror.
    const isAlone = folder === '.github/workflows/' || used.length === 1;
    const active: Tri = isWorkflow(path, folder) ? (isAlone ? 'yes' : 'unknown') : 'no';
    return [[file, { system: 'github_actions', path, commit, active }]];
  });
}

/** Sub-folders are not looked into by any forge. */
function isWorkflow(path: string, folder: string): boolean {
  return path.startsWith(folder) && /\.ya?ml$/.test(path) && !path.slice(folder.length).includes('/');
}
