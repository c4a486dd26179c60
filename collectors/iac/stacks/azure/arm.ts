import { entries, get, lineOf, text, texts } from '../../../../src/formats/nodes.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import type { Use } from '../../model.ts';
import { folderOf, resolved } from '../paths.ts';
import { stemOf } from '../serving.ts';
import { type AzureTemplate, assignmentDenies, assignmentType, scopeOf, storeOf } from './template.ts';

const templateSchema = /\/\w{0,40}deploymentTemplate\.json#?$/i;
const parametersSchema = /\/\w{0,40}deploymentParameters\.json#?$/i;

/** What a JSON file is to Azure, by the schema that it names; null for anything else. */
export function armForm(body: Yaml): 'template' | 'parameters' | null {
  const schema = text(get(body, '$schema')) ?? '';
  return templateSchema.test(schema) ? 'template' : parametersSchema.test(schema) ? 'parameters' : null;
}

/** Whether a text that no parser takes begins as a template. */
export function isTemplateText(whole: string): boolean {
  return /^\s{0,50}\{\s{0,50}"\$schema"\s{0,9}:\s{0,9}"[^"\n]{0,200}deploymentTemplate\.json#?"/i.test(
    whole.slice(0, 600),
  );
}

/** A template of which no more is known than that it is one. */
export function unreadTemplate(path: string): AzureTemplate {
  const nothing = { uses: [], guardrails: [], stores: [] };
  return { path, tool: 'arm', line: 1, parameters: new Set(), allowed: new Map(), types: null, ...nothing };
}

/** Names of the parameters that a file of parameters gives values to. */
export function parametersGiven(body: Yaml): readonly string[] {
  return entries(get(body, 'parameters')).map(([name]) => name);
}

/** Whether a template was made from Bicep that lies here under the same name. */
export function isFromBicep(path: string, body: Yaml, bicepStems: ReadonlySet<string>): boolean {
  const generator = text(get(get(get(body, 'metadata'), '_generator'), 'name'));
  return generator === 'bicep' && bicepStems.has(stemOf(path));
}

/** A resource of a template, and where it stands. */
export interface Resource {
  readonly type: string;
  readonly node: Yaml;
  readonly line: number;
}

/** A template of the Azure Resource Manager; `names`: paths of all templates by the name of their file. */
export function armTemplate(
  path: string,
  body: Yaml,
  names: ReadonlyMap<string, readonly string[]>,
  commit: string | null,
): AzureTemplate {
  const resources = resourcesOf(body);
  const parameters = entries(get(body, 'parameters'));
  const placed = ({ type, line }: Resource) => ({
    tool: 'arm' as const,
    path,
    resource: type,
    at: { commit, path, line },
  });
  const scope = scopeOf(text(get(body, '$schema')) ?? '');
  return {
    path,
    tool: 'arm',
    line: lineOf(body, '$schema'),
    parameters: new Set(parameters.map(([name]) => name)),
    allowed: new Map(parameters.map(([name, one]) => [name, texts(get(one, 'allowedValues')) ?? []])),
    types: resources.map(({ type }) => type),
    uses: resources.flatMap((resource) => linked(path, resource, names, commit) ?? []),
    guardrails: resources
      .filter(({ type }) => type.toLowerCase() === assignmentType)
      .map((resource) => ({ ...placed(resource), scope, denies: denies(resource.node) })),
    stores: resources.flatMap((resource) => {
      const store = storeOf(resource.type);
      return store === null ? [] : [{ ...placed(resource), ...store }];
    }),
  };
}

/** Resources of a template, those within others and within templates that stand in it among them. */
export function resourcesOf(body: Yaml): readonly Resource[] {
  const found: Resource[] = [];
  const pending: { readonly node: Yaml | undefined; readonly within: string }[] = [
    { node: get(body, 'resources'), within: '' },
  ];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { node, within } = at;
    const items = node?.type === 'list' ? node.items : entries(node).map(([, item]) => item);
    for (const item of items) {
      const own = text(get(item, 'type'));
      if (own === undefined) continue;
      // Within another resource the type is told from where that one ends.
      const type = own.toLowerCase().startsWith('microsoft.') || within === '' ? own : `${within}/${own}`;
      found.push({ type, node: item, line: item.line });
      pending.push({ node: get(item, 'resources'), within: type });
      pending.push({ node: get(get(get(item, 'properties'), 'template'), 'resources'), within: '' });
    }
  }
  return found;
}

function denies(node: Yaml): 'yes' | 'no' | 'unknown' {
  const properties = get(node, 'properties');
  const effect = text(get(get(get(properties, 'parameters'), 'effect'), 'value'));
  return assignmentDenies(text(get(properties, 'enforcementMode')), effect);
}

/** The template that a deployment within a template links to. */
function linked(
  from: string,
  { type, node, line }: Resource,
  names: ReadonlyMap<string, readonly string[]>,
  commit: string | null,
): Use | null {
  if (type.toLowerCase() !== 'microsoft.resources/deployments') return null;
  const link = get(get(node, 'properties'), 'templateLink');
  const relative = text(get(link, 'relativePath'));
  const address = text(get(link, 'uri'))?.slice(0, 2000);
  const at = { commit, path: from, line };
  const shared = { tool: 'arm', form: 'template', at } as const;
  const local = relative === undefined ? null : resolved(folderOf(from), relative);
  if (local !== null) return { ...shared, origin: 'local', path: local, pin: 'local' };
  const [, name] = /([\w.-]{1,100}\.json)(?![\w.])/.exec(address ?? '') ?? [];
  if (name === undefined) return null;
  const [only, ...others] = (names.get(name) ?? []).filter((path) => path !== from);
  if (only !== undefined && others.length === 0) return { ...shared, origin: 'local', path: only, pin: 'local' };
  return { ...shared, origin: 'remote', path: name, pin: 'unknown' };
}
