import type { Word } from '../../../src/formats/shell/index.ts';
import { folderOf, moved, type Place } from './place.ts';

const longest = 300;
/** A script's own folder, as scripts ask for it: `$(dirname $0)`, `$(cd $(dirname $0)/.. && pwd)`, `${0%/*}`. */
const ownFolder =
  /^(?:\$\((?:cd (?:-P )?(?:-- )?)?\$\(dirname (?:-- )?\$(?:0|BASH_SOURCE(?:\[0\])?)\)([\w./-]{0,200}) ?(?:>\/dev\/null(?: 2>&1)? )?(?:&&|;) ?pwd(?: -P)?\)|\$\(dirname (?:-- )?\$(?:0|BASH_SOURCE(?:\[0\])?)\)|\$(?:0|BASH_SOURCE(?:\[0\])?)%\/\*)((?:\/[\w.-]{0,100}){0,20})$/;
const repository = /^\$\(git rev-parse --show-toplevel\)((?:\/[\w.-]{0,100}){0,20})$/;
const variable = /^\$([A-Za-z_]\w{0,60})((?:\/[\w.-]{0,100}){0,20})$/;
const assignment =
  /^[ \t]{0,40}(?:(?:export|readonly|local|declare|typeset) (?:-\w )?)?([A-Za-z_]\w{0,60})=([^\n]{1,300})$/gm;

/** A text of the shell without quotes and braces, so that one pattern fits all ways of writing it. */
const bare = (text: string): string =>
  text
    .slice(0, longest)
    .replace(/["'{}\\]/g, '')
    .replaceAll('&> /dev/null', '>/dev/null')
    .trim();

/** The place that a word names, seen from another; null where a variable or a command decides. */
export function standing(place: Place | null, word: Word, variables: ReadonlyMap<string, Place>): Place | null {
  if (word.isFixed) return place === null ? null : moved(place, word.text);
  const text = bare(word.text);
  return ofOwnFolder(text, variables) ?? ofVariable(text, variables);
}

function ofOwnFolder(text: string, variables: ReadonlyMap<string, Place>): Place | null {
  const top = repository.exec(text);
  if (top !== null) return moved({ known: true, path: '' }, `.${top[1] ?? ''}`);
  const own = ownFolder.exec(text);
  const home = variables.get('0');
  if (own === null || home === undefined) return null;
  const inner = moved(home, `.${own[1] ?? ''}`);
  return inner === null ? null : moved(inner, `.${own[2] ?? ''}`);
}

function ofVariable(text: string, variables: ReadonlyMap<string, Place>): Place | null {
  const hit = variable.exec(text);
  const value = hit === null ? undefined : variables.get(hit[1] ?? '');
  return value === undefined ? null : moved(value, `.${hit?.[2] ?? ''}`);
}

/** Places that a script keeps in variables, by name, `0` being its own folder. A variable that is assigned twice is none. */
export function placesIn(script: string, path: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>([['0', { known: true, path: folderOf(path) }]]);
  const seen = new Set<string>();
  for (const [, name, value] of script.matchAll(assignment)) {
    if (name === undefined || value === undefined) continue;
    if (seen.has(name)) {
      places.delete(name);
      continue;
    }
    seen.add(name);
    const to = standing(null, { text: value, isFixed: false }, places);
    if (to !== null) places.set(name, to);
  }
  return places;
}
