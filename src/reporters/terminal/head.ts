import type { Assessment, Cell } from '../../core/assessment.ts';
import { familyOf } from '../../core/facts/index.ts';
import { wrap } from '../layout.ts';
import { cellSigns, type Page } from './page.ts';

const cellWords: Readonly<Record<Cell, string>> = {
  proven: 'shown',
  refuted: 'shown not to be so',
  mixed: 'known in part',
  unknown: 'cannot tell',
  not_applicable: 'nothing to judge',
  no_criterion: 'no criterion of its own',
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
    ...scope.none.map(({ class: absent, by }) => `Declared to have none: ${absent} (${by})`),
    ...(scope.mergeMethods === null
      ? []
      : [`Declared ways to merge: ${scope.mergeMethods.methods.join(', ')} (${scope.mergeMethods.by})`]),
    ...(scope.lexicon === null ? [] : [`Declared what own commands and actions do (${scope.lexicon})`]),
  ];
  return [
    ...targets.flatMap((target) => wrap(targetLine(target, page.assessment), page.width).map(page.paint.strong)),
    ...targets.flatMap(({ related }) => related.flatMap((one) => wrap(relatedLine(one), page.width))),
    ...wrap(`As of ${minute(now)}, by tidemark ${tool.version}`, page.width).map(page.paint.faint),
    ...declared.flatMap((line) => wrap(line, page.width)),
    ...(legend.length === 0 ? [] : wrap(`Signs, one for each level: ${legend.join(' · ')}`, page.width)),
  ];
}

function targetLine(target: Assessment['targets'][number], { gaps }: Assessment): string {
  const { id, name, commit, branch, trunk } = target;
  if (commit === null && branch === null) {
    // Without a commit and a branch, a source that found no history at all is a plain directory.
    const none = gaps.find(
      ({ kinds, gap }) =>
        gap.source === id && gap.reason === 'not_found' && kinds.some((kind) => familyOf(kind) === 'git'),
    );
    if (none !== undefined) return `${name}: ${none.gap.detail}, so only its files can be read`;
  }
  const at = commit === null ? 'no commit' : `commit ${commit.slice(0, 7)}`;
  const on = branch === null || branch === trunk ? '' : ` on branch ${branch}`;
  return `${name}: ${at}${on}; trunk: ${trunk ?? 'unknown'}; uncommitted changes are not read`;
}

function relatedLine({ name, commit }: Assessment['targets'][number]['related'][number]): string {
  return `Read with it: ${name}, ${commit === null ? 'no commit' : `commit ${commit.slice(0, 7)}`}`;
}

function minute(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
