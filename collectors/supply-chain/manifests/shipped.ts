import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import { isAsideFolder, platformFiles, publishFiles, serveEntries } from '../../../src/lexicon/supply-manifests.ts';
import type { Sign } from './told.ts';

/** What lies around a manifest. */
export interface Around {
  /** The folder it speaks for. */
  readonly folder: string;
  readonly ecosystem: Observation<'supply.manifest'>['ecosystem'];
  /** Names of the files beside it. */
  readonly beside: readonly string[];
  readonly signs: readonly Sign[];
  /** An image for others takes it in: by its name, or with its folder. */
  readonly copied: 'named' | 'with_folder' | 'no';
  /** A platform's file says that what lies in this folder is run. */
  readonly isRun: boolean;
}

/**
 * Whether what a manifest belongs to is delivered. `no` by its place and by what it says of itself; where that and a sign
 * of delivery contradict each other, and where there is neither, nobody can tell from the files.
 */
export function shippedOf({ folder, ecosystem, beside, signs, copied, isRun }: Around): Tri {
  const isAside = isAsideFolder(folder);
  const isForDevelopment = signs.includes('development');
  if (isForDevelopment) return copied === 'named' ? 'unknown' : 'no';
  const isPublished = publishFiles.some(
    ([file, of]) => (of === null || of.includes(ecosystem)) && beside.some((name) => file.test(name)),
  );
  const isDelivered =
    isPublished ||
    copied !== 'no' ||
    isRun ||
    signs.includes('published') ||
    beside.some((name) => platformFiles.has(name));
  if (isAside) return isDelivered ? 'unknown' : 'no';
  return isDelivered || signs.includes('serves') || beside.some((name) => serveEntries.has(name)) ? 'yes' : 'unknown';
}
