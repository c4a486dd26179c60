import type { Tri } from '../../../../src/core/facts/base.ts';
import { entries, get, isEmpty, lineOf, text } from '../../../../src/formats/nodes.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import { foldersOf } from './folders.ts';
import type { Told } from './project.ts';

/** Reads the file of one service; `folders` are those of the repository that hold files. */
type Service = (root: Yaml, path: string, folders: readonly string[]) => readonly Told[];

const switched = (node: Yaml | undefined): Tri => {
  const said = text(node);
  return said === 'true' ? 'yes' : said === 'false' ? 'no' : 'unknown';
};
const itemsOf = (node: Yaml | undefined): readonly Yaml[] => (node?.type === 'list' ? node.items : []);

/** One for each folder of a pattern; one whose folder nobody can tell for a pattern that is not understood. */
function each(pattern: string | undefined, folders: readonly string[], told: Omit<Told, 'path'>): readonly Told[] {
  const paths = foldersOf(pattern ?? '.', folders);
  return paths === null ? [{ ...told, path: null, line: null }] : paths.map((path) => ({ ...told, path }));
}

/** `atlantis.yaml`: without projects, Atlantis finds them by what a change touches. */
const atlantis: Service = (root, _path, folders) => {
  const projects = itemsOf(get(root, 'projects'));
  if (projects.length === 0) return [{ path: null, workspace: null, drift: 'unknown', line: root.line }];
  return projects.flatMap((project) =>
    each(text(get(project, 'dir')), folders, {
      workspace: text(get(project, 'workspace')) ?? null,
      drift: 'unknown',
      line: project.line,
    }),
  );
};

/** `digger.yml`: projects by name, or all folders that a pattern fits. */
const digger: Service = (root, _path, folders) => {
  const drift = (node: Yaml): Tri => {
    const own = switched(get(node, 'drift_detection'));
    return own === 'unknown' ? switched(get(root, 'drift_detection')) : own;
  };
  const projects = itemsOf(get(root, 'projects')).flatMap((project) =>
    each(text(get(project, 'dir')), folders, {
      workspace: text(get(project, 'workspace')) ?? null,
      drift: drift(project),
      line: project.line,
    }),
  );
  const generated = get(root, 'generate_projects');
  const blocks = [generated, ...itemsOf(get(generated, 'blocks'))].flatMap((block) =>
    block !== undefined && !isEmpty(get(block, 'include')) ? [block] : [],
  );
  const made = blocks.flatMap((block) =>
    each(text(get(block, 'include')), folders, { workspace: null, drift: drift(block), line: block.line }),
  );
  const told = [...projects, ...made];
  return told.length > 0 ? told : [{ path: null, workspace: null, drift: drift(root), line: null }];
};

/** `.spacelift/config.yml`: stacks that exist there are given settings by name; the others keep theirs. */
const spacelift: Service = (root, _path, folders) => {
  const stacks = entries(get(root, 'stacks'));
  const others: Told = { path: null, workspace: null, drift: 'unknown', line: null };
  if (stacks.length === 0) return [others];
  return stacks.flatMap(([name, stack]) => {
    const told = { workspace: null, drift: 'unknown', line: lineOf(get(root, 'stacks') ?? root, name) } as const;
    const folder = text(get(stack, 'project_root'));
    return folder === undefined ? [{ ...told, path: null, line: null }] : each(folder, folders, told);
  });
};

/** `env0.yml` stands in the folder of the template whose steps it sets. */
const env0: Service = (root, path) =>
  isEmpty(get(root, 'deploy')) && isEmpty(get(root, 'version'))
    ? []
    : [{ path: path.slice(0, Math.max(0, path.lastIndexOf('/'))), workspace: null, drift: 'unknown', line: root.line }];

/** `.terrateam/config.yml`: without folders, Terrateam takes all that hold Terraform; drift is looked for when asked. */
const terrateam: Service = (root, _path, folders) => {
  const setting = get(root, 'drift');
  const drift = isEmpty(setting)
    ? 'no'
    : !isEmpty(get(setting, 'schedules'))
      ? 'yes'
      : switched(get(setting, 'enabled'));
  const enabled = text(get(root, 'enabled'));
  if (enabled === 'false') return [];
  const dirs = entries(get(root, 'dirs'));
  if (dirs.length === 0) return [{ path: null, workspace: null, drift, line: root.line }];
  return dirs.flatMap(([pattern, dir]) => {
    const line = lineOf(get(root, 'dirs') ?? root, pattern);
    const workspaces = entries(get(dir, 'workspaces')).map(([name]) => name);
    return (workspaces.length === 0 ? [null] : workspaces).flatMap((workspace) =>
      each(pattern, folders, { workspace, drift, line }),
    );
  });
};

/** Services by the files in which they are told what to apply. */
export const services = [
  { runner: 'atlantis', file: /^atlantis\.ya?ml$/, told: atlantis },
  { runner: 'digger', file: /^digger\.ya?ml$/, told: digger },
  { runner: 'spacelift', file: /^\.spacelift\/config\.ya?ml$/, told: spacelift },
  { runner: 'env0', file: /(^|\/)env0\.ya?ml$/, told: env0 },
  { runner: 'terrateam', file: /^\.terrateam\/config\.ya?ml$/, told: terrateam },
] as const;
