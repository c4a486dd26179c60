import { Composer, type CST, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type ParsedNode, Parser } from 'yaml';

/** What one file may hold; beyond it the file counts as one that cannot be read. */
export const yamlLimits = { bytes: 1024 * 1024, lexemes: 200_000, nodes: 50_000, depth: 64, aliases: 5_000 } as const;

/** So many letters of text weigh as one node, so that aliases cannot multiply a long script. */
const lettersPerNode = 32;

/** A YAML value with the line it begins on. Aliases are shared nodes; their full size was counted against the limits. */
export type Yaml = YamlScalar | YamlList | YamlMap;
interface YamlScalar {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  /** A tag the schema does not know, such as GitLab's `!reference`. */
  readonly tag: string | null;
  readonly line: number;
  /** Line of the first letter of its text; that of a block stands below its header. */
  readonly textLine: number;
}
interface YamlList {
  readonly type: 'list';
  readonly items: readonly Yaml[];
  readonly tag: string | null;
  readonly line: number;
}
interface YamlMap {
  readonly type: 'map';
  readonly entries: ReadonlyMap<string, Yaml>;
  /** Line of each key. */
  readonly lines: ReadonlyMap<string, number>;
  readonly line: number;
}

/** Thrown inside the parse alone: the text is no YAML we may read. */
class Refused extends Error {}

/**
 * The documents of a YAML text, or null when it is malformed, has a key twice, or exceeds `yamlLimits`.
 * Never throws, whatever the text. Version 1.1 reads `yes` and `no` as booleans and merges `<<`.
 */
export function parseYaml(text: string, version: '1.1' | '1.2'): readonly Yaml[] | null {
  try {
    const counter = new LineCounter();
    const tokens = tokensOf(text, counter);
    // Yaml's own check for unique keys compares each with each; `convert` does it in one pass.
    const options = { version, merge: false, uniqueKeys: false, logLevel: 'silent', lineCounter: counter } as const;
    const documents = [...new Composer(options).compose(tokens, true, text.length)];
    if (documents.some((document) => document.errors.length > 0)) return null;
    return documents.map((document) => convert(document.contents as ParsedNode | null, counter, version));
  } catch (error) {
    // `yaml` throws of its own accord on some malformed texts; there is nothing to tell them apart from a refusal by.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Tokens of a text, counted without recursion before anything recursive sees them. */
function tokensOf(text: string, counter: LineCounter): CST.Token[] {
  if (text.length > yamlLimits.bytes) throw new Refused('too long');
  let lexemes = 0;
  let aliases = 0;
  const parser = new Parser(counter.addNewLine);
  const tokens: CST.Token[] = [];
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('*')) aliases++;
    if (++lexemes > yamlLimits.lexemes || aliases > yamlLimits.aliases) throw new Refused('too much');
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  let level: unknown[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    // A map and its items are two levels of tokens; a document is one more.
    if (depth > 2 * yamlLimits.depth + 1) throw new Refused('too deep');
    level = level.flatMap(within);
  }
  return tokens;
}

function within(token: unknown): unknown[] {
  if (typeof token !== 'object' || token === null) return [];
  const { items, key, value } = token as { items?: unknown[]; key?: unknown; value?: unknown };
  return [...(items ?? []), key, value].filter((inner) => typeof inner === 'object' && inner !== null);
}

interface Converted {
  readonly node: Yaml;
  /** Nodes it would have with every alias written out. */
  readonly size: number;
}

function convert(root: ParsedNode | null, counter: LineCounter, version: '1.1' | '1.2'): Yaml {
  const anchors = new Map<string, Converted>();
  const lineOf = (node: ParsedNode): number => Math.max(1, counter.linePos(node.range[0]).line);

  function visit(node: ParsedNode | null): Converted {
    if (node === null) return { node: { type: 'scalar', value: null, tag: null, line: 1, textLine: 1 }, size: 1 };
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) throw new Refused('no such anchor, or one that contains itself');
      return target;
    }
    const converted = isMap(node) ? mapOf(node) : isSeq(node) ? listOf(node) : scalarOf(node, lineOf(node));
    if (converted.size > yamlLimits.nodes) throw new Refused('too many nodes');
    if (node.anchor !== undefined) anchors.set(node.anchor, converted);
    return converted;
  }

  function listOf(node: ParsedNode): Converted {
    const items = isSeq(node) ? node.items.map((inner) => visit(inner as ParsedNode | null)) : [];
    return {
      node: { type: 'list', items: items.map((inner) => inner.node), tag: ownTag(node), line: lineOf(node) },
      size: items.reduce((sum, inner) => sum + inner.size, 1),
    };
  }

  function mapOf(node: ParsedNode): Converted {
    const entries = new Map<string, Yaml>();
    const lines = new Map<string, number>();
    const merged: Yaml[] = [];
    let size = 1;
    for (const pair of isMap(node) ? node.items : []) {
      const key = pair.key as ParsedNode;
      const name = visit(key).node;
      const inner = visit(pair.value as ParsedNode | null);
      size += inner.size + 1;
      if (name.type !== 'scalar') throw new Refused('a key that is no scalar');
      // The text as written: YAML 1.1 reads the key `on` as true.
      const written = isScalar(key) && typeof key.source === 'string' ? key.source : String(name.value);
      if (version === '1.1' && written === '<<')
        merged.push(...(inner.node.type === 'list' ? inner.node.items : [inner.node]));
      else if (entries.has(written)) throw new Refused('a key twice');
      else {
        entries.set(written, inner.node);
        lines.set(written, lineOf(key));
      }
    }
    for (const other of merged) mergeInto(entries, lines, other);
    return { node: { type: 'map', entries, lines, line: lineOf(node) }, size };
  }

  return visit(root).node;
}

function scalarOf(node: ParsedNode, line: number): Converted {
  const value: unknown = isScalar(node) ? node.value : null;
  const plain = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    node: {
      type: 'scalar',
      value: plain ? value : String(value),
      tag: ownTag(node),
      line,
      textLine: isBlock(node) ? line + 1 : line,
    },
    size: 1 + (typeof value === 'string' ? Math.ceil(value.length / lettersPerNode) : 0),
  };
}

function isBlock(node: ParsedNode): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

function mergeInto(entries: Map<string, Yaml>, lines: Map<string, number>, other: Yaml): void {
  if (other.type !== 'map') throw new Refused('a merge of something else than maps');
  for (const [key, value] of other.entries) {
    if (entries.has(key)) continue;
    entries.set(key, value);
    lines.set(key, other.lines.get(key) ?? other.line);
  }
}

/** A local tag (`!reference`), null for those of YAML itself. */
function ownTag(node: ParsedNode): string | null {
  return node.tag?.startsWith('!') === true ? node.tag : null;
}
