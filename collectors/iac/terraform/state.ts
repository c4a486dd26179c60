import type { Observation } from '../../../src/core/facts/index.ts';
import type { HclBody } from '../../../src/formats/hcl/index.ts';
import { backends, serviceHosts } from '../../../src/lexicon/iac-terraform.ts';
import { flagIn, textIn, valueIn } from './read.ts';

type Root = Observation<'iac.root'>;
/** Where a root's state is kept and what guards it. */
export type State = Pick<Root, 'state' | 'locked' | 'runner'>;

/** Nothing says where the state is kept. */
export const unknownState: State = { state: 'unknown', locked: 'unknown', runner: null };
/** What the tool does where nothing is written. */
export const localState: State = { state: 'local', locked: 'no', runner: null };

/**
 * What a backend says of the state. `more` are settings that a file gives beside it, null where there is none; what comes
 * from the command line is not to be seen.
 */
export function stateOf(type: string, body: HclBody, more: HclBody | null): State {
  const backend = backends.get(type);
  if (backend === undefined) return { state: 'shared', locked: 'unknown', runner: null };
  const { state } = backend;
  // That it keeps the state does not tell that it starts the runs: a person may.
  if (state === 'held') return { state, locked: 'yes', runner: null };
  if (backend.locked !== null) return { state, locked: refused(body) ? 'no' : backend.locked, runner: null };
  const bodies = more === null ? [body] : [body, more];
  const locks = bodies.flatMap((one) => (backend.locks ?? []).map((name) => lockIn(one, name)));
  if (locks.includes('yes')) return { state, locked: 'yes', runner: null };
  const isComplete = (backend.needs ?? []).every((name) => bodies.some((one) => one.attributes.has(name)));
  const isKnown = isComplete && !locks.includes('unknown') && bodies.every(({ broken }) => !broken);
  return { state, locked: isKnown ? 'no' : 'unknown', runner: null };
}

/** Consul's lock can be switched off. */
const refused = (body: HclBody): boolean => flagIn(body, 'lock', 'yes') === 'no';

function lockIn(body: HclBody, name: string): 'yes' | 'no' | 'unknown' {
  const value = valueIn(body, name);
  if (value === undefined) return 'no';
  if (value.type === 'literal') {
    const { value: plain } = value;
    return plain === null || plain === '' || plain === false || plain === 'false' ? 'no' : 'yes';
  }
  // A name that is worked out is a name all the same; a flag that is worked out may be off.
  return name === 'use_lockfile' || value.type === 'other' ? 'unknown' : 'yes';
}

/** The service that a `cloud` block or a `remote` backend names by its host. */
export function serviceOf(body: HclBody): NonNullable<State['runner']> {
  const host = textIn(body, 'hostname');
  return serviceHosts.find(([end]) => end.test(host ?? ''))?.[1] ?? 'hcp_terraform';
}
