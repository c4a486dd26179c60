import type { LexiconAdditions } from '../../../src/core/source.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { addedCommand } from './additions.ts';
import { makeCall } from './calls/make.ts';
import { packageScript } from './calls/package-script.ts';
import { directoryCall, evalCall, shellCall, sourceCall } from './calls/shell.ts';
import { taskCall } from './calls/task.ts';
import { containerCommand } from './container.ts';
import { calledAddress } from './message.ts';
import { isOwnPath, programName } from './name.ts';
import { programDoes } from './program.ts';
import { pythonRuns } from './python.ts';
import { dynamic, nothing, type Recognition, unlisted } from './recognition.ts';
import { remoteCommand } from './remote.ts';
import { trivyDoes } from './trivy.ts';
import { unwrapped } from './wrapper.ts';

/** Commands within commands that are followed. */
const deepest = 5;

/**
 * What a command does by its words, without assignments and redirections. The user's own words are looked at first.
 * Never throws, whatever the words.
 */
export function recogniseCommand(words: readonly Word[], additions: LexiconAdditions): Recognition {
  return recognise(words, additions, 0);
}

function recognise(words: readonly Word[], additions: LexiconAdditions, depth: number): Recognition {
  const [first, ...rest] = words;
  if (first === undefined) return nothing;
  const added = addedCommand(words, additions);
  if (added.length > 0) return { type: 'known', found: added };
  if (!first.isFixed) return byVariable(first, rest);
  const name = programName(first.text);
  if (name === null) return ofFile(first.text);
  if (depth > deepest) return unlisted(name);
  const again = (inner: readonly Word[]): Recognition => recognise(inner, additions, depth + 1);
  return byName(name, rest, additions, again);
}

function byName(
  name: string,
  rest: readonly Word[],
  additions: LexiconAdditions,
  again: (words: readonly Word[]) => Recognition,
): Recognition {
  if (name === 'command' && /^-[vV]/.test(rest[0]?.text ?? '')) return nothing;
  const called = callOf(name, rest);
  if (called !== null) return called;
  const words = [{ text: name, isFixed: true }, ...rest];
  const remote = remoteCommand(words, again);
  if (remote !== null) return remote;
  const inner = unwrapped(words);
  if (inner !== null) return again(inner);
  const contained = containerCommand(words, additions, again);
  if (contained !== null) return contained;
  if (name === 'curl' || name === 'wget') return { type: 'known', found: calledAddress(name, rest) };
  if (name === 'trivy') return trivyDoes(rest);
  return pythonRuns(name, rest) ?? programDoes(name, rest) ?? unlisted(name);
}

/** What is handed on to a file of the repository or to another shell; null for programs that do it themselves. */
function callOf(name: string, rest: readonly Word[]): Recognition | null {
  if (/^(ba|da|z|k|a)?sh$/.test(name)) return shellCall(name, rest);
  switch (name) {
    case '.':
    case 'source':
      return sourceCall(rest);
    case 'eval':
      return evalCall(rest);
    case 'cd':
    case 'pushd':
    case 'popd':
      return directoryCall(name, rest);
    case 'make':
    case 'gmake':
      return makeCall(rest);
    case 'task':
    case 'go-task':
      return taskCall('task', rest);
    case 'just':
      return taskCall('just', rest);
    default:
      return packageScript(name, rest);
  }
}

/** A program in a folder that a variable names is perhaps the known one of its name: its name hints at it and no more. */
function byVariable({ text }: Word, rest: readonly Word[]): Recognition {
  const at = text.lastIndexOf('/bin/');
  const inFolder = text.indexOf('$') < at ? text.slice(at + '/bin/'.length) : undefined;
  const known = inFolder === undefined ? null : programDoes(inFolder, rest);
  if (known?.type !== 'known') return dynamic(text);
  return { ...known, found: known.found.map((one) => ({ ...one, confidence: 'name', fails: 'unknown' })) };
}

function ofFile(path: string): Recognition {
  return isOwnPath(path) ? { type: 'call', call: { to: 'script', path, isSourced: false } } : unlisted(path);
}
