import { entries, get, text } from '../../src/formats/nodes.ts';
import type { TomlTable } from '../../src/formats/toml.ts';
import type { Yaml } from '../../src/formats/yaml.ts';
import { namesNobody } from '../../src/lexicon/owner-names.ts';
import type { Entry } from './entry.ts';
import { folderOfList, former } from './maintainers.ts';

/** Keys under which maintainers are listed. */
const lists = /maintainers?|owners?|people|leads?|committers?|approvers?|reviewers?|admins?|members?/i;
/** Keys that say by what somebody is known, the one that tells best first. */
const names = ['github', 'gitlab', 'handle', 'login', 'username', 'user', 'email', 'name'];
/** Keys of an entry that is about a part of the repository. */
const parts = ['path', 'paths', 'files', 'folder', 'directory', 'component', 'area'];
const deepest = 5;
const longest = 300;

/** People, or teams, in the order in which they are named, and where the first one stands. */
interface Listed {
  readonly people: Set<string>;
  readonly teams: Set<string>;
  line: number | null;
}

function add(listed: Listed, name: string, line: number): void {
  const plain = name.slice(0, longest).trim().toLowerCase().replace(/^@/, '');
  if (namesNobody(plain)) return;
  listed.line ??= line;
  (/^[\w-]{1,80}\/[\w.-]{1,80}$/.test(plain) ? listed.teams : listed.people).add(plain);
}

/** One entry for the folder of the list; none where it names nobody. */
function entryOf(path: string, { people, teams, line }: Listed): readonly Entry[] {
  const count = people.size + teams.size;
  return count === 0
    ? []
    : [{ pattern: `${folderOfList(path)}**`, owners: people.size, groups: teams.size, line: line ?? 1 }];
}

const nothing = (): Listed => ({ people: new Set(), teams: new Set(), line: null });

/** Who maintains a folder, as a list in YAML says it: names alone, or entries with a name each. */
export function maintainersInYaml(path: string, root: Yaml | undefined): readonly Entry[] {
  const listed = nothing();
  if (root !== undefined) addFrom(listed, root, root.type === 'list', deepest);
  return entryOf(path, listed);
}

/** @param isList whether whoever stands there maintains it. */
function addFrom(listed: Listed, node: Yaml, isList: boolean, depth: number): void {
  if (depth === 0) return;
  if (node.type === 'list') {
    for (const item of isList ? node.items : []) addFrom(listed, item, true, depth - 1);
  } else if (node.type === 'map') {
    // Whom a part of the repository belongs to is told of that part alone.
    if (parts.some((key) => get(node, key) !== undefined)) return;
    const name = isList ? names.map((key) => text(get(node, key))).find((one) => one !== undefined) : undefined;
    const isFormer = entries(node).some(([, value]) => former.test((text(value) ?? '').slice(0, longest)));
    if (name !== undefined && !isFormer) add(listed, name, node.line);
    if (name !== undefined) return;
    for (const [key, value] of entries(node)) {
      if (!former.test(key) && value.type !== 'scalar') addFrom(listed, value, isList || lists.test(key), depth - 1);
    }
  } else if (isList) {
    const name = text(node) ?? '';
    if (!former.test(name.slice(0, longest))) add(listed, name, node.line);
  }
}

/** Whether a text of no ending is a list in TOML, as Docker's projects keep one. */
export const isTomlOfMaintainers = (whole: string): boolean =>
  /^[ \t]{0,8}\[{1,2}(?:Org|people|maintainers)(?:\.[^[\]\n]{1,100})?\]{1,2}/m.test(whole);

/** The same in TOML: entries with a name each, and lists of names in tables of an organisation. */
export function maintainersInToml(path: string, tables: readonly TomlTable[]): readonly Entry[] {
  const listed = nothing();
  for (const { name, values, line, lines } of tables) {
    // Who is told of as a person need not be a maintainer.
    if (former.test(name) || /^people\./i.test(name) || parts.some((key) => values.has(key))) continue;
    const keys = new Map([...values].map(([key, value]) => [key.toLowerCase(), value]));
    const one = /^maintainers?(?:\.|$)/i.test(name)
      ? names.map((key) => keys.get(key)?.[0]).find((known) => known)
      : undefined;
    const isFormer = [...values.values()].flat().some((value) => former.test(value.slice(0, longest)));
    if (one !== undefined && !isFormer) add(listed, one, line);
    for (const [key, all] of values) {
      if (one === undefined && lists.test(key) && !former.test(key))
        for (const value of all) add(listed, value, lines.get(key) ?? line);
    }
  }
  return entryOf(path, listed);
}
