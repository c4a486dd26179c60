import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { Leg, Step } from '../model.ts';
import { type Act, type Acts, mostActs } from './act.ts';
import { environmentFrom } from './environment.ts';
import { firstFrame, pieceOf } from './index.ts';
import { placeIn } from './lines.ts';
import { runPiece } from './run.ts';
import type { Tree } from './trees.ts';
import type { Walk } from './walk.ts';

/**
 * On what the commands of a step act, itself and in what it calls, in one of the ways in which it may run: variables are
 * followed from command to command, and loops over lists that are told are gone through turn by turn.
 * @throws {Unreadable} when the files of the repository cannot be listed.
 */
export async function actsOf(step: Step, leg: Leg, source: RepositoryFiles): Promise<readonly Act[]> {
  const { doing } = step;
  if (doing.type !== 'script' && doing.type !== 'action') return [];
  const tree: Tree = { source, prefix: '' };
  const acts: Acts = { found: [], rendered: new Map(), answers: new Map() };
  const walk: Walk = {
    settings: new Map(),
    ...{ additions: source.declared.lexicon, trees: [tree], found: new Map(), commands: 0, letters: 0 },
    acts,
  };
  const start = firstFrame(step, tree);
  const frame = {
    ...start,
    reached: leg.reached ?? 'yes',
    environment: environmentFrom(leg.variables, start.workspace, walk.trees),
  };
  await runPiece(walk, pieceOf(asIn(doing, leg), frame), frame, null);
  const isElsewhere = doing.type === 'action' && leg.directory === null;
  // What was not looked at may act on more.
  const isCut = acts.found.length >= mostActs || [...walk.found.keys()].some((key) => key.startsWith('limit '));
  return acts.found.map((act) => ({
    ...act,
    ...(act.reached === 'no' && leg.isOpen === true ? { reached: 'unknown' } : {}),
    at: placeIn(step, act.at),
    ...(isElsewhere || isCut ? { targets: null, folder: null } : {}),
  }));
}

function asIn(doing: Extract<Step['doing'], { type: 'script' | 'action' }>, { fill, directory }: Leg): typeof doing {
  if (doing.type === 'script') return { ...doing, text: fill(doing.text), directory };
  return { ...doing, inputs: new Map([...doing.inputs].map(([name, value]) => [name, fill(value)])) };
}
