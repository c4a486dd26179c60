import type { Tri } from '../../src/core/facts/base.ts';
import { all, any } from '../../src/core/tri.ts';
import { type Caveat, caveats, usualCaveats } from '../../src/lexicon/command-caveats.ts';
import {
  checkingPrograms,
  neutralPrograms,
  type Program,
  programFolders,
  programs,
  wrappers,
} from '../../src/lexicon/commands.ts';
import { parseShell } from './shell.ts';
import type { Word } from './shell-words.ts';

/** Wrappers within wrappers that are followed. */
const deepest = 5;

/**
 * Whether a command by itself tests, builds or plans. `unknown` for what it hands on to a file that was not read
 * (`make`, `npm run`, `./build.sh`), for variables in the place of a name, and for programs that no list holds.
 */
export function commandChecks(words: readonly Word[], depth = 0): Tri {
  const [name, ...rest] = words;
  if (name === undefined) return 'no';
  if (!name.isFixed || depth > deepest) return 'unknown';
  if (name.text === 'command' && /^-[vV]/.test(rest[0]?.text ?? '')) return 'no';
  if (isShell(name.text)) return inlineScript(rest, depth);
  const inner = unwrapped(words);
  if (inner !== null) return commandChecks(inner, depth + 1);
  const program = programName(name.text);
  if (program === null) return 'unknown';
  const tells = isAboutItself(rest);
  if (tells === 'always') return 'no';
  const checks = programChecks(program, rest);
  if (checks !== 'yes' || tells === 'never') return checks;
  return tells === 'helps' ? 'no' : 'unknown';
}

function programChecks(program: string, rest: readonly Word[]): Tri {
  const own = Object.hasOwn(caveats, program) ? caveats[program] : undefined;
  const entry = Object.hasOwn(programs, program) ? programs[program] : undefined;
  const always = checkingPrograms.has(program);
  const limit = [own, always || entry !== undefined ? usualCaveats : {}].flatMap((caveat) => limitOf(caveat, rest));
  if (limit.length > 0) return all(...limit);
  if (always) return 'yes';
  if (entry !== undefined) return subCommandChecks(entry, rest);
  return neutralPrograms.has(program) ? 'no' : 'unknown';
}

/** What a caveat that applies leaves of a command. */
function limitOf(caveat: Caveat | undefined, rest: readonly Word[]): readonly Tri[] {
  const plain = rest.filter(isPlain);
  const isSaid = (entry: string): boolean =>
    entry.startsWith('-')
      ? matches(entry, rest, true) || rest.some(({ text }) => text.startsWith(`${entry}=`) && text !== `${entry}=false`)
      : matches(entry, plain, true);
  if (caveat?.idle?.some(isSaid) === true) return ['no'];
  return caveat?.doubt?.some(isSaid) === true ? ['unknown'] : [];
}

/** Whether the arguments ask a program for its version or its help; among others, such a letter may mean something else. */
function isAboutItself(rest: readonly Word[]): 'always' | 'helps' | 'perhaps' | 'never' {
  const has = (...flags: readonly string[]): boolean => rest.some(({ text }) => flags.includes(text));
  const isAlone = rest.length > 0 && rest.every(({ text }) => /^-/.test(text));
  if (has('--help', '-help')) return 'always';
  if (isAlone && has('--version', '-version', '-h')) return 'always';
  if (has('-h')) return 'helps';
  return has('--version') ? 'perhaps' : 'never';
}

function isPlain({ text }: Word): boolean {
  return !/^[-+]/.test(text);
}

function isShell(name: string): boolean {
  return /^(\/(usr\/)?bin\/)?(ba|da|z|k)?sh$/.test(name);
}

/** `sh -c "…"`; any other use of a shell reads a file or its standard input. */
function inlineScript(words: readonly Word[], depth: number): Tri {
  const flag = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = flag === -1 ? undefined : words[flag + 1];
  if (script?.isFixed !== true) return 'unknown';
  const commands = parseShell(script.text, false);
  if (commands === null) return 'unknown';
  const stops = words.slice(0, flag + 1).some(({ text }) => /^-[a-z]*e/.test(text));
  const last = commands.length - 1;
  return any(
    ...commands.map(({ words: inner, blocking }, index) =>
      all(commandChecks(inner, depth + 1), blocking, stops || index === last ? 'yes' : 'unknown'),
    ),
  );
}

/** The command a wrapper runs; null when the words begin with none. */
function unwrapped(words: readonly Word[]): readonly Word[] | null {
  const wrapper = wrappers.find((one) => one.words.every((text, index) => words[index]?.text === text));
  if (wrapper === undefined) return null;
  let inner = words.slice(wrapper.words.length);
  for (let left = wrapper.skips ?? 0; ; ) {
    const next = inner[0];
    if (next === undefined) return inner;
    const isOwn = /^-/.test(next.text) || /^[A-Za-z_][A-Za-z0-9_]*=/.test(next.text);
    if (!isOwn && left-- <= 0) return inner;
    inner = inner.slice(1);
  }
}

/** A program's name without the folder and ending it is known by; null for a file of the repository's own. */
function programName(written: string): string | null {
  const slash = written.lastIndexOf('/');
  const name = written.slice(slash + 1).replace(/\.(exe|cmd|bat)$/, '');
  const folder = written.slice(0, Math.max(slash, 0)).replace(/^\.\//, '');
  const isKnown = slash === -1 || name === 'gradlew' || name === 'mvnw' || programFolders.includes(folder);
  return isKnown ? name : null;
}

function subCommandChecks(program: Program, words: readonly Word[]): Tri {
  const plain = words.filter(isPlain);
  const hits = (entry: string): boolean =>
    matches(entry, entry.startsWith('-') ? words : plain, program.order === 'any');
  if (program.checks.some(hits)) return 'yes';
  // `gradle` alone runs what its build file names; most others answer with their usage.
  if (plain.length === 0) return program.order === 'any' ? 'unknown' : 'no';
  if (program.order === 'any') {
    const isNeutral = (word: Word) => word.isFixed && program.neutral !== 'rest' && program.neutral.includes(word.text);
    return plain.every(isNeutral) ? 'no' : 'unknown';
  }
  if (program.neutral !== 'rest') return program.neutral.some(hits) ? 'no' : 'unknown';
  // A word of its own may stand before the sub-command as the value of a flag: `kubectl -n shop diff`.
  const mayCheck = program.checks.some((entry) => plain.some(({ text }) => text === entry));
  return plain[0]?.isFixed === true && !mayCheck ? 'no' : 'unknown';
}

function matches(entry: string, words: readonly Word[], anywhere: boolean): boolean {
  const wanted = entry.split(' ');
  const fits = (start: number): boolean =>
    wanted.every((text, index) => {
      const word = words[start + index];
      return word?.isFixed === true && (word.text === text || (anywhere && word.text.endsWith(`:${text}`)));
    });
  const isFree = anywhere || wanted.length > 1 || entry.startsWith('-');
  return isFree ? words.some((_, start) => fits(start)) : fits(0);
}
