import type { Observation } from '../../../src/core/facts/index.ts';
import { shortText } from '../../../src/core/text.ts';
import type { Use } from '../model.ts';
import type { Configuration, Declared } from './configuration.ts';
import { textIn, valueIn } from './read.ts';
import { type Address, addressOf } from './source-address.ts';

/** A module as a folder takes it in. */
export interface Call {
  readonly call: Declared;
  readonly address: Address;
  /** Null where it is not known what is taken in. */
  readonly use: Use | null;
}

/** Everything that a configuration is made of. */
export interface Reach {
  /** Its own configuration and those of the local modules that it takes in, each once, its own first. */
  readonly configurations: readonly Configuration[];
  readonly uses: readonly Use[];
  /** Providers of which remote modules speak in their names. */
  readonly remoteProviders: readonly string[];
  /** Nothing of it lies elsewhere or was not read: what is not here is not made. */
  readonly isWhole: boolean;
}

type Configurations = ReadonlyMap<string, Configuration>;

/** From loose to fixed. */
const pins: readonly Observation<'iac.module'>['pin'][] = [
  'unknown',
  'none',
  'branch',
  'range',
  'exact',
  'commit',
  'digest',
  'local',
];

/** So many configurations one root may reach; what lies beyond is not known. */
const mostReached = 200;
const calls = new WeakMap<Configuration, readonly Call[]>();

/** The modules that a configuration takes in, with where they come from. */
export function callsOf(configuration: Configuration): readonly Call[] {
  const known = calls.get(configuration);
  if (known !== undefined) return known;
  const { folder, scope } = configuration;
  // What a variable is by default need not be what it is: only what stands there counts.
  const locals = new Map([...scope].filter(([name]) => name.startsWith('local.')));
  const made = configuration.calls.map((call) => {
    const version = valueIn(call.body, 'version') === undefined ? null : (textIn(call.body, 'version') ?? undefined);
    const address = addressOf(folder.path, textIn(call.body, 'source', locals), version);
    return { call, address, use: useOf(call, address, configuration) };
  });
  calls.set(configuration, made);
  return made;
}

/** All that a folder's configuration reaches, modules of modules included; what takes itself in is taken once. */
export function reachOf(start: Configuration, all: Configurations): Reach {
  const seen = new Map([[start.folder.path, start]]);
  const uses = new Map<string, Use>();
  const remoteProviders = new Set<string>();
  let isWhole = true;
  for (const configuration of seen.values()) {
    if (!configuration.isWhole) isWhole = false;
    for (const { address, use } of callsOf(configuration)) {
      if (address.origin === 'local') {
        const next = all.get(address.path);
        if (next !== undefined && (seen.size < mostReached || seen.has(address.path))) seen.set(address.path, next);
        else isWhole = false;
      } else isWhole = false;
      if (address.origin === 'remote' && address.provider !== null) remoteProviders.add(address.provider);
      if (use !== null) uses.set(use.path, looser(use, uses.get(use.path)));
    }
  }
  return {
    configurations: [...seen.values()],
    uses: [...uses.values()],
    remoteProviders: [...remoteProviders],
    isWhole,
  };
}

function looser(use: Use, before: Use | undefined): Use {
  return before !== undefined && pins.indexOf(before.pin) <= pins.indexOf(use.pin) ? before : use;
}

function useOf({ file, line }: Declared, address: Address, { folder, commit }: Configuration): Use | null {
  if (address.origin === 'unknown') return null;
  const at = { commit, path: file, line };
  const pin = address.origin === 'local' ? 'local' : address.pin;
  return { tool: folder.tool, form: 'module', origin: address.origin, path: shortText(address.path, 300), pin, at };
}
