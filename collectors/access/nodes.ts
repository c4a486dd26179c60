import type { RepositoryFiles } from '../../src/core/source.ts';
import { jsonc } from '../../src/formats/jsonc.ts';
import { entries, get, text } from '../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../src/formats/parsed.ts';
import type { Yaml } from '../../src/formats/yaml.ts';

/** Documents of a file; why there are none, where it could not be read. */
export type Documents = readonly Yaml[] | 'malformed' | 'unseen';

/** The documents of a file in YAML or JSON, by its ending; what names itself otherwise may be either. */
export async function documentsOf(source: RepositoryFiles, path: string): Promise<Documents> {
  const isJson = /\.jsonc?$/.test(path);
  const first = isJson ? null : await parsed(source, path, yaml12);
  if (first?.value != null) return first.value;
  if (first !== null && first.trouble !== 'malformed') return 'unseen';
  if (first !== null && /\.(?:ya?ml|sls)$/.test(path)) return 'malformed';
  const { value, trouble } = await parsed(source, path, jsonc);
  return value !== null ? [value] : trouble === 'malformed' ? 'malformed' : 'unseen';
}

/** The value at the end of a chain of keys. */
export function at(node: Yaml | undefined, ...keys: readonly string[]): Yaml | undefined {
  return keys.reduce<Yaml | undefined>(get, node);
}

/** What stands in a list; nothing for anything else. */
export function items(node: Yaml | undefined): readonly Yaml[] {
  return node?.type === 'list' ? node.items : [];
}

/** Steps through one document: aliases repeat what they name. */
const mostSteps = 100_000;

/** Every node of a document, a map before what it holds, with the key that it stands under. */
export function* within(root: Yaml | undefined): Generator<{ readonly node: Yaml; readonly key: string | null }> {
  const open: { node: Yaml; key: string | null }[] = root === undefined ? [] : [{ node: root, key: null }];
  for (let steps = 0, next = open.pop(); next !== undefined && steps < mostSteps; next = open.pop(), steps++) {
    yield next;
    const { node, key } = next;
    if (node.type === 'map') {
      for (const [name, inner] of [...node.entries].reverse()) open.push({ node: inner, key: name });
    } else if (node.type === 'list') {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const inner = node.items[index];
        if (inner !== undefined) open.push({ node: inner, key });
      }
    }
  }
}

/** Every scalar of a document as text, and every key. */
export function* wordsOf(root: Yaml | undefined): Generator<string> {
  for (const { node, key } of within(root)) {
    // What a condition asks for, and the sort of a principal, is told by its key.
    if (key !== null && node.type !== 'list') yield key;
    const word = text(node);
    if (word !== undefined) yield word;
  }
}

/**
 * The words by which a trust policy tells whom it lets in: of statements that allow, without conditions that leave
 * out.
 */
export function trustWords(policy: Yaml | undefined): readonly string[] {
  const written = get(policy, 'Statement');
  const statements = written?.type === 'map' ? [written] : items(written);
  return statements.flatMap((one) => {
    if (text(get(one, 'Effect')) === 'Deny') return [];
    const conditions = entries(get(one, 'Condition')).filter(([operator]) => !operator.includes('Not'));
    return [...wordsOf(get(one, 'Principal')), ...conditions.flatMap(([, condition]) => [...wordsOf(condition)])];
  });
}
