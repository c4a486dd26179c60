import { parseYaml, type Yaml } from '../yaml.ts';
import { expressionOf } from './expression.ts';
import { type Grammar, grammar } from './grammar.ts';
import type { HclAttribute, HclBlock, HclBody, HclValue } from './model.ts';

type Entries = readonly (readonly [string, Yaml])[];

/** Blocks whose labels are keys of objects in each other, with how many they have. */
const labelled: ReadonlyMap<string, number> = new Map([
  ...['resource', 'data', 'ephemeral'].map((type) => [type, 2] as const),
  ...['module', 'variable', 'output', 'provider', 'check', 'backend', 'provisioner', 'dynamic'].map(
    (type) => [type, 1] as const,
  ),
]);
/** More templates than this would be a long way round through the grammar. */
const mostTemplates = 10_000;

/**
 * What a text in the JSON form of HCL says (`*.tf.json`). JSON does not tell a block from an attribute that is an object:
 * below the top an object is both, an attribute and a block of that type. Null where it is no JSON object or beyond the
 * limits of YAML. Never throws, whatever the text.
 */
export async function parseHclJson(text: string): Promise<HclBody | null> {
  if (!isJson(text)) return null;
  const [root, ...more] = parseYaml(text, '1.2') ?? [];
  if (root?.type !== 'map' || more.length > 0) return null;
  return reader(await grammar()).body(root, true);
}

/** The reader of YAML tells lines, but takes more than JSON. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

function reader(parse: Grammar) {
  let templates = 0;

  function body(node: Yaml, isTop: boolean): HclBody {
    const attributes = new Map<string, HclAttribute>();
    const blocks: HclBlock[] = [];
    if (node.type !== 'map') return { attributes, blocks, broken: true };
    for (const [name, inner] of node.entries) {
      // A comment, for want of another way.
      if (name === '//') continue;
      const line = node.lines.get(name) ?? node.line;
      const labels = labelled.get(name) ?? 0;
      const objects = listed(inner).filter(({ type }) => type === 'map');
      if (!isTop && labels === 0) attributes.set(name, { value: value(inner), line });
      else if (objects.length === 0) attributes.set(name, { value: value(inner), line });
      blocks.push(...objects.flatMap((object) => blocksOf(name, [], labels, object, line)));
    }
    return { attributes, blocks, broken: false };
  }

  function blocksOf(type: string, labels: readonly string[], missing: number, node: Yaml, line: number): HclBlock[] {
    if (missing === 0) return [{ type, labels, body: body(node, false), line }];
    return entriesOf(node).flatMap(([label, inner]) => {
      const at = node.type === 'map' ? (node.lines.get(label) ?? line) : line;
      return listed(inner).flatMap((one) => blocksOf(type, [...labels, label], missing - 1, one, at));
    });
  }

  function value(node: Yaml): HclValue {
    const { line } = node;
    if (node.type === 'list') return { type: 'list', items: node.items.map(value), line };
    if (node.type === 'map') {
      const entries = [...node.entries].map(([name, inner]) => {
        const at = node.lines.get(name) ?? line;
        return { key: { type: 'literal', value: name, line: at } as const, value: value(inner), line: at };
      });
      return { type: 'object', entries, line };
    }
    return typeof node.value === 'string' ? template(node.value, line) : { type: 'literal', value: node.value, line };
  }

  /** Strings are templates in the JSON form too. */
  function template(written: string, line: number): HclValue {
    if (!/[$%]\{/.test(written)) return { type: 'literal', value: written, line };
    const mark = 'TEMPLATE_OF_JSON';
    if (++templates > mostTemplates || written.includes(mark)) return { type: 'other', inner: [], line };
    const tree = parse(`a = <<${mark}\n${written}\n${mark}\n`);
    const attribute = tree?.errorAt === Infinity ? tree.root.children[0]?.children : undefined;
    const expression = attribute?.[0]?.children[1];
    if (tree === null || expression === undefined || attribute?.length !== 1) return { type: 'other', inner: [], line };
    return moved(withoutLastBreak(expressionOf(expression, tree.text)), line);
  }

  return { body };
}

function listed(node: Yaml): readonly Yaml[] {
  return node.type === 'list' ? node.items : [node];
}

function entriesOf(node: Yaml): Entries {
  return node.type === 'map' ? [...node.entries] : [];
}

/** A heredoc ends with a line break that the string has not. */
function withoutLastBreak(value: HclValue): HclValue {
  if (value.type === 'literal') return { ...value, value: String(value.value).replace(/\n$/, '') };
  if (value.type !== 'template') return value;
  const last = value.parts.at(-1);
  if (last?.type !== 'literal') return value;
  const text = String(last.value).replace(/\n$/, '');
  return { ...value, parts: [...value.parts.slice(0, -1), ...(text === '' ? [] : [{ ...last, value: text }])] };
}

/** The same value with every part on one line. */
function moved(value: HclValue, line: number): HclValue {
  const move = (inner: HclValue) => moved(inner, line);
  switch (value.type) {
    case 'literal':
      return { ...value, line };
    case 'list':
      return { ...value, items: value.items.map(move), line };
    case 'object':
      return {
        ...value,
        entries: value.entries.map((one) => ({ key: move(one.key), value: move(one.value), line })),
        line,
      };
    case 'template':
      return { ...value, parts: value.parts.map(move), line };
    case 'call':
      return { ...value, args: value.args.map(move), line };
    default:
      return { ...value, inner: value.inner.map(move), line };
  }
}
