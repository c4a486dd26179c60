import { type Command, parseShell } from '../../../src/formats/shell/index.ts';
import { lockFilesOf, removedBy } from '../../../src/lexicon/supply-install-words.ts';
import { type Install, installOf, lockSwitchOf } from '../../../src/lexicon/supply-installs.ts';

/** An install among the commands of a script. */
export interface Called {
  readonly install: Install;
  /** Counts from 1 within the script. */
  readonly line: number;
  /** Folders that were gone into before, in order, as they are written; null where a variable decides. */
  readonly folders: readonly string[] | null;
}

const howStarted = { errexit: false, pipefail: false };

/** What later commands of the same place find: variables that are set, programs told to keep to their lockfiles, files removed. */
export interface Setting {
  readonly env: Map<string, string>;
  readonly switched: Set<string>;
  /** Names of files that are gone. */
  readonly removed: Set<string>;
}

/** A fresh setting, or a copy of another one. */
export function settingFrom(before?: Setting): Setting {
  return { env: new Map(before?.env), switched: new Set(before?.switched), removed: new Set(before?.removed) };
}

/** The installs of a shell text, in order; null where it cannot be understood. What it switches on is kept in `setting`. */
export function installsIn(text: string, setting: Setting): readonly Called[] | null {
  const script = parseShell(text, howStarted);
  if (script === null) return null;
  const found: Called[] = [];
  const env = new Map(setting.env);
  const places = new Map<string, readonly string[] | null>([['', []]]);
  for (const { words, assignments, line, subshells = [], reached } of script.commands) {
    if (reached === 'no') continue;
    const said = words.map((word) => word.text);
    if (said[0] === 'export') keepExports(env, said.slice(1));
    const shell = subshells.join(' ');
    const place = placeOf(places, subshells);
    if (said[0] === 'cd' || said[0] === 'pushd') places.set(shell, entered(place, words[1]));
    else if (said[0] === 'popd') places.set(shell, null);
    const switched = lockSwitchOf(said);
    if (switched !== null) setting.switched.add(switched);
    if (reached !== 'unknown') for (const name of removedBy(said)) setting.removed.add(name);
    const given = assignments.map(({ name, value }) => `${name}=${value.text}`);
    const install = installOf([...given, ...said], { env });
    if (install === null) continue;
    const isSwitched = install.takes === 'manifest' && setting.switched.has(install.ecosystem);
    const isGone =
      install.takes === 'manifest' && lockFilesOf(install.program).some((name) => setting.removed.has(name));
    const honoursLock = isGone ? 'no' : isSwitched ? 'yes' : install.honoursLock;
    found.push({ install: { ...install, honoursLock }, line, folders: place });
  }
  return found;
}

/** The place of a subshell: its own, or that of the nearest one around it. */
function placeOf(
  places: ReadonlyMap<string, readonly string[] | null>,
  subshells: readonly number[],
): readonly string[] | null {
  for (let depth = subshells.length; depth >= 0; depth--) {
    const place = places.get(subshells.slice(0, depth).join(' '));
    if (place !== undefined) return place;
  }
  return null;
}

function entered(place: readonly string[] | null, to: Command['words'][number] | undefined): readonly string[] | null {
  if (to === undefined || !to.isFixed || to.text === '-') return null;
  if (to.text.startsWith('/')) return [to.text];
  return place === null ? null : [...place, to.text].slice(-50);
}

function keepExports(env: Map<string, string>, words: readonly string[]): void {
  for (const word of words) {
    const [, name, value] = /^([A-Za-z_]\w{0,100})=(.{0,300})$/.exec(word) ?? [];
    if (name !== undefined && value !== undefined) env.set(name, value);
  }
}
