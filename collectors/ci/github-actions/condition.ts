import type { Tri } from '../../../src/core/facts/base.ts';
import { holds, type Lookup, TOPIC, TRUNK, UNKNOWN, type Value } from '../condition.ts';
import type { Change } from '../model.ts';

/** How a run of a workflow began, as far as the conditions of its jobs can see. */
export interface Run {
  readonly event: string;
  /** What it is for: a push may be one to trunk, or one to the branch of a change request. */
  readonly change: Change;
  readonly trunk: string | null;
}

/** Functions that are true of a run in which nothing failed so far and nobody stopped it. */
const answers: Readonly<Record<string, Tri>> = { always: 'yes', success: 'yes', failure: 'no', cancelled: 'no' };

function lookupIn({ event, change, trunk }: Run): Lookup {
  const isRequest = event === 'pull_request' || event === 'pull_request_target';
  // The merge of a request, a queue's branch, a topic: none that a condition would name. A target is the base itself.
  const isOnTrunk = change === 'trunkPush' || event === 'pull_request_target';
  const branch: Value = trunk ?? TRUNK;
  const known: Readonly<Record<string, Value>> = {
    'github.event_name': event,
    'github.ref': !isOnTrunk ? TOPIC : trunk === null ? TRUNK : `refs/heads/${trunk}`,
    'github.ref_name': isOnTrunk ? branch : TOPIC,
    'github.ref_type': isRequest ? UNKNOWN : 'branch',
    'github.base_ref': isRequest ? branch : '',
    'github.head_ref': isRequest ? TOPIC : '',
    'github.event.pull_request.base.ref': isRequest ? branch : null,
    'github.event.repository.default_branch': branch,
    // A draft cannot be merged: what runs for the change that is merged counts.
    'github.event.pull_request.draft': isRequest ? false : null,
  };
  return (name) => (Object.hasOwn(known, name) ? (known[name] ?? null) : UNKNOWN);
}

/** An expression without the `${{ }}` that may stand around it. */
export function bare(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('${{') && trimmed.endsWith('}}') ? trimmed.slice(3, -2).trim() : trimmed;
}

/** Whether an `if:` lets a job or step go in a run, as far as it is made of the event, the branch and literals. */
export function condition(text: string | undefined, run: Run): Tri {
  if (text === undefined) return 'yes';
  const inner = bare(text);
  // A template inside other text is a text, and a text that is not empty is true; nobody means that.
  if (inner.includes('${{')) return 'unknown';
  return holds(inner, lookupIn(run), { call: (name) => answers[name] ?? 'unknown', isLoose: true });
}
