import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get } from '../../../src/formats/nodes.ts';
import { parsed, yaml11 } from '../../../src/formats/parsed.ts';
import type { Use } from '../model.ts';
import { type RoleUse, rolesOf, tasksOf } from './playbook.ts';

/** What a role, or a file of tasks, does. */
interface Done {
  readonly uses: readonly RoleUse[];
  /** It works on a cloud; unknown where a command may. */
  readonly creates: Tri;
}

/** Roles that lie in the repository, by folder, and what they do. */
export interface Roles {
  /** The folder of a role that a file takes in; null for one of others. */
  folderOf(name: string, from: string): string | null;
  does(folder: string): Promise<Done>;
  readonly folders: readonly string[];
}

const mostRoles = 5000;
const mostFilesOfRole = 200;
const roleFolder = /^((?:.{1,900}\/)?roles\/[^/]{1,200})\/(?:tasks|meta|handlers|defaults|vars|files)\//;

/** The repository's own roles. */
export function rolesIn(source: RepositoryFiles, own: readonly string[]): Roles {
  const files = new Map<string, string[]>();
  for (const path of own) {
    const folder = roleFolder.exec(path)?.[1];
    if (folder === undefined || (files.size >= mostRoles && !files.has(folder))) continue;
    const list = files.get(folder) ?? [];
    files.set(folder, list);
    if (/\/(?:tasks|handlers)\/.{1,300}\.ya?ml$|\/meta\/main\.ya?ml$/.test(path)) list.push(path);
  }
  const byName = Map.groupBy(files.keys(), (folder) => folder.slice(folder.lastIndexOf('/') + 1));
  const done = new Map<string, Promise<Done>>();
  return {
    folders: [...files.keys()].sort(),
    folderOf: (name, from) => nearest(byName.get(name.slice(name.lastIndexOf('/') + 1)) ?? [], from),
    does: (folder) => {
      const known = done.get(folder) ?? read(source, (files.get(folder) ?? []).slice(0, mostFilesOfRole));
      done.set(folder, known);
      return known;
    },
  };
}

/** Of roles of one name, the one beside the file or beside a folder above it, else the only one. */
function nearest(folders: readonly string[], from: string): string | null {
  const above = folders.filter((folder) => from.startsWith(folder.slice(0, folder.lastIndexOf('roles/'))));
  const [best] = above.toSorted((one, other) => other.length - one.length);
  return best ?? (folders.length === 1 ? (folders[0] ?? null) : null);
}

async function read(source: RepositoryFiles, paths: readonly string[]): Promise<Done> {
  const uses: RoleUse[] = [];
  let creates: Tri = 'no';
  for (const path of paths) {
    const { value } = await parsed(source, path, yaml11);
    const [root] = value ?? [];
    if (path.includes('/meta/')) uses.push(...rolesOf(get(root, 'dependencies')));
    else {
      const tasks = tasksOf(root);
      uses.push(...tasks.roles);
      if (tasks.createsInCloud) creates = 'yes';
      else if (creates === 'no' && (tasks.mayCreate || value === null)) creates = 'unknown';
    }
  }
  return { uses, creates };
}

/** What a playbook takes in, roles of roles too, and what they do. */
export async function takenIn(
  start: readonly RoleUse[],
  from: string,
  roles: Roles,
  pins: ReadonlyMap<string, Use['pin']>,
  commit: string | null,
): Promise<{ readonly uses: readonly Use[]; readonly creates: Tri; readonly hasRemote: boolean }> {
  const uses = new Map<string, Use>();
  const queue = [...start];
  let creates: Tri = 'no';
  let hasRemote = false;
  for (const { name, line } of queue) {
    const folder = roles.folderOf(name, from);
    const path = folder ?? name;
    if (uses.has(path) || uses.size >= 1000) continue;
    const collection = name.split('.').slice(0, 2).join('.');
    const pin = folder !== null ? 'local' : (pins.get(name) ?? pins.get(collection) ?? 'unknown');
    const origin = folder === null ? 'remote' : 'local';
    uses.set(path, { tool: 'ansible', form: 'role', origin, path, pin, at: { commit, path: from, line } });
    if (folder === null) {
      hasRemote = true;
      continue;
    }
    const own = await roles.does(folder);
    queue.push(...own.uses);
    if (own.creates === 'yes' || (own.creates === 'unknown' && creates === 'no')) creates = own.creates;
  }
  return { uses: [...uses.values()], creates, hasRemote };
}
