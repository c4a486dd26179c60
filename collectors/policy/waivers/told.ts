import type { Observation } from '../../../src/core/facts/index.ts';
import { shortText } from '../../../src/core/text.ts';
import { type Expiry, expiryOf } from './expiry.ts';
import { hasReason, namesOwner } from './words.ts';

type Waiver = Observation<'policy.waiver'>;

/** A waiver as its file tells it. Its words are judged here and go no further. */
export interface Told {
  readonly tool: Waiver['tool'];
  readonly form: Waiver['form'];
  readonly rules: readonly string[];
  readonly extent: Waiver['extent'];
  /** What is said for it; null where its form has no place for words, so that they may stand elsewhere. */
  readonly reason: string | null;
  /** Words near it that may be meant for it, or not. */
  readonly beside?: string | null;
  /** What its form says of who answers for it; where it has no such field, the reason may. */
  readonly owner?: string | null;
  /** When it ends, by a field of its form. */
  readonly until?: string | null;
  readonly line: number | null;
  /** The mark may only be mentioned: a tool would take it, and a reader of prose would not. */
  readonly isDoubtful?: boolean;
}

const nothing = { hasReason: 'unknown', hasOwner: 'unknown', expiry: 'unknown', expiresInDays: null } as const;

/** What is known of a file of waivers that cannot be read: that it is there. */
export function unreadWaiver(tool: Waiver['tool'], form: Waiver['form']): Omit<Waiver, 'ref' | 'at'> {
  return { tool, form, rules: [], extent: 'path', ...nothing };
}

/** The fact that a waiver gives at `now`. */
export function waiverFact(told: Told, now: Date): Omit<Waiver, 'ref' | 'at'> {
  const { reason, beside = null, owner = null, until = null } = told;
  const own = hasReason(reason ?? '');
  const near = beside === null ? 'no' : hasReason(beside) === 'no' ? 'no' : 'unknown';
  const isNamed = (owner !== null && owner.trim() !== '') || namesOwner(reason ?? '');
  const mayBeNamed = reason === null || (beside !== null && namesOwner(beside));
  return {
    tool: told.tool,
    form: told.form,
    rules: told.rules.slice(0, 20).map((rule) => shortText(rule, 200)),
    extent: told.extent,
    hasReason: own === 'no' ? (reason === null ? 'unknown' : near) : own,
    hasOwner: isNamed ? 'yes' : mayBeNamed ? 'unknown' : 'no',
    ...endOf(until, reason ?? '', beside ?? '', now),
    ...(told.isDoubtful === true ? nothing : {}),
  };
}

function endOf(until: string | null, reason: string, beside: string, now: Date): Expiry {
  if (until !== null && until.trim() !== '') return expiryOf(until, now);
  const own = expiryOf(dated(reason), now);
  if (own.expiry !== 'none') return own;
  return dated(beside) === null ? own : { expiry: 'unknown', expiresInDays: null };
}

/** The date that a text names as the end of something; null without one. */
function dated(text: string): string | null {
  const named =
    /\b(?:exp|expiry|expires|expired?_?at|expiration|until|valid-until|effectiveUntil)\b\W{0,3}(?:on |at |by |date\W{0,3})?(\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:\d\d)?)?)/i;
  return named.exec(text)?.[1] ?? null;
}
