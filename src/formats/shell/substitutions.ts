import { forEachChild, type ParsedScript, type SyntaxNode } from 'unbash';
import type { Tri } from '../../core/facts/base.ts';
import { onOneLine } from './place.ts';
import { NotUnderstood } from './script.ts';
import { apart, type Context, spend, subshell, type Walk } from './walk.ts';

/** A script within a word: `$(…)`, backticks, `<(…)`. */
interface Substitution {
  readonly script: ParsedScript;
  /** Where it begins in the text around it. */
  readonly at: number;
  /** It stands in the word itself, so that its status is the one of an assignment of that word. */
  readonly isPlain: boolean;
}

/** The scripts within a piece of a command, in order, without those within them. */
function substitutionsIn(root: SyntaxNode, walk: Walk): readonly Substitution[] {
  const found: Substitution[] = [];
  const pending: { readonly node: SyntaxNode; readonly isPlain: boolean }[] = [{ node: root, isPlain: true }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, isPlain } = next;
    spend(walk, 1);
    if ('script' in node) {
      if (node.script !== undefined) {
        found.push({ script: node.script, at: node.pos, isPlain: isPlain && node.type === 'CommandExpansion' });
      }
      continue;
    }
    const isOpen = isPlain && (node.type === 'Word' || node.type === 'DoubleQuoted');
    const children: SyntaxNode[] = [];
    forEachChild(node, (child) => children.push(child));
    for (const child of children.toReversed()) pending.push({ node: child, isPlain: isOpen });
  }
  return found;
}

/**
 * Walks through the scripts within pieces of a command. Their failures have the effect that is told: by default nobody
 * knows, since what they print may be looked at.
 */
export function runSubstitutions(
  walk: Walk,
  roots: readonly SyntaxNode[],
  context: Context,
  effectOf: (substitution: Substitution, isLast: boolean) => Tri = () => 'unknown',
): void {
  const found = roots.flatMap((root) => substitutionsIn(root, walk));
  for (const [index, substitution] of found.entries()) {
    runScript(walk, substitution, subshell(context, effectOf(substitution, index === found.length - 1)));
  }
}

function runScript(walk: Walk, { script, at }: Substitution, context: Context): void {
  if (script.errors !== undefined) throw new NotUnderstood();
  const { place } = walk;
  // Backticks with escapes hold a text of their own; its commands are told to stand where it begins.
  if (script.source !== undefined) walk.place = onOneLine(script.source, place.lineAt(at));
  apart(walk, () => {
    // Bash drops `-e` in here unless told otherwise, a POSIX shell keeps it.
    const errexit = walk.state.errexit === 'no' ? 'no' : 'unknown';
    walk.state = { ...walk.state, errexit };
    const { pos, end, commands } = script;
    walk.run(walk, { type: 'CompoundList', pos, end, commands }, context);
  });
  walk.place = place;
}
