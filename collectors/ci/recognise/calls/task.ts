import type { Word } from '../../../../src/formats/shell/index.ts';
import { flagValue, plainWords, said } from '../flags.ts';
import { dynamic, nothing, type Recognition } from '../recognition.ts';

const valued = [
  '-d',
  '--dir',
  '--working-directory',
  '-t',
  '--taskfile',
  '-f',
  '--justfile',
  '-o',
  '--output',
  '-C',
  '--set',
];
const silent = [
  '-l',
  '--list',
  '-a',
  '--list-all',
  '--summary',
  '--show',
  '-s',
  '-n',
  '--dry',
  '--dry-run',
  '--evaluate',
  '--dump',
  '--fmt',
  '--init',
  '--version',
  '-h',
  '--help',
];

/** The names that `task` or `just` is asked for. */
export function taskCall(to: 'task' | 'just', words: readonly Word[]): Recognition {
  const end = words.findIndex(({ text }) => text === '--');
  const spoken = end === -1 ? words : words.slice(0, end);
  // `-s` is silence to task, and shows a recipe to just.
  if (silent.some((flag) => !(to === 'task' && flag === '-s') && said(flag, spoken) === 'yes')) return nothing;
  const names = plainWords(spoken, valued).filter(({ text }) => !/^[A-Za-z_]\w*:?=/.test(text));
  const directory = ['-d', '--dir', '--working-directory']
    .map((flag) => flagValue(flag, spoken))
    .find((word) => word !== null);
  const isElsewhere = ['-t', '--taskfile', '-f', '--justfile', '-g'].some((flag) => said(flag, spoken) !== 'no');
  if (isElsewhere || [directory, ...names].some((word) => word?.isFixed === false)) return dynamic(to);
  return { type: 'call', call: { to, names: names.map(({ text }) => text), directory: directory?.text ?? null } };
}
