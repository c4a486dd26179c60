/** The verbs of policies/lib/outcome.rego said again, plainly, to hold them against. */
export interface Slot {
  readonly kind: string;
  readonly complete: boolean;
  readonly closed: boolean;
}

export interface Result {
  readonly outcome: 'met' | 'unmet' | 'unknown' | 'not_applicable';
  readonly evidence: readonly string[];
  readonly missing: readonly string[];
}

type Ids = readonly string[];

export type Call =
  | { readonly verb: 'exists'; readonly slots: readonly Slot[]; readonly good: Ids; readonly unsure: Ids }
  | {
      readonly verb: 'forall';
      readonly slots: readonly Slot[];
      readonly seen: Ids;
      readonly bad: Ids;
      readonly unsure: Ids;
    }
  | {
      readonly verb: 'at_least' | 'more_than';
      readonly percent: number;
      readonly slots: readonly Slot[];
      readonly n: { readonly total: number; readonly good: number; readonly unsure: number };
      readonly ids: Ids;
    }
  | { readonly verb: 'known' | 'doubted'; readonly slots: readonly Slot[]; readonly ids: Ids }
  | { readonly verb: 'all_of' | 'any_of'; readonly results: readonly Result[] }
  | { readonly verb: 'given'; readonly subject: Result; readonly result: Result }
  | { readonly verb: 'citing'; readonly result: Result; readonly looked: Ids };

const result = (outcome: Result['outcome'], evidence: Ids = [], missing: Ids = []): Result => ({
  outcome,
  evidence,
  missing,
});
const missing = (slots: readonly Slot[]): Ids => slots.filter((slot) => !slot.complete).map((slot) => slot.kind);
const hiding = (slots: readonly Slot[]): Ids =>
  slots.filter((slot) => !slot.complete || !slot.closed).map((slot) => slot.kind);
const nothing = (slots: readonly Slot[]): Result =>
  hiding(slots).length > 0 ? result('unknown', [], hiding(slots)) : result('not_applicable');

function strongest(order: readonly Result['outcome'][], results: readonly Result[]): Result {
  const outcome = order.find((candidate) => results.some((one) => one.outcome === candidate));
  if (outcome === undefined) return result('not_applicable');
  const such = results.filter((one) => one.outcome === outcome);
  return result(
    outcome,
    such.flatMap((one) => one.evidence),
    such.flatMap((one) => one.missing),
  );
}

function share(call: Extract<Call, { verb: 'at_least' | 'more_than' }>): Result {
  const { slots, n, ids, percent } = call;
  const reaches = (count: number): boolean =>
    call.verb === 'at_least' ? count * 100 >= percent * n.total : count * 100 > percent * n.total;
  if (missing(slots).length > 0) return result('unknown', ids, missing(slots));
  if (n.total === 0) return nothing(slots);
  if (reaches(n.good)) return result('met', ids);
  return reaches(n.good + n.unsure) ? result('unknown', ids) : result('unmet', ids);
}

/** What a verb answers: `known` and `doubted` the ids that are left, all others a result. */
export function answerOf(call: Call): Result | Ids {
  switch (call.verb) {
    case 'exists':
      if (call.good.length > 0) return result('met', call.good);
      if (call.unsure.length + hiding(call.slots).length > 0) return result('unknown', call.unsure, hiding(call.slots));
      return result('unmet');
    case 'forall':
      if (call.bad.length > 0) return result('unmet', call.bad);
      if (call.unsure.length + missing(call.slots).length > 0)
        return result('unknown', call.unsure, missing(call.slots));
      return call.seen.length > 0 ? result('met', call.seen) : nothing(call.slots);
    case 'at_least':
    case 'more_than':
      return share(call);
    case 'known':
      return hiding(call.slots).length === 0 ? call.ids : [];
    case 'doubted':
      return hiding(call.slots).length === 0 ? [] : call.ids;
    case 'all_of':
      return strongest(['unmet', 'unknown', 'met'], call.results);
    case 'any_of':
      return strongest(['met', 'unknown', 'unmet'], call.results);
    case 'citing':
      return call.result.outcome === 'unmet' && call.result.evidence.length === 0
        ? result('unmet', call.looked)
        : call.result;
    case 'given':
      if (call.subject.outcome === 'met') return call.result;
      if (call.subject.outcome === 'unmet') return result('not_applicable');
      return result('unknown', call.subject.evidence, call.subject.missing);
  }
}
