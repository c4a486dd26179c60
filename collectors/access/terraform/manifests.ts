import type { HclBlock, HclValue } from '../../../src/formats/hcl/index.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import type { Grant } from '../grants.ts';
import { grantsOfObject, objectsOf } from '../kubernetes/objects.ts';
import { grantsOfText } from '../kubernetes/text.ts';
import { literal, sizeOf, wordsIn } from './values.ts';

const manifests: ReadonlyMap<string, string> = new Map([
  ['kubernetes_manifest', 'manifest'],
  ['kubectl_manifest', 'yaml_body'],
]);
const settings = /^kubernetes_config_map(?:_v1)?(?:_data)?$/;
const longestText = 64 * 1024;

/** What objects of a cluster grant that a configuration makes: as they are written there, or as text. */
export function grantsOfManifest({ labels: [type = ''], body, line }: HclBlock): readonly Grant[] {
  if (settings.test(type)) {
    const isOfAmazon = body.blocks.some((one) => one.type === 'metadata' && literal(one.body, 'name') === 'aws-auth');
    return isOfAmazon ? ofAmazon(body.attributes.get('data')?.value, line) : [];
  }
  const value = body.attributes.get(manifests.get(type) ?? '')?.value;
  if (value === undefined) return [];
  const from = value.type === 'call' && value.name === 'yamldecode' ? value.args[0] : value;
  if (from === undefined) return [];
  const text = textIn(from);
  // Lines of a text within a text are not told apart: all of it stands where it begins.
  const all =
    text === null ? [nodeOf(from)] : (parseYaml(text, '1.2') ?? []).filter((document) => document.type === 'map');
  const grants = text !== null && all.length === 0 ? grantsOfText(text) : objectsOf(all).flatMap(told);
  return grants.map((grant) => ({ ...grant, line }));
}

const told = (object: Yaml): readonly Grant[] => grantsOfObject(object).grants;

/** Who may come into a cluster of EKS; of what is put together elsewhere, nobody can tell whom it names. */
function ofAmazon(data: HclValue | undefined, line: number): readonly Grant[] {
  const keys = data?.type === 'object' ? data.entries.flatMap(({ key }) => [...wordsIn(key)]) : [];
  const isTold = keys.some((key) => key === 'mapUsers' || key === 'mapRoles');
  if (data === undefined || (data.type === 'object' && !isTold)) return [];
  const system = 'kubernetes_rbac';
  return [
    ...(isGiven(data, 'mapUsers') ? [{ system, to: 'people', line } as const] : []),
    ...(isGiven(data, 'mapRoles') || !isTold ? [{ system, to: 'open', line } as const] : []),
  ];
}

/** Whether something stands under a key that is no empty list. */
function isGiven(data: HclValue, name: string): boolean {
  const given = data.type === 'object' ? data.entries.find(({ key }) => [...wordsIn(key)].includes(name)) : undefined;
  const value = given?.value.type === 'call' ? given.value.args[0] : given?.value;
  return value !== undefined && !(value.type === 'list' && sizeOf(value) === 0);
}

/** A text that is written out, with a mark for each value that is put in; null for any other value. */
function textIn(value: HclValue): string | null {
  if (value.type === 'literal') return typeof value.value === 'string' ? value.value.slice(0, longestText) : null;
  if (value.type !== 'template') return null;
  const parts = value.parts.map((part) => (part.type === 'literal' ? String(part.value) : '$'));
  return parts.join('').slice(0, longestText);
}

const scalar = (value: string, line: number): Yaml => ({ type: 'scalar', value, tag: null, line, textLine: line });

/** An object as it is written out; names that it refers to stand for themselves, as what is filled in later. */
function nodeOf(value: HclValue): Yaml {
  const { line } = value;
  if (value.type === 'list') return { type: 'list', items: value.items.map(nodeOf), tag: null, line };
  if (value.type !== 'object') return scalar(textIn(value) ?? `\${${[...wordsIn(value)].join(' ')}}`, line);
  const entries = new Map<string, Yaml>();
  for (const { key, value: inner } of value.entries) {
    if (key.type === 'literal' && typeof key.value === 'string') entries.set(key.value, nodeOf(inner));
  }
  return { type: 'map', entries, lines: new Map(), line };
}
