import type { Action } from './action.ts';
import { builds } from './builds.ts';
import { installerOwners, installerPrefixes, installers } from './installers.ts';
import { linting } from './linting.ts';
import { neutral } from './neutral.ts';
import { releases } from './releases.ts';
import { scans } from './scans.ts';

/** All actions that are listed, each once. */
export const listed: readonly Action[] = [...builds, ...linting, ...neutral, ...releases, ...scans];

const byName = new Map(listed.map((action) => [action.uses, action]));

/** The entry of an action by `owner/name[/path]` in small letters: its own, or that of a folder above it; null for none. */
export function actionEntry(name: string): Action | null {
  const parts = name.split('/').slice(0, 8);
  const above = parts.map((_, index) => `${parts.slice(0, parts.length - index - 1).join('/')}/*`);
  const own = byName.get(name);
  if (own !== undefined) return own;
  if (isInstaller(name)) return { uses: name, effects: [] };
  return above.map((folder) => byName.get(folder)).find((entry) => entry !== undefined) ?? null;
}

/** Whether an action only installs a tool or logs in, as its name says. */
function isInstaller(name: string): boolean {
  const [owner = '', repository = ''] = name.split('/');
  if (installers.has(repository)) return true;
  return installerOwners.includes(owner) && installerPrefixes.some((prefix) => repository.startsWith(prefix));
}
