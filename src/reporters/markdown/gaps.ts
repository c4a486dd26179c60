import type { Assessment } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { gapsByActor } from '../gap-actors.ts';
import { kindWords } from '../words.ts';
import { prose, text } from './escape.ts';
import { fitting, room } from './room.ts';

/** What was not seen, each gap once, by who can do something about it; nothing when everything was seen. */
export function gapLines(assessment: Assessment): string[] {
  if (assessment.gaps.length === 0) return [];
  const items = [...gapsByActor(assessment)].flatMap(([actor, own]) =>
    own.map((unseen, nth) => ({ ...unseen, heading: nth === 0 ? `\n**For ${actor}**\n\n` : '' })),
  );
  const { lines, left } = fitting(items, room.gaps, ({ kinds, gap, heading }) => {
    const matters = text([...new Set(kinds.map(kindWords))].join('; '));
    return `${heading}- ${prose(gap.detail)}\n  - Matters for: ${matters}\n  - What would show it: ${prose(gap.mend)}`;
  });
  return [
    '### What could not be seen',
    '',
    'Nothing of this counts as good or bad: it is why an answer may stay open.',
    ...lines,
    '',
    ...(left === 0 ? [] : [`And ${plural(left, 'more thing')}, for which there is no room here.`, '']),
  ];
}
