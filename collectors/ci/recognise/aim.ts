import type { Word } from '../../../src/formats/shell/index.ts';
import { actionAims } from '../../../src/lexicon/action-aims.ts';
import { type Aims, aims, environmentKey } from '../../../src/lexicon/aims.ts';
import { programs } from '../../../src/lexicon/programs/index.ts';
import { type Bearing, bearingOf, namesCluster, plainBearing } from './bearing.ts';
import { plainWords } from './flags.ts';
import type { Inputs } from './inputs.ts';

/** On what a command or action acts, in its own words. */
export interface Aim {
  readonly part: 'acts' | NonNullable<Aims['part']>;
  /** The program that it is of, for those that choose on behalf of others. */
  readonly program: string;
  /** Folder it works in, as its flags say; null for the one it is started in. */
  readonly folder: Word | null;
  /** Files and folders that it takes. */
  readonly files: readonly Word[];
  /** The name of a chart, which is perhaps a folder. */
  readonly charts: readonly Word[];
  /** Words that are perhaps folders. */
  readonly folders: readonly Word[];
  /** It takes what comes through a pipe. */
  readonly isFed: boolean;
  readonly isTree: boolean;
  readonly selects: readonly Word[];
  /** The sub-command that it holds for, of those that choose. */
  readonly choice: string;
  readonly variables: readonly string[];
  readonly folderBy: string | null;
  readonly usually: Aims['usually'];
  readonly bearing: Bearing;
  /** Its words name the cluster that it acts on. */
  readonly isPlaced: boolean;
}

const none: Omit<Aim, 'program' | 'usually' | 'bearing' | 'isPlaced'> = {
  ...{ part: 'acts', folder: null, files: [], charts: [], folders: [], isFed: false, isTree: false },
  ...{ selects: [], choice: '', variables: [], folderBy: null },
};

/** On what a program acts with these arguments; null for one that no list holds. */
export function aimOf(program: string, words: readonly Word[]): Aim | null {
  const own = aims.get(program);
  if (own === undefined) return null;
  for (const one of own) {
    const { on } = one;
    const valued = [...(programs.get(program)?.valued ?? []), ...valuedBy(one)];
    const plain = plainWords(words, valued);
    const fitting = on?.find((entry) => begins(entry, words, plain));
    if (on === undefined) return aimBy(one, program, words, plain.slice(1));
    if (fitting !== undefined) return aimBy(one, program, words, plain.slice(wordsIn(fitting)));
  }
  return null;
}

const wordsIn = (entry: string): number => entry.split(' ').filter((part) => !part.startsWith('-')).length;

function valuedBy({ folder = [], files = [], selects = [], keyed = [], valued = [] }: Aims): readonly string[] {
  return [...folder, ...files, ...selects, ...keyed, ...valued];
}

function begins(entry: string, words: readonly Word[], plain: readonly Word[]): boolean {
  const parts = entry.split(' ');
  const wanted = parts.filter((part) => !part.startsWith('-'));
  const flags = parts.filter((part) => part.startsWith('-'));
  return (
    wanted.every((part, index) => plain[index]?.text === part) &&
    flags.every((flag) => words.some(({ text }) => text === flag))
  );
}

function aimBy(one: Aims, program: string, words: readonly Word[], after: readonly Word[]): Aim {
  const { rest } = one;
  // `ansible-playbook site.yml` has no sub-command.
  const operands = (one.on === undefined && isBare.has(program) ? plainWords(words, valuedBy(one)) : after).slice(
    one.skips ?? 0,
  );
  const files = [...valuesOf(one.files ?? [], words, false), ...(rest === 'files' ? operands : [])];
  const keyed = valuesOf(one.keyed ?? [], words, true).flatMap(byKey);
  const selects = valuesOf(one.selects ?? [], words, false).filter(({ text }) => !/^@?[\w.-]{1,100}=/.test(text));
  return {
    ...none,
    part: one.part ?? 'acts',
    program,
    folder: valuesOf(one.folder ?? [], words, false).at(-1) ?? null,
    files: files.filter(({ text }) => text !== '-'),
    charts: rest === 'chart' ? operands.slice(0, 1) : [],
    folders: rest === 'folders' ? operands : [],
    isFed: files.some(({ text }) => text === '-'),
    isTree: one.isTree === true,
    selects: [...selects, ...keyed, ...(rest === 'selects' ? operands : [])],
    choice: one.on?.[0] ?? '',
    variables: one.variables ?? [],
    folderBy: one.folderBy ?? null,
    usually: one.usually,
    bearing: bearingOf(program, words),
    isPlaced: namesCluster(words),
  };
}

/** Programs whose first argument is no sub-command. */
const isBare = new Set(['ansible-playbook', 'cat']);

/** `environment=prod` tells a unit; the value of any other name is not told to anybody. */
function byKey({ text, isFixed }: Word): readonly Word[] {
  const [, key = '', value = ''] = /^([\w.-]{1,100})=(.{1,100})$/s.exec(text) ?? [];
  return environmentKey.test(key) ? [{ text: value, isFixed }] : [];
}

/** The values of flags, each time one is said; `many`: those of a flag go on up to the next one. */
function valuesOf(flags: readonly string[], words: readonly Word[], many: boolean): readonly Word[] {
  if (flags.length === 0) return [];
  const found: Word[] = [];
  for (const [index, { text, isFixed }] of words.entries()) {
    const split = text.indexOf('=');
    const name = split === -1 || !text.startsWith('-') ? text : text.slice(0, split);
    if (!text.startsWith('-') || !flags.some((flag) => isSame(flag, name))) continue;
    if (split !== -1) found.push({ text: text.slice(split + 1), isFixed });
    else {
      for (const value of words.slice(index + 1, many ? undefined : index + 2)) {
        if (value.text.startsWith('-') && value.text !== '-') break;
        found.push(value);
      }
    }
  }
  return found;
}

/** One dash or two are the same for flags of several letters. */
function isSame(flag: string, name: string): boolean {
  const bare = flag.replace(/^--?/, '');
  return flag === name || (bare.length > 1 && name.replace(/^--?/, '') === bare);
}

/** On what an action acts with these inputs; null for one that no list holds. */
export function aimOfAction(name: string, inputs: Inputs): Aim | null {
  const own = actionAims.get(name);
  if (own === undefined) return null;
  const lines = (input: string): readonly Word[] =>
    (inputs.get(input) ?? '')
      .split(/[\n,]/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ text, isFixed: !text.includes('${{') }));
  const selects = (own.selects ?? [])
    .flatMap(lines)
    .flatMap((word) => (word.text.includes('=') ? byKey(word) : [word]));
  return {
    ...none,
    program: name,
    folder: own.folder === undefined ? null : (lines(own.folder)[0] ?? null),
    files: (own.files ?? []).flatMap(lines),
    selects: selects.filter(({ text }) => !/\s/.test(text)),
    usually: own.usually,
    bearing: plainBearing,
    isPlaced: false,
  };
}
