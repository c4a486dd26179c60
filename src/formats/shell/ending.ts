import type { AndOr, Command as CommandNode, Statement } from 'unbash';
import type { Bodies, Body } from './functions.ts';
import type { Runnable } from './walk.ts';

/** How a piece ends when it is come to, and what it leaves by ending so. */
export interface Ending {
  readonly status: 'fails' | 'passes' | 'either';
  readonly leaves: 'shell' | 'call' | null;
}

const open: Ending = { status: 'either', leaves: null };
const passers = new Set(['true', ':', 'echo', 'printf']);
/** Blocks and calls that are followed. */
const deepest = 12;

/** How the right side of `||` ends, and so whether it lets a failure on its left through. */
export function endingOf(node: Runnable, bodies: Bodies, depth = 0): Ending {
  if (depth > deepest) return open;
  switch (node.type) {
    case 'Command':
      return commandEnding(node, bodies, depth);
    case 'BraceGroup':
      return listEnding(node.body.commands, bodies, depth);
    case 'CompoundList':
      return listEnding(node.commands, bodies, depth);
    case 'Subshell':
      return { ...listEnding(node.body.commands, bodies, depth), leaves: null };
    case 'Redirected':
      return endingOf(node.command, bodies, depth + 1);
    case 'AndOr':
      return chainEnding(node, bodies, depth);
    default:
      return open;
  }
}

function listEnding(statements: readonly Statement[], bodies: Bodies, depth: number): Ending {
  const last = statements.at(-1);
  if (last === undefined || last.background === true) return open;
  // A bare `exit` passes on the status of the command before it.
  if (statements.length > 1 && isBareLeave(last)) return open;
  return endingOf(last.command, bodies, depth + 1);
}

/** `a && b`: if the last one fails, so does the whole, whichever of them it was. */
function chainEnding({ commands, operators }: AndOr, bodies: Bodies, depth: number): Ending {
  const last = commands.at(-1);
  if (last === undefined || operators.includes('||')) return open;
  const ending = endingOf(last, bodies, depth + 1);
  const before = commands.slice(0, -1);
  const isCertain = before.every((node) => node.type === 'Command' && passers.has(node.name?.text ?? ''));
  if (isCertain) return ending;
  return ending.status === 'fails' ? { status: 'fails', leaves: null } : open;
}

function commandEnding(node: CommandNode, bodies: Bodies, depth: number): Ending {
  const name = node.name?.text ?? '';
  if (name === 'exit' || name === 'return') {
    return { status: statusOf(node), leaves: name === 'exit' ? 'shell' : 'call' };
  }
  const body = bodies.get(name);
  if (body !== undefined) return bodyEnding(body, bodies, depth);
  if (passers.has(name)) return { status: 'passes', leaves: null };
  return name === 'false' ? { status: 'fails', leaves: null } : open;
}

/** A function that returns ends nothing but itself. */
function bodyEnding(body: Body, bodies: Bodies, depth: number): Ending {
  const { status, leaves } = endingOf(body, bodies, depth + 1);
  return { status, leaves: leaves === 'call' ? null : leaves };
}

/** How `exit` and `return` end, run after a failure where they do not say it. */
export function statusOf(node: CommandNode): Ending['status'] {
  if (isBare(node)) return 'fails';
  const status = node.args[0]?.type === 'Word' ? node.args[0].text : '';
  if (status === '0') return 'passes';
  // The shell keeps the lower eight bits.
  return /^-?[0-9]{1,9}$/.test(status) && Number(status) % 256 !== 0 ? 'fails' : 'either';
}

/** `exit`, `exit $?`, and the same of `return`. */
export function isBare({ name, args }: CommandNode): boolean {
  const [status] = args;
  return (
    (name?.text === 'exit' || name?.text === 'return') && (status === undefined || /^"?\$\{?\?\}?"?$/.test(status.text))
  );
}

/** A statement that is a bare `exit` or `return`, and nothing else. */
function isBareLeave({ command }: Statement): boolean {
  return command.type === 'Command' && isBare(command);
}
