import type { Tri } from '../../../src/core/facts/base.ts';
import type { HclBody, HclScope, HclValue } from '../../../src/formats/hcl/index.ts';
import type { Configuration, Declared } from './configuration.ts';
import { resolved } from './files.ts';
import { blocksIn, entryOf, flagIn, keysOf, literalOf, textIn, textsOf, valueIn, valuesIn, within } from './read.ts';
import { referrersOf } from './references.ts';

/** A workspace of a stack service, as the repository declares it. */
export interface Workspace {
  readonly declared: Declared;
  readonly tool: 'terraform' | 'opentofu';
  /** Null where it is worked out. */
  readonly name: string | null;
  /** Folder of the repository that it applies; null where that is not told, or it applies another repository. */
  readonly path: string | null;
  readonly isElsewhere: boolean;
  readonly tags: readonly string[];
  /** The service itself runs it; `no` where it only keeps the state. */
  readonly runs: Tri;
  /** Its link to the forge is written: what is merged starts a run. */
  readonly isDriven: boolean;
  /** Whether the service looks for drift; null where nothing is written of it. */
  readonly assessed: Tri | null;
  readonly notifies: Tri;
}

/** The repository that is read. */
export interface Here {
  readonly fullName: string | null;
  /** Folders with configuration. */
  readonly folders: { has(path: string): boolean };
}

/** Workspaces that a configuration declares: by the service's own resource, or through a module made for that. */
export function workspacesOf(configuration: Configuration, here: Here): readonly Workspace[] {
  const own = configuration.resources
    .filter(({ type }) => type === 'tfe_workspace')
    .map((one) => workspace(one, configuration, here));
  const called = configuration.calls
    .filter(
      ({ body }) => isWorkspaceCall(textIn(body, 'source') ?? '') && valueIn(body, 'working_directory') !== undefined,
    )
    .map((one) => workspace(one, configuration, here));
  return [...own, ...called];
}

const isWorkspaceCall = (source: string): boolean => /tfe|tfc|terraform-cloud|hcp|workspace/i.test(source);

function workspace(declared: Declared, configuration: Configuration, here: Here): Workspace {
  const { body } = declared;
  const { scope, folder } = configuration;
  const name = textIn(body, 'workspace_name') ?? textIn(body, 'name');
  const directory = textIn(body, 'working_directory', scope);
  const settings = referrersOf(configuration, declared, { type: 'tfe_workspace_settings', attribute: 'workspace_id' });
  const mode = [declared, ...settings].map((one) => textIn(one.body, 'execution_mode')).findLast((one) => one !== null);
  return {
    declared,
    tool: folder.tool,
    name,
    path: directory === null || isElsewhere(body, here) ? null : resolved('', directory),
    isElsewhere: isElsewhere(body, here),
    tags: textsOf(valueIn(body, 'workspace_tags') ?? valueIn(body, 'tag_names')) ?? [],
    runs: mode === 'local' ? 'no' : mode === 'remote' || mode === 'agent' ? 'yes' : 'unknown',
    isDriven: isDriven(body),
    assessed: valueIn(body, 'assessments_enabled') === undefined ? null : flagIn(body, 'assessments_enabled', 'no'),
    notifies: notifiedOf(declared, configuration),
  };
}

/** It is linked to a forge, by a block of its own or by what a module made for workspaces is told. */
function isDriven(body: HclBody): boolean {
  const isLinked = blocksIn(body, 'vcs_repo').length > 0 || valueIn(body, 'vcs_repo') !== undefined;
  const source = textIn(body, 'source');
  if (isLinked || source === null) return isLinked;
  return /(^|[^a-z])vcs([^a-z]|$)/i.test(source) || [...body.attributes.keys()].some((name) => /^vcs(_|$)/.test(name));
}

/** It is for the files of another repository, as its link to the forge says, or a folder that is not here. */
function isElsewhere(body: HclBody, { fullName, folders }: Here): boolean {
  const linked = [
    ...blocksIn(body, 'vcs_repo').map((block) => textIn(block.body, 'identifier')),
    literalOf(entryOf(valueIn(body, 'vcs_repo'), 'identifier')),
  ].find((one) => one !== null);
  if (linked !== undefined && fullName !== null && linked?.toLowerCase() !== fullName) return true;
  const directory = textIn(body, 'working_directory');
  return directory !== null && !folders.has(resolved('', directory) ?? '\0');
}

/** A notification may also be set up where no file tells. */
function notifiedOf(declared: Declared, configuration: Configuration): Tri {
  const by = { type: 'tfe_notification_configuration', attribute: 'workspace_id' };
  const isTold = referrersOf(configuration, declared, by).some(({ body }) => {
    const triggers = textsOf(valueIn(body, 'triggers'));
    return flagIn(body, 'enabled', 'no') === 'yes' && (triggers ?? []).includes('assessment:drifted');
  });
  return isTold ? 'yes' : 'unknown';
}

const chosen = 'terraform.workspace';

/**
 * Names of workspaces that a configuration lists as keys of a map from which the workspace chooses; empty where none does.
 * `default` stands for all others where there are any.
 */
export function chosenWorkspaces(configuration: Configuration): readonly string[] {
  const { scope } = configuration;
  const names = new Set<string>();
  for (const value of writtenIn(configuration)) {
    const map = chosenFrom(value, scope);
    for (const key of keysOf(map) ?? []) if (/^[\w.-]{1,100}$/.test(key)) names.add(key);
  }
  if (names.size > 1) names.delete('default');
  return [...names].sort();
}

function* writtenIn({ scope, resources, queries, calls, providers }: Configuration): Generator<HclValue> {
  for (const value of scope.values()) yield* within(value);
  for (const { body } of [...resources, ...queries, ...calls, ...providers]) yield* valuesIn(body);
}

/** The map of which a value takes the part of the workspace; undefined where it does not. */
function chosenFrom(value: HclValue, scope: HclScope): HclValue | undefined {
  if (value.type === 'reference' && isWorkspace(value.inner[0], scope)) {
    const [before = '', after] = value.path.split('[?]', 2);
    return after === undefined ? undefined : follow(before, scope);
  }
  if (value.type === 'other' && value.inner[0]?.type === 'object' && isWorkspace(value.inner[1], scope)) {
    return value.inner.length === 2 ? value.inner[0] : undefined;
  }
  if (value.type !== 'call' || value.name !== 'lookup' || !isWorkspace(value.args[1], scope)) return undefined;
  const [map] = value.args;
  return map?.type === 'reference' ? follow(map.path, scope) : map;
}

function isWorkspace(value: HclValue | undefined, scope: HclScope): boolean {
  if (value?.type !== 'reference') return false;
  const named = scope.get(value.path);
  return value.path === chosen || (named?.type === 'reference' && named.path === chosen);
}

function follow(path: string, scope: HclScope): HclValue | undefined {
  const [kind = '', name = '', ...keys] = path.split('.');
  let found = scope.get(`${kind}.${name}`);
  for (const key of keys) found = entryOf(found, key);
  return found;
}
