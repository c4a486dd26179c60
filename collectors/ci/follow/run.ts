import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import { type Command, longestScript, type Traced } from '../../../src/formats/shell/index.ts';
import { type Call, recogniseAction } from '../recognise/index.ts';
import { isOwnAt, suppliedAt } from '../supplied.ts';
import { noteAction, noteBearing, noteText } from './bearing.ts';
import { type Caller, givenBy } from './caller.ts';
import { followCall } from './calls.ts';
import { followAction } from './composite.ts';
import { environmentOf, forgetWritten, isSourcing, noteExports, withOwn } from './environment.ts';
import { runForeign } from './foreign.ts';
import { type Frame, findingAt, whereabouts } from './frame.ts';
import { resolve, type Whereabouts } from './locate.ts';
import { noteActs } from './note-acts.ts';
import { assignmentsOf, noteCommand, noteUse } from './note-said.ts';
import type { Followed, Piece, ScriptPiece } from './piece.ts';
import { doubtful, optionsAfter, readShell } from './reading.ts';
import { recognised } from './recognised.ts';
import { ruleTestTargets } from './rule-tests.ts';
import { textsOfRunner } from './runners.ts';
import { failsWith, noteSettings } from './settings.ts';
import { changeFolder, type OwnFunction, type Shell, settled, startShell, takeIn, takePlaces } from './shell.ts';
import { afterSourcing, passes } from './sourcing.ts';
import { nameOf, type Spot } from './trees.ts';
import { limits, nameFor, noteKnown, noteLimit, noteUnknown, spend, type Walk } from './walk.ts';

/** Runs a piece in our minds; what it does is noted. */
export async function runPiece(walk: Walk, piece: Piece, frame: Frame, shell: Shell | null): Promise<void> {
  const blocking = all(frame.blocking, piece.blocking);
  if (piece.type === 'unread') {
    const [at, line] = piece.at === null ? [frame.at, frame.line] : [piece.at, piece.line];
    noteUnknown(walk, piece.what, piece.why, findingAt({ ...frame, at, line, blocking }, 1, 'yes'));
    return;
  }
  // What does not surely count may stand under a condition.
  const reached = all(frame.reached, piece.blocking === 'yes' ? 'yes' : 'unknown');
  const inner = { ...frame, at: piece.at, line: piece.line, blocking, reached };
  if (piece.type === 'action') return runAction(walk, piece.uses, piece.inputs, inner);
  if (!piece.isWholeFile) {
    const environment = walk.acts === undefined ? frame.environment : withOwn(frame.environment, piece.environment);
    return runScript(walk, piece, { ...inner, environment, self: null, file: null }, null);
  }
  if (piece.isSourced && shell !== null) return runScript(walk, piece, { ...inner, file: piece.at }, shell);
  return runScript(walk, piece, { ...inner, self: piece.at, file: piece.at }, null);
}

/** Counts a command on a line; true, and noted, when a limit is used up. */
function isSpent(walk: Walk, frame: Frame, line: number, letters = 0): boolean {
  const limit = spend(walk, frame.workspace.tree.source, letters);
  if (limit !== null) noteLimit(walk, limit, findingAt(frame, line, 'yes'));
  return limit !== null;
}

async function runScript(walk: Walk, piece: ScriptPiece, frame: Frame, sourcing: Shell | null): Promise<void> {
  const { text, isWholeFile, options, at, line } = piece;
  const start = findingAt(frame, 1, 'yes');
  if (isSpent(walk, frame, 1, text.length)) return;
  const source = { text, file: isWholeFile ? { source: at.tree.source, path: at.path } : null };
  const traced = walk.acts === undefined ? undefined : tracedFrom(piece, frame);
  let script = await readShell(source, options, traced);
  if (script === null && piece.isForeign) return noteUnknown(walk, nameOf(at), 'unknown_program', start);
  if (script === null) {
    return noteUnknown(walk, nameOf(at), text.length > longestScript ? 'too_large' : 'malformed', start);
  }
  if (piece.isForeign)
    return runForeign(
      walk,
      script.commands,
      (command) => findingAt(frame, command.line, command.blocking),
      piece.directory,
    );
  if (walk.acts !== undefined) noteText(walk.acts, text, { ...start, reached: 'unknown' });
  const shell = sourcing ?? startShell(piece.directory, options, frame, walk.trees);
  if (sourcing !== null && passes.test(text)) sourcing.mayEnd = true;
  takeIn(shell, script, text, at, line);
  noteSettings(walk.settings, text, shell.variables);
  forgetWritten(shell, text, frame.environment);
  takePlaces(shell, text, whereabouts(frame, shell, frame.subshell), walk.trees);
  const run = `${walk.commands}`;
  let around = frame;
  for (let index = 0; index < script.commands.length; index++) {
    const command = script.commands[index];
    if (command === undefined) break;
    if (isSpent(walk, frame, command.line)) return;
    if (isPassedOver(walk, command)) continue;
    const before = shell.options;
    const isSourced = command.words[0]?.text === '.' || command.words[0]?.text === 'source';
    await runCommand(walk, command, around, shell, run);
    // What was sourced may have ended this script, too.
    if (isSourced && shell.mayEnd) around = { ...frame, reached: all(frame.reached, 'unknown') };
    if (isSourced && traced === undefined) script = await afterSourcing(script, source, before, shell);
  }
}

