import type { Tri } from '../../../src/core/facts/base.ts';
import { any } from '../../../src/core/tri.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { isFetching, leavesChange } from '../fetching.ts';
import type { Case } from './cases.ts';
import { type Checkout, fetchesItself } from './checkout.ts';
import { usedIn } from './uses.ts';
import { isWithin, withinWorkspace } from './workspace.ts';

/** More than any job has; beyond them nothing is known of what lies in the workspace. */
const mostCheckouts = 20;

/** What the steps of a job have put into the workspace so far. */
export interface Workspace {
  readonly checkouts: Checkout[];
  /** Something else may have put other code there since the first checkout. */
  isDoubtful: boolean;
}

/** Actions that put no code into the workspace: they install a tool, log in, or keep a cache. */
const harmless =
  /^(actions\/(checkout|cache|setup-[\w-]+|upload-artifact)|[\w.-]+\/(setup|install)-[\w-]+|aws-actions\/configure-aws-credentials|azure\/login|google-github-actions\/auth|docker\/login-action|github\/codeql-action\/init|step-security\/harden-runner)$/i;

/** Notes what a step may have put into the workspace beside what checkouts do. */
export function noteStep(workspace: Workspace, step: Yaml): void {
  const run = text(get(step, 'run'));
  const uses = text(get(step, 'uses'));
  const name = uses === undefined ? undefined : usedIn(uses)?.name;
  if (run !== undefined ? isFetching(run) : name === undefined || !harmless.test(name)) workspace.isDoubtful = true;
}

/**
 * Whether a step that works on what is checked out works on what the run is about, as far as the steps before it tell.
 * `folder`: where its script runs, as it stands in the workspace; null where that is not told.
 */
export function seenIn(workspace: Workspace, step: Yaml, folder: string | null, one: Case, trunk: string | null): Tri {
  const { checkouts } = workspace;
  const itself = fetchesItself(step, one);
  if (checkouts.length > mostCheckouts) return any(itself, 'unknown');
  const run = text(get(step, 'run'));
  const told = inFolder(checkouts, run === undefined ? folderOfAction(step, checkouts) : folder, one);
  const isDoubtful = run === undefined ? workspace.isDoubtful : workspace.isDoubtful || isFetching(run);
  const isElsewhere = run !== undefined && (leavesChange(run, trunk) || entersOther(run, checkouts, one));
  if (told === 'yes') return any(itself, isElsewhere ? 'unknown' : 'yes');
  return any(itself, isDoubtful ? 'unknown' : told);
}

/** What lies in a folder; where no checkout is known to hold it, what all of them hold. */
function inFolder(checkouts: readonly Checkout[], folder: string | null, one: Case): Tri {
  const there = checkouts.map((checkout) => ({ ...checkout, comes: checkout.reached(one), told: checkout.holds(one) }));
  const live = there.filter(({ comes }) => comes !== 'no');
  let found: { readonly length: number; readonly told: Tri } | undefined;
  for (const { path, comes, told } of live) {
    if (folder === null || path === null || !isWithin(folder, path) || path.length < (found?.length ?? 0)) continue;
    found = { length: path.length, told: comes === 'yes' || told === found?.told ? told : 'unknown' };
  }
  if (found !== undefined) return found.told;
  const [first, ...others] = live;
  const isSure = live.some(({ comes }) => comes === 'yes');
  return first !== undefined && isSure && others.every(({ told }) => told === first.told) ? first.told : 'unknown';
}

/** The folder that an input of an action names, where something was checked out there; else the root. */
function folderOfAction(step: Yaml, checkouts: readonly Checkout[]): string {
  const folders = checkouts.flatMap(({ path }) => (path === null || path === '' ? [] : [path]));
  const values = entries(get(step, 'with')).flatMap(([, value]) => withinWorkspace(text(value) ?? '') ?? []);
  return values.find((value) => folders.some((folder) => isWithin(value, folder))) ?? '';
}

/** Whether a script names, as a word of its own, the folder of a checkout that is not of the change. */
function entersOther(run: string, checkouts: readonly Checkout[], one: Case): boolean {
  const others = checkouts.filter(({ path, holds }) => path !== null && path !== '' && holds(one) !== 'yes');
  if (others.length === 0) return false;
  const words = new Set(run.split(/[\s;=&|"'()]+/).map((word) => word.replace(/^\.\//, '').replace(/\/$/, '')));
  return others.some(({ path }) => path !== null && words.has(path));
}
