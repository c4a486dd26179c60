import type { Prepared } from './prepare.ts';
import type { Place } from './walk.ts';

/** A whole script: lines count from 1, as they did before its templates were taken out. */
export function placeOf({ text, original }: Prepared): Place {
  const starts = lineStarts(original);
  return { text, lineAt: (position) => linesUpTo(starts, position) };
}

/** A text that does not stand so in the file: all of it is told to be on one line. */
export function onOneLine(text: string, line: number): Place {
  return { text, lineAt: () => line };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many of the ascending starts are not behind the position, by halving. */
function linesUpTo(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
