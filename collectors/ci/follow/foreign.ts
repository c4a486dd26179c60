import { all } from '../../../src/core/tri.ts';
import type { Command } from '../../../src/formats/shell/index.ts';
import { recogniseCommand } from '../recognise/index.ts';
import { type Finding, noteKnown, noteUnknown, type Walk } from './walk.ts';

/**
 * Lines of PowerShell or cmd: programs that the lexicon holds are called alike there, all else is not understood. They go
 * on after a program that failed: only the last one decides how the step ends.
 */
export function runForeign(walk: Walk, commands: readonly Command[], findingOf: (command: Command) => Finding): void {
  let isWhole = true;
  for (const [index, command] of commands.entries()) {
    const finding = findingOf(command);
    const recognition = recogniseCommand(command.words, walk.additions);
    if (recognition.type === 'known') {
      const isLast = index === commands.length - 1 ? 'yes' : 'unknown';
      for (const found of recognition.found) {
        noteKnown(walk, found, { ...finding, blocking: all(finding.blocking, found.fails, isLast) });
      }
    } else if (isWhole) {
      isWhole = false;
      const what = recognition.type === 'unknown' ? recognition.what : (command.words[0]?.text ?? '');
      noteUnknown(walk, what, 'unknown_program', { ...finding, blocking: 'unknown' });
    }
  }
}
