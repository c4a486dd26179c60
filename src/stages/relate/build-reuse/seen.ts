import type { CollectedEvidence } from '../../../core/evidence.ts';
import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { commonName, environmentOf } from '../../../lexicon/environments.ts';

export type Reuse = Fact<'relation.build_reuse'>;
export type Deployment = Fact<'ci.deployment'>;

/** What one source shows of what it builds and where that runs. */
export interface Seen {
  readonly source: string;
  readonly images: readonly Fact<'supply.image'>[];
  readonly releases: readonly Fact<'supply.release'>[];
  readonly deployments: readonly Deployment[];
  /** By pipeline and job. */
  readonly steps: ReadonlyMap<string, readonly Fact<'ci.capability'>[]>;
  readonly roots: readonly Fact<'iac.root'>[];
  /** What is shipped is made from inputs that are all fixed by content, and every install keeps to that. */
  readonly locked: Tri;
}

export const keyOf = ({ pipeline, job }: { readonly pipeline: string; readonly job: string }): string =>
  JSON.stringify([pipeline, job]);

/** One source's part of the evidence. */
export function seenIn(source: string, evidence: CollectedEvidence): Seen {
  const of = <T extends { readonly source: string }>(items: readonly T[]): readonly T[] =>
    items.filter((one) => one.source === source);
  return {
    source,
    images: of(evidence['supply.image'].items).filter(({ role, own }) => role === 'deployed' && own !== 'no'),
    releases: of(evidence['supply.release'].items).filter(({ active }) => active !== 'no'),
    deployments: of(evidence['ci.deployment'].items).filter(({ active }) => active !== 'no'),
    steps: Map.groupBy(
      of(evidence['ci.capability'].items).filter(({ active }) => active !== 'no'),
      keyOf,
    ),
    roots: of(evidence['iac.root'].items).filter(({ own, purpose }) => own !== 'no' && purpose === 'workload'),
    locked: lockedness(of(evidence['supply.manifest'].items), of(evidence['supply.install'].items), evidence),
  };
}

/** An environment under one name for all its names; null for one of a change alone, and for one that has none. */
export function lasting(name: string | null): string | null {
  if (name === null || environmentOf(name)?.isPreview === true) return null;
  return commonName(name);
}

/** What manifests name of infrastructure is no input of a build. */
const others: ReadonlySet<string> = new Set(['terraform', 'helm']);

function lockedness(
  manifests: readonly Fact<'supply.manifest'>[],
  installs: readonly Fact<'supply.install'>[],
  evidence: CollectedEvidence,
): Tri {
  const shipped = manifests.filter(
    (one) => one.shipped !== 'no' && !others.has(one.ecosystem) && one.dependencies !== 0,
  );
  // Which of them a job builds from is not told: only where all are loose, it surely is.
  const isLoose =
    evidence['supply.manifest'].complete &&
    shipped.some(({ shipped: sure }) => sure === 'yes') &&
    shipped.every(({ locked }) => locked === 'no');
  if (isLoose) return 'no';
  const ecosystems = new Set(shipped.map(({ ecosystem }) => ecosystem));
  const serving = installs.filter(({ ecosystem, active }) => ecosystems.has(ecosystem) && active !== 'no');
  const isFixed =
    shipped.length > 0 &&
    evidence['supply.manifest'].complete &&
    shipped.every(({ locked, hashed }) => locked === 'yes' && hashed === 'yes') &&
    [...ecosystems].every((ecosystem) => serving.some((one) => one.ecosystem === ecosystem)) &&
    serving.every(({ honoursLock }) => honoursLock === 'yes');
  return isFixed ? 'yes' : 'unknown';
}
