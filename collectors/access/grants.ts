import type { AccessSystem } from '../../src/core/facts/access.ts';
import type { Tri } from '../../src/core/facts/base.ts';

/**
 * To whom something is granted: `pipeline` is the trust that a deployment has, of which nobody can tell whether people
 * or programs are behind it; `open` is not told; `none` is a role, policy or definition that grants nothing by itself.
 */
export type Grantee = 'people' | 'programs' | 'pipeline' | 'open' | 'none';

/** One rule, or several alike, of a file. */
export interface Grant {
  readonly system: AccessSystem;
  readonly to: Grantee;
  readonly line: number | null;
  /** How many rules it stands for: members of a list. */
  readonly rules?: number;
}

/** What a reader found in a file. */
export interface Reading {
  readonly grants: readonly Grant[];
  /** Whether the source's own people, accounts or clusters are meant, by what stands in the file. */
  readonly own: Tri;
  /** Folder of the kustomization that the file lies beside, where none takes it in; null where one does, or there is none. */
  readonly leftOutBy?: string | null;
}

/** What is said of a system in a file, all its grants together. */
export interface Summed {
  readonly system: AccessSystem;
  readonly rules: number;
  readonly people: Tri;
  readonly workloads: Tri;
  readonly line: number | null;
}

/** Yes where one of them is so; no only where all that is granted is known to be for others. */
function answer(known: ReadonlySet<Grantee>, yes: readonly Grantee[], unsure: readonly Grantee[]): Tri {
  if (yes.some((to) => known.has(to))) return 'yes';
  const isTold = [...known].some((to) => to !== 'none');
  return isTold && !unsure.some((to) => known.has(to)) ? 'no' : 'unknown';
}

/** The grants of a file, summed up for each system, in the order in which systems first appear. */
export function summed(grants: readonly Grant[]): readonly Summed[] {
  const systems = [...new Set(grants.map(({ system }) => system))];
  return systems.map((system) => {
    const own = grants.filter((grant) => grant.system === system);
    const known = new Set(own.map(({ to }) => to));
    return {
      system,
      rules: own.reduce((sum, { rules = 1 }) => sum + rules, 0),
      people: answer(known, ['people'], ['pipeline', 'open']),
      workloads: answer(known, ['programs', 'pipeline'], ['open']),
      line: own.find(({ line }) => line !== null)?.line ?? null,
    };
  });
}
