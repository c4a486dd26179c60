import { gapsOf, insertsOf } from './misread.ts';
import type { HclValue } from './model.ts';
import { indentOf, unescaped, unescapedHeredoc } from './strings.ts';
import type { Syntax } from './syntax.ts';

/** What stands at a place of a template, read by whoever reads expressions. */
type ReadInsert = (insert: Syntax) => HclValue;

/** The value of a quoted string with expressions in it. */
export function quoted(node: Syntax, text: string, read: ReadInsert): HclValue {
  const gaps = gapsOf(node, node.start + 1, node.end - 1);
  const written = gaps.map(({ start, end }) => text.slice(start, end));
  return templateOf(node, written.map(unescaped), read);
}

/** The value of a heredoc: its lines with the last line break, without what `<<-` takes away. */
export function heredoc(node: Syntax, text: string, read: ReadInsert): HclValue {
  const [opener, closer] = node.children.filter(({ type }) => type === 'heredoc_identifier');
  if (opener === undefined || closer === undefined) return { type: 'other', inner: [], line: node.line };
  const from = text.indexOf('\n', opener.end) + 1;
  const to = Math.max(from, text.lastIndexOf('\n', closer.start) + 1);
  const written = gapsOf(node, from, to).map(({ start, end }) => text.slice(start, end));
  const isFlush = text.startsWith('<<-', node.start);
  return templateOf(node, (isFlush ? flush(written) : written).map(unescapedHeredoc), read);
}

/** The parts without the indent that all lines share; only the first part begins a line with its first letter. */
function flush(parts: readonly string[]): readonly string[] {
  const lines = parts.map((part, at) => part.split('\n').map((line, n) => ({ line, begins: n > 0 || at === 0 })));
  const last = lines.at(-1)?.at(-1);
  const starting = lines.flatMap((part, at) =>
    part
      .filter(({ begins }) => begins)
      .map((one, n, all) => (at < lines.length - 1 && n === all.length - 1 ? `${one.line}.` : one.line)),
  );
  const indent = indentOf(last === undefined ? [] : starting);
  return lines.map((part) => part.map(({ line, begins }) => (begins ? line.slice(indent) : line)).join('\n'));
}

function templateOf(node: Syntax, literals: readonly string[], read: ReadInsert): HclValue {
  const { line } = node;
  const inserts = insertsOf(node);
  const parts = literals.flatMap((literal, at): HclValue[] => {
    const before = inserts[at - 1];
    const after = inserts[at];
    const stripped = strip(literal, before?.children.at(-1), after?.children[0]);
    const own: HclValue[] = stripped === '' ? [] : [{ type: 'literal', value: stripped, line: before?.line ?? line }];
    return after === undefined ? own : [...own, read(after)];
  });
  if (inserts.length > 0) return { type: 'template', parts, line };
  return { type: 'literal', value: literals.join(''), line };
}

/** `~` takes away the space beside it. */
function strip(literal: string, before: Syntax | undefined, after: Syntax | undefined): string {
  const left = before?.type === 'strip_marker' ? literal.trimStart() : literal;
  return after?.type === 'strip_marker' ? left.trimEnd() : left;
}