/** A command that is never come to does nothing; asked on what it acts, it is told as such. */
function isPassedOver({ acts }: Walk, { reached }: Command): boolean {
  return acts === undefined && reached === 'no';
}

/** With what a script begins of which it is asked on what it acts. */
function tracedFrom({ text, args, isSourced }: ScriptPiece, { environment }: Frame): Traced {
  // Where one script sources another, either may set what the other reads.
  return { args: args ?? null, variables: isSourced || isSourcing(text) ? new Map() : environment };
}

async function runCommand(walk: Walk, command: Command, frame: Frame, shell: Shell, run: string): Promise<void> {
  const subshell = [...frame.subshell, ...(command.subshells ?? []).map((number) => `${run}.${number}`)];
  const where = whereabouts(frame, shell, subshell);
  const words = command.words.map((word) => settled(word, where, walk.trees));
  const finding = findingAt(frame, command.line, command.blocking);
  const reached = all(frame.reached, command.reached ?? 'yes');
  if (command.subshells === undefined) shell.options = optionsAfter(command, shell.options);
  const [name] = words;
  const own = name?.isFixed === true ? shell.functions.get(name.text) : undefined;
  const pipe = command.pipe === undefined ? null : `${run}.${command.pipe}`;
  if (walk.acts !== undefined) noteBearing(walk.acts, words, { ...finding, reached }, pipe);
  if (name !== undefined && own !== undefined)
    return runFunction(walk, name.text, own, { ...frame, blocking: finding.blocking, reached, subshell }, shell);
  const recognition = recognised(words, walk.additions);
  noteCommand(walk, { ...command, words }, recognition, { folder: where.directory, reached }, finding);
  if (recognition.type === 'known') {
    for (const found of recognition.found) {
      const isTest = found.capability === 'policy_test';
      const targets = isTest ? await ruleTestTargets(found.tool, words, where, walk.trees) : null;
      const fails = failsWith(found, command, words, walk.settings);
      noteKnown(walk, found, { ...finding, blocking: all(finding.blocking, fails) }, targets);
    }
    if (walk.acts !== undefined) {
      noteExports(shell, words);
      const environment = environmentOf(frame.environment, shell, command);
      const variables = new Map([...shell.variables, ...environment]);
      const stand = { folder: where.directory, trees: walk.trees, variables, pipe, reached };
      await noteActs(walk.acts, recognition, finding, finding.blocking, stand);
    }
    return;
  }
  const caller: Caller = {
    where,
    trees: walk.trees,
    words: words.map(({ text, isFixed }) => (isFixed ? text : null)),
    given: new Map([...frame.given, ...givenBy(words)]),
    assignments: assignmentsOf(command),
    options: shell.options,
    environment: environmentOf(frame.environment, shell, command),
  };
  const inner = {
    ...frame,
    line: frame.line + command.line - 1,
    blocking: finding.blocking,
    reached,
    subshell,
    given: caller.given,
    environment: caller.environment,
  };
  if (recognition.type === 'unknown') {
    const texts = textsOfRunner(words);
    if (texts === null) return noteUnknown(walk, recognition.what, recognition.why, finding);
    for (const text of texts)
      await runFollowed(walk, { key: text, via: null, pieces: [linesHere(text, inner, where)] }, inner, null);
    return;
  }
  const { call } = recognition;
  if (call.to === 'directory') return changeFolder(shell, subshell, words, call.path, walk.trees);
  await follow(walk, call, caller, inner, shell);
}

async function follow(
  walk: Walk,
  call: Exclude<Call, { to: 'directory' }>,
  caller: Caller,
  frame: Frame,
  shell: Shell | null,
): Promise<void> {
  for (const followed of await followCall(call, caller, frame)) {
    const isLost = call.to === 'script' && call.isSourced && followed.pieces.some(({ type }) => type === 'unread');
    // What was not read may have set `-e`.
    if (isLost && shell !== null)
      shell.options = { errexit: orUnknown(shell.options.errexit), pipefail: orUnknown(shell.options.pipefail) };
    await runFollowed(walk, followed, frame, shell);
  }
}

const orUnknown = (value: Tri): Tri => (value === 'no' ? 'unknown' : value);

