import type { Tri } from '../../../src/core/facts/base.ts';
import { get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { judgeOf, type Lookup, TOPIC, TRUNK, UNKNOWN, type Value } from '../condition.ts';
import { call, type Status } from './functions.ts';
import type { Start } from './triggers.ts';

/** Values of `inputs` or of one leg of `matrix` by lower-case name, `target.name` for one inside a map. */
export type Values = ReadonlyMap<string, Value>;

/** The value of a name; null for one that is not defined. */
export function valueIn(values: Values, written: string): Value {
  const name = written.toLowerCase();
  const value = values.get(name);
  if (value !== undefined) return value;
  const isOfUnknown = [...values].some(([key, one]) => one === UNKNOWN && name.startsWith(`${key}.`));
  const isMap = [...values.keys()].some((key) => key.startsWith(`${name}.`));
  return isOfUnknown || isMap ? UNKNOWN : null;
}

/** What the expressions of a job can see; null stands for values of which nothing is known. */
export interface Sight {
  readonly run: Start;
  readonly inputs: Values | null;
  readonly matrix: Values | null;
  /** Results of the jobs it needs by lower-case name; null where they were not followed. */
  readonly results: Values | null;
  readonly status: Status;
}

/** How things stand in a run in which nothing failed so far. */
export const fine: Status = { success: 'yes', failure: 'no' };

const begun = (begins: string, isTopic: boolean): Value => ({ begins, isTopic });

/** Full name of the ref that a run is of, its short name, and what sort of ref it is. */
function refOf({ event, occasion, trunk, isAside }: Start): readonly [Value, Value, Value] {
  if (occasion === 'tag') return [begun('refs/tags/', false), begun('', false), 'tag'];
  if (isAside === true) return [begun('refs/heads/', true), TOPIC, 'branch'];
  if (occasion === 'manual') return [begun('refs/', false), UNKNOWN, UNKNOWN];
  if (event === 'pull_request') return [begun('refs/pull/', true), TOPIC, UNKNOWN];
  // A target is the base itself; a queue's branch and a topic are none that a condition would name.
  if (occasion === 'changeRequest' && event !== 'pull_request_target')
    return [begun('refs/heads/', true), TOPIC, 'branch'];
  const full = trunk === null ? begun('refs/heads/', false) : `refs/heads/${trunk}`;
  return [full, trunk ?? TRUNK, event === 'pull_request_target' ? UNKNOWN : 'branch'];
}

function knownOf(run: Start): Readonly<Record<string, Value>> {
  const { event, occasion, trunk } = run;
  const isRequest = event === 'pull_request' || event === 'pull_request_target';
  const branch: Value = trunk ?? TRUNK;
  const [ref, name, type] = refOf(run);
  return {
    'github.event_name': event,
    'github.ref': ref,
    'github.event.ref': event === 'push' || event === 'workflow_dispatch' ? ref : event === 'create' ? name : null,
    'github.ref_name': name,
    'github.ref_type': type,
    'github.base_ref': isRequest ? branch : '',
    'github.head_ref': isRequest ? TOPIC : '',
    'github.event.pull_request': isRequest ? TOPIC : null,
    'github.event.pull_request.base.ref': isRequest ? branch : null,
    'github.event.repository.default_branch': branch,
    // A draft cannot be merged: what runs for the change that is merged counts; and it is the merge that brings it.
    'github.event.pull_request.draft': isRequest ? false : null,
    'github.event.pull_request.merged': isRequest ? occasion === 'trunkPush' : null,
    'github.event.workflow_run.conclusion': event === 'workflow_run' ? 'success' : null,
    ...(isRequest && occasion === 'trunkPush' ? { 'github.event.action': 'closed' } : {}),
  };
}

/** What events carry of their own; elsewhere nothing of it is defined. */
const carried: readonly (readonly [string, RegExp])[] = [
  ['github.event.pull_request.', /^pull_request/],
  ['github.event.workflow_run.', /^workflow_run$/],
  ['github.event.release.', /^release$/],
  ['github.event.issue.', /^issue/],
  ['github.event.comment.', /comment$/],
];

function lookupIn({ run, inputs, matrix, results }: Sight): Lookup {
  const known = knownOf(run);
  const within = (values: Values | null, name: string): Value => (values === null ? UNKNOWN : valueIn(values, name));
  return (written) => {
    const name = written.toLowerCase();
    if (Object.hasOwn(known, name)) return known[name] ?? null;
    if (name.startsWith('inputs.')) return within(inputs, name.slice('inputs.'.length));
    if (name.startsWith('matrix.')) return within(matrix, name.slice('matrix.'.length));
    if (name.startsWith('github.event.inputs.')) return run.event === 'workflow_dispatch' ? UNKNOWN : null;
    if (name === 'needs.*.result') return results === null ? UNKNOWN : [...results.values()];
    const need = /^needs\.([\w-]+)\.result$/.exec(name)?.[1];
    if (need !== undefined) return within(results, need);
    const isElsewhere = carried.some(([prefix, events]) => name.startsWith(prefix) && !events.test(run.event));
    return isElsewhere ? null : UNKNOWN;
  };
}

/** An expression without the `${{ }}` that may stand around it. */
export function bare(written: string): string {
  const trimmed = written.trim();
  return trimmed.startsWith('${{') && trimmed.endsWith('}}') ? trimmed.slice(3, -2).trim() : trimmed;
}

/** The `if:` of a job or step; undefined where it has none, and a text that nothing can be told of where it is no text. */
export function ifOf(node: Yaml): string | undefined {
  const written = get(node, 'if');
  return isEmpty(written) ? undefined : (text(written) ?? '');
}

/** Whether an `if:` lets a job or step go, as far as it is made of what `Sight` knows and literals. */
export type Condition = (sight: Sight) => Tri;

/** Takes an `if:` apart, to be judged many times; none lets all go. */
export function conditionOf(written: string | undefined): Condition {
  if (written === undefined) return () => 'yes';
  const judge = judgeIn(written);
  return (sight) => judge(lookupIn(sight), sight.status);
}

/** Whether an `if:` holds for no run at all, such as `false`. */
export function isNever(written: string | undefined): boolean {
  return written !== undefined && judgeIn(written)(() => UNKNOWN, { success: 'unknown', failure: 'unknown' }) === 'no';
}

/** An `if:` for any meaning of its names. */
export function judgeIn(written: string): (lookup: Lookup, status: Status) => Tri {
  const inner = bare(written);
  // A template inside other text is a text, and a text that is not empty is true; nobody means that.
  if (inner.includes('${{')) return () => 'unknown';
  const judge = judgeOf(inner);
  return (lookup, status) => judge(lookup, { call: (name, given) => call(name, given, status), isLoose: true });
}
