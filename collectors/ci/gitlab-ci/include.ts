import { Unreadable } from '../../../src/core/errors.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get } from '../../../src/formats/nodes.ts';
import { type Format, parsed, type Trouble } from '../../../src/formats/parsed.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import type { Place, Unresolved } from '../model.ts';
import { suppliedAt } from '../supplied.ts';
import { matchingPaths } from './glob.ts';
import { type Entry, entriesOf, nameOf, ownComponent, type Wanted } from './include-entry.ts';
import { refer } from './include-reference.ts';
import { type Inputs, valuesOf, withInputs } from './inputs.ts';
import type { YamlMap } from './merge.ts';
import { limits, type Missing, missing, placeOf, type Reading, shortName, spend, standsIn } from './reading.ts';
import { componentName, isKnownTemplate, workflowOf } from './templates.ts';

/** GitLab reads YAML 1.1, as Ruby does. */
const format: Format<readonly Yaml[]> = { name: 'yaml 1.1', parse: (text) => parseYaml(text, '1.1') };

/** A file of the judged repository, or of another that the user supplied (`prefix` is then `group/name:`). */
export interface FileOf {
  readonly source: RepositoryFiles;
  readonly prefix: string;
  readonly path: string;
}

/** What one file says, and whether some condition decides if it counts. */
export interface Layer {
  readonly root: YamlMap;
  readonly isConditional: boolean;
}

/** What GitLab itself brings by name. */
export interface Template {
  readonly name: string;
  readonly at: Place;
}

/** What includes come to: files in the order in which they are laid over each other. */
export interface Gathered {
  readonly layers: Layer[];
  readonly templates: Template[];
  readonly missing: Missing[];
}

export const nothing = (): Gathered => ({ layers: [], templates: [], missing: [] });

/** Where an include stands. */
interface Standing {
  readonly file: FileOf;
  /** Files that led here, so that a circle ends. */
  readonly chain: readonly string[];
  readonly isConditional: boolean;
}

const keyOf = (file: FileOf): string => `${file.prefix}${file.path}`;

/**
 * Lays what a file includes, and then the file itself, onto what was gathered. Gives the reason when the file itself
 * cannot be read; what its includes lack is noted as missing.
 */
export async function gather(
  reading: Reading,
  into: Gathered,
  file: FileOf,
  given: Inputs,
  standing: Omit<Standing, 'file'>,
): Promise<Trouble | null> {
  const read = await parsed(file.source, file.path, format);
  if (read.trouble !== null) return read.trouble === 'no_such_file' ? 'absent' : read.trouble;
  const documents = read.value;
  const last = documents.at(-1);
  // A first document may declare inputs.
  const header = documents.length === 2 ? documents[0] : undefined;
  if (last?.type !== 'map' || documents.length > 2) return 'malformed';
  for (const document of documents) if (!standsIn(reading, document, keyOf(file))) return 'too_large';
  const root = header === undefined ? last : withInputs(reading, last, valuesOf(header, given));
  if (root?.type !== 'map') return 'too_large';
  await include(reading, into, get(root, 'include'), { ...standing, file });
  into.layers.push({ root, isConditional: standing.isConditional });
  return null;
}

/** Lays what an `include:` asks for onto what was gathered. */
export async function include(
  reading: Reading,
  into: Gathered,
  asked: Yaml | undefined,
  standing: Standing,
): Promise<void> {
  for (const entry of entriesOf(asked)) await one(reading, into, entry, standing);
}