/** A function of a script that was sourced, or one that a sourced script calls. */
async function runFunction(walk: Walk, name: string, own: OwnFunction, frame: Frame, shell: Shell): Promise<void> {
  const key = `function ${nameOf(own.at)} ${name}`;
  if (frame.active.includes(key)) return;
  if (frame.depth >= limits.depth) return noteLimit(walk, 'depth', findingAt(frame, 1, 'yes'));
  const file = nameOf(own.at);
  const isElsewhere = own.at.path !== frame.at.path && !frame.via.includes(file);
  const inner: Frame = {
    ...frame,
    at: own.at,
    line: own.line,
    via: isElsewhere ? [...frame.via, file] : frame.via,
    depth: frame.depth + 1,
    active: [...frame.active, key],
  };
  const run = `${walk.commands}`;
  for (const command of own.commands) {
    if (isSpent(walk, inner, command.line)) return;
    if (!isPassedOver(walk, command)) await runCommand(walk, command, inner, shell, run);
  }
}

async function runFollowed(walk: Walk, followed: Followed, frame: Frame, shell: Shell | null): Promise<void> {
  const { key, via, pieces, action } = followed;
  if (frame.active.includes(key)) return;
  if (frame.depth >= limits.depth) return noteLimit(walk, 'depth', findingAt(frame, 1, 'yes'));
  const inner: Frame = {
    ...frame,
    action: action ?? frame.action,
    via: via === null ? frame.via : [...frame.via, nameFor(via)],
    depth: frame.depth + 1,
    active: [...frame.active, key],
  };
  for (const piece of pieces) {
    if (isSpent(walk, inner, 1)) return;
    await runPiece(walk, piece, inner, shell);
  }
}

async function runAction(walk: Walk, uses: string, inputs: ReadonlyMap<string, string>, frame: Frame): Promise<void> {
  const finding = findingAt(frame, 1, 'yes');
  const where: Whereabouts = { ...frame, directory: frame.workspace, variables: new Map() };
  const isLocal = /^\.\.?\//.test(uses);
  if (walk.acts !== undefined) noteAction(walk.acts, uses, { ...finding, reached: frame.reached });
  const recognition = isLocal ? null : recogniseAction(uses, inputs, walk.additions);
  const does = recognition?.type === 'known' ? recognition.found : [];
  if (!isLocal) noteUse(walk, uses, inputs, { found: does, folder: frame.workspace, reached: frame.reached }, finding);
  if (recognition?.type === 'known') {
    for (const found of does) noteKnown(walk, found, { ...finding, blocking: all(finding.blocking, found.fails) });
    if (walk.acts !== undefined) {
      const stand = {
        folder: where.directory,
        trees: walk.trees,
        variables: frame.environment,
        pipe: null,
        reached: frame.reached,
      };
      await noteActs(walk.acts, recognition, finding, finding.blocking, stand);
    }
    return;
  }
  if (recognition?.type === 'script') {
    const piece = { ...linesHere(recognition.text, frame, where), blocking: recognition.fails };
    return runFollowed(walk, { key: `script of ${uses}`, via: null, pieces: [piece] }, frame, null);
  }
  if (recognition?.type === 'call') {
    const { call } = recognition;
    const caller: Caller = {
      where,
      trees: walk.trees,
      words: [],
      given: frame.given,
      assignments: new Map(),
      options: doubtful,
      environment: frame.environment,
    };
    return call.to === 'directory' ? undefined : follow(walk, call, caller, frame, null);
  }
  const folder = await folderOfAction(uses, frame);
  // Before its steps are made: actions that use many others would be made over and over for nothing.
  if (folder !== null && frame.depth >= limits.depth) return noteLimit(walk, 'depth', finding);
  if (folder !== null)
    return runFollowed(walk, await followAction(folder, { inputs, where, trees: walk.trees }), frame, null);
  noteUnknown(walk, recognition?.what ?? uses, recognition?.why ?? 'absent', finding);
}

/** Lines that something else than a script's file hands to a shell, in a way that is not told. */
function linesHere(text: string, { at, line }: Frame, { directory }: Whereabouts): ScriptPiece {
  const common = { isWholeFile: false, isSourced: false, isForeign: false } as const;
  return { type: 'script', text, options: doubtful, at, line, directory, blocking: 'yes', ...common };
}

/** The folder of an action of this repository, or of one that the user supplied; null for any other. */
async function folderOfAction(uses: string, { workspace }: Frame): Promise<Spot | null> {
  if (/\.ya?ml(?:@|$)/.test(uses)) return null;
  if (/^\.\.?\//.test(uses)) return resolve(workspace, uses, []);
  const [, owner, name, path = '', ref] =
    /^([\w.-]{1,99})\/([\w.-]{1,99})(?:\/([^@]{1,400}))?@(.{0,400})$/.exec(uses) ?? [];
  if (owner === undefined || name === undefined) return null;
  const full = `${owner}/${name}`.toLowerCase();
  if (await isOwnAt(workspace.tree.source, full, ref)) return resolve({ ...workspace, path: '' }, path, []);
  const source = await suppliedAt(workspace.tree.source, full, ref);
  return source === null ? null : resolve({ tree: { source, prefix: `${full}:` }, path: '' }, path, []);
}
