import { runChain, runList, runPipeline } from './chains.ts';
import { runCase, runCount, runFor, runIf, runSubshell, runWhile } from './compound.ts';
import { runSimple } from './simple.ts';
import { runSubstitutions } from './substitutions.ts';
import { apart, type Context, perhaps, type Runnable, spend, subshell, type Walk } from './walk.ts';

/** Walks through one piece, whatever it is. */
export function run(walk: Walk, node: Runnable, context: Context): void {
  spend(walk, 1);
  switch (node.type) {
    case 'Command':
      runSimple(walk, node, context);
      break;
    case 'CompoundList':
      runList(walk, node.commands, context);
      break;
    case 'BraceGroup':
      runList(walk, node.body.commands, context);
      break;
    case 'AndOr':
      runChain(walk, node, context);
      break;
    case 'Pipeline':
      runPipeline(walk, node, context);
      break;
    case 'Subshell':
      runSubshell(walk, node, context);
      break;
    case 'Redirected':
      runSubstitutions(walk, node.redirects, context);
      run(walk, node.command, context);
      break;
    case 'If':
      runIf(walk, node, context);
      break;
    case 'Case':
      runCase(walk, node, context);
      break;
    case 'For':
      runFor(walk, node, context);
      break;
    case 'ArithmeticFor':
      runCount(walk, node.body, context);
      break;
    case 'While':
      runWhile(walk, node.clause, node.body, context);
      break;
    case 'Select':
      runWhile(walk, null, node.body, perhaps(context));
      break;
    case 'Coproc':
      apart(walk, () => run(walk, node.body, subshell(context, 'unknown')));
      break;
    case 'TestCommand':
    case 'ArithmeticCommand':
      runSubstitutions(walk, [node], context);
      break;
    case 'Function':
      // Its body is read where it is called.
      break;
  }
}
