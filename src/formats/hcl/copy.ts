import type { TreeCursor } from 'web-tree-sitter';
import { faultInside, faultOf } from './misread.ts';
import { hclLimits } from './model.ts';
import type { Syntax, SyntaxTree } from './syntax.ts';

/** Entered; every other node is told by its own text. A comma more or less here is a call into the grammar's memory. */
const entered = new Set(
  `config_file body attribute block expression template_expr collection_value function_call function_arguments for_expr
  operation tuple object object_elem index new_index splat attr_splat full_splat for_tuple_expr for_object_expr for_intro
  for_cond conditional unary_operation binary_operation quoted_template heredoc_template template_interpolation
  template_directive template_for template_for_start template_if template_if_intro`.split(/\s+/),
);
/** One of these inside another is one level deeper, as people count. */
const levels = new Set(['block', 'collection_value', 'function_call', 'for_expr', 'template_expr', 'conditional']);
/** Say nothing that their parents do not. */
const passed = new Set(
  `comment = , : => ? ( ) [ ] . .* [*] for in if block_start block_end tuple_start tuple_end object_start object_end ellipsis
  quoted_template_start quoted_template_end template_interpolation_start template_interpolation_end
  template_directive_start template_directive_end`.split(/\s+/),
);
/** A chain of operators nests in the tree, though nobody would call it deep. */
const rawDepth = 1_000;
/** With signs and brackets, and with what only holds the value. */
const rawNodes = 3 * hclLimits.nodes;

/** Lines of places that are asked for in order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    for (; next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
}

/**
 * Copies a tree in one walk, each node being read once. Null when it has more nodes or levels than `hclLimits`.
 * `types` are the names of the grammar's nodes by their number; `isBroken` says that the grammar found errors.
 */
export function copyTree(
  cursor: TreeCursor,
  types: readonly string[],
  text: string,
  isBroken: boolean,
): SyntaxTree | null {
  let errorAt = Number.POSITIVE_INFINITY;
  const failed = (at: number | null) => {
    if (at !== null && at < errorAt) errorAt = at;
  };
  const lineOf = lineCounter(text);
  const node = (type: string): Syntax => {
    const start = cursor.startIndex;
    return { type, start, end: cursor.endIndex, line: lineOf(start), children: [] };
  };
  const root = node(types[cursor.nodeTypeId] ?? 'ERROR');
  if (!cursor.gotoFirstChild()) return { root, text, errorAt };
  const path: Syntax[] = [root];
  let level = 0;
  for (let nodes = 0, parent: Syntax | undefined = root; parent !== undefined; ) {
    const type = types[cursor.nodeTypeId] ?? 'ERROR';
    const isPassed = passed.has(type);
    // Where all is well nobody asks where a comma stands: each question costs more than all the rest.
    const found: Syntax = isPassed && !isBroken ? parent : node(type);
    if (found !== parent) failed(faultOf(found, parent, text));
    if (!isPassed) parent.children.push(found);
    if (entered.has(type) && cursor.gotoFirstChild()) {
      if (levels.has(type)) level++;
      path.push(found);
      parent = found;
    } else {
      while (parent !== undefined && !cursor.gotoNextSibling()) {
        failed(faultInside(parent, text));
        if (levels.has(parent.type)) level--;
        path.pop();
        parent = path.at(-1);
        cursor.gotoParent();
      }
    }
    if (++nodes > rawNodes || level > hclLimits.depth || path.length > rawDepth) return null;
  }
  return { root, text, errorAt };
}