async function one(reading: Reading, into: Gathered, entry: Entry, standing: Standing): Promise<void> {
  const at = placeOf(reading, entry.node);
  const lacks = (what: string, why: Unresolved): void => {
    if (into.missing.length < limits.files) into.missing.push(missing(what, why, at));
  };
  const { wanted } = entry;
  refer(reading, wanted, at);
  if (wanted.type === 'template') return template(into, wanted.name, entry, standing, lacks, at);
  if (wanted.type === 'component' && isKnownTemplate(componentName(wanted.address))) {
    into.templates.push({ name: componentName(wanted.address), at });
    return;
  }
  const files = await filesOf(reading, wanted, standing.file);
  if (typeof files === 'string') return lacks(nameOf(wanted), files);
  for (const file of files) {
    const chain = [...standing.chain, keyOf(standing.file)];
    if (chain.includes(keyOf(file))) continue;
    const isFull = reading.spent.nodes > limits.nodes;
    if (isFull || chain.length > limits.includeDepth || !spend(reading, 'files'))
      return lacks(keyOf(file), 'too_large');
    const isConditional = standing.isConditional || entry.isConditional;
    const trouble = await gather(reading, into, file, entry.inputs, { chain, isConditional });
    if (trouble !== null) lacks(keyOf(file), trouble);
  }
}

function template(
  into: Gathered,
  name: string,
  entry: Entry,
  standing: Standing,
  lacks: (what: string, why: Unresolved) => void,
  at: Place,
): void {
  const workflow = workflowOf(name);
  const isConditional = standing.isConditional || entry.isConditional;
  if (workflow?.type === 'map') into.layers.push({ root: workflow, isConditional });
  else if (isKnownTemplate(name)) into.templates.push({ name, at });
  else lacks(name, name.includes('$') ? 'dynamic' : 'unresolved_include');
}

/** Files that an include stands for, or why they cannot be had; a component may lie in either of two places. */
async function filesOf(
  reading: Reading,
  wanted: Wanted,
  { source, prefix }: FileOf,
): Promise<readonly FileOf[] | Unresolved> {
  if (wanted.type === 'local') {
    if (wanted.path.includes('$')) return 'dynamic';
    const paths = wanted.path.includes('*') ? await matching(source, wanted.path) : [wanted.path];
    return paths.length === 0 ? 'absent' : paths.map((path) => ({ source, prefix, path }));
  }
  if (wanted.type === 'project') {
    if (`${wanted.project}${wanted.path}`.includes('$')) return 'dynamic';
    const name = wanted.project.toLowerCase();
    const related = await suppliedAt(reading.source, name, wanted.ref);
    return related === null
      ? 'unresolved_include'
      : [{ source: related, prefix: `${shortName(name)}:`, path: wanted.path }];
  }
  if (wanted.type === 'component') return componentFiles(reading, wanted);
  return wanted.type === 'made' ? 'dynamic' : wanted.type === 'unreadable' ? 'malformed' : 'unresolved_include';
}

/** https://docs.gitlab.com/ci/components/#directory-structure */
async function componentFiles(
  { source }: Reading,
  { address, version }: Extract<Wanted, { type: 'component' }>,
): Promise<readonly FileOf[] | Unresolved> {
  // Its own component, tried out at the commit that the pipeline runs for.
  const own = /^\$\{?CI_COMMIT_(?:SHA|REF_NAME)\}?$/.test(version ?? '') ? ownComponent.exec(address)?.[1] : undefined;
  const [, ...path] = address.toLowerCase().split('/');
  const name = own ?? path.pop();
  const project = path.join('/');
  const related = own === undefined ? await suppliedAt(source, project, version) : source;
  if (name === undefined || related === null) {
    return project.includes('$') ? 'dynamic' : 'unresolved_include';
  }
  const files = [`templates/${name}.yml`, `templates/${name}/template.yml`];
  const found = (await listed(related)).filter((one) => files.includes(one));
  const prefix = own === undefined ? `${shortName(project)}:` : '';
  return found.length === 0 ? 'absent' : found.slice(0, 1).map((one) => ({ source: related, prefix, path: one }));
}

async function matching(source: RepositoryFiles, pattern: string): Promise<readonly string[]> {
  return matchingPaths(pattern, await listed(source)).filter((path) => /\.ya?ml$/.test(path));
}

/** Paths of a repository's regular files; none where they cannot be had, as of another that is not there any more. */
async function listed(source: RepositoryFiles): Promise<readonly string[]> {
  try {
    return (await source.files()).filter(({ kind }) => kind === 'file').map(({ path }) => path);
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
