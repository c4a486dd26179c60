import type { HclValue } from './model.ts';
import { unescaped } from './strings.ts';
import type { Syntax } from './syntax.ts';
import { heredoc, quoted } from './template.ts';

const steps = new Set(['index', 'get_attr', 'splat']);
const operator = /^[-!*/%+<>=&|]+$/;

/** The value of an expression. */
export function expressionOf(node: Syntax, text: string): HclValue {
  const inner = termsOf(node.children, text);
  const [only] = inner;
  return inner.length === 1 && only !== undefined ? only : { type: 'other', inner, line: node.line };
}

/** Terms with their steps, between operators. */
function termsOf(nodes: readonly Syntax[], text: string): readonly HclValue[] {
  const terms: { first: Syntax; after: Syntax[] }[] = [];
  for (const node of nodes) {
    if (steps.has(node.type)) terms.at(-1)?.after.push(node);
    else if (!operator.test(node.type)) terms.push({ first: node, after: [] });
  }
  return terms.map(({ first, after }) => (after.length === 0 ? primary(first, text) : traversal(first, after, text)));
}

const readers: Readonly<Record<string, (node: Syntax, text: string) => HclValue>> = {
  expression: expressionOf,
  literal_value: literal,
  variable_expr: (node, text) => ({ type: 'reference', path: slice(node, text), inner: [], line: node.line }),
  function_call: call,
  collection_value: collection,
  template_expr: (node, text) => {
    const [template] = node.children;
    if (template === undefined) return other(node, text);
    const read = (insert: Syntax) => insertOf(insert, text);
    return template.type === 'heredoc_template' ? heredoc(template, text, read) : quoted(template, text, read);
  },
  operation: (node, text) => {
    const [operation] = node.children;
    return operation?.type === 'unary_operation' ? unary(operation, text) : other(node, text);
  },
};

function primary(node: Syntax, text: string): HclValue {
  return (readers[node.type] ?? other)(node, text);
}

/** Whatever it is, with the values in it. */
function other(node: Syntax, text: string): HclValue {
  return { type: 'other', inner: valuesIn(node, text), line: node.line };
}

function valuesIn(node: Syntax, text: string): readonly HclValue[] {
  if (node.type === 'binary_operation' || node.type === 'unary_operation') return termsOf(node.children, text);
  return node.children.flatMap((child) =>
    child.type === 'expression' ? [expressionOf(child, text)] : valuesIn(child, text),
  );
}

function insertOf(node: Syntax, text: string): HclValue {
  const [expression] = node.children.filter(({ type }) => type === 'expression');
  return node.type === 'template_interpolation' && expression !== undefined
    ? expressionOf(expression, text)
    : other(node, text);
}

function slice({ start, end }: Syntax, text: string): string {
  return text.slice(start, end);
}

function literal(node: Syntax, text: string): HclValue {
  const { line } = node;
  const written = slice(node, text);
  if (written.startsWith('"')) return { type: 'literal', value: unescaped(written.slice(1, -1)), line };
  if (written === 'true' || written === 'false') return { type: 'literal', value: written === 'true', line };
  if (written === 'null') return { type: 'literal', value: null, line };
  const value = Number(written);
  return Number.isFinite(value) ? { type: 'literal', value, line } : { type: 'other', inner: [], line };
}

function unary(node: Syntax, text: string): HclValue {
  const inner = termsOf(node.children, text);
  const [only] = inner;
  const isNegative = node.children[0]?.type === '-' && only?.type === 'literal' && typeof only.value === 'number';
  if (isNegative && inner.length === 1) return { ...only, value: -Number(only.value), line: node.line };
  return { type: 'other', inner, line: node.line };
}

function call(node: Syntax, text: string): HclValue {
  const [name, list] = node.children;
  const args =
    list?.children.filter(({ type }) => type === 'expression').map((child) => expressionOf(child, text)) ?? [];
  if (name === undefined) return { type: 'other', inner: args, line: node.line };
  return { type: 'call', name: slice(name, text), args, line: node.line };
}

function collection(node: Syntax, text: string): HclValue {
  const [inside] = node.children;
  const { line } = node;
  if (inside?.type === 'tuple') {
    const items = inside.children.filter(({ type }) => type === 'expression').map((child) => expressionOf(child, text));
    return { type: 'list', items, line };
  }
  if (inside?.type !== 'object') return other(node, text);
  const entries = inside.children.flatMap((element) => {
    const [key, value] = element.children;
    if (key === undefined || value === undefined) return [];
    return [{ key: keyOf(key, text), value: expressionOf(value, text), line: element.line }];
  });
  return { type: 'object', entries, line };
}

/** A bare name is a string. */
function keyOf(node: Syntax, text: string): HclValue {
  const [only, ...rest] = node.children;
  if (rest.length > 0 || only?.type !== 'variable_expr') return expressionOf(node, text);
  return { type: 'literal', value: slice(only, text), line: node.line };
}

function traversal(first: Syntax, after: readonly Syntax[], text: string): HclValue {
  const { line } = first;
  const inner: HclValue[] = [];
  const written = after.map((step) => stepOf(step, text, inner)).join('');
  if (first.type === 'variable_expr') return { type: 'reference', path: slice(first, text) + written, inner, line };
  return { type: 'other', inner: [primary(first, text), ...inner], line };
}

/** One step as text; the values of what is worked out go to `inner`. */
function stepOf(node: Syntax, text: string, inner: HclValue[]): string {
  if (node.type === 'get_attr') return `.${slice(node, text).slice(1).trim()}`;
  const [kind] = node.children;
  if (node.type === 'splat') return `[*]${kind?.children.map((step) => stepOf(step, text, inner)).join('') ?? ''}`;
  if (kind?.type === 'legacy_index') return `[${slice(kind, text).slice(1).trim()}]`;
  const [expression] = kind?.children ?? [];
  const value = expression === undefined ? null : expressionOf(expression, text);
  if (value?.type === 'literal' && typeof value.value === 'number') return `[${value.value}]`;
  if (value?.type === 'literal' && typeof value.value === 'string') return `[${JSON.stringify(value.value)}]`;
  if (value !== null) inner.push(value);
  return '[?]';
}
