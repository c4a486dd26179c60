import type { Place, Step } from '../model.ts';

/** Where a line of a step's script stands, given where it would if the text followed on from the step's place. */
export function placeIn({ doing, at }: Step, found: Place): Place {
  if (doing.type !== 'script' || doing.lines === undefined || found.path !== at.path) return found;
  const line = found.line - at.line + 1;
  const part = doing.lines.findLast((one) => one.line <= line);
  return part === undefined ? found : { path: part.at.path, line: part.at.line + line - part.line };
}
