import type { Statement } from 'unbash';

/**
 * Position of the `wait` that asks how a statement in the background ended, by the number the shell gave it:
 * `check & pid=$!` and later `wait $pid`. Null where none does, or where anything but jobs stands between.
 */
export function waitFor(statements: readonly Statement[], index: number): number | null {
  const name = numberIn(statements[index + 1]);
  if (name === null) return null;
  for (let at = index + 2; at < statements.length; at++) {
    const statement = statements[at];
    const waited = waitedBy(statement);
    if (waited === name) return at;
    const given = numberIn(statement);
    // A second job of the same name takes the number away.
    if (given === name || (waited === null && given === null && statement?.background !== true)) return null;
  }
  return null;
}

/** The variable that a statement gives the number of the last job. */
function numberIn(statement: Statement | undefined): string | null {
  if (statement?.command.type !== 'Command' || statement.background === true) return null;
  const { name, prefix } = statement.command;
  const [only] = prefix;
  if (name !== undefined || only === undefined || prefix.length > 1 || only.type !== 'Assignment') return null;
  return only.value.type === 'Word' && only.value.text.replaceAll('"', '') === '$!' ? only.name : null;
}

/** The variable whose job a plain `wait` waits for. */
function waitedBy(statement: Statement | undefined): string | null {
  if (statement?.command.type !== 'Command' || statement.background === true) return null;
  const { name, args, prefix } = statement.command;
  const [only] = args;
  if (name?.text !== 'wait' || args.length !== 1 || prefix.length > 0 || only?.type !== 'Word') return null;
  return /^"?\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?"?$/.exec(only.text)?.[1] ?? null;
}
