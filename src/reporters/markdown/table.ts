import type { Assessment, QuestionResult } from '../../core/assessment.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import { plural } from '../../core/text.ts';
import { goalOf, goalWords } from '../goal.ts';
import { legendOf } from '../legend.ts';
import { firstStep, nextSteps } from '../steps.ts';
import { cellSigns, levelWords, summaryWords } from '../words.ts';
import { cell, text } from './escape.ts';
import { fitting, room } from './room.ts';

/** The questions of each model at a glance, and how to read the bars. */
export function tables(assessment: Assessment, options: ReportOptions): string[] {
  const { models, questions } = assessment;
  if (questions.length === 0) return ['No question was asked.', ''];
  const asked = models.flatMap((model) => {
    const own = questions.filter((question) => question.model === model.id);
    return own.length === 0 ? [] : [{ title: model.title, own }];
  });
  const share = Math.floor(room.tables / Math.max(1, asked.length));
  const { lines, left } = fitting(asked, room.tables, ({ title, own }) =>
    modelBlock(assessment, title, own, options, share),
  );
  return [
    ...lines,
    ...(left === 0 ? [] : [`And ${plural(left, 'more model')}, for which there is no room here.`, '']),
    `Signs, one for each level from the lowest to the highest: ${legendOf(questions).join(' · ')}`,
    '',
  ];
}

function modelBlock(
  assessment: Assessment,
  title: string,
  own: readonly QuestionResult[],
  options: ReportOptions,
  characters: number,
): string {
  const hasTargets = own.some((question) => goalOf(options, question) !== null);
  const heads = ['Question', 'Level', ...(hasTargets ? ['Target'] : []), 'Levels', 'Next step'];
  const drawn = (question: QuestionResult) => {
    const steps = nextSteps(assessment, question);
    const step = steps === null ? null : firstStep(steps);
    const goal = goalOf(options, question);
    const target = goal === null ? 'none' : `${goal.level}, ${goalWords[goal.verdict]}`;
    return row([
      text(question.title),
      level(question),
      ...(hasTargets ? [target] : []),
      question.score.cells.map(({ state }) => cellSigns[state]).join('&nbsp;'),
      cell(step ?? '–'),
    ]);
  };
  const head = [`### ${text(title)}`, '', `${summaryWords(own)}.`, '', row(heads), row(heads.map(() => '---'))].join(
    '\n',
  );
  // A sentence on what was left out needs room, too.
  const { lines, left } = fitting(own, characters - head.length - 100, drawn);
  const more = left === 0 ? [] : [`And ${plural(left, 'more question')}, for which there is no room here.`, ''];
  return [head, ...lines, '', ...more].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function level({ score }: QuestionResult): string {
  const stated = score.attestedLevel === null ? '' : `; with what people state, ${score.attestedLevel}`;
  return `${levelWords(score)}${stated}`;
}
