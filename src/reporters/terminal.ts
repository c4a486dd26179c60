import type { Assessment } from '../core/assessment.ts';
import type { Reporter, ReportOptions } from '../core/reporter.ts';
import { plain } from '../core/text.ts';
import { toAscii, wrap } from './layout.ts';
import { claimLines } from './terminal/claims.ts';
import { gapLines } from './terminal/gaps.ts';
import { glanceLines } from './terminal/glance.ts';
import { headLines } from './terminal/head.ts';
import { type Page, painter } from './terminal/page.ts';
import { questionLines } from './terminal/question.ts';
import { verdictLines } from './terminal/verdict.ts';
import { summaryWords } from './words.ts';

/** Longer lines are hard to read, however wide the terminal. */
const widestLine = 100;

/** What a person reads: each question's level, why it is not higher, what to do next, what was not seen, and all in short. */
export const terminal: Reporter = {
  id: 'terminal',
  title: 'A report for people, in plain text',
  render(assessment, options) {
    const text = `${lines(plain(assessment) as Assessment, options)
      .map((line) => line.trimEnd())
      .join('\n')}\n`;
    return options.ascii ? toAscii(text) : text;
  },
};

function lines(assessment: Assessment, options: ReportOptions): string[] {
  const page: Page = { width: Math.min(options.width, widestLine), paint: painter(options.color), assessment };
  const verdict = options.verdict === undefined ? [] : verdictLines(options.verdict, null, page.width);
  return [
    ...headLines(page),
    ...assessment.models.flatMap((model) => {
      const asked = assessment.questions.filter((question) => question.model === model.id);
      return [
        '',
        ...modelLines(page, model.title, asked),
        ...asked.flatMap((each) => ['', ...questionLines(page, each)]),
      ];
    }),
    ...gapLines(page),
    ...claimLines(page),
    ...glanceLines(page),
    ...(verdict.length === 0 ? [] : ['', ...verdict]),
  ];
}

function modelLines(page: Page, title: string, asked: Assessment['questions']): string[] {
  return [...page.paint.heading(title, page.width), ...wrap(summaryWords(asked), page.width)];
}
