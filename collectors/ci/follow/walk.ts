import type { Tri } from '../../../src/core/facts/base.ts';
import { withoutSecrets } from '../../../src/core/secrets.ts';
import type { LexiconAdditions, RepositoryFiles } from '../../../src/core/source.ts';
import { any } from '../../../src/core/tri.ts';
import type { Place, Unresolved } from '../model.ts';
import type { Recognised } from '../recognise/index.ts';
import type { Acts } from './act.ts';
import type { Done } from './done.ts';
import { withoutMarks } from './locate.ts';
import type { Said } from './said.ts';
import type { Settings } from './settings.ts';
import type { Tree } from './trees.ts';

/**
 * What one step may cost: far more than any real one, and little enough for a repository that was made to be slow.
 * Beyond any of them one unknown says so.
 */
export const limits = {
  depth: 8,
  commands: 2000,
  done: 400,
  via: 10,
  /** Letters of script text, each time it is run. */
  letters: 4 * 1024 * 1024,
  /** Commands of all steps of one repository together. */
  allCommands: 300_000,
} as const;

/** Longest name that is told. */
const longestName = 120;

/** The state of following one step. */
export interface Walk {
  readonly additions: LexiconAdditions;
  /** Repositories that were come to, by the position that marks them in paths. */
  readonly trees: Tree[];
  readonly found: Map<string, Done>;
  readonly settings: Settings;
  /** What is spent of the limits. */
  commands: number;
  letters: number;
  /** On what commands act, where that is asked; otherwise left out. */
  readonly acts?: Acts;
  /** Commands in their own words, where nobody asks on what they act; otherwise left out. */
  readonly said?: Said[];
}

/** Where something was found, and what led there. */
export interface Finding {
  readonly at: Place;
  readonly via: readonly string[];
  readonly blocking: Tri;
}

const spent = new WeakMap<RepositoryFiles, number>();
/** What is asked later costs nothing of what was there before. */
const spentOnActs = new WeakMap<RepositoryFiles, number>();

/** Counts a command against the limits of the step and of the repository; gives the limit that is used up, if one is. */
export function spend(walk: Walk, source: RepositoryFiles, letters = 0): keyof typeof limits | null {
  const all = walk.acts === undefined ? spent : spentOnActs;
  const before = all.get(source) ?? 0;
  walk.commands++;
  walk.letters += letters;
  all.set(source, before + 1);
  if (walk.letters > limits.letters) return 'letters';
  if (walk.commands > limits.commands) return 'commands';
  return before < limits.allCommands ? null : 'allCommands';
}

/** Notes something known that a command, action or template does. */
export function noteKnown(
  walk: Walk,
  { capability, tool, confidence }: Recognised,
  finding: Finding,
  targets: Done['targets'] = null,
): void {
  const isName = confidence === 'name';
  note(walk, {
    capability,
    tool,
    confidence: isName ? 'name' : finding.via.length > 0 ? 'indirect' : 'exact',
    ...told(finding),
    targets,
    unresolved: null,
    what: null,
  });
}

/** Notes something that was not resolved; `what` is a word, a path or an action. */
export function noteUnknown(walk: Walk, what: string, why: Unresolved, finding: Finding): void {
  note(walk, {
    capability: 'unknown',
    tool: null,
    confidence: finding.via.length > 0 ? 'indirect' : 'exact',
    ...told(finding),
    targets: null,
    unresolved: why,
    what: nameFor(what),
  });
}

/** Notes once that a limit was come to, whichever it was. */
export function noteLimit(walk: Walk, limit: keyof typeof limits, finding: Finding): void {
  const key = `limit ${limit}`;
  if (walk.found.has(key)) return;
  const unit = limit === 'depth' ? 'calls one in another' : limit === 'allCommands' ? 'commands in all' : limit;
  const done: Done = {
    capability: 'unknown',
    tool: null,
    confidence: finding.via.length > 0 ? 'indirect' : 'exact',
    ...told(finding),
    targets: null,
    // What was not looked at may hold anything, wherever it was noticed.
    blocking: 'unknown',
    unresolved: 'too_large',
    what: `more than ${limits[limit]} ${unit}`,
  };
  walk.found.set(key, done);
}

function told({ at, via, blocking }: Finding): Finding {
  return { at, via: via.length > limits.via ? [...via.slice(0, limits.via - 1), via.at(-1) ?? ''] : via, blocking };
}

/** The same thing at the same place by the same way counts once, and blocks if it does at any time. */
function note(walk: Walk, done: Done): void {
  const key = JSON.stringify([done.capability, done.tool, done.via, done.at, done.what, done.targets]);
  const before = walk.found.get(key);
  if (before !== undefined) walk.found.set(key, { ...done, blocking: any(before.blocking, done.blocking) });
  else if (walk.found.size < limits.done) walk.found.set(key, done);
  else noteLimit(walk, 'done', done);
}

/** A name that may be told: one short line without addresses' credentials. */
export function nameFor(written: string): string {
  // Credentials are taken out before the name is cut, or a part of one could be left.
  const line = withoutSecrets(withoutMarks(written.slice(0, 4000)))
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\/\/[^/@\s]{1,200}@/g, '//')
    .trim();
  return line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line;
}
