import { entries, get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { adminGroups, taskLists } from '../../../src/lexicon/access-programs.ts';
import type { Grant, Grantee } from '../grants.ts';
import { granteeOfLogin } from '../rosters/logins.ts';
import { sudoRules } from './sudoers.ts';

type Told = Omit<Grant, 'line'>;

/** Modules that write a file of a host. */
const writers: ReadonlySet<string> = new Set(['copy', 'template', 'lineinfile', 'blockinfile']);

/**
 * What a task of Ansible lets accounts of hosts do: groups that `user` puts one in, and lines that it writes into
 * `sudoers`. None for any other task.
 * @param under the key of the list in which it stands; null at the top of a document.
 * @param isTopList whether the document is a list.
 */
export function hostRulesOf(module: string, value: Yaml, under: string | null, isTopList: boolean): readonly Told[] {
  const short = module.slice(module.lastIndexOf('.') + 1);
  // Many things are called `user`: alone, it is a module where tasks stand.
  const isTask = module.startsWith('ansible.') || (under === null ? isTopList : taskLists.has(under));
  if (!isTask) return [];
  if (short === 'user') return membershipOf(value);
  return writers.has(short) ? sudoersIn(value) : [];
}

function membershipOf(value: Yaml): readonly Told[] {
  const told = get(value, 'groups');
  const groups = (texts(told) ?? []).flatMap((one) => one.slice(0, 500).split(',')).map((one) => one.trim());
  if (told === undefined || groups.every((one) => one === '')) return [];
  return [{ system: 'other', to: memberOf(value, groups) }];
}

/** A person is told by a name of one's own and by being let in to administer; programs have accounts as well. */
function memberOf(value: Yaml, groups: readonly string[]): Grantee {
  const isSystem = /^(?:yes|true)$/i.test(text(get(value, 'system')) ?? '');
  if (isSystem || /\/(?:nologin|false)$/.test(text(get(value, 'shell')) ?? '')) return 'programs';
  return groups.some((one) => adminGroups.has(one)) ? granteeOfLogin(text(get(value, 'name')) ?? '') : 'open';
}

/** Lines for `sudoers`; nobody can tell of what stands in another file. */
function sudoersIn(value: Yaml): readonly Told[] {
  const [path] = ['dest', 'path'].flatMap((key) => text(get(value, key)) ?? []);
  if (path === undefined || !/^\/(?:usr\/local\/)?etc\/sudoers(?:$|\.d\/.)/.test(path)) return [];
  const written = entries(value).flatMap(([key, inner]) =>
    ['content', 'line', 'block'].includes(key) ? (text(inner) ?? []) : [],
  );
  if (written.length === 0) return get(value, 'src') === undefined ? [] : [{ system: 'other', to: 'open' }];
  return written.flatMap((one) => sudoRules(one).map(({ to }): Told => ({ system: 'other', to })));
}
