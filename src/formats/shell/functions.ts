import { type Function as FunctionNode, forEachChild, type ParsedScript, type SyntaxNode } from 'unbash';

export type Body = FunctionNode['body'];
/** Bodies of functions by name; those with two definitions are left out, since nobody knows which one is called. */
export type Bodies = ReadonlyMap<string, Body>;

/** What holds no definitions, or only such as end with their own shell. */
const closed = new Set(['Word', 'Assignment', 'Redirect', 'HereString', 'HereDoc', 'TestCommand', 'ArithmeticCommand']);

/** The functions that a script defines anywhere but in substitutions. */
export function functionsOf(script: ParsedScript): Bodies {
  const found = new Map<string, Body | null>();
  const pending: SyntaxNode[] = [script];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (closed.has(node.type)) continue;
    if (node.type === 'Function') found.set(node.name.value, found.has(node.name.value) ? null : node.body);
    forEachChild(node, (child) => pending.push(child));
  }
  return new Map([...found].filter((entry): entry is [string, Body] => entry[1] !== null));
}
