import { shortText } from '../../../../src/core/text.ts';
import type { HclValue } from '../../../../src/formats/hcl/index.ts';
import type { Root, Use } from '../../model.ts';
import type { Configuration } from '../configuration.ts';
import { folderOf } from '../files.ts';
import { isTemplate } from '../ownership.ts';
import { createsOf, purposeOf } from '../purpose.ts';
import { blocksIn, textIn, valueIn } from '../read.ts';
import type { Run } from '../roots.ts';
import { type Address, addressOf } from '../source-address.ts';
import { localState, type State, stateOf, unknownState } from '../state.ts';
import { type Chain, type Document, standpoint } from './document.ts';
import { type Standpoint, sourceText, textOf } from './expression.ts';
import { reachOfSource, rootOf, type Surroundings } from './root.ts';
import { stateOfChain } from './state.ts';

const elsewhere: Address = { origin: 'unknown' };

/** Where the configuration of a unit comes from; null where neither it nor what it includes names a source. */
export function sourceOf(chain: Chain, { exists }: Surroundings): Address | null {
  for (const document of [chain.unit, ...chain.included]) {
    const value = blocksIn(document.body, 'terraform').flatMap(({ body }) => valueIn(body, 'source') ?? [])[0];
    if (value === undefined) continue;
    const from = standpoint(document, chain, exists);
    const text = textOf(value, from) ?? textBeforeVersion(value, from);
    const folder = folderOf(chain.unit.path);
    return text === null ? elsewhere : addressOf(folder, sourceText(text, folder), null);
  }
  return null;
}

/** A source whose version is worked out, up to that; null for any other. */
function textBeforeVersion(value: HclValue, from: Standpoint): string | null {
  if (value.type !== 'template') return null;
  const at = value.parts.findIndex((part) => part.type === 'literal' && String(part.value).includes('?ref='));
  if (at === -1) return null;
  const text = textOf({ ...value, parts: value.parts.slice(0, at + 1) }, from);
  // No ref has this name, so that nothing is taken for a version.
  return text === null ? null : `${text.slice(0, text.indexOf('?ref='))}?ref=*`;
}

/** Whether a file is applied by itself: it has a source, or values for what it includes, or a configuration beside it. */
export function isUnit(chain: Chain, surroundings: Surroundings, included: ReadonlySet<string>): boolean {
  const { unit } = chain;
  if (included.has(unit.path) || textIn(unit.body, 'skip') === 'true') return false;
  if (sourceOf(chain, surroundings) !== null) return true;
  const hasInclude = blocksIn(unit.body, 'include').length > 0;
  return (
    (hasInclude && valueIn(unit.body, 'inputs') !== undefined) || surroundings.configurations.has(folderOf(unit.path))
  );
}

/** A unit of Terragrunt: one root in the environment of its folder. */
export function runOfUnit(chain: Chain, surroundings: Surroundings): Run {
  const { unit } = chain;
  const folder = folderOf(unit.path);
  const address = sourceOf(chain, surroundings);
  const path = address === null ? folder : address.origin === 'local' ? address.path : null;
  const module = path === null ? undefined : surroundings.configurations.get(path);
  const reach = reachOfSource(address, module, surroundings);
  const told = stateOfChain(chain);
  const [first] = [...blocksIn(unit.body, 'terraform'), ...blocksIn(unit.body, 'include')];
  const at = { commit: surroundings.commit, path: unit.path, line: first?.line ?? 1 };
  const plain = rootOf(folder, at, surroundings);
  const isShown = told !== null || plain.environment !== null;
  const root: Root = {
    ...plain,
    purpose: plain.purpose === 'preview' ? 'preview' : purposeOf(folder, reach),
    own: isShown && !isTemplate(surroundings.fullName) ? 'yes' : 'unknown',
    creates: createsOf(reach),
    ...(told ?? moduleState(module, chain)),
    uses: [...sourceUse(address, module, at), ...sharedUses(chain, at), ...reach.uses],
  };
  return { roots: [root], reach };
}

/** A unit whose file cannot be read: that it is one, its name tells. */
export function unreadUnit(path: string, surroundings: Surroundings): Run {
  const at = { commit: surroundings.commit, path, line: 1 };
  return { roots: [rootOf(folderOf(path), at, surroundings)], reach: reachOfSource(null, undefined, surroundings) };
}

/** What the configuration itself says of the state, where Terragrunt writes no backend. */
function moduleState(module: Configuration | undefined, { isWhole }: Chain): State {
  if (module === undefined) return unknownState;
  if (module.backend !== null) return stateOf(module.backend.type, module.backend.body, null);
  return isWhole && module.isWhole ? localState : unknownState;
}

function sourceUse(address: Address | null, module: Configuration | undefined, at: Root['at']): readonly Use[] {
  if (address === null || address.origin === 'unknown') return [];
  const pin = address.origin === 'local' ? 'local' : address.pin;
  const tool = module?.folder.tool ?? 'terraform';
  return [{ tool, form: 'module', origin: address.origin, path: shortText(address.path, 300), pin, at }];
}

/** Included files that say what to apply; one that says where the state is kept is every unit's parent. */
function sharedUses({ included }: Chain, at: Root['at']): readonly Use[] {
  const isDefinition = ({ body }: Document): boolean =>
    blocksIn(body, 'remote_state').length === 0 &&
    blocksIn(body, 'terraform').some((block) => valueIn(block.body, 'source') !== undefined);
  return included.filter(isDefinition).map(({ path }) => ({
    tool: 'terragrunt',
    form: 'base',
    origin: 'local',
    path: shortText(path, 300),
    pin: 'local',
    at,
  }));
}
