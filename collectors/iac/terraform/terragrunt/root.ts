import { plainText, shortText } from '../../../../src/core/text.ts';
import { environmentOfFolder, type Folders } from '../../../../src/lexicon/environment-folders.ts';
import type { Root } from '../../model.ts';
import type { Configuration } from '../configuration.ts';
import { type Reach, reachOf } from '../graph.ts';
import type { Address } from '../source-address.ts';
import { unknownState } from '../state.ts';

/** What units are read against. */
export interface Surroundings {
  readonly commit: string | null;
  readonly fullName: string | null;
  readonly configurations: ReadonlyMap<string, Configuration>;
  readonly siblings: Folders;
  readonly exists: (path: string) => boolean;
}

/** A root of Terragrunt of which its folder is all that is known. */
export function rootOf(folder: string, at: Root['at'], { siblings }: Surroundings): Root {
  const environment = environmentOfFolder(folder, siblings);
  return {
    at,
    tool: 'terragrunt',
    path: plainText(folder),
    environment: environment === null ? null : shortText(environment.name, 100),
    production: environment?.production ?? 'unknown',
    purpose: environment?.isPreview === true ? 'preview' : 'unknown',
    own: 'unknown',
    creates: 'unknown',
    declarative: 'yes',
    ...unknownState,
    reconciled: 'no',
    selectors: [],
    applies: [],
    uses: [],
    serves: null,
  };
}

/** What a source reaches: its configuration where it lies here, else what its name tells. */
export function reachOfSource(
  address: Address | null,
  module: Configuration | undefined,
  { configurations }: Surroundings,
): Reach {
  if (module !== undefined) return reachOf(module, configurations);
  const remoteProviders = address?.origin === 'remote' && address.provider !== null ? [address.provider] : [];
  return { configurations: [], uses: [], remoteProviders, isWhole: false };
}
