import type { Tri } from '../../../src/core/facts/base.ts';
import { all, not } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Doing, Place, Step } from '../model.ts';
import { allowedBy, type Cases, groupsOf, runsOf } from './cases.ts';
import { type Checkout, checkoutOf } from './checkout.ts';
import { conditionOf, fine, ifOf } from './condition.ts';
import { directoryOf } from './directory.ts';
import { afterFailure, asksFor } from './failure.ts';
import { asideOf, asideRun, type Budget, type Frame, placeIn, spend, stepsOf, usualOf } from './frame.ts';
import { legsOfStep } from './legs.ts';
import { noteStep, seenIn, type Workspace } from './seen.ts';
import { shellOf, usualShell } from './shell.ts';
import { truth } from './switch.ts';
import { usedIn } from './uses.ts';
import { waysOf } from './ways.ts';
import { fromWorkspace, withinWorkspace } from './workspace.ts';

/** Longest name of a step that is kept. */
const longestName = 200;

/** Whether some step asks how this one came out: what it lets pass may fail the job there. */
function judgedLater(step: Yaml, items: readonly Yaml[]): boolean {
  const id = text(get(step, 'id'));
  if (id === undefined || isEmpty(get(step, 'continue-on-error'))) return false;
  return items.some((one) =>
    `${text(get(one, 'if')) ?? ''} ${text(get(one, 'run')) ?? ''}`.includes(`steps.${id}.outcome`),
  );
}

/** The steps of a job in some of its cases; one step for each folder that a matrix runs it in. */
export function readSteps(frame: Frame, id: string, job: Yaml, cases: Cases, budget: Budget): readonly Step[] {
  const items = stepsOf(job);
  const shell = usualShell(frame.root, job, cases.fillings);
  const folder = usualOf(job, 'working-directory') ?? usualOf(frame.root, 'working-directory') ?? '';
  const workspace: Workspace = { checkouts: [], isDoubtful: false };
  return items.flatMap((step): readonly Step[] => {
    const name = text(get(step, 'name'))?.slice(0, longestName) ?? null;
    const allowed = allowedBy(ifOf(step));
    const blocking = judgedLater(step, items) ? 'unknown' : not(truth(get(step, 'continue-on-error')));
    const found = doingsOf(step, {
      shell: text(get(step, 'shell')) ?? shell,
      folder: text(get(step, 'working-directory')) ?? folder,
      ...{ cases, before: workspace.checkouts, budget },
    });
    const written = ifOf(step);
    const before = [...workspace.checkouts];
    const own = text(get(step, 'id'));
    const usual = text(get(step, 'run')) === undefined ? '' : (text(get(step, 'working-directory')) ?? folder);
    const steps = found.map(({ doing, of, folder: within }) => ({
      name,
      ...(own === undefined ? {} : { id: own }),
      asksFor: asksFor(written),
      isAlways: written === undefined,
      legs: () => legsOfStep({ root: frame.root, job, step, ways: waysOf(of, allowed), folder: usual, before }),
      onOtherBranch: () => all(asideOf(frame, id), asideBy(written, frame.own.trunk)),
      afterFailure: () => afterFailure(written, of.live),
      at: stepPlace(frame, step),
      runs: runsOf(of, allowed),
      sees: runsOf(of, (one) => all(allowed(one), seenIn(workspace, step, within, one, frame.own.trunk))),
      blocking,
      doing,
      via: frame.via,
    }));
    const checkout = checkoutOf(step, frame.own.name);
    if (checkout === undefined) noteStep(workspace, step);
    else workspace.checkouts.push(checkout);
    return steps;
  });
}

/** Whether a condition lets a run go that a person starts on another branch than trunk. */
function asideBy(written: string | undefined, trunk: string | null): Tri {
  return conditionOf(written)({ run: asideRun(trunk), inputs: null, matrix: null, results: null, status: fine });
}

function stepPlace(frame: Frame, step: Yaml): Place {
  const run = get(step, 'run');
  return placeIn(frame, run?.type === 'scalar' ? run.textLine : step.line);
}

interface Done {
  readonly doing: Doing;
  readonly of: Cases;
  /** Where a script runs, as it stands in the workspace; null where that is not told. */
  readonly folder: string | null;
}

interface Setting {
  readonly shell: string | undefined;
  readonly folder: string;
  readonly cases: Cases;
  /** What the steps before it checked out. */
  readonly before: readonly Checkout[];
  readonly budget: Budget;
}

function doingsOf(step: Yaml, { shell, folder, cases, before, budget }: Setting): readonly Done[] {
  const run = text(get(step, 'run'));
  if (run === undefined) return [{ doing: actionOf(step, cases), of: cases, folder: null }];
  const dialect = shellOf(shell);
  if (dialect === null) return [{ doing: foreignTo(shell ?? ''), of: cases, folder: null }];
  const groups = groupsOf(cases, fromWorkspace(folder));
  const told = spend(budget, groups.length - 1) ? groups : [{ value: null, cases }];
  return told.map(({ value, cases: of }) => ({
    doing: { type: 'script', text: run, shell: dialect, directory: directoryOf(value, before) },
    of,
    folder: value === null ? null : withinWorkspace(value),
  }));
}

/** A script of another language. */
function foreignTo(shell: string): Doing {
  if (shell.includes('${{')) return { type: 'unread', what: 'a shell that an expression chooses', why: 'dynamic' };
  return { type: 'unread', what: (shell.trim().split(/\s/)[0] ?? '').slice(0, longestName), why: 'unknown_program' };
}

function actionOf(step: Yaml, cases: Cases): Doing {
  const uses = text(get(step, 'uses'));
  if (uses === undefined) return { type: 'unread', what: 'a step that runs nothing', why: 'malformed' };
  const values = groupsOf(cases, uses);
  const value = values.length === 1 ? values[0]?.value : null;
  const used = usedIn(value ?? uses);
  if (used === undefined) return { type: 'unread', what: 'an action without a name', why: 'malformed' };
  if (value === null || value === undefined) return { type: 'unread', what: used.written, why: 'dynamic' };
  return { type: 'action', uses: used.written, inputs: inputsOf(step) };
}

/** What `with:` hands on, as written; lists and maps are none that an action can be given. */
export function inputsOf(node: Yaml): ReadonlyMap<string, string> {
  const found = entries(get(node, 'with')).flatMap(([key, value]) => {
    const written = text(value);
    return written === undefined ? [] : [[key, written] as const];
  });
  return new Map(found);
}
