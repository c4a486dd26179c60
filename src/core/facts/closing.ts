import { facts, familyOf, type Kind, kinds } from './index.ts';

/**
 * Families of which a declaration has to say that they lie wholly in the repository, so that what was not found of a
 * kind is not there: for a derived kind those of its inputs. None for what shows all of itself, for what no repository
 * holds, and for a name that is no kind.
 */
export function closedBy(kind: string): readonly string[] {
  if (!Object.hasOwn(facts, kind)) return [];
  const { closure, class: at, inputs = [] } = facts[kind as Kind] as (typeof facts)[Kind] & { inputs?: string[] };
  if (at !== 'repository' || closure === 'by_nature') return [];
  if (closure === 'inputs') return [...new Set(inputs.flatMap(closedBy))].sort();
  return [familyOf(kind)];
}

/** Families that a declaration can close, sorted. */
export const closableFamilies: readonly string[] = [...new Set(kinds.flatMap(closedBy))].sort();

/** Why no declaration closes a family; null where one does, and for a name that is no family. */
export function whyNotClosed(family: string): string | null {
  const own = kinds.filter((kind) => familyOf(kind) === family);
  const [kind] = own;
  if (kind === undefined || closableFamilies.includes(family)) return null;
  if (facts[kind].class !== 'repository') return 'it does not lie in the repository, and has to be looked at itself';
  if (own.some((each) => facts[each].closure === 'inputs'))
    return `it follows from other families: declare those (${[...new Set(own.flatMap(closedBy))].sort().join(', ')})`;
  return 'it needs no declaration: a repository always shows all of it';
}
