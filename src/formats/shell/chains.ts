import type { AndOr, Pipeline, PipelineNode, Statement } from 'unbash';
import type { Tri } from '../../core/facts/base.ts';
import { all, any, not } from '../../core/tri.ts';
import { type Ending, endingOf, isBare } from './ending.ts';
import { waitFor } from './jobs.ts';
import { merged } from './state.ts';
import { chained, truthOf } from './truth.ts';
import { apart, type Context, effectOf, inside, type Runnable, subshell, type Walk } from './walk.ts';

/** Statements one after the other: the last one's failure is the failure of the whole. */
export function runList(walk: Walk, statements: readonly Statement[], context: Context): void {
  const within = inside(context);
  const tailAt = (index: number): Tri => {
    const next = statements[index + 1];
    return next === undefined ? context.tail : tailBefore(next, walk, context);
  };
  const effectAt = (index: number): Tri => effectOf(walk, { ...within, tail: tailAt(index) });
  for (const [index, statement] of statements.entries()) {
    const isAfterFailure = context.isAfterFailure && index === 0;
    if (statement.background === true) {
      const wait = waitFor(statements, index);
      const away = subshell(within, wait === null ? 'unknown' : effectAt(wait));
      apart(walk, () => walk.run(walk, statement.command, away));
      continue;
    }
    walk.run(walk, statement.command, { ...within, tail: tailAt(index), isAfterFailure });
  }
}

/** What a failure comes to by the statement after it, where `-e` does not end the script before. */
function tailBefore(next: Statement, walk: Walk, { exit, call }: Context): Tri {
  const { command } = next;
  if (command.type === 'Command' && isBare(command)) return command.name?.text === 'exit' ? exit : call;
  return looksBack(next, walk) ? 'unknown' : 'no';
}

