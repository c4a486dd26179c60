import { all } from '../../../src/core/tri.ts';
import type { Command, Script } from '../../../src/formats/shell/index.ts';
import { type Options, readShell, type Text } from './reading.ts';
import type { Shell } from './shell.ts';

/** An `exit` that does not fail: in a sourced script it ends the one that sourced it, too. */
export const passes = /(?:^|[\s;&|{(])exit(?:[ \t]{1,9}0)?[ \t]{0,9}(?:$|[;&|})#\r])/m;

/** The script as it goes on after it sourced one, which may have changed how failures count, or have ended it. */
export async function afterSourcing(script: Script, text: Text, before: Options, shell: Shell): Promise<Script> {
  const now = shell.options;
  const isSame = before.errexit === now.errexit && before.pipefail === now.pipefail;
  const again = isSame ? script : await readShell(text, now);
  const isAlike = again?.commands.length === script.commands.length;
  const isLooser = isLost(before.errexit, now.errexit) || isLost(before.pipefail, now.pipefail);
  // Read again, the script begins with what the sourced one set; only where that adds to its own is it right.
  const next = again === null || isLooser ? script : again;
  return isAlike && !isLooser && !shell.mayEnd ? next : { ...next, commands: next.commands.map(doubted(isAlike)) };
}

const isLost = (before: Options['errexit'], now: Options['errexit']): boolean => before === 'yes' && now !== 'yes';

/** What does not count stays so, as long as it is known to be the same command. */
const doubted =
  (isAlike: boolean) =>
  (command: Command): Command => ({ ...command, blocking: isAlike ? all(command.blocking, 'unknown') : 'unknown' });
