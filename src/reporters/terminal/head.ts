import type { Cell } from '../../core/assessment.ts';
import { wrap } from '../layout.ts';
import { cellSigns, type Page } from './page.ts';

const cellWords: Readonly<Record<Cell, string>> = {
  proven: 'shown',
  refuted: 'shown not to be so',
  mixed: 'known in part',
  unknown: 'cannot tell',
  not_applicable: 'nothing to judge',
};

/** What was read, what was declared about it, and how to read the signs. */
export function headLines(page: Page): string[] {
  const { targets, now, tool, scope, questions } = page.assessment;
  const states = new Set(questions.flatMap((question) => question.score.cells.map((cell) => cell.state)));
  const legend = (Object.keys(cellSigns) as Cell[])
    .filter((state) => states.has(state))
    .map((state) => `${cellSigns[state]} ${cellWords[state]}`);
  const declared = [
    ...scope.complete.map(({ family, by }) => `Declared complete: ${family} (${by})`),
    ...(scope.mergeMethods === null
      ? []
      : [`Declared ways to merge: ${scope.mergeMethods.methods.join(', ')} (${scope.mergeMethods.by})`]),
  ];
  return [
    ...targets.flatMap((target) => wrap(targetLine(target), page.width).map(page.paint.strong)),
    ...wrap(`As of ${minute(now)}, by tidemark ${tool.version}`, page.width).map(page.paint.faint),
    ...declared.flatMap((line) => wrap(line, page.width)),
    ...(legend.length === 0 ? [] : wrap(`Signs, one for each level: ${legend.join(' · ')}`, page.width)),
  ];
}

function targetLine({ name, commit, branch }: Page['assessment']['targets'][number]): string {
  const at = commit === null ? 'no commit' : `commit ${commit.slice(0, 7)}`;
  const trunk = branch === null ? 'default branch unknown' : `default branch ${branch}`;
  return `${name}: ${at}, ${trunk}; uncommitted changes are not read`;
}

function minute(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
