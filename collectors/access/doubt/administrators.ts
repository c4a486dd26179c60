import { entries, lineOf, texts } from '../../../src/formats/nodes.ts';
import { administratorKey } from '../../../src/lexicon/access-doubt.ts';
import { isAside, mayBeSample } from '../../../src/lexicon/iac-samples.ts';
import { namesNobody } from '../../../src/lexicon/owner-names.ts';
import { type Context, folderOf } from '../context.ts';
import { isFilledIn } from '../evidence-of-own.ts';
import type { Grant } from '../grants.ts';
import { documentsOf, within } from '../nodes.ts';
import type { Read } from '../reader.ts';

/**
 * Values in which it is listed who may administer some program, or belongs to the groups that may. What a chart gives
 * by itself is nobody's yet, and what a program fills in is told of by its values.
 */
export async function readAdministrators(path: string, context: Context): Promise<Read> {
  if (context.isSample || context.isInChart(path) || isAside(folderOf(path)) || mayBeSample(path)) return null;
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return null;
  const grants = read.flatMap((document) =>
    [...within(document)].flatMap(({ node }) =>
      entries(node).flatMap(([key, value]): readonly Grant[] => {
        const names = administratorKey.test(key) && value.type === 'list' ? (texts(value) ?? []) : [];
        const isTold = names.some((name) => isFilledIn(name) && !namesNobody(name));
        return isTold ? [{ system: 'roster', to: 'open', line: lineOf(node, key) }] : [];
      }),
    ),
  );
  return grants.length === 0 ? null : { grants, own: 'unknown' };
}
