import type { Syntax } from './syntax.ts';

/**
 * Where the trouble begins that a node shows; null if it shows none. `parent` holds the nodes before it. HCL ends a line
 * where the grammar, which knows no lines, reads on: what it makes of that is not what was meant either.
 */
export function faultOf({ type, start, end }: Syntax, parent: Syntax, text: string): number | null {
  if (type === 'ERROR') return start;
  const before = parent.children.at(-1);
  // What is missing is missing right behind what is there, not where the next thing begins.
  if (start === end) return before?.end ?? parent.start;
  switch (type) {
    case 'attribute':
    case 'block':
      // Two on a line: the first is longer than the grammar thinks, or no item at all.
      return before !== undefined && items.has(before.type) && !hasBreak(text, before.end, start) ? before.start : null;
    case 'string_lit':
      return isOpenString(text, start, end) ? start : null;
    case 'literal_value':
      return isMisreadLiteral(text, start, end) ? start : null;
    case 'identifier':
      // A call has its bracket on the same line; on the next, it begins the next key of an object.
      return parent.type === 'function_call' && /^[^\S\n]*\n/.test(text.slice(end, end + 200)) ? start : null;
    default:
      return null;
  }
}

const items = new Set(['attribute', 'block']);

function isOpenString(text: string, start: number, end: number): boolean {
  return end - start < 2 || text.charAt(end - 1) !== '"' || hasBreak(text, start, end);
}

function isMisreadLiteral(text: string, start: number, end: number): boolean {
  const first = text.charAt(start);
  if (first === '"') return isOpenString(text, start, end);
  // It knows no `1e5`, and reads a number and a name.
  return /\d/.test(first) && /[\w.]/.test(text.charAt(end));
}

/** The start of a quoted template whose literal parts go over the end of their line: its closing quote was forgotten. */
export function faultInside(node: Syntax, text: string): number | null {
  if (node.type !== 'quoted_template') return null;
  const gaps = gapsOf(node, node.start + 1, node.end - 1);
  return gaps.some(({ start, end }) => hasBreak(text, start, end)) ? node.start : null;
}

function hasBreak(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes('\n');
}

/** The literal parts of a template between two places, before, between and after its expressions; some are empty. */
export function gapsOf(template: Syntax, from: number, to: number): readonly { start: number; end: number }[] {
  const inserts = insertsOf(template);
  return [...inserts, null].map((insert, at) => ({
    start: inserts[at - 1]?.end ?? from,
    end: insert?.start ?? to,
  }));
}

/** The expressions and directives of a template. */
export function insertsOf(template: Syntax): readonly Syntax[] {
  return template.children.filter(({ type }) => type === 'template_interpolation' || type === 'template_directive');
}
