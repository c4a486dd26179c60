import { entries, get, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import { parseShell } from '../../../src/formats/shell/index.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { commandWords } from '../../../src/lexicon/iac-commands.ts';
import {
  commandModules,
  createsInCloud,
  importedPlaybooks,
  includedRoles,
  includedTasks,
  playKeys,
  taskLists,
} from '../../../src/lexicon/iac-hosts.ts';
import { callOf } from '../scripts/command.ts';
import { withoutTemplates } from '../scripts/justfile.ts';

/** A role as a play or another role takes it in. */
export interface RoleUse {
  readonly name: string;
  readonly line: number;
}

/** What a list of tasks does. */
export interface Tasks {
  readonly roles: readonly RoleUse[];
  /** Files of further tasks, relative to the file. */
  readonly files: readonly string[];
  /** It calls a cloud; it may, by a command. */
  readonly createsInCloud: boolean;
  readonly mayCreate: boolean;
}

/** A play of a playbook. */
interface Play extends Tasks {
  /** Patterns of the hosts it is for; empty where a variable decides. */
  readonly hosts: readonly string[];
  readonly line: number;
}

/** What a file holds as a playbook. */
export interface Playbook {
  readonly plays: readonly Play[];
  /** Playbooks it imports, as they are written. */
  readonly imports: readonly string[];
  readonly line: number;
}

const nothing: Tasks = { roles: [], files: [], createsInCloud: false, mayCreate: false };

/** A file as a playbook: a list of plays and imports of playbooks; null for another one. */
export function playbookOf(root: Yaml | undefined): Playbook | null {
  if (root?.type !== 'list') return null;
  const plays = root.items.flatMap((item) => playOf(item) ?? []);
  const imports = root.items.flatMap((item) => importedPlaybooks.flatMap((key) => text(get(item, key)) ?? []));
  return plays.length + imports.length === 0 ? null : { plays, imports, line: root.items[0]?.line ?? root.line };
}

function playOf(node: Yaml): Play | null {
  const hosts = get(node, 'hosts');
  if (node.type !== 'map' || hosts === undefined || !playKeys.some((key) => node.entries.has(key))) return null;
  const patterns = (texts(hosts) ?? []).flatMap((said) => said.split(/[:,]/)).map((one) => one.trim());
  const isOpen = patterns.length === 0 || patterns.some((one) => one.includes('{') || one.includes('}'));
  const inLists = joined(taskLists.map((key) => tasksOf(get(node, key))));
  return {
    ...inLists,
    roles: [...rolesOf(get(node, 'roles')), ...inLists.roles],
    hosts: isOpen ? [] : patterns.filter((one) => one !== ''),
    line: node.line,
  };
}

/** Roles of a list, each a name or a map with one. */
export function rolesOf(node: Yaml | undefined): readonly RoleUse[] {
  if (node?.type !== 'list') return [];
  return node.items.flatMap((item) => {
    const name = item.type === 'scalar' ? text(item) : text(get(item, 'role') ?? get(item, 'name') ?? get(item, 'src'));
    return name === undefined || name.includes('{{') ? [] : [{ name, line: item.line }];
  });
}

/** What a list of tasks does, blocks within it too. */
export function tasksOf(node: Yaml | undefined): Tasks {
  if (node?.type !== 'list') return nothing;
  return joined(node.items.map(taskOf));
}

function taskOf(task: Yaml): Tasks {
  if (task.type !== 'map') return nothing;
  const blocks = ['block', 'rescue', 'always'].map((key) => tasksOf(get(task, key)));
  const keys = entries(task).map(([key]) => key);
  const nameIn = (key: string, inner: string): string | undefined => {
    const node = get(task, key);
    return node?.type === 'map' ? text(get(node, inner)) : text(node);
  };
  const fixed = (said: string | undefined): readonly string[] =>
    said === undefined || said.includes('{{') ? [] : [said];
  const roles = includedRoles.flatMap((key) =>
    fixed(nameIn(key, 'name')).map((name) => ({ name, line: lineOf(task, key) })),
  );
  return joined([
    ...blocks,
    {
      roles,
      files: includedTasks.flatMap((key) => fixed(nameIn(key, 'file'))),
      createsInCloud: keys.some(createsInCloud),
      mayCreate: keys.some((key) => commandModules.has(key) && runsInfrastructure(nameIn(key, 'cmd'))),
    },
  ]);
}

/** Whether a command may make or change infrastructure: one that no shell understands may, where it names a program. */
function runsInfrastructure(said: string | undefined): boolean {
  if (said === undefined || !commandWords.test(`${said} `)) return false;
  const script = parseShell(withoutTemplates(said), { errexit: false, pipefail: false });
  return script === null || script.commands.some(({ words }) => callOf(words) !== null);
}

function joined(parts: readonly Tasks[]): Tasks {
  return {
    roles: parts.flatMap(({ roles }) => roles),
    files: parts.flatMap(({ files }) => files),
    createsInCloud: parts.some((part) => part.createsInCloud),
    mayCreate: parts.some((part) => part.mayCreate),
  };
}
