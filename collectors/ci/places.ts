import type { Tri } from '../../src/core/facts/base.ts';
import type { FileEntry } from '../../src/core/source.ts';
import type { Definition } from './model.ts';

/** Folders in which a forge looks for workflows in GitHub's syntax. */
const workflowFolders = ['.github/workflows/', '.gitea/workflows/', '.forgejo/workflows/'] as const;
const gitlabFile = '.gitlab-ci.yml';

/** A file that holds a definition. */
export interface Place extends Definition {
  readonly file: FileEntry;
}

/** Files that hold a definition, with whether a forge reads them where they lie. */
export function placesOf(files: readonly FileEntry[], commit: string | null): readonly Place[] {
  // One forge hosts the repository, and nothing here says which: beside those of another, definitions may be a mirror's.
  const isOfForge = [
    ...workflowFolders.map((folder) => (path: string) => isWorkflow(path, folder)),
    (path: string) => path === gitlabFile,
  ];
  const forges = isOfForge.filter((isOf) => files.some((file) => isOf(file.path)));
  const byPlace: Tri = forges.length > 1 ? 'unknown' : 'yes';
  return files.flatMap((file): readonly Place[] => {
    const { path } = file;
    if (path === gitlabFile) return [{ file, system: 'gitlab_ci', path, commit, active: byPlace }];
    const folder = workflowFolders.find((one) => path.startsWith(one));
    if (folder === undefined || !/\.ya?ml$/.test(path)) return [];
    return [{ file, system: 'github_actions', path, commit, active: isWorkflow(path, folder) ? byPlace : 'no' }];
  });
}

/** Sub-folders are not looked into by any forge. */
function isWorkflow(path: string, folder: string): boolean {
  return path.startsWith(folder) && /\.ya?ml$/.test(path) && !path.slice(folder.length).includes('/');
}
