import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import {
  centralMarks,
  centralTasks,
  mavenCentral,
  nugetOrg,
  otherMaven,
  type Publisher,
  type Store,
} from '../../../src/lexicon/supply-stores.ts';
import { flagValue } from '../recognise/flags.ts';
import { filesNameAnother, folderOfSpoken, hasLine, inFolder } from './settings.ts';
import { inputOf, type Spoken, type Stage } from './spoken.ts';
import { inputValues, valuesOf } from './values.ts';

/** Where something is published, as far as words and files tell. */
export interface Place {
  readonly store: string | null;
  readonly neverOverwritten: Tri;
}

const open = (store: Store | null): Place => ({ store: store?.name ?? null, neverOverwritten: 'unknown' });
const final = (store: Store): Place => ({ store: store.name, neverOverwritten: 'yes' });

/** The store that a command or action publishes to: a public one only where nothing names another. */
export async function placeOf(
  publisher: Publisher,
  tool: string,
  spoken: Spoken | null,
  stage: Stage,
  source: RepositoryFiles,
): Promise<Place> {
  const { store } = publisher;
  if (store === null) return helmPlace(tool, spoken);
  if (spoken === null) return open(store);
  if (store.name === 'maven') return mavenPlace(store, tool, spoken, source);
  if (store.flags === undefined && store.isFinal !== true) return open(store);
  const named = namedStores(store, spoken, stage);
  const answer = judged(store, named);
  if (answer !== null) return answer;
  if (store.name === 'nuget') return open(store);
  const folders = byWorkspace.has(tool) ? [''] : [folderOfSpoken(spoken), ''];
  return (await filesNameAnother(store.name, folders, source)) ? other : final(store);
}

/** A package of that sort goes somewhere else. */
const other: Place = { store: null, neverOverwritten: 'unknown' };
/** They publish the packages of a whole workspace. */
const byWorkspace: ReadonlySet<string> = new Set(['lerna', 'changeset', 'changesets/action']);

function judged(store: Store, named: readonly string[]): Place | null {
  if (named.length === 0) return null;
  const isOwn = (text: string): boolean => {
    const bare = text.replace(/^(?:sparse\+)?https?:\/\//, '').replace(/\/.*$/s, '');
    return (store.hosts ?? []).some((host) => bare === host || text.includes(host)) || text === store.name;
  };
  if (named.every(isOwn)) return final(store.name === 'nuget' ? nugetOrg : store);
  return named.some((text) => text.includes('$')) ? open(store) : other;
}

/** What flags, inputs and variables of the step and its job name a store by. */
function namedStores(
  { flags = [], inputs = [], variables = [] }: Store,
  spoken: Spoken,
  stage: Stage,
): readonly string[] {
  const { said, deed } = spoken;
  const byFlag = flags.flatMap((flag) => flagValue(flag, said.words)?.text ?? []);
  const byInput = inputs.flatMap((input) => inputValues(spoken, input, stage) ?? []);
  const legs = (deed.step.legs ?? deed.job.legs)?.() ?? [];
  const byVariable = variables.flatMap((name) => {
    const own = said.assignments.get(name);
    if (own !== undefined) return [own ?? '$'];
    return legs.flatMap((leg) => leg.variables.get(name) ?? leg.expressions?.get(name) ?? []);
  });
  // An action that sets a language up writes the registry into its settings.
  const before = stage.spoken.filter(
    (one) => one.said.uses !== null && inputOf(one.said, 'registry-url') !== undefined,
  );
  const bySetup = inputs.includes('registry-url')
    ? before.flatMap((one) => inputValues(one, 'registry-url', stage) ?? [])
    : [];
  return [...byFlag, ...byInput, ...byVariable, ...bySetup].flatMap((text) => valuesOf(text, deed, stage));
}

async function mavenPlace(store: Store, tool: string, spoken: Spoken, source: RepositoryFiles): Promise<Place> {
  const { said } = spoken;
  const texts = said.words.map(({ text }) => text);
  if (texts.some((text) => otherMaven.test(text))) return open(store);
  if (texts.some((text) => centralTasks.test(text))) return final(mavenCentral);
  if (tool !== 'mvn') return open(store);
  const file = flagValue('-f', said.words) ?? flagValue('--file', said.words);
  const path = file?.isFixed === true ? file.text.replace(/^\.\//, '') : inFolder(folderOfSpoken(spoken), 'pom.xml');
  return (await hasLine(source, path, centralMarks)) ? final(mavenCentral) : open(store);
}

/** A chart goes to an address that the command names. */
function helmPlace(tool: string, spoken: Spoken | null): Place {
  const isImage = tool === 'helm' && spoken?.said.words.some(({ text }) => text.startsWith('oci://')) === true;
  return { store: isImage ? 'oci' : null, neverOverwritten: 'unknown' };
}
