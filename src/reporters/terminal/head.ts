import { wrap } from '../layout.ts';
import { legendOf } from '../legend.ts';
import { relatedWords, scopeWords, targetWords } from '../scope.ts';
import { minuteWords } from '../words.ts';
import type { Page } from './page.ts';

/** What was read, what was declared about it, and how to read the signs. */
export function headLines(page: Page): string[] {
  const { targets, now, tool, scope, questions } = page.assessment;
  const legend = legendOf(questions);
  return [
    ...targets.flatMap((target) => wrap(targetWords(target, page.assessment), page.width).map(page.paint.strong)),
    ...targets.flatMap(({ related }) => related.flatMap((one) => wrap(relatedWords(one), page.width))),
    ...wrap(`As of ${minuteWords(now)}, by tidemark ${tool.version}`, page.width).map(page.paint.faint),
    ...scopeWords(scope).flatMap((line) => wrap(line, page.width)),
    ...(legend.length === 0 ? [] : wrap(`Signs, one for each level: ${legend.join(' · ')}`, page.width)),
  ];
}
