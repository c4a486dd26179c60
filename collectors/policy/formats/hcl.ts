/** A block of HCL with what it says literally. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
  /** Strings, numbers and booleans by name, a list as its items; an attribute that is anything else is `null`. */
  readonly attributes: ReadonlyMap<string, readonly string[] | null>;
  readonly blocks: readonly HclBlock[];
}

interface Token {
  readonly kind: 'name' | 'string' | 'template' | 'mark' | 'line';
  readonly text: string;
  readonly line: number;
}

const deepest = 50;
const mostTokens = 300_000;
const lexeme =
  /[ \t\r]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\n|<<-?([A-Za-z_]\w{0,100})|"|[A-Za-z0-9_][\w.-]*|[^\s\w"]/y;

/**
 * The blocks at the top of an HCL text, with the blocks inside; null when it is too long or too deep. What it cannot
 * make sense of is passed over. It reads no more than is literally there: no variables, no expressions.
 */
export function blocksOf(text: string): readonly HclBlock[] | null {
  const tokens = tokensOf(text);
  return tokens === null ? null : (body(tokens, 0, 0)?.blocks ?? null);
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    if (tokens.length > mostTokens) return null;
    lexeme.lastIndex = at;
    const hit = lexeme.exec(text);
    const found = hit?.[0] ?? text.charAt(at);
    let end = at + found.length;
    if (found === '"') {
      const string = stringAt(text, end);
      end = string.end;
      tokens.push({ kind: string.isLiteral ? 'string' : 'template', text: string.text, line });
    } else if (hit?.[1] !== undefined) {
      end = afterHeredoc(text, end, hit[1]);
      tokens.push({ kind: 'template', text: '', line });
    } else if (found === '\n') tokens.push({ kind: 'line', text: found, line });
    else if (/^\w/.test(found)) tokens.push({ kind: 'name', text: found, line });
    else if (!/^(\s|#|\/\/|\/\*)/.test(found)) tokens.push({ kind: 'mark', text: found, line });
    for (; at < end; at++) if (text.charAt(at) === '\n') line++;
  }
  return tokens;
}

/** A string after its opening quote; one with a template in it, or left open on its line, is not literal. */
function stringAt(text: string, from: number): { text: string; end: number; isLiteral: boolean } {
  let isLiteral = true;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\\') {
      isLiteral = false;
      at++;
    } else if (letter === '\n') return { text: '', end: at, isLiteral: false };
    else if ((letter === '$' || letter === '%') && text.charAt(at + 1) === '{') {
      isLiteral = false;
      depth++;
      at++;
    } else if (letter === '}' && depth > 0) depth--;
    else if (letter === '"' && depth === 0) return { text: text.slice(from, at), end: at + 1, isLiteral };
  }
  return { text: '', end: text.length, isLiteral: false };
}

function afterHeredoc(text: string, from: number, mark: string): number {
  for (let at = text.indexOf('\n', from); at !== -1; ) {
    const next = text.indexOf('\n', at + 1);
    if (text.slice(at + 1, next === -1 ? text.length : Math.min(next, at + 300)).trim() === mark) {
      return next === -1 ? text.length : next;
    }
    at = next;
  }
  return text.length;
}

interface Body {
  readonly attributes: Map<string, readonly string[] | null>;
  readonly blocks: HclBlock[];
  readonly end: number;
}

/** What stands between two braces, from the token at `from` on; null when it is too deep. */
function body(tokens: readonly Token[], from: number, depth: number): Body | null {
  if (depth > deepest) return null;
  const attributes = new Map<string, readonly string[] | null>();
  const blocks: HclBlock[] = [];
  let at = from;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    if (token.text === '}' && token.kind === 'mark') return { attributes, blocks, end: at + 1 };
    if (token.kind !== 'name') {
      at++;
      continue;
    }
    const labels: string[] = [];
    let next = at + 1;
    for (let label = tokens[next]; label?.kind === 'string' || label?.kind === 'name'; label = tokens[++next]) {
      labels.push(label.text);
    }
    const after = tokens[next];
    if (after?.kind === 'mark' && after.text === '{') {
      const inner = body(tokens, next + 1, depth + 1);
      if (inner === null) return null;
      blocks.push({ type: token.text, labels, line: token.line, attributes: inner.attributes, blocks: inner.blocks });
      at = inner.end;
    } else if (after?.kind === 'mark' && after.text === '=' && labels.length === 0) {
      const end = endOfExpression(tokens, next + 1);
      attributes.set(token.text, literal(tokens.slice(next + 1, end)));
      at = end;
    } else at = next;
  }
  return { attributes, blocks, end: at };
}

/** Index of the line break or closing brace that ends an expression. */
function endOfExpression(tokens: readonly Token[], from: number): number {
  let depth = 0;
  let at = from;
  for (let token = tokens[at]; token !== undefined; token = tokens[++at]) {
    if (token.kind === 'line' && depth === 0) return at;
    if (token.kind !== 'mark') continue;
    if ('{[('.includes(token.text)) depth++;
    if ('}])'.includes(token.text)) depth--;
    if (depth < 0) return at;
  }
  return at;
}

function literal(tokens: readonly Token[]): readonly string[] | null {
  const [first, ...rest] = tokens.filter(({ kind }) => kind !== 'line');
  if (first === undefined) return null;
  const isPlain = ({ kind, text }: Token): boolean =>
    kind === 'string' || (kind === 'name' && /^(true|false|\d+)$/.test(text));
  if (rest.length === 0) return isPlain(first) ? [first.text] : null;
  if (first.text !== '[' || first.kind !== 'mark' || rest.at(-1)?.text !== ']') return null;
  const inner = rest.slice(0, -1).filter(({ kind, text }) => kind !== 'mark' || text !== ',');
  return inner.every(isPlain) ? inner.map(({ text }) => text) : null;
}
