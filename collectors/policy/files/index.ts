import type { Findings } from '../../../src/core/collector.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { hcl } from '../../../src/formats/hcl/index.ts';
import { type Parsed, parsed, readText, textOf } from '../../../src/formats/parsed.ts';
import { type Swept, sweepOf } from '../../../src/formats/sweep.ts';
import { toml } from '../../../src/formats/toml.ts';
import { gapOf, unseen } from '../../../src/formats/unseen.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type ConfigurationFile, configurationFiles } from '../../../src/lexicon/policy-configurations.ts';
import { documentsOf } from '../formats/nodes.ts';
import { isOfOrganisation, readAzurePolicy, readCustodian, readGcpPolicy, readOrganisationPolicy } from './cloud.ts';
import { engineOfUnparsed, objectsOf, readObject } from './kubernetes.ts';
import { readCedar, readGuard, readSentinel, readSentinelSet } from './languages.ts';
import { readRego } from './rego.ts';
import { type Shape, shape, unreadShape } from './shape.ts';
import { readSonar, tomlConfigurations } from './toml-configurations.ts';
import { yamlConfigurations } from './yaml-configurations.ts';

/**
 * One item for each file, or object in a file, that states rules or chooses those of a tool, outside of examples and
 * tests. Nothing says here whether anybody runs them.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export async function readFiles(source: RepositoryFiles): Promise<Findings<'policy.file'>> {
  const sweep = await sweepOf(source);
  const refOf = refs();
  const items: Findings<'policy.file'>['items'][number][] = [];
  const add = (path: string, shapes: readonly Shape[]): void => {
    for (const { name, line, ...own } of shapes) {
      const at = { commit: sweep.commit, path, line };
      items.push({ ...own, ref: refOf(path, { name }), at });
    }
  };
  for (const path of sweep.own) add(path, await byPath(source, path));
  const large: string[] = [];
  for (const swept of sweep.found) {
    const { shapes, isUnseen } = await byContent(source, swept);
    add(swept.path, shapes);
    if (isUnseen) large.push(swept.path);
  }
  const { items: kept, gaps } = bounded(items, 'policies');
  return { items: kept, gaps: [...gaps, ...unseen(sweep, mayHoldRules), ...gapOf('too_large', large)] };
}

const languages: readonly (readonly [RegExp, Shape['engine'], (path: string, text: string) => Shape | null])[] = [
  [/\.rego$/, 'rego', (_, text) => readRego(text)],
  [/\.sentinel$/, 'sentinel', readSentinel],
  [/\.cedar$/, 'cedar', readCedar],
  [/\.(guard|ruleset)$/, 'cfn_guard', readGuard],
];

/** Files of which the sweep, had it seen them, might have found a rule. Those told by their names are items anyway. */
function mayHoldRules(path: string): boolean {
  return /\.(ya?ml|json)$/.test(path) && !configurationFiles.some(({ files }) => files.test(path));
}

async function byPath(source: RepositoryFiles, path: string): Promise<readonly Shape[]> {
  if (/_test\.rego$/.test(path)) return [];
  if (/(^|\/)sentinel\.hcl$/.test(path)) {
    const { value } = await parsed(source, path, hcl);
    const set = value === null ? unreadShape('sentinel', 'rules') : readSentinelSet(value);
    return set === null ? [] : [set];
  }
  const language = languages.find(([files]) => files.test(path));
  if (language !== undefined) {
    const [, engine, read] = language;
    const { value, trouble } = await textOf(source, path);
    const found = value === null ? null : read(path, value);
    return found !== null ? [found] : trouble === null ? [] : [unreadShape(engine, 'rules')];
  }
  const configuration = configurationFiles.find(({ files }) => files.test(path));
  return configuration === undefined ? [] : [await readConfiguration(source, path, configuration)];
}

async function readConfiguration(
  source: RepositoryFiles,
  path: string,
  { reader, engine, form }: ConfigurationFile,
): Promise<Shape> {
  const inToml = tomlConfigurations[reader];
  const inYaml = yamlConfigurations[reader];
  const settingsOf = async () => {
    if (inToml !== undefined) return given(await parsed(source, path, toml), inToml);
    if (inYaml !== undefined)
      return given(await documentsOf(source, path), ([root]) => (root === undefined ? null : inYaml(root)));
    const text = await readText(source, path);
    return text !== null && reader === 'sonar' ? readSonar(text) : null;
  };
  const settings = await settingsOf();
  return settings === null ? unreadShape(engine, form) : shape({ engine, form, ...settings });
}

function given<T, R>({ value }: Parsed<T>, read: (value: T) => R | null): R | null {
  return value === null ? null : read(value);
}

/** Shapes, and the file itself where too much of it was there to be looked into. */
type Found = { readonly shapes: readonly Shape[]; readonly isUnseen: boolean };

async function byContent(source: RepositoryFiles, { path, marks }: Swept): Promise<Found> {
  const isPolicy = (['kubernetes', 'azure', 'gcp', 'aws', 'custodian'] as const).some((mark) => marks.has(mark));
  if (!isPolicy || configurationFiles.some(({ files }) => files.test(path))) return { shapes: [], isUnseen: false };
  const { value, trouble } = await documentsOf(source, path);
  if (value !== null) return { shapes: shapesOf(value, path, marks), isUnseen: false };
  if (trouble !== 'malformed') return { shapes: [], isUnseen: true };
  return { shapes: await unparsed(source, path, marks), isUnseen: false };
}

/** What a file that is no YAML or JSON is all the same, by what stands in it. */
async function unparsed(source: RepositoryFiles, path: string, marks: Swept['marks']): Promise<readonly Shape[]> {
  const text = (await readText(source, path)) ?? '';
  const engine = marks.has('kubernetes') ? engineOfUnparsed(text) : null;
  if (engine !== null) return [unreadShape(engine, 'admission')];
  if (marks.has('azure') && text.includes('"policyRule"')) return [unreadShape('azure_policy', 'guardrail')];
  return marks.has('aws') && isOfOrganisation(path) ? [unreadShape('aws_organizations', 'guardrail')] : [];
}

function shapesOf(documents: readonly Yaml[], path: string, marks: Swept['marks']): readonly Shape[] {
  const objects = objectsOf(documents).flatMap((object) => readObject(object) ?? []);
  if (objects.length > 0) return objects;
  const found = documents.flatMap(
    (root) =>
      (marks.has('azure') ? readAzurePolicy(root) : null) ??
      (marks.has('aws') ? readOrganisationPolicy(root, path) : null) ??
      (marks.has('gcp') ? readGcpPolicy(root) : null) ??
      (marks.has('custodian') ? readCustodian(root) : null) ??
      [],
  );
  return found.length > 1 ? found.map((one, index) => ({ ...one, name: String(index + 1) })) : found;
}
