import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, not, tri } from '../../../src/core/tri.ts';
import { get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Job, Occasions } from '../model.ts';
import type { Presence, Presences } from './before.ts';
import { each } from './order.ts';
import type { Reading } from './reading.ts';
import { remembered } from './remembered.ts';
import type { Extended } from './resolve.ts';
import { flatRules, onlyLets, rulesLet, starts, type Way, wayOf, waysByRules } from './rules.ts';
import { type Setting, type Situation, situations } from './setting.ts';
import type { Doubt, Sheet } from './sheet.ts';

/** A pipeline's files as one, and whether a job of another pipeline starts it. */
export interface Frame {
  readonly reading: Reading;
  readonly sheet: Sheet;
  readonly isChild: boolean;
  /** What was found before: of the workflow by setting, of each job by setting. */
  readonly known: { readonly lets: Map<string, Tri>; readonly ways: Map<Extended, Map<string, readonly Way[]>> };
}

/** A pipeline of which nothing was judged yet. */
export function frameOf(reading: Reading, sheet: Sheet, isChild: boolean): Frame {
  return { reading, sheet, isChild, known: { lets: new Map(), ways: new Map() } };
}

const open: Way = { start: 'unknown', regardless: 'unknown' };
const left: Way = { start: 'never', regardless: 'no' };

function settingOf({ reading, isChild }: Frame, situation: Situation, touched: boolean): Setting {
  return { situation, touched, isChild, trunk: reading.trunk, conditions: reading.conditions };
}

/** Whether `workflow:` lets a kind of pipeline start at all. */
export function workflowLets(frame: Frame, situation: Situation, touched = true): Tri {
  const rules = get(get(frame.sheet.root, 'workflow'), 'rules');
  if (rules === undefined) return frame.sheet.isOpen ? 'unknown' : 'yes';
  const setting = settingOf(frame, situation, touched);
  return remembered(frame.known.lets, `${situation} ${touched}`, () => rulesLet(rules, setting));
}

function waysIn(frame: Frame, extended: Extended, situation: Situation, touched = true): readonly Way[] {
  const known = remembered(frame.known.ways, extended, () => new Map<string, readonly Way[]>());
  const setting = settingOf(frame, situation, touched);
  return remembered(known, `${situation} ${touched}`, () => freshWays(frame, extended, setting));
}

function freshWays(frame: Frame, { job, isWhole }: Extended, setting: Setting): readonly Way[] {
  const rules = get(job, 'rules');
  const [only, except, when] = ['only', 'except', 'when'].map((key) => get(job, key));
  if (rules !== undefined) return waysByRules(rules, setting, when);
  if (!isWhole) return [open];
  const own = wayOf(when);
  // Where `workflow:rules` decide, jobs without rules run in every pipeline, those of merge requests too.
  const isDecided = get(get(frame.sheet.root, 'workflow'), 'rules') !== undefined;
  const lets = isDecided && only === undefined && except === undefined ? 'yes' : onlyLets(only, except, setting);
  return lets === 'yes' ? [own] : lets === 'no' ? [left] : [own, left];
}

/** Whether a job starts in a kind of pipeline; with `touched` false, for a change that no `changes:` of its asks for. */
export function presenceIn(frame: Frame, extended: Extended, situation: Situation, touched = true): Presence {
  const ways = waysIn(frame, extended, situation, touched);
  const lets = workflowLets(frame, situation, touched);
  const hand = doubted(all(lets, starts(ways, 'hand')), extended.doubt);
  return {
    itself: doubted(all(lets, starts(ways, 'itself')), extended.doubt),
    hand,
    holds: extended.doubt !== 'content' && ways.some(({ start }) => start === 'hand') ? hand : 'no',
  };
}

function doubted(told: Tri, doubt: Doubt): Tri {
  if (doubt === 'content') return 'unknown';
  return doubt === 'presence' ? all(told, 'unknown') : told;
}

/** Whether a job starts in each kind of pipeline, as its own rules have it. */
export function presencesOf(frame: Frame, extended: Extended): Presences {
  return each((situation) => presenceIn(frame, extended, situation));
}

/** Whether a job starts whatever became of those before it, wherever it starts at all. */
export function regardlessOf(frame: Frame, extended: Extended): Tri {
  const ways = situations
    .flatMap((situation) => waysIn(frame, extended, situation))
    .filter(({ start }) => start !== 'never');
  const first = ways[0]?.regardless ?? 'no';
  return extended.doubt !== 'content' && ways.every(({ regardless }) => regardless === first) ? first : 'unknown';
}

/** Whether a job's failure fails the pipeline. */
export function blockingOf({ job, isWhole, doubt }: Extended): Tri {
  if (doubt === 'content') return 'unknown';
  const rules = flatRules(get(job, 'rules'));
  // A rule may let failures pass, or not be known.
  const inRules =
    (get(job, 'rules') !== undefined && rules === undefined) ||
    (rules ?? []).some((rule) => rule === null || allows(get(rule, 'allow_failure')));
  const allowed = get(job, 'allow_failure');
  // https://docs.gitlab.com/ci/yaml/#allow_failure: a job that a person starts may fail, unless told otherwise.
  if (isEmpty(allowed)) return inRules || !isWhole ? 'unknown' : tri(text(get(job, 'when')) !== 'manual');
  const written = text(allowed);
  if (written !== 'true' && written !== 'false') return 'unknown';
  return all(not(tri(written === 'true')), inRules ? 'unknown' : 'yes');
}

function allows(allowed: Yaml | undefined): boolean {
  return !isEmpty(allowed) && text(allowed) !== 'false';
}

/** The kinds of pipeline a job starts in, as occasions. */
export function occasionsOf(presences: Presences): Occasions {
  const itself = (...on: readonly Situation[]): Tri => any(...on.map((situation) => presences[situation].itself));
  return {
    // A branch's pipeline is shown, and can be required, on the change request of that branch.
    changeRequest: itself('request', 'topicPush'),
    trunkPush: itself('trunkPush'),
    // Whether a schedule exists is kept on the server.
    schedule: all('unknown', itself('schedule')),
    tag: itself('tag'),
    manual: any(itself('manual'), ...situations.map((situation) => presences[situation].hand)),
  };
}

/** Who lets a job start: where it could deploy (trunk and tags, else wherever it is at all) always a person, or the forge. */
export function approvalOf(presences: Presences, environment: Job['environment']): Job['approval'] {
  const isThere = (situation: Situation): boolean =>
    presences[situation].itself !== 'no' || presences[situation].hand !== 'no';
  const lasting = (['trunkPush', 'tag'] as const).filter(isThere);
  const judged = lasting.length > 0 ? lasting : situations.filter(isThere);
  const isByHand = judged.length > 0 && judged.every((situation) => presences[situation].itself === 'no');
  if (isByHand) return 'inline';
  return environment === null ? 'none' : 'server_side';
}
