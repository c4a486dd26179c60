import type { RepositoryFiles } from '../../../src/core/source.ts';
import { all } from '../../../src/core/tri.ts';
import type { Shell, Step } from '../model.ts';
import { recogniseTemplate } from '../recognise/index.ts';
import type { Done } from './done.ts';
import type { Frame } from './frame.ts';
import { placeIn } from './lines.ts';
import { resolve } from './locate.ts';
import type { Piece } from './piece.ts';
import type { Options } from './reading.ts';
import { runPiece } from './run.ts';
import type { Said } from './said.ts';
import type { Spot, Tree } from './trees.ts';
import { noteKnown, noteUnknown, type Walk } from './walk.ts';

export { checksOf } from './checks.ts';
export type { Done } from './done.ts';
export { mostSaid, type Said } from './said.ts';

const shells: Readonly<Record<Shell, Options>> = {
  errexit: { errexit: 'yes', pipefail: 'no' },
  pipefail: { errexit: 'yes', pipefail: 'yes' },
  foreign: { errexit: 'yes', pipefail: 'no' },
};

/**
 * What a step does, itself and in what it calls, as far as that lies in the judged commit or in a repository that the user
 * supplied. Calls that were not followed and programs that nobody knows are in it as `unknown`; a step of which nothing is
 * told does nothing that counts. Whether the step runs, and whether its own failure counts, is for the caller to add.
 * @throws {Unreadable} when the files of the repository cannot be listed.
 */
export async function doneBy(step: Step, source: RepositoryFiles): Promise<readonly Done[]> {
  return (await followed(step, source)).done;
}

/**
 * The commands and actions of a step in their own words and order, itself and in what it calls: those that build, fetch,
 * install, sign or publish. Of the same walk as `doneBy`.
 * @throws {Unreadable} when the files of the repository cannot be listed.
 */
export async function saidBy(step: Step, source: RepositoryFiles): Promise<readonly Said[]> {
  return (await followed(step, source)).said;
}

interface Told {
  readonly done: readonly Done[];
  readonly said: readonly Said[];
}

function followed(step: Step, source: RepositoryFiles): Promise<Told> {
  const mine = known.get(source) ?? new WeakMap<Step, Promise<Told>>();
  known.set(source, mine);
  const before = mine.get(step);
  if (before !== undefined) return before;
  const made = follow(step, source);
  mine.set(step, made);
  return made;
}

/** What each step does is worked out once, however many kinds of fact ask. */
const known = new WeakMap<RepositoryFiles, WeakMap<Step, Promise<Told>>>();

async function follow(step: Step, source: RepositoryFiles): Promise<Told> {
  const said: Said[] = [];
  const tree: Tree = { source, prefix: '' };
  const walk: Walk = {
    additions: source.declared.lexicon,
    trees: [tree],
    found: new Map(),
    settings: new Map(),
    commands: 0,
    letters: 0,
    said,
  };
  const { doing, via } = step;
  const finding = { at: step.at, via, blocking: 'yes' } as const;
  if (doing.type === 'unread') noteUnknown(walk, doing.what, doing.why, finding);
  else if (doing.type === 'template') {
    const recognised = recogniseTemplate(doing.name);
    for (const found of recognised) {
      noteKnown(walk, found, { ...finding, blocking: all(finding.blocking, found.fails) });
    }
    // A keyword of the CI system does nothing else; what a template holds that no list knows was not read.
    const isKeyword = doing.name.startsWith('keyword:');
    if (recognised.length === 0 && !isKeyword) noteUnknown(walk, doing.name, 'unresolved_include', finding);
  } else {
    const frame = firstFrame(step, tree);
    await runPiece(walk, pieceOf(doing, frame), frame, null);
  }
  const placed = <T extends { readonly at: Done['at'] }>(one: T): T => ({ ...one, at: placeIn(step, one.at) });
  return { done: [...walk.found.values()].map(placed), said: said.map(placed) };
}

/** Where a step begins. */
export function firstFrame({ at, via }: Step, tree: Tree): Frame {
  const workspace: Spot = { tree, path: '' };
  return {
    at: { tree, path: at.path },
    line: at.line,
    self: null,
    file: null,
    action: null,
    workspace,
    via,
    blocking: 'yes',
    reached: 'yes',
    depth: 0,
    active: [],
    subshell: [],
    given: new Map(),
    environment: new Map(),
  };
}

/** What a step itself runs. */
export function pieceOf(
  doing: Extract<Step['doing'], { type: 'script' | 'action' }>,
  { at, line, workspace }: Frame,
): Piece {
  if (doing.type === 'action') return { ...doing, at, line, blocking: 'yes' };
  return {
    type: 'script',
    text: doing.text,
    options: shells[doing.shell],
    isWholeFile: false,
    isSourced: false,
    isForeign: doing.shell === 'foreign',
    at,
    line,
    directory: doing.directory === null ? null : resolve(workspace, doing.directory, []),
    blocking: 'yes',
  };
}
