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
  /** What is shipped is made from dependencies, bases and downloads that are all fixed by content, and every install keeps to that. */
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
    locked: lockedness(source, evidence),
  };
}

/** An environment under one name for all its names; null for one of a change alone, and for one that has none. */
export function lasting(name: string | null): string | null {
  if (name === null || environmentOf(name)?.isPreview === true) return null;
  return commonName(name);
}

/** What manifests name of infrastructure is no input of a build. */
const others: ReadonlySet<string> = new Set(['terraform', 'helm']);

/** Ways in which a base image is the same in each build. */
const firm: ReadonlySet<string> = new Set(['digest', 'commit', 'local']);

function lockedness(source: string, evidence: CollectedEvidence): Tri {
  const of = <T extends { readonly source: string }>(items: readonly T[]): readonly T[] =>
    items.filter((one) => one.source === source);
  const [manifests, installs] = [of(evidence['supply.manifest'].items), of(evidence['supply.install'].items)];
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
    serving.every(({ honoursLock }) => honoursLock === 'yes') &&
    hasFirmInputs(source, evidence);
  return isFixed ? 'yes' : 'unknown';
}

/** Whether nothing that may go into an image beside its dependencies differs from one build to the next. */
function hasFirmInputs(source: string, evidence: CollectedEvidence): boolean {
  const [builds, images, downloads] = [evidence['supply.build'], evidence['supply.image'], evidence['supply.download']];
  const aside = new Set(
    builds.items.flatMap((one) => (one.source === source && one.shipped === 'no' ? [one.path] : [])),
  );
  const isIn = (one: Fact<'supply.image'>): boolean =>
    one.source === source && one.role === 'base' && one.own !== 'no' && !aside.has(one.at?.path ?? '');
  return (
    images.complete &&
    downloads.complete &&
    images.items.every((one) => !isIn(one) || firm.has(one.pin)) &&
    downloads.items.every(
      (one) =>
        one.source !== source ||
        one.checked === 'yes' ||
        one.inBuild === 'no' ||
        (one.inBuild === 'unknown' && one.where !== 'image'),
    )
  );
}
