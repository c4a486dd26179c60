import { hanging } from '../layout.ts';
import { kindWords } from '../words.ts';
import type { Page } from './page.ts';

/** Gaps shown. */
const gapsShown = 100;

/** What was not seen, each gap once, with what would show it; nothing when everything was seen. */
export function gapLines(page: Page): string[] {
  const { gaps } = page.assessment;
  const more = gaps.length - gapsShown;
  if (gaps.length === 0) return [];
  return [
    '',
    ...page.paint.heading('What could not be seen', page.width),
    ...gaps
      .slice(0, gapsShown)
      .flatMap(({ kinds, gap }) => [
        ...hanging('  ? ', gap.detail, page.width),
        ...hanging('    ', `Matters for: ${[...new Set(kinds.map(kindWords))].join('; ')}`, page.width).map(
          page.paint.faint,
        ),
        ...hanging('    → ', gap.mend, page.width),
      ]),
    ...(more > 0 ? [`  and ${more} more in the JSON`] : []),
  ];
}
