import { all } from '../../../src/core/tri.ts';
import type { Command } from '../../../src/formats/shell/index.ts';
import { recogniseCommand } from '../recognise/index.ts';
import { noteActs } from './note-acts.ts';
import { noteCommand } from './note-said.ts';
import type { Spot } from './trees.ts';
import { type Finding, noteKnown, noteUnknown, type Walk } from './walk.ts';

const moves = /^(?:cd|chdir|pushd|popd|sl|set-location|push-location|pop-location)$/i;

/**
 * Lines of PowerShell or cmd: programs that the lexicon holds are called alike there, all else is not understood. They go
 * on after a program that failed: only the last one decides how the step ends.
 */
export async function runForeign(
  walk: Walk,
  commands: readonly Command[],
  findingOf: (command: Command) => Finding,
  directory: Spot | null,
): Promise<void> {
  let isWhole = true;
  let folder = directory;
  for (const [index, command] of commands.entries()) {
    const finding = findingOf(command);
    const recognition = recogniseCommand(command.words, walk.additions);
    if (moves.test(command.words[0]?.text ?? '')) folder = null;
    noteCommand(walk, command, recognition, { folder, reached: 'unknown' }, finding);
    if (recognition.type === 'known') {
      const isLast = index === commands.length - 1 ? 'yes' : 'unknown';
      for (const found of recognition.found) {
        noteKnown(walk, found, { ...finding, blocking: all(finding.blocking, found.fails, isLast) });
      }
      const stand = {
        folder,
        trees: walk.trees,
        variables: new Map<string, string>(),
        pipe: null,
        reached: 'unknown',
      } as const;
      if (walk.acts !== undefined) await noteActs(walk.acts, recognition, finding, finding.blocking, stand);
    } else if (isWhole) {
      isWhole = false;
      const what = recognition.type === 'unknown' ? recognition.what : (command.words[0]?.text ?? '');
      noteUnknown(walk, what, 'unknown_program', { ...finding, blocking: 'unknown' });
    }
  }
}
