import { entries, get, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { administratorKey, clusterLists, jenkinsStrategies } from '../../../src/lexicon/access-doubt.ts';
import { isAside, mayBeSample } from '../../../src/lexicon/iac-samples.ts';
import { namesNobody } from '../../../src/lexicon/owner-names.ts';
import { type Context, folderOf } from '../context.ts';
import { isFilledIn } from '../evidence-of-own.ts';
import type { Grant } from '../grants.ts';
import { at, documentsOf, items, within } from '../nodes.ts';
import type { Read } from '../reader.ts';

/**
 * Values in which it is listed who may administer some program, or belongs to the groups that may. What a chart gives
 * by itself is nobody's yet, and what a program fills in is told of by its values.
 */
export async function readAdministrators(path: string, context: Context): Promise<Read> {
  if (context.isSample || context.isInChart(path) || isAside(folderOf(path)) || mayBeSample(path)) return null;
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return null;
  const listed = read.flatMap((document) =>
    [...within(document)].flatMap(({ node }) =>
      entries(node).flatMap(([key, value]): readonly Grant[] => {
        const names = administratorKey.test(key) && value.type === 'list' ? (texts(value) ?? []) : [];
        const isTold = names.some((name) => isFilledIn(name) && !namesNobody(name));
        return isTold ? [{ system: 'roster', to: 'open', line: lineOf(node, key) }] : [];
      }),
    ),
  );
  const grants = [...listed, ...read.flatMap(ofCluster), ...read.flatMap(ofJenkins)];
  return grants.length === 0 ? null : { grants, own: 'unknown' };
}

/** Whom a cluster that `eksctl` makes lets in; whether people or programs go by them is not told. */
function ofCluster(document: Yaml): readonly Grant[] {
  if (!(text(get(document, 'apiVersion')) ?? '').startsWith('eksctl.io/')) return [];
  const lists = [document, get(document, 'accessConfig')].flatMap((part) => clusterLists.map((key) => get(part, key)));
  return lists.flatMap((list) =>
    items(list).map(({ line }): Grant => ({ system: 'kubernetes_rbac', to: 'open', line })),
  );
}

/** What Jenkins grants by name; whoever has logged in is no rule for anybody. */
function ofJenkins(document: Yaml): readonly Grant[] {
  const strategy = at(document, 'jenkins', 'authorizationStrategy');
  return entries(strategy)
    .filter(([key, value]) => jenkinsStrategies.has(key) && entries(value).length > 0)
    .map(([key]) => ({ system: 'other', to: 'open', line: strategy === undefined ? null : lineOf(strategy, key) }));
}
