import { expressionOf } from './expression.ts';
import type { HclAttribute, HclBlock, HclBody } from './model.ts';
import { unescaped } from './strings.ts';
import type { Syntax, SyntaxTree } from './syntax.ts';

/** The top of a file; null for one that is an object, as JSON is. */
export function bodyOf(tree: SyntaxTree): HclBody | null {
  const { root } = tree;
  if (root.type !== 'ERROR') {
    const [top] = root.children;
    return top?.type === 'object'
      ? null
      : inside(top?.type === 'body' ? top : undefined, tree, tree.errorAt !== Infinity);
  }
  // Nothing fitted together to the end; what is whole before the first loose end did.
  const loose = root.children.find(({ type }) => type !== 'attribute' && type !== 'block')?.start ?? root.start;
  return inside(root, { ...tree, errorAt: Math.min(tree.errorAt, loose) }, true);
}

/** What ends on a line before the error was read as it is meant: the grammar needs to look no further. */
function isSound({ end }: Syntax, { errorAt, text }: SyntaxTree): boolean {
  if (errorAt === Infinity) return true;
  const lineEnd = text.indexOf('\n', end);
  return lineEnd !== -1 && lineEnd < errorAt;
}

function inside(body: Syntax | undefined, tree: SyntaxTree, isCut: boolean): HclBody {
  const attributes = new Map<string, HclAttribute>();
  const blocks: HclBlock[] = [];
  let broken = isCut;
  for (const node of body?.children ?? []) {
    if (node.start >= tree.errorAt) break;
    if (node.type === 'block') {
      const block = blockOf(node, tree);
      if (block !== null) blocks.push(block);
      if (block === null || block.body.broken) broken = true;
    } else if (node.type === 'attribute' && isSound(node, tree)) {
      if (!add(attributes, node, tree.text)) broken = true;
    } else broken = true;
  }
  return { attributes, blocks, broken };
}

/** False where the name stands there already: which of the two is meant is not to be known. */
function add(attributes: Map<string, HclAttribute>, node: Syntax, text: string): boolean {
  const [name, expression] = node.children;
  if (name === undefined || expression === undefined) return false;
  const key = text.slice(name.start, name.end);
  const value = expressionOf(expression, text);
  const before = attributes.get(key);
  const inner = before === undefined ? null : [before.value, value];
  attributes.set(key, {
    value: inner === null ? value : { type: 'other', inner, line: node.line },
    line: before?.line ?? node.line,
  });
  return inner === null;
}

/** A block, cut short where the error is in it; null where not even its header is sound. */
function blockOf(node: Syntax, tree: SyntaxTree): HclBlock | null {
  const body = node.children.find(({ type }) => type === 'body');
  const isWhole = isSound(node, tree);
  if (!isWhole && (body === undefined || body.start >= tree.errorAt)) return null;
  const [type, ...labels] = node.children
    .filter((child) => child.type === 'identifier' || child.type === 'string_lit')
    .map((child) => labelOf(child, tree.text));
  if (type === undefined) return null;
  return { type, labels, body: inside(body, tree, !isWhole), line: node.line };
}

function labelOf({ type, start, end }: Syntax, text: string): string {
  return type === 'identifier' ? text.slice(start, end) : unescaped(text.slice(start + 1, end - 1));
}
