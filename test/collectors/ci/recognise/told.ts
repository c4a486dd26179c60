import type { ActionScript } from '../../../../collectors/ci/recognise/action.ts';
import { type Recognition, recogniseAction, recogniseCommand } from '../../../../collectors/ci/recognise/index.ts';
import { type LexiconAdditions, noAdditions } from '../../../../src/core/source.ts';
import { parseShell } from '../../../../src/formats/shell/index.ts';

/**
 * A recognition in a line: `plan:yes` of what is found and whether it fails, `~` where only a name hints at it; `-` for
 * nothing; `? what` of what is unknown, `$ what` where a variable decides; a call by where it goes.
 */
export function inWords(recognition: Recognition | ActionScript): string {
  if (recognition.type === 'script') return `script ${recognition.text}`;
  if (recognition.type === 'unknown') return `${recognition.why === 'dynamic' ? '$' : '?'} ${recognition.what}`;
  if (recognition.type === 'call') {
    const { to, ...rest } = recognition.call;
    return `${to} ${JSON.stringify(Object.values(rest))}`;
  }
  const found = recognition.found.map(
    ({ capability, confidence, fails }) => `${capability}${confidence === 'name' ? '~' : ''}:${fails}`,
  );
  return found.length === 0 ? '-' : found.toSorted().join(' ');
}

/** What the one command of a line does. */
export function told(line: string, additions: LexiconAdditions = noAdditions): string {
  const commands = parseShell(line, { errexit: true, pipefail: false })?.commands ?? [];
  return commands.map(({ words }) => inWords(recogniseCommand(words, additions))).join('; ');
}

/** What an action does with inputs. */
export function toldOfAction(
  uses: string,
  inputs: Readonly<Record<string, string>> = {},
  additions: LexiconAdditions = noAdditions,
): string {
  return inWords(recogniseAction(uses, new Map(Object.entries(inputs)), additions));
}
