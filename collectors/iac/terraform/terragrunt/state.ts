import type { HclBody, HclValue } from '../../../../src/formats/hcl/index.ts';
import { blocksIn, textIn, valueIn, within } from '../read.ts';
import { type State, stateOf, unknownState } from '../state.ts';
import type { Chain } from './document.ts';

/** Where a unit keeps its state, as it or what it includes says; null where neither does. */
export function stateOfChain({ unit, included }: Chain): State | null {
  for (const { body } of [unit, ...included]) {
    const [remote] = blocksIn(body, 'remote_state');
    if (remote !== undefined) return fromRemoteState(remote.body);
    if (valueIn(body, 'remote_state') !== undefined) return { ...unknownState, state: 'unknown' };
    const generated = blocksIn(body, 'generate').flatMap((block) => fromGenerated(block.body) ?? []);
    const [first] = generated;
    if (first !== undefined) return first;
  }
  return null;
}

function fromRemoteState(body: HclBody): State {
  const type = textIn(body, 'backend');
  if (type === null) return { state: 'shared', locked: 'unknown', runner: null };
  const config = valueIn(body, 'config');
  return stateOf(type, config === undefined ? bodyOf(new Map(), true) : objectBody(config), null);
}

/** An object as the body of a block; one that is worked out may hold more than is to be seen. */
function objectBody(value: HclValue): HclBody {
  const entries = value.type === 'object' ? value.entries : [];
  const attributes = entries.flatMap(({ key, value: inner }) =>
    key.type === 'literal' ? [[String(key.value), inner] as const] : [],
  );
  return bodyOf(new Map(attributes), value.type !== 'object');
}

function bodyOf(values: ReadonlyMap<string, HclValue>, broken: boolean): HclBody {
  const attributes = new Map([...values].map(([name, value]) => [name, { value, line: value.line }]));
  return { attributes, blocks: [], broken };
}

/** The backend in the text of a file that is written before each run. */
function fromGenerated(body: HclBody): State | null {
  const contents = valueIn(body, 'contents');
  if (contents === undefined) return null;
  const lines = [...within(contents)].flatMap((part) =>
    part.type === 'literal' && typeof part.value === 'string' ? part.value.split('\n') : [],
  );
  const texts = lines.map((line) => line.slice(0, 1000));
  const type = texts.flatMap((line) => /^\s{0,99}backend\s{1,9}"(\w{1,40})"/.exec(line)?.[1] ?? [])[0];
  if (type === undefined) {
    return texts.some((line) => /^\s{0,99}cloud\s{0,9}\{/.test(line))
      ? stateOf('cloud', bodyOf(new Map(), false), null)
      : null;
  }
  const values = texts.flatMap((line) => {
    const [, name, written] = /^\s{0,99}([a-z_]{1,60})\s{0,99}=\s{0,99}(.{0,200})/.exec(line) ?? [];
    if (name === undefined) return [];
    const isFalse = /^"?false/.test(written ?? '');
    return [[name, { type: 'literal', value: !isFalse, line: 1 }] as const];
  });
  return stateOf(type, bodyOf(new Map(values), false), null);
}
