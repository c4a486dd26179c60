import type { Found, Root } from '../model.ts';
import type { RunnerProject } from './runners/index.ts';

/** Tools whose roots such services apply. */
const applied: ReadonlySet<Root['tool']> = new Set(['terraform', 'opentofu', 'terragrunt', 'pulumi', 'cloudformation']);

/** Whether a project of a service is about a root; one without a folder takes every root that a change touches. */
function isFor({ path, workspace, at }: RunnerProject, root: Root): boolean {
  if (!applied.has(root.tool) || (path === null ? at.line === null : path !== root.path)) return false;
  const names = [root.environment, ...root.selectors];
  return workspace === null || workspace === 'default' || root.environment === null || names.includes(workspace);
}

/** The roots with the services that apply them, and what those services find of unexpected change. */
export function joinRunners(
  roots: readonly Root[],
  projects: readonly RunnerProject[],
): { readonly roots: readonly Root[]; readonly drifts: Found['drifts'] } {
  if (projects.length === 0) return { roots, drifts: [] };
  const pairs = roots.map((root) => ({ root, project: projects.find((project) => isFor(project, root)) }));
  return {
    roots: pairs.map(({ root, project }) => (project === undefined ? root : { ...root, runner: project.runner })),
    drifts: pairs.flatMap(({ root: { tool, path }, project }) =>
      project === undefined || project.drift === 'no'
        ? []
        : [{ tool, path, form: 'scheduled_run', enabled: project.drift, notifies: 'unknown', at: project.at } as const],
    ),
  };
}
