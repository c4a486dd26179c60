import { entries, get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import {
  accessLevels,
  assigneeKey,
  decidingKeys,
  levelKeys,
  makerKeys,
  nameKeys,
  peopleKeys,
  permissionSetKey,
  programKeys,
  roleKeys,
  teamKeys,
  teamOfForge,
} from '../../../src/lexicon/access-rosters.ts';
import { namesNobody } from '../../../src/lexicon/owner-names.ts';
import type { Grantee } from '../grants.ts';
import { isRealm } from '../languages/realm.ts';
import { items, within } from '../nodes.ts';

/** A list of people, teams or programs: how many, and where it begins. */
export interface Listed {
  readonly to: Grantee;
  readonly count: number;
  readonly line: number;
  /** A level of access, a team of a forge or who decides over its repositories stands there. */
  readonly isAccess: boolean;
  /** Those who make or own something stand there, and nothing that they may do. */
  readonly isOfMakers: boolean;
  /** A name in it is one of samples. */
  readonly isSample: boolean;
}

const handle = /^@?[\w-](?:[\w.+-]{0,80}\w)?(?:\[bot\])?(?:\/[\w.-]{1,80})?$|^[^\s@<>:]{1,100}@[\w.-]{1,100}$/;

/** Whether a text may be the name of an account, a team or an address. */
export function isHandle(name: string): boolean {
  return name.length <= 200 && handle.test(name) && !/^(?:true|false|null|none|\d{1,4}(?:\.\d{1,4}){0,3})$/i.test(name);
}

/** What the key of a list says of whom it lists, by its last word; null for any other key. */
export function granteeOfKey(key: string): 'people' | 'teams' | 'programs' | 'access' | null {
  const last = lastWord(key);
  if (programKeys.has(last)) return 'programs';
  if (peopleKeys.has(last)) return 'people';
  if (last === 'access') return 'access';
  return teamKeys.has(last) ? 'teams' : null;
}

const lowered = (node: Yaml): ReadonlyMap<string, Yaml> =>
  new Map(entries(node).map(([key, value]) => [key.toLowerCase(), value] as const));

/** The last word of a key, in small letters. */
const lastWord = (key: string): string =>
  key
    .slice(0, 80)
    .toLowerCase()
    .replace(/^.*[_.\s-]/, '');

/** Whether an entry says what it may do. */
function hasLevel(keys: ReadonlyMap<string, Yaml>): boolean {
  if (levelKeys.some((key) => keys.has(key))) return true;
  const said = roleKeys.flatMap((key) => [...(texts(keys.get(key)) ?? []), text(keys.get(key)) ?? '']);
  return said.some((level) => accessLevels.has(level.toLowerCase()));
}

/** The names by which an entry goes. */
function namesOf(entry: Yaml): readonly string[] {
  if (entry.type === 'scalar') return [text(entry) ?? ''];
  const keys = lowered(entry);
  return nameKeys.flatMap((key) => text(keys.get(key)) ?? []);
}

/** Whether the entries of a list tell of access by themselves. */
function tellsOfAccess(key: string, entry: Yaml): boolean {
  if (namesOf(entry).some((name) => teamOfForge.test(name))) return true;
  if (entry.type !== 'map') return false;
  const keys = lowered(entry);
  return hasLevel(keys) || (keys.has('github') && decidingKeys.has(lastWord(key)));
}

/** Whether an entry that is a map names an account, and where it is a team, what it may do. */
function isNamed(entry: Yaml, isTeam: boolean): boolean {
  const keys = lowered(entry);
  const names = nameKeys.some((key) => isHandle(text(keys.get(key)) ?? ''));
  if (!isTeam) return names;
  return (names || keys.has('name')) && hasLevel(keys);
}

/** How many of a list's items are accounts; none where something else stands among them. */
function accountsIn(list: Yaml, isTeam: boolean): number {
  const found = items(list);
  const isAll = found.every((one) => (one.type === 'scalar' ? isHandle(text(one) ?? '') : isNamed(one, isTeam)));
  return isAll ? found.length : 0;
}

/**
 * Lists of people and teams in a document. Names of teams alone are no grant: they count where what a team may do, or
 * who belongs to it, stands beside.
 */
export function listsIn(document: Yaml): readonly Listed[] {
  const found: Listed[] = [];
  for (const { node } of within(document)) {
    for (const [key, value] of entries(node)) {
      const whose = granteeOfKey(key);
      if (whose === null || value.type !== 'list') continue;
      const isTeam = whose === 'teams' || whose === 'access';
      // Of plain words under `teams`, nobody can tell what they are.
      if (isTeam && items(value).some((one) => one.type === 'scalar')) continue;
      const count = accountsIn(value, isTeam);
      const line = value.line;
      const isAccess = whose === 'access' || items(value).some((one) => tellsOfAccess(key, one));
      const isSample = items(value).some((one) => namesOf(one).some(namesNobody));
      const to = whose === 'programs' ? 'programs' : 'people';
      const isOfMakers = !isAccess && makerKeys.has(lastWord(key));
      if (count > 0) found.push({ to, count, line, isAccess, isOfMakers, isSample });
    }
  }
  return found;
}

/** Sets of permissions that a document assigns to people or groups, each in an entry that names both. */
export function assignmentsIn(document: Yaml): readonly Listed[] {
  const found: Listed[] = [];
  for (const { node } of within(document)) {
    const keys = entries(node).map(([key, value]) => ({
      key: key.slice(0, 80).toLowerCase().replaceAll('_', ''),
      value,
    }));
    const set = keys.find(({ key, value }) => permissionSetKey.test(key) && namesIn(value).length > 0);
    const names = keys.flatMap(({ key, value }) => (assigneeKey.test(key) ? namesIn(value) : []));
    if (set === undefined || names.length === 0) continue;
    const isSample = names.some(namesNobody);
    found.push({ to: 'people', count: 1, line: node.line, isAccess: true, isOfMakers: false, isSample });
  }
  return found;
}

/** A name that stands there, or the names of a list. */
const namesIn = (value: Yaml): readonly string[] =>
  value.type === 'scalar' ? [text(value) ?? ''].filter((name) => name !== '') : (texts(value) ?? []);

/** Whether a document is an object of a cluster, a realm, a pipeline or a schema, whatever lists are in it. */
export function isOfAnother(document: Yaml): boolean {
  const keys = new Set(entries(document).map(([key]) => key));
  return (
    (keys.has('apiVersion') && keys.has('kind')) ||
    isRealm(document) ||
    [
      'jobs',
      'steps',
      'stages',
      'openapi',
      'swagger',
      '$schema',
      'dependencies',
      'AWSTemplateFormatVersion',
      'Resources',
      'services',
    ].some((key) => keys.has(key) && get(document, key) !== undefined)
  );
}
