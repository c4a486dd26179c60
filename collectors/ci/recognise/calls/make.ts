import type { Word } from '../../../../src/formats/shell/index.ts';
import { flagValue, plainWords, said } from '../flags.ts';
import { dynamic, nothing, type Recognition } from '../recognition.ts';
import { makeFlags } from './make-flags.ts';

const valued = ['-C', '--directory', '-f', '--file', '--makefile', '-I', '-o', '-W', '-l', '-O'];

/** The targets that `make` is asked for. */
export function makeCall(words: readonly Word[]): Recognition {
  const silent = ['-v', '--version', '-h', '--help', '-p'];
  const { fails, runs } = makeFlags(words.map(({ text, isFixed }) => (isFixed ? text : '')));
  if (runs === 'no' || silent.some((flag) => said(flag, words) === 'yes')) return nothing;
  const directory = flagValue('-C', words) ?? flagValue('--directory', words) ?? joined('-C', words);
  const file = flagValue('-f', words) ?? flagValue('--file', words) ?? flagValue('--makefile', words);
  const jobs = new Set(words.filter((_, index) => isJobs(words, index)));
  const targets = plainWords(words, valued).filter(
    (word) => !jobs.has(word) && !/^[A-Za-z_.][\w.-]*[:?+]?=/.test(word.text),
  );
  const isFixed = [directory, file, ...targets].every((word) => word?.isFixed !== false);
  if (!isFixed) return dynamic('make');
  return {
    type: 'call',
    call: {
      to: 'make',
      targets: targets.map(({ text }) => text),
      directory: directory?.text ?? null,
      file: file?.text ?? null,
      ...(fails === 'no' ? { ignoresFailures: true } : {}),
    },
  };
}

/** `-Cdir` is `-C dir`. */
function joined(flag: string, words: readonly Word[]): Word | null {
  const word = words.find(({ text }) => text.startsWith(flag) && text.length > flag.length);
  return word === undefined ? null : { text: word.text.slice(flag.length), isFixed: word.isFixed };
}

/** The number after `-j`, which may also stand alone. */
function isJobs(words: readonly Word[], index: number): boolean {
  return /^(-j|--jobs)$/.test(words[index - 1]?.text ?? '') && /^[\d$]/.test(words[index]?.text ?? '');
}
