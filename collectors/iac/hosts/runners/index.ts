import type { RepositoryFiles } from '../../../../src/core/source.ts';
import { plainText, shortText } from '../../../../src/core/text.ts';
import { parsed, yaml12 } from '../../../../src/formats/parsed.ts';
import type { Sweep } from '../../../../src/formats/sweep.ts';
import { folderOf } from '../../scripts/place.ts';
import type { RunnerProject, Told } from './project.ts';
import { services } from './services.ts';

export type { RunnerProject } from './project.ts';

const mostFiles = 500;
const mostProjects = 5000;

/** What files for Atlantis, Digger, Spacelift, env0 and Terrateam say that those services apply, in order of the files. */
export async function readRunners(source: RepositoryFiles, sweep: Sweep): Promise<readonly RunnerProject[]> {
  const files = sweep.own.flatMap((path) => services.flatMap((one) => (one.file.test(path) ? [{ ...one, path }] : [])));
  if (files.length === 0) return [];
  const folders = [...new Set(sweep.own.map(folderOf))];
  const projects: RunnerProject[] = [];
  for (const { runner, told, path } of files.slice(0, mostFiles)) {
    const { value } = await parsed(source, path, yaml12);
    const [root] = value ?? [];
    const unread: Told = { path: null, workspace: null, drift: 'unknown', line: null };
    for (const one of root?.type === 'map' ? told(root, path, folders) : [unread]) {
      if (projects.length >= mostProjects) return projects;
      projects.push({
        runner,
        path: one.path === null ? null : plainText(one.path),
        workspace: one.workspace === null ? null : shortText(one.workspace, 100),
        drift: one.drift,
        at: { commit: sweep.commit, path, line: one.line },
      });
    }
  }
  return projects;
}
