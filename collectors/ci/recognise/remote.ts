import type { Capability } from '../../../src/core/facts/ci.ts';
import { parseShell, type Word } from '../../../src/formats/shell/index.ts';
import { copiers, edits, restarts, sshOptions } from '../../../src/lexicon/programs/remote.ts';
import { beginsAs } from './entries.ts';
import { plainWords } from './flags.ts';
import { programName } from './name.ts';
import { dynamic, nothing, type Recognised, type Recognition, unlisted } from './recognition.ts';

type Recognise = (words: readonly Word[]) => Recognition;
const changing: readonly Capability[] = ['apply', 'deploy', 'promote', 'publish', 'live_edit'];

/** What a command does to another machine; null for commands that stay on this one. */
export function remoteCommand(words: readonly Word[], recognise: Recognise): Recognition | null {
  const [name, ...rest] = words;
  const program = name === undefined ? null : programName(name.text);
  if (program === 'ssh') return bySsh(rest, recognise);
  if (program !== null && copiers.has(program)) return byCopy(program, rest);
  if (program === 'kubectl' || program === 'oc') return inCluster(program, rest, recognise);
  if (program === 'docker' && rest[0]?.text === 'cp') return intoContainer(rest.slice(1));
  return null;
}

/** What lines of shell do where they are run on another machine. */
export function remoteText(text: string, tool: string, recognise: Recognise): Recognition {
  const script = parseShell(text, { errexit: false, pipefail: false });
  if (script === null) return unlisted(tool);
  const done = script.commands.map(({ words }) => remoteWords(words, tool, recognise));
  const found = done.flatMap((one) => (one.type === 'known' ? one.found : []));
  if (found.length > 0) {
    const first = new Map(found.toReversed().map((one) => [one.capability, one]));
    return { type: 'known', found: [...first.values()].reverse() };
  }
  return done.find(({ type }) => type === 'unknown') ?? nothing;
}

function remoteWords(words: readonly Word[], tool: string, recognise: Recognise): Recognition {
  if (beginsAs(edits, words)) return does('live_edit', tool);
  if (beginsAs(restarts, words)) return does('deploy', tool);
  const inner = recognise(words);
  if (inner.type !== 'known') {
    return inner.type === 'call' && inner.call.to === 'directory' ? nothing : unlisted(tool);
  }
  // A test or a build over there is no check of a change here, and its answer is that of the last command.
  const found = inner.found.filter(({ capability }) => changing.includes(capability));
  return found.length < inner.found.length ? unlisted(tool) : { type: 'known', found: found.map(open) };
}

function bySsh(words: readonly Word[], recognise: Recognise): Recognition {
  let at = 0;
  while (words[at]?.text.startsWith('-') === true) at += sshOptions.includes(words[at]?.text ?? '') ? 2 : 1;
  const command = words.slice(at + 1).filter(({ text }) => text !== '--');
  if (command.length === 0) return words.some(({ text }) => text === '-V') ? nothing : unlisted('ssh');
  const [only] = command;
  if (command.length === 1 && only?.isFixed === false && /^\S+$/.test(only.text)) return dynamic('ssh');
  return remoteText(command.map(({ text }) => text).join(' '), 'ssh', recognise);
}

/** `scp a host:b`: what is copied to another machine edits it; what is fetched from there does not. */
function byCopy(program: string, words: readonly Word[]): Recognition {
  const target = plainWords(words, ['-i', '-P', '-e', '-o', '-F', '-l', '--exclude', '--include', '--rsh']).at(-1);
  if (target === undefined || program === 'sftp' || program === 'lftp') return unlisted(program);
  if (/^[^/:]+:/.test(target.text) || target.text.startsWith('rsync://')) return does('live_edit', program);
  return target.isFixed || /^[^$]/.test(target.text) ? nothing : dynamic(program);
}

function inCluster(program: string, words: readonly Word[], recognise: Recognise): Recognition | null {
  const plain = plainWords(words, ['-n', '--namespace', '--context', '--kubeconfig', '-c', '--container']);
  if (plain[0]?.text === 'cp')
    return /^[^/.]+:|^[^/.]+\/[^/]+:/.test(plain.at(-1)?.text ?? '') ? does('live_edit', program) : nothing;
  const at = words.findIndex(({ text }) => text === '--');
  if (plain[0]?.text !== 'exec' || at === -1) return null;
  const [shell, flag, text] = words.slice(at + 1);
  const isText = /^(ba|da|z|k)?sh$/.test(programName(shell?.text ?? '') ?? '') && /^-[a-z]*c$/.test(flag?.text ?? '');
  if (isText && text !== undefined) return remoteText(text.text, `${program} exec`, recognise);
  return remoteWords(words.slice(at + 1), `${program} exec`, recognise);
}

/** A container is mostly one of the step's own: only the name of the command hints at an edit. */
function intoContainer(words: readonly Word[]): Recognition {
  const target = plainWords(words).at(-1)?.text ?? '';
  if (!/^[^/.:]+:/.test(target)) return nothing;
  return {
    type: 'known',
    found: [{ capability: 'live_edit', tool: 'docker cp', confidence: 'name', fails: 'unknown' }],
  };
}

function does(capability: Capability, tool: string): Recognition {
  return { type: 'known', found: [{ capability, tool, confidence: 'exact', fails: 'unknown' }] };
}

function open(one: Recognised): Recognised {
  return { ...one, fails: 'unknown' };
}
