import { entries, get, text as textIn } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import { argoKinds, readGroups } from '../../../src/lexicon/iac-kubernetes.ts';

/** An object of Kubernetes as a file holds it. */
export interface KubeObject {
  readonly path: string;
  /** The line of its kind. */
  readonly line: number;
  /** API group without version; `''` for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string | null;
  readonly namespace: string | null;
  /** Its content, for the groups whose content matters; null for others. */
  readonly node: Yaml | null;
  /** Its text has gaps that another program fills in. */
  readonly isTemplate: boolean;
}

/** The objects of a text, and whether one whose content matters could not be read. */
export interface Objects {
  readonly objects: readonly KubeObject[];
  readonly isMalformed: boolean;
}

const mostObjects = 2000;
const longestLine = 1000;

/** What the lines of one document told. */
interface Document {
  readonly start: number;
  readonly lines: string[];
  readonly keys: Map<string, { readonly value: string; readonly line: number }>;
  name: string | null;
  namespace: string | null;
  isTemplate: boolean;
  isBraced: boolean;
}

const fresh = (start: number): Document => ({
  start,
  lines: [],
  keys: new Map(),
  name: null,
  namespace: null,
  isTemplate: false,
  isBraced: false,
});

const unquoted = (value: string): string =>
  value
    .replace(/\s#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');

/**
 * The objects of a YAML or JSON text. Most are known by their first lines alone, so that bundles of any size are cheap and
 * texts with gaps for a template's values still tell what they are.
 */
export function objectsOf(path: string, text: string): Objects {
  const objects: KubeObject[] = [];
  let isMalformed = false;
  for (const document of documentsOf(text)) {
    if (objects.length > mostObjects) break;
    const found = objectsIn(path, document);
    if (found === null) isMalformed = true;
    else objects.push(...found);
  }
  return { objects, isMalformed };
}

function documentsOf(text: string): Document[] {
  const documents: Document[] = [];
  let now = fresh(1);
  let indent: number | null = null;
  let isInMetadata = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.length > longestLine ? raw.slice(0, longestLine) : raw;
    if (line.startsWith('---')) {
      documents.push(now);
      now = fresh(index + 2);
      isInMetadata = false;
      continue;
    }
    now.lines.push(raw);
    if (/^\s{0,40}\{[{%]/.test(line)) now.isTemplate = true;
    if (now.keys.size === 0 && line.startsWith('{')) now.isBraced = true;
    const top = /^(["']?)(\w{1,40})\1:(.*)$/.exec(line);
    if (top !== null) {
      const [, , key = '', value = ''] = top;
      if (!now.keys.has(key)) now.keys.set(key, { value: unquoted(value), line: index + 1 });
      isInMetadata = key === 'metadata';
      indent = null;
    } else if (isInMetadata) {
      const inner = /^( {1,40})(name|namespace):(.*)$/.exec(line);
      indent ??= /^ *(?=[^ #])/.exec(line)?.[0].length ?? null;
      if (inner?.[1]?.length !== indent || inner === null) continue;
      const value = unquoted(inner[3] ?? '');
      if (inner[2] === 'name') now.name ??= value;
      else now.namespace ??= value;
    }
  }
  documents.push(now);
  return documents;
}

const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '');

/** Whether the content of an object is read. */
function matters(group: string, kind: string, name: string | null): boolean {
  if (readGroups.has(group)) return true;
  if (group === 'argoproj.io') return argoKinds.has(kind);
  return group === '' && kind === 'ConfigMap' && name === 'argocd-notifications-cm';
}

/** Null where an object whose content matters could not be read. */
function objectsIn(path: string, document: Document): readonly KubeObject[] | null {
  const kind = document.keys.get('kind');
  const apiVersion = document.keys.get('apiVersion');
  const parse = (): Yaml | undefined =>
    (kind?.value === 'HelmRelease' ? parseYaml(withoutValues(document.lines), '1.2')?.[0] : undefined) ??
    parseYaml(document.lines.join('\n'), '1.2')?.[0];
  if (document.isBraced) return parsedObjects(path, parse(), document.start);
  if (kind === undefined || apiVersion === undefined) return [];
  if (/List$/.test(kind.value) && document.keys.has('items')) return parsedObjects(path, parse(), document.start);
  const group = groupOf(apiVersion.value);
  const { name, namespace } = namesOf(document);
  const isOpen = [name, namespace, kind.value].some((value) => value?.includes('{{') === true);
  const node = matters(group, kind.value, name) ? parse() : null;
  if (node === undefined) return null;
  return [
    {
      path,
      line: kind.line,
      group,
      kind: kind.value,
      ...namesOf(document),
      node,
      isTemplate: isOpen || document.isTemplate,
    },
  ];
}

/** Name and namespace, which may stand in braces on the line of the metadata. */
function namesOf({ keys, name, namespace }: Document): Pick<KubeObject, 'name' | 'namespace'> {
  const written = keys.get('metadata')?.value ?? '';
  const inline = written.startsWith('{') && !written.includes('{{') ? parseYaml(written, '1.2')?.[0] : undefined;
  const own = (key: string, found: string | null) => textIn(get(inline, key)) ?? (found === '' ? null : found);
  return { name: own('name', name), namespace: own('namespace', namespace) };
}

/**
 * A release without what it hands to its chart, which is most of its text and tells nothing here, unless it is the chart
 * that sets Flux itself up.
 */
function withoutValues(lines: readonly string[]): string {
  if (lines.some((line) => /^ {4}instance:\s*$/.test(line))) return lines.join('\n');
  let isInValues = false;
  return lines
    .map((line) => {
      if (/^ {2}values:\s*$/.test(line)) isInValues = true;
      else if (/^ {0,2}[^\s#]/.test(line)) isInValues = false;
      return isInValues ? '' : line;
    })
    .join('\n');
}

/** Lists stand in lists at most so deep. */
const deepestList = 3;

function parsedObjects(path: string, node: Yaml | undefined, start: number): readonly KubeObject[] | null {
  if (node === undefined) return null;
  return listed(node, 0).flatMap((one) => {
    const kind = textIn(get(one, 'kind'));
    const apiVersion = textIn(get(one, 'apiVersion'));
    if (kind === undefined || apiVersion === undefined || entries(one).length === 0) return [];
    const name = textIn(get(get(one, 'metadata'), 'name')) ?? null;
    const group = groupOf(apiVersion);
    return {
      path,
      line: start + one.line - 1,
      group,
      kind,
      name,
      namespace: textIn(get(get(one, 'metadata'), 'namespace')) ?? null,
      node: matters(group, kind, name) ? one : null,
      isTemplate: name?.includes('{{') === true,
    };
  });
}

function listed(node: Yaml, depth: number): readonly Yaml[] {
  const items = get(node, 'items');
  if (items?.type !== 'list' || depth >= deepestList) return [node];
  return items.items.slice(0, mostObjects).flatMap((one) => listed(one, depth + 1));
}
