import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { levelKeys, nameKeys, peopleKeys, programKeys, teamKeys } from '../../../src/lexicon/access-rosters.ts';
import type { Grantee } from '../grants.ts';
import { items, within } from '../nodes.ts';

/** A list of people, teams or programs: how many, and where it begins. */
export interface Listed {
  readonly to: Grantee;
  readonly count: number;
  readonly line: number;
}

const handle = /^@?[\w-](?:[\w.+-]{0,80}\w)?(?:\[bot\])?(?:\/[\w.-]{1,80})?$|^[^\s@<>:]{1,100}@[\w.-]{1,100}$/;

/** Whether a text may be the name of an account, a team or an address. */
export function isHandle(name: string): boolean {
  return name.length <= 200 && handle.test(name) && !/^(?:true|false|null|none|\d{1,4}(?:\.\d{1,4}){0,3})$/i.test(name);
}

/** What the key of a list says of whom it lists, by its last word; null for any other key. */
export function granteeOfKey(key: string): 'people' | 'teams' | 'programs' | 'access' | null {
  const last = key
    .slice(0, 80)
    .toLowerCase()
    .replace(/^.*[_.\s-]/, '');
  if (programKeys.has(last)) return 'programs';
  if (peopleKeys.has(last)) return 'people';
  if (last === 'access') return 'access';
  return teamKeys.has(last) ? 'teams' : null;
}

const lowered = (node: Yaml): ReadonlyMap<string, Yaml> =>
  new Map(entries(node).map(([key, value]) => [key.toLowerCase(), value] as const));

/** Whether an entry that is a map names an account, and where it is a team, what it may do. */
function isNamed(entry: Yaml, isTeam: boolean): boolean {
  const keys = lowered(entry);
  const names = nameKeys.some((key) => isHandle(text(keys.get(key)) ?? ''));
  if (!isTeam) return names;
  return (names || keys.has('name')) && levelKeys.some((key) => keys.has(key));
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
      if (count > 0) found.push({ to: whose === 'programs' ? 'programs' : 'people', count, line });
    }
  }
  return found;
}

/** Whether a document is an object of a cluster, a pipeline or a schema, whatever lists are in it. */
export function isOfAnother(document: Yaml): boolean {
  const keys = new Set(entries(document).map(([key]) => key));
  return (
    (keys.has('apiVersion') && keys.has('kind')) ||
    [
      'jobs',
      'steps',
      'stages',
      'openapi',
      'swagger',
      '$schema',
      'dependencies',
      'AWSTemplateFormatVersion',
      'services',
    ].some((key) => keys.has(key) && get(document, key) !== undefined)
  );
}
