import type { RepositoryFiles } from '../../../src/core/source.ts';
import { hcl } from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { environmentOfFolder, type Folders } from '../../../src/lexicon/environment-folders.ts';
import { commonName, type Environment, environmentOf } from '../../../src/lexicon/environments.ts';
import type { Configuration } from './configuration.ts';
import { baseOf } from './files.ts';
import { environmentOfWorkspace } from './place.ts';
import { blocksIn, textIn } from './read.ts';
import { localState, type State, serviceOf, stateOf, unknownState } from './state.ts';
import { type Values, withoutRoot } from './values.ts';
import { chosenWorkspaces, type Workspace } from './workspaces.ts';

/** A root in one environment. */
export interface Unit extends State {
  readonly environment: Environment | null;
  readonly selectors: readonly string[];
}

/** What else the repository says of a root. */
export interface Told {
  readonly values: readonly Values[];
  readonly workspaces: readonly Workspace[];
  /** Names of workspaces of this repository that a service runs when something is merged. */
  readonly driven: ReadonlySet<string>;
  readonly siblings: Folders;
}

/**
 * The units of a root: one for each environment that workspaces, files of values or a map by workspace name, else one for
 * its folder. `byValues`: the text is the same for all.
 */
export async function unitsOf(
  source: RepositoryFiles,
  configuration: Configuration,
  told: Told,
): Promise<{ readonly units: readonly Unit[]; readonly byValues: boolean }> {
  const state = { ...plainState(configuration, told), runner: runnerOf(configuration, told) };
  const folder = environmentOfFolder(configuration.folder.path, told.siblings);
  const declared = byWorkspace(configuration, told, state);
  if (declared.length > 0) return { units: declared, byValues: true };
  if (told.values.length > 0) {
    const units = await Promise.all(told.values.map((one) => byFile(source, configuration, one, state)));
    return { units, byValues: true };
  }
  const chosen = folder === null ? chosenWorkspaces(configuration) : [];
  if (chosen.length > 0) {
    const units = chosen.map((name) => ({ ...state, environment: named(name, configuration), selectors: [name] }));
    return { units, byValues: true };
  }
  const fixed = fixedWorkspace(configuration);
  const selectors = fixed === null ? [] : [fixed];
  const environment =
    folder ?? (fixed === null ? null : environmentOfWorkspace(withoutRoot(fixed, rootOf(configuration))));
  return { units: [{ ...state, environment, selectors }], byValues: false };
}

const rootOf = ({ folder }: Configuration): string => baseOf(folder.path);

function named(name: string, configuration: Configuration): Environment {
  const bare = withoutRoot(name, rootOf(configuration));
  return environmentOfWorkspace(bare) ?? { name: bare, production: 'unknown', isPreview: false };
}

/** The service that runs the workspace which a root fixes, where the repository shows that it does. */
function runnerOf(configuration: Configuration, { driven }: Told): State['runner'] {
  const fixed = fixedWorkspace(configuration);
  const isDriven = fixed !== null && driven.has(fixed) && configuration.backend !== null;
  return isDriven ? serviceOf(configuration.backend.body) : null;
}

/** What the configuration alone says of the state. */
function plainState({ backend, isWhole }: Configuration, { values, workspaces }: Told): State {
  if (backend !== null) return stateOf(backend.type, backend.body, null);
  // A service that applies a folder keeps its state.
  if (workspaces.length > 0) return { state: 'held', locked: 'yes', runner: null };
  return isWhole && values.every((one) => one.backend === null) ? localState : unknownState;
}

/** The name of the one workspace that a `cloud` block or a `remote` backend fixes. */
function fixedWorkspace({ backend }: Configuration): string | null {
  if (backend?.type !== 'cloud' && backend?.type !== 'remote') return null;
  const [workspaces] = blocksIn(backend.body, 'workspaces');
  const name = workspaces === undefined ? null : textIn(workspaces.body, 'name');
  return name === '' ? null : name;
}

function byWorkspace(configuration: Configuration, { workspaces }: Told, state: State): readonly Unit[] {
  const { backend } = configuration;
  const units = new Map<string, Unit>();
  const service = backend === null ? 'hcp_terraform' : serviceOf(backend.body);
  for (const { name, tags, runs, isDriven } of workspaces) {
    const runner = runs !== 'no' && isDriven ? service : null;
    const selectors = name === null ? [] : [name];
    const bare = name === null ? null : withoutRoot(name, rootOf(configuration));
    const byTag = tags.flatMap((tag) => environmentOf(tag) ?? []);
    const environment =
      (bare === null ? null : environmentOfWorkspace(bare)) ?? (byTag.length === 1 ? byTag[0] : null) ?? null;
    const key = environment === null ? `${name ?? ''} of none` : commonName(environment.name);
    if (!units.has(key)) units.set(key, { ...state, runner, environment, selectors });
  }
  // A workspace of which no environment is told is a unit only where no other is.
  const all = [...units.values()];
  const placed = all.filter(({ environment }) => environment !== null);
  return placed.length > 0 ? placed : all.slice(0, 1);
}

async function byFile(
  source: RepositoryFiles,
  { backend }: Configuration,
  { environment, files, backend: settings }: Values,
  state: State,
): Promise<Unit> {
  const selectors = [...new Set([environment.name, ...files])].slice(0, 20);
  const more = settings === null ? null : (await parsed(source, settings, hcl)).value;
  const own = backend === null || more === null ? {} : { ...stateOf(backend.type, backend.body, more) };
  return { ...state, ...own, runner: state.runner, environment, selectors };
}
