import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText, plural, shortText } from '../../../src/core/text.ts';
import { any } from '../../../src/core/tri.ts';
import { parsed, yaml11 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { innerFolders, playbookFile, shown, trialFolders } from '../../../src/lexicon/iac-hosts.ts';
import { type Found, type Gap, nothingFound, type Root, type Use } from '../model.ts';
import { joined } from '../scripts/place.ts';
import { pinsIn } from './galaxy.ts';
import { inventoriesIn } from './inventory.ts';
import { type Playbook, playbookOf, type RoleUse, tasksOf } from './playbook.ts';
import { type Roles, rolesIn, takenIn } from './roles.ts';
import { groupEnvironments, type Unit, unitsOf } from './units.ts';

const mostPlaybooks = 2000;
const mostFiles = 200;

/** What all plays of a root do together, those of the playbooks that it imports too. */
interface Whole {
  readonly hosts: readonly (readonly string[])[];
  readonly uses: readonly Use[];
  readonly creates: Tri;
}

/**
 * Playbooks of Ansible that no other one imports, in each environment whose inventory holds hosts for them; and roles.
 */
export async function readAnsible(source: RepositoryFiles, sweep: Sweep): Promise<Found> {
  const paths = sweep.marked('playbook').filter(isPlace);
  if (paths.length === 0) return nothingFound;
  const { playbooks, malformed } = await playbooksIn(source, paths.slice(0, mostPlaybooks));
  const roles = rolesIn(source, sweep.own);
  if (playbooks.size === 0 && malformed.length === 0) return nothingFound;
  const imported = new Set<string>();
  for (const [path, { imports }] of playbooks) for (const one of imports) imported.add(beside(path, one) ?? '');
  const inventories = await inventoriesIn(source, sweep.own);
  const groups = groupEnvironments(sweep.own);
  const pins = await pinsIn(source, sweep.own);
  const roots: Root[] = [];
  for (const [path, playbook] of playbooks) {
    if (imported.has(path)) continue;
    const whole = await wholeOf(source, path, playbooks, roles, pins, sweep.commit);
    const units = unitsOf(path, whole.hosts, inventories, groups);
    roots.push(...units.map((unit) => rootOf(path, playbook.line, unit, whole, sweep.commit)));
  }
  for (const path of malformed.filter((one) => playbookFile.test(one))) roots.push(unreadRoot(path, sweep.commit));
  return { ...nothingFound, roots, modules: modulesOf(roles, sweep.commit), gaps: gapsOf(paths.length, malformed) };
}

function isPlace(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  if (trialFolders.has(name.replace(/\.ya?ml$/, '').toLowerCase())) return false;
  return (
    !folders.some((folder) => innerFolders.has(folder) || trialFolders.has(folder.toLowerCase())) && !shown.test(path)
  );
}

async function playbooksIn(source: RepositoryFiles, paths: readonly string[]) {
  const playbooks = new Map<string, Playbook>();
  const malformed: string[] = [];
  for (const path of paths) {
    const { value, trouble } = await parsed(source, path, yaml11);
    if (trouble !== null) malformed.push(path);
    const playbook = playbookOf(value?.[0]);
    if (playbook !== null) playbooks.set(path, playbook);
  }
  return { playbooks, malformed };
}

const beside = (path: string, other: string): string | null =>
  joined(path.slice(0, Math.max(0, path.lastIndexOf('/'))), other);

async function wholeOf(
  source: RepositoryFiles,
  start: string,
  playbooks: ReadonlyMap<string, Playbook>,
  roles: Roles,
  pins: ReadonlyMap<string, Use['pin']>,
  commit: string | null,
): Promise<Whole> {
  const seen = new Set([start]);
  const hosts: (readonly string[])[] = [];
  const taken: RoleUse[] = [];
  const files = new Set<string>();
  let creates: Tri = 'no';
  for (const path of seen) {
    const { plays = [], imports = [] } = playbooks.get(path) ?? {};
    for (const one of imports) {
      const to = beside(path, one);
      if (to !== null && playbooks.has(to)) seen.add(to);
      // One of a collection, or whose path a variable decides: for whom and what it does is not told.
      else {
        hosts.push([]);
        creates = any(creates, 'unknown');
      }
    }
    for (const play of plays) {
      hosts.push(play.hosts);
      taken.push(...play.roles);
      creates = any(creates, play.createsInCloud ? 'yes' : play.mayCreate ? 'unknown' : 'no');
      for (const file of play.files) files.add(beside(path, file) ?? '');
    }
  }
  const inFiles = await tasksIn(source, files);
  const { uses, creates: byRoles, hasRemote } = await takenIn([...taken, ...inFiles.roles], start, roles, pins, commit);
  // Roles of others set up the hosts they run on; those that run on the machine of whoever starts them may call a cloud.
  const isElsewhere = hasRemote && hosts.some(isLocal) ? 'unknown' : 'no';
  return { hosts, uses, creates: any(creates, inFiles.creates, byRoles, isElsewhere) };
}

const isLocal = (patterns: readonly string[]): boolean =>
  patterns.some((one) => /^(?:localhost|127\.0\.0\.1)$/.test(one));

/** What files of tasks do that plays take in, and those that they take in. */
async function tasksIn(source: RepositoryFiles, files: Set<string>) {
  const roles: RoleUse[] = [];
  let creates: Tri = 'no';
  for (const path of files) {
    if (files.size > mostFiles) break;
    const { value } = await parsed(source, path, yaml11);
    const tasks = tasksOf(value?.[0]);
    roles.push(...tasks.roles);
    creates = any(creates, tasks.createsInCloud ? 'yes' : tasks.mayCreate || value === null ? 'unknown' : 'no');
    for (const file of tasks.files) files.add(beside(path, file) ?? '');
  }
  return { roles, creates };
}

function rootOf(path: string, line: number, unit: Unit, whole: Whole, commit: string | null): Root {
  const { environment, selectors, isSomebodys } = unit;
  const at = { commit, path, line };
  return {
    ...openRoot(path, at),
    environment: environment === null ? null : shortText(environment.name, 100),
    production: environment?.production ?? 'unknown',
    purpose: environment === null ? 'unknown' : environment.isPreview ? 'preview' : 'workload',
    own: isSomebodys ? 'yes' : 'unknown',
    creates: whole.creates,
    selectors: selectors.map((one) => shortText(one, 200)).slice(0, 20),
    uses: whole.uses.map((use) => ({ ...use, path: shortText(use.path, 300), at: { ...use.at, path: at.path } })),
    serves: at.path,
  };
}

function openRoot(path: string, at: Root['at']): Root {
  return {
    at,
    tool: 'ansible',
    path: plainText(path),
    environment: null,
    production: 'unknown',
    purpose: 'unknown',
    own: 'unknown',
    creates: 'unknown',
    declarative: 'no',
    state: 'unknown',
    locked: 'unknown',
    runner: null,
    reconciled: 'no',
    selectors: [],
    applies: [],
    uses: [],
    serves: null,
  };
}

const unreadRoot = (path: string, commit: string | null): Root => openRoot(path, { commit, path, line: null });

function modulesOf(roles: Roles, commit: string | null): readonly Use[] {
  return roles.folders.map((folder) => {
    const path = shortText(folder, 300);
    return {
      tool: 'ansible',
      form: 'role',
      origin: 'local',
      path,
      pin: 'local',
      at: { commit, path, line: null },
    } as const;
  });
}

function gapsOf(count: number, malformed: readonly string[]): readonly Gap[] {
  const lost = malformed.filter((path) => !playbookFile.test(path));
  const named = lost.slice(0, 3).map((path) => shortText(path, 200));
  const gaps: Gap[] = [];
  if (lost.length > 0) {
    const detail = `${plural(lost.length, 'file')} that may be playbooks could not be read: ${named.join(', ')}`;
    gaps.push({ reason: 'malformed', detail, mend: 'keep them valid YAML' });
  }
  if (count > mostPlaybooks) {
    const detail = `${count - mostPlaybooks} files beyond the first ${mostPlaybooks} that may be playbooks were left out`;
    gaps.push({ reason: 'too_large', detail, mend: 'scan parts of the repository apart' });
  }
  return gaps;
}