/** Whether a statement looks at how the one before it ended. */
function looksBack(next: Statement, walk: Walk): boolean {
  const known = walk.looksBack.get(next);
  if (known !== undefined) return known;
  const text = walk.place.text.slice(next.pos, next.end);
  const looks = /\$\{?\?|PIPESTATUS/.test(text) || beginsWithLeave(next.command);
  walk.looksBack.set(next, looks);
  return looks;
}

/** Whether a bare `exit` or `return` is the first thing in there. */
function beginsWithLeave(node: Runnable): boolean {
  for (let first: Runnable | undefined = node; first !== undefined; ) {
    if (first.type === 'Command') return isBare(first);
    if (first.type === 'AndOr' || first.type === 'Pipeline') first = first.commands[0];
    else if (first.type === 'Redirected') first = first.command;
    else if (first.type === 'BraceGroup' || first.type === 'Subshell') first = first.body.commands[0]?.command;
    else return false;
  }
  return false;
}

/** Pieces joined by `&&` and `||`, of the same strength, from left to right. */
export function runChain(walk: Walk, { commands, operators }: AndOr, context: Context): void {
  const effects = effectsOf(walk, commands, operators, context);
  const within = inside(context);
  let isRun: Tri = 'yes';
  let reached: Tri = 'yes';
  let held: Tri = 'unknown';
  for (const [index, node] of commands.entries()) {
    const isLast = index === commands.length - 1;
    const own = isLast ? within : { ...within, tail: effects[index] ?? 'unknown', isGuarded: true };
    if (index === 0) {
      walk.run(walk, node, own);
      held = truthOf(walk, node);
      continue;
    }
    const operator = operators[index - 1];
    const isAlternative = operator === '||';
    const runs = isAlternative ? 'unknown' : runsAfter(commands[index - 1], effects[index - 1], walk);
    isRun = all(isRun, runs);
    const decided = isAlternative ? not(held) : held;
    reached = decided === 'unknown' ? all(reached, runs) : decided;
    const before = walk.state;
    const around = { isRun: all(own.isRun, isRun), reached: all(own.reached, reached) };
    walk.run(walk, node, { ...own, ...around, isAfterFailure: isAlternative });
    held = chained(held, operator, truthOf(walk, node));
    if (decided !== 'yes') walk.state = decided === 'no' ? before : merged(before, walk.state);
  }
}

/** What the failure of each piece comes to, worked out from the right: it goes to the next `||`, or to the end. */
function effectsOf(
  walk: Walk,
  commands: readonly PipelineNode[],
  operators: readonly ('&&' | '||')[],
  context: Context,
): readonly Tri[] {
  const whole = effectOf(walk, context);
  // `-e` overlooks a failure on the left of `&&`, unless the list is the last thing the script does. Where the right
  // side may leave, a failure on the left goes on with what would not have been come to.
  const mayTurn = commands.slice(1).some((node) => mayLeave(node, walk));
  const overlooked = any(context.tail, mayTurn ? 'unknown' : all(whole, 'unknown'));
  const effects: Tri[] = new Array(commands.length).fill('unknown');
  let caught: Tri | null = null;
  for (let index = commands.length - 1; index >= 0; index--) {
    const right = commands[index + 1];
    if (right === undefined) {
      effects[index] = whole;
      continue;
    }
    if (operators[index] === '||') caught = throughOr(endingOf(right, walk.bodies), effects[index + 1], context);
    effects[index] = caught ?? overlooked;
  }
  return effects;
}

const turning = new Set(['exit', 'return', 'break', 'continue', 'exec', 'set', 'trap', 'eval', '.', 'source']);

function mayLeave(node: Runnable, { bodies }: Walk): boolean {
  if (node.type !== 'Command') return node.type !== 'TestCommand' && node.type !== 'ArithmeticCommand';
  const name = node.name?.text ?? '';
  return turning.has(name) || bodies.has(name);
}

function throughOr({ status, leaves }: Ending, onward: Tri = 'unknown', { exit, call }: Context): Tri {
  if (status === 'passes') return 'no';
  if (status === 'either') return 'unknown';
  if (leaves === null) return onward;
  return leaves === 'shell' ? exit : call;
}

/** Programs that only answer a question, so that `question && command` runs the command at times. */
const questions = new Set('[ test command type which hash grep egrep fgrep rg diff cmp pgrep expr false'.split(' '));
const askingGit = /^(?:diff|diff-index|grep|ls-files|ls-remote|rev-parse|show-ref|merge-base|cat-file)$/;

/** Whether what stands on the right of `&&` is run whenever all goes well. */
function runsAfter(left: Runnable | undefined, effect: Tri | undefined, walk: Walk): Tri {
  const kind = left === undefined ? 'question' : kindOf(left, walk);
  if (kind === 'question') return 'unknown';
  return kind === 'deed' || effect === 'yes' ? 'yes' : 'unknown';
}

function kindOf(node: Runnable, walk: Walk): 'question' | 'deed' | 'either' {
  if (node.type === 'Pipeline') {
    const last = node.commands.at(-1);
    const isNegated = node.prefixes.some(({ type }) => type === 'Negation');
    return isNegated || last === undefined ? 'question' : kindOf(last, walk);
  }
  if (node.type === 'Redirected') return kindOf(node.command, walk);
  if (node.type !== 'Command') return node.type === 'BraceGroup' || node.type === 'Subshell' ? 'either' : 'question';
  const name = node.name?.text ?? '';
  if (questions.has(name)) return 'question';
  const [argument] = node.args;
  if (name === 'git' && argument !== undefined && askingGit.test(argument.text)) return 'question';
  return /^[A-Za-z0-9_.:-]+$/.test(name) && !walk.bodies.has(name) ? 'deed' : 'either';
}

/** Ends of a pipe that pass on whatever comes in, and succeed. */
const swallowers = new Set(['tee', 'cat', 'head', 'tail', 'sort', 'uniq', 'wc', 'tr', 'cut', 'column']);

/** `a | b`, `! a`, `time a`: each part of a pipe runs in a shell of its own. */
export function runPipeline(walk: Walk, { prefixes, commands }: Pipeline, context: Context): void {
  const isNegated = prefixes.some(({ type }) => type === 'Negation');
  const own = isNegated ? { ...context, tail: 'unknown' as const, isGuarded: true } : context;
  const [only] = commands;
  if (only !== undefined && commands.length === 1) {
    walk.run(walk, only, own);
    return;
  }
  const whole = effectOf(walk, own);
  const last = commands.at(-1);
  const swallows = last?.type === 'Command' && swallowers.has(last.name?.text ?? '');
  const around = walk.pipe;
  if (walk.state.bound !== null) walk.pipe ??= ++walk.piped;
  for (const node of commands) {
    const inPipe = node === last || walk.state.pipefail === 'yes' ? 'yes' : swallowed(swallows, walk.state.pipefail);
    apart(walk, () => walk.run(walk, node, subshell(own, all(whole, inPipe))));
  }
  walk.pipe = around;
}

function swallowed(swallows: boolean, pipefail: Tri): Tri {
  return swallows && pipefail === 'no' ? 'no' : 'unknown';
}
