import type { Word } from '../../../../src/formats/shell/index.ts';
import { programs } from '../../../../src/lexicon/programs/index.ts';
import { flagValue, plainWords, said } from '../flags.ts';
import { dynamic, nothing, type Recognition, unlisted } from '../recognition.ts';

const managers = ['npm', 'pnpm', 'yarn', 'bun'];
const own: Readonly<Record<string, string>> = {
  test: 'test',
  t: 'test',
  tst: 'test',
  start: 'start',
  stop: 'stop',
  restart: 'restart',
};
/** Flags that choose among the packages of a workspace. */
const choosing = [
  '-w',
  '--workspace',
  '--workspaces',
  '-ws',
  '-r',
  '--recursive',
  '--filter',
  '-F',
  '--parallel',
  '-A',
  '--all',
];
const valued = [
  ...choosing.slice(0, 2),
  '--filter',
  '-F',
  '--prefix',
  '-C',
  '--dir',
  '--cwd',
  '--loglevel',
  '--reporter',
];

/** The script of `package.json` that a package manager runs; null for its other sub-commands. */
export function packageScript(manager: string, words: readonly Word[]): Recognition | null {
  if (!managers.includes(manager)) return null;
  const end = words.findIndex(({ text }) => text === '--');
  const spoken = end === -1 ? words : words.slice(0, end);
  const [first, second] = plainWords(spoken, valued);
  if (first === undefined) return null;
  if (!first.isFixed) return dynamic(manager);
  if (manager === 'yarn' && /^workspaces?$/.test(first.text)) return unlisted('yarn workspace');
  const script = scriptName(manager, first, second);
  if (script === null) return null;
  if (script === 'none') return nothing;
  if (!script.isFixed) return dynamic(`${manager} run`);
  if (manager === 'bun' && /[./]/.test(script.text)) return unlisted(script.text);
  const directory = ['--prefix', '-C', '--dir', '--cwd']
    .map((flag) => flagValue(flag, spoken))
    .find((word) => word !== null);
  if (directory?.isFixed === false) return dynamic(`${manager} run`);
  if (choosing.some((flag) => said(flag, spoken) !== 'no')) return unlisted(`${manager} run ${script.text}`);
  return { type: 'call', call: { to: 'package_script', script: script.text, directory: directory?.text ?? null } };
}

/** `none`: it only lists the scripts there are. */
function scriptName(manager: string, first: Word, second: Word | undefined): Word | 'none' | null {
  if (/^(run|run-script|rum|urn)$/.test(first.text)) return second ?? 'none';
  const isOwn = Object.hasOwn(own, first.text) && !(manager === 'bun' && first.text === 'test');
  if (isOwn) return { text: own[first.text] ?? first.text, isFixed: true };
  // pnpm and yarn take what is no sub-command of theirs for a script.
  const isBare = (manager === 'yarn' || manager === 'pnpm') && !isSubCommand(manager, first.text);
  return isBare ? first : null;
}

function isSubCommand(manager: string, name: string): boolean {
  const { idle = [], does = {} } = programs.get(manager) ?? {};
  const entries = [
    ...(idle === 'rest' ? [] : idle),
    ...Object.values(does).flat(),
    'exec',
    'dlx',
    'npm',
    'create',
    'patch',
  ];
  return entries.some((entry) => entry.split(' ')[0] === name);
}
