import type { Tri } from '../../src/core/facts/base.ts';
import { holds, type Lookup, TRUNK, UNKNOWN, type Value } from './condition.ts';
import { any } from './tri.ts';

/** How a run of a workflow began, as far as the conditions of its jobs can see. */
export interface Run {
  readonly event: string;
  readonly trunk: string | null;
}

const requestEvents = ['pull_request', 'pull_request_target', 'merge_group'];

/** Functions that are true of a run in which nothing failed so far and nobody stopped it. */
const answers: Readonly<Record<string, Tri>> = { always: 'yes', success: 'yes', failure: 'no', cancelled: 'no' };

function lookupIn({ event, trunk }: Run): Lookup {
  const isRequest = requestEvents.includes(event);
  const branch: Value = trunk ?? TRUNK;
  const known: Readonly<Record<string, Value>> = {
    'github.event_name': event,
    'github.ref': isRequest ? UNKNOWN : trunk === null ? TRUNK : `refs/heads/${trunk}`,
    'github.ref_name': isRequest ? UNKNOWN : branch,
    'github.ref_type': isRequest ? UNKNOWN : 'branch',
    'github.base_ref': isRequest ? branch : '',
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

/**
 * Whether an `if:` lets a job or step go in any of the runs, as far as it is made of the event, the branch and literals.
 * No condition and no run at all read as yes and no.
 */
export function condition(text: string | undefined, runs: readonly Run[]): Tri {
  if (text === undefined) return 'yes';
  const inner = bare(text);
  // A template inside other text is a text, and a text that is not empty is true; nobody means that.
  if (inner.includes('${{')) return 'unknown';
  return any(...runs.map((run) => holds(inner, lookupIn(run), (name) => answers[name] ?? 'unknown')));
}
