import type { Fact } from '../../../core/facts/index.ts';
import { rebuildingTools, runningTools } from '../../../lexicon/supply-rebuilds.ts';
import type { Answer } from './images.ts';
import { lasting, type Seen } from './seen.ts';

type Root = Fact<'iac.root'>;

/** One answer for each definition that environments are made from and that brings an application along. */
export function byRoots({ roots, locked }: Seen, environments: ReadonlySet<string>): readonly Answer[] {
  const mine = roots.filter(({ tool }) => rebuildingTools.has(tool) || runningTools.has(tool));
  const groups = Map.groupBy(mine, (root) => `${root.tool} ${root.sharedDefinition ?? root.path}`);
  return [...groups].flatMap(([key, some]): readonly Answer[] => {
    const [first] = some;
    return first === undefined ? [] : [ofUnit(key, first, some, locked, environments)];
  });
}

function ofUnit(
  key: string,
  first: Root,
  some: readonly Root[],
  locked: Seen['locked'],
  environments: ReadonlySet<string>,
): Answer {
  const named = some.map(({ environment }) => lasting(environment));
  const own = new Set(named.filter((name) => name !== null));
  const isWhole = some.every(({ environment }) => environment !== null);
  const isRebuilt = own.size > 1 && rebuildingTools.has(first.tool) && locked === 'yes';
  const isSingle = own.size === 1 && isWhole && environments.size === 1;
  return {
    key: `root:${key}`,
    at: first.at,
    component: first.sharedDefinition ?? first.path,
    environments: own.size === 0 || !isWhole ? null : own.size,
    builtOnce: isRebuilt ? 'yes' : 'unknown',
    why: isRebuilt ? 'locked_rebuild' : isSingle ? 'single' : 'not_seen',
    exactInGit: 'unknown',
    by: some.map(({ id }) => id),
  };
}
