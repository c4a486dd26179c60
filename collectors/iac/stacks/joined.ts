import type { Found } from '../model.ts';

/** What several readers found, as one. */
export function joined(found: readonly Partial<Found>[]): Found {
  return {
    roots: found.flatMap(({ roots = [] }) => roots),
    modules: found.flatMap(({ modules = [] }) => modules),
    guardrails: found.flatMap(({ guardrails = [] }) => guardrails),
    stores: found.flatMap(({ stores = [] }) => stores),
    drifts: found.flatMap(({ drifts = [] }) => drifts),
    gaps: found.flatMap(({ gaps = [] }) => gaps),
  };
}
