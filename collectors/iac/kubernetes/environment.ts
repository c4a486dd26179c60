import type { Environment } from '../../../src/lexicon/environments.ts';

/** The first of these that says whether users depend on it, else the first that names anything. */
export function clearest(found: readonly (Environment | null)[]): Environment | null {
  return found.find((one) => one !== null && one.production !== 'unknown') ?? found.find((one) => one !== null) ?? null;
}
