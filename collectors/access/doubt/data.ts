import { doubtfulData, madeUp, ofProduct, somebody, whatIsGiven } from '../../../src/lexicon/access-doubt.ts';
import { isAside, mayBeSample } from '../../../src/lexicon/iac-samples.ts';
import { namesNobody } from '../../../src/lexicon/owner-names.ts';
import { type Context, folderOf } from '../context.ts';
import { isFilledIn } from '../evidence-of-own.ts';
import type { Read } from '../reader.ts';

const longestText = 256 * 1024;
const longestLine = 2000;
/** One name is whoever is to be asked. */
const fewest = 2;

/**
 * A file that is called a list of people or of what they may do, and names some of them together with what they are
 * given, in a form that nobody knows. Whether it lets anybody do anything is not told: it is left in doubt.
 */
export async function readDoubtfulData(path: string, context: Context): Promise<Read> {
  if (!doubtfulData.test(path) || context.isSample || context.isInChart(path)) return null;
  if (isAside(folderOf(path)) || mayBeSample(path) || madeUp.test(path)) return null;
  const whole = (await context.sweep.textOf(path))?.slice(0, longestText) ?? null;
  // A file whose text is not had is told of where its form is known.
  if (whole === null || ofProduct.test(whole)) return null;
  const names = new Set<string>();
  let first: number | null = null;
  let isGiven = false;
  for (const [index, raw] of whole.split('\n').entries()) {
    const line = raw.slice(0, longestLine);
    if (/^\s{0,80}(?:#|\/\/|;)/.test(line)) continue;
    for (const [name] of line.matchAll(somebody)) {
      if (!isFilledIn(name) || namesNobody(name)) continue;
      first ??= index + 1;
      names.add(name.toLowerCase());
    }
    isGiven ||= whatIsGiven.test(line.replaceAll(somebody, ' ')) || /(?:^|[\s"',-])group:/.test(line);
  }
  if (names.size < fewest || !isGiven) return null;
  return { grants: [{ system: 'roster', to: 'open', line: first }], own: 'unknown' };
}
