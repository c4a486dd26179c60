import {
  bootstrapPath,
  bootstrapResources,
  identityResources,
  roleResources,
} from '../../../src/lexicon/iac-stacks.ts';
import type { Root } from '../model.ts';

/**
 * What a root is for, by the types of its resources: `bootstrap` where they are the identity that pipelines take on, or
 * where its path says so and they agree. `unknown` for a root of which no resource is known.
 */
export function purposeOf(path: string, types: readonly string[] | null): Root['purpose'] {
  if (types === null || types.length === 0) return 'unknown';
  const isIdentity =
    types.some((type) => identityResources.has(type)) &&
    types.every((type) => identityResources.has(type) || roleResources.has(type));
  const isSaid = bootstrapPath.test(path) && types.every((type) => bootstrapResources.has(type));
  return isIdentity || isSaid ? 'bootstrap' : 'workload';
}
