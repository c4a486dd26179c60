import { get, lineOf, text } from '../../../src/formats/nodes.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import { entriesBelow } from '../builds/pipelines.ts';
import { imageLines } from './lines.ts';
import { type Reference, referenceOf } from './reference.ts';
import { referenceOfMap } from './values.ts';

/** An object of Kubernetes in a file, and what it is of. */
export interface KubernetesObject {
  /** Null where its text is none that a parser reads. */
  readonly root: Yaml | null;
  readonly text: string;
  /** Line of the file on which `root` and `text` begin. */
  readonly line: number;
  /** Empty where it is not told. */
  readonly kind: string;
  readonly group: string;
}

/** An image as an object writes it, with its line; `reference` is null for what is no image. */
interface Written {
  readonly value: string;
  readonly reference: Reference | null;
  readonly line: number;
}

const mostDocuments = 2000;
/** Keys below which stand notes on an object, or what a cluster said of it, rather than what it asks for. */
const aside: ReadonlySet<string> = new Set(['metadata', 'annotations', 'labels', 'matchLabels', 'status']);

/** The objects of a file: by its tree where it has one, else each document by itself. */
export function objectsOf(content: string, roots: readonly Yaml[] | null): readonly KubernetesObject[] {
  if (roots !== null) return roots.flatMap((root) => ofRoot(root, 1));
  const lines = content.split('\n');
  const found: KubernetesObject[] = [];
  let from = 0;
  for (let at = 0; at <= lines.length && found.length < mostDocuments; at++) {
    if (at < lines.length && lines[at]?.startsWith('---') !== true) continue;
    found.push(...ofText(lines.slice(from, at), from + 1));
    from = at + 1;
  }
  return found;
}

function ofRoot(root: Yaml, line: number): readonly KubernetesObject[] {
  const kind = text(get(root, 'kind')) ?? '';
  const items = get(root, 'items');
  if (/List$/.test(kind) && items?.type === 'list')
    return items.items.slice(0, mostDocuments).flatMap((one) => ofRoot(one, line));
  const group = groupOf(text(get(root, 'apiVersion')) ?? '');
  return kind === '' ? [] : [{ root, text: '', line, kind, group }];
}

function ofText(lines: readonly string[], line: number): readonly KubernetesObject[] {
  const own = lines.join('\n');
  if (!/image/i.test(own)) return [];
  const [root] = parseYaml(own, '1.2') ?? [];
  if (root !== undefined) return ofRoot(root, line);
  return [{ root: null, text: own, line, kind: topKey(lines, 'kind'), group: groupOf(topKey(lines, 'apiVersion')) }];
}

const groupOf = (version: string): string => version.split('/').at(-2) ?? '';

/** The images that an object names; null where its text holds some and none can be told. */
export function imagesInObject({ root, text: own, line }: KubernetesObject): readonly Written[] | null {
  if (root !== null) return inTree(root, line);
  const found = imageLines(own, line);
  if (found.length === 0 && /(?:^|[\s{,"'-])image["']?[ \t]{0,9}:/im.test(own)) return null;
  return found.map(({ value, line: at }) => ({ value, reference: referenceOf(value), line: at }));
}

function inTree(root: Yaml, first: number): readonly Written[] {
  const found = new Map<string, Written>();
  const tops = root.type === 'map' ? [...root.entries].filter(([key]) => !aside.has(key)) : [];
  for (const [, top] of tops) {
    for (const { key, node } of entriesBelow(top, aside)) {
      if (!/^[iI]mage$/.test(key)) continue;
      const isMap = node.type === 'map';
      const value = isMap ? '' : (text(node) ?? '');
      const reference = isMap ? referenceOfMap(node, true) : referenceOf(value);
      const line = (isMap ? lineOf(node, 'repository') : node.line) + first - 1;
      // What several places share by an alias is written once.
      found.set(`${line} ${reference?.name ?? ''}`, { value, reference, line });
    }
  }
  return [...found.values()];
}

/** The value of a key at the top of a text, also of one in JSON with a key on each line. */
function topKey(lines: readonly string[], key: string): string {
  const start = new RegExp(`^(?:\\s{0,4}"${key}"|${key})[ \\t]{0,9}:[ \\t]{0,9}["']?([\\w./-]{1,200})`);
  for (const line of lines) {
    const value = line.length > 1000 ? undefined : start.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return '';
}
