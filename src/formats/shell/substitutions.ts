import { forEachChild, type SyntaxNode } from 'unbash';
import type { Tri } from '../../core/facts/base.ts';
import { onOneLine } from './place.ts';
import { NotUnderstood } from './script.ts';
import { apart, type Context, type Substitution, spend, subshell, type Walk } from './walk.ts';

/** The scripts within a piece of a command, in order, without those within them. */
function substitutionsIn(root: SyntaxNode, walk: Walk): readonly Substitution[] {
  const known = walk.substitutions.get(root);
  const { found, steps } = known ?? sought(root);
  if (known === undefined) walk.substitutions.set(root, { found, steps });
  spend(walk, steps);
  return found;
}

function sought(root: SyntaxNode): { readonly found: readonly Substitution[]; readonly steps: number } {
  const found: Substitution[] = [];
  let steps = 0;
  const pending: { readonly node: SyntaxNode; readonly isPlain: boolean }[] = [{ node: root, isPlain: true }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, isPlain } = next;
    steps++;
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
  return { found, steps };
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
