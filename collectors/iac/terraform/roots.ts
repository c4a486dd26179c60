import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText, shortText } from '../../../src/core/text.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { backends } from '../../../src/lexicon/iac-terraform.ts';
import type { Root } from '../model.ts';
import type { Configuration, Declared } from './configuration.ts';
import { type Reach, reachOf } from './graph.ts';
import { isModuleName, isTemplate, ownOf } from './ownership.ts';
import { createsOf, purposeOf } from './purpose.ts';
import { type Told, type Unit, unitsOf } from './units.ts';
import { backendFile } from './values.ts';

/** What is known of the repository as a whole. */
export interface Repository {
  readonly source: RepositoryFiles;
  readonly commit: string | null;
  readonly fullName: string | null;
  readonly configurations: ReadonlyMap<string, Configuration>;
  /** Folders that another takes in as a module, or that Terragrunt runs. */
  readonly taken: ReadonlySet<string>;
  /** Something gives a backend more settings on the command line, of whichever root. */
  readonly addsSettings: boolean;
  readonly toldOf: (path: string) => Told;
}

/** A root of this reader, and all that it reaches. */
export interface Run {
  readonly roots: readonly Root[];
  readonly reach: Reach;
}

/** Whether a folder is kept for definitions, by its path. */
export const isModulePlace = (path: string): boolean => /(^|[/_-])modules?(\/|$)/i.test(path);

/** Whether a folder is a root by what it says, or by the values that it is given. */
export function isRoot(configuration: Configuration, { taken, toldOf }: Repository): boolean {
  const { backend, providers, folder, isWhole } = configuration;
  if (backend !== null) return true;
  if (taken.has(folder.path) || isModulePlace(folder.path)) return false;
  const told = toldOf(folder.path);
  if (providers.length > 0 || told.workspaces.length > 0) return true;
  if (told.values.length > 0 && makesAny(configuration)) return true;
  // What is not to be seen may be the backend.
  return !isWhole && environmentOfFolder(folder.path, told.siblings) !== null;
}

/** A folder of variables alone is no root, whatever values lie beside it. */
export const makesAny = ({ backend, providers, resources, calls, folder }: Configuration): boolean =>
  backend !== null || providers.length + resources.length + calls.length > 0 || folder.links.length > 0;

/** Folders that make something and that nothing takes in: roots, perhaps, where nothing else is. */
export function mayBeRoot({ folder, resources, calls }: Configuration, { taken, fullName }: Repository): boolean {
  if (taken.has(folder.path) || isModulePlace(folder.path)) return false;
  if (folder.path === '' && isModuleName(fullName)) return false;
  return resources.length > 0 || calls.length > 0;
}

/** The units of a root, with what they reach. */
export async function runOf(configuration: Configuration, repository: Repository): Promise<Run> {
  const { source, commit, configurations } = repository;
  const { folder } = configuration;
  const reach = reachOf(configuration, configurations);
  const { units, byValues } = await unitsOf(source, configuration, repository.toldOf(folder.path));
  const path = plainText(folder.path);
  const purpose = purposeOf(folder.path, reach);
  const common = {
    at: placeOf(configuration, commit),
    tool: folder.tool,
    path,
    creates: createsOf(reach),
    declarative: 'yes',
    reconciled: 'no',
    uses: reach.uses,
    serves: byValues ? path : null,
  } as const;
  const roots = units.map((unit) => ({
    ...common,
    applies: [],
    environment: unit.environment === null ? null : shortText(unit.environment.name, 100),
    production: unit.environment?.production ?? ('unknown' as const),
    purpose: unit.environment?.isPreview === true ? ('preview' as const) : purpose,
    own: ownOfUnit(configuration, unit, repository),
    state: unit.state,
    locked: repository.addsSettings ? withMore(unit, configuration) : unit.locked,
    runner: unit.runner,
    selectors: unit.selectors.map((selector) => shortText(selector, 300)),
  }));
  return { roots, reach };
}

/** Whether a unit's state is locked where the command line may say more than is written; a file that was read for it says it all. */
function withMore({ state, locked, selectors }: Unit, { backend }: Configuration): Tri {
  const isSet = backends.get(backend?.type ?? '')?.locks !== undefined;
  const isRead = selectors.some((path) => backendFile.test(path));
  return isSet && !isRead && state === 'shared' && locked === 'no' ? 'unknown' : locked;
}

function ownOfUnit(configuration: Configuration, unit: Unit, { fullName }: Repository): Tri {
  const { folder, backend } = configuration;
  if (isTemplate(fullName)) return 'unknown';
  // What is a link may be anybody's.
  if (backend === null && folder.links.length > 0) return 'unknown';
  const own = ownOf(configuration);
  return backend === null && unit.environment !== null ? 'yes' : own;
}

function placeOf({ backend, providers, resources, calls, folder }: Configuration, commit: string | null): Root['at'] {
  const first: Declared | undefined = backend ?? providers[0] ?? calls[0] ?? resources[0];
  if (first !== undefined) return { commit, path: first.file, line: first.line };
  return { commit, path: folder.files[0] ?? folder.links[0] ?? folder.path, line: 1 };
}
