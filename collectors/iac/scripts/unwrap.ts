import type { Word } from '../../../src/formats/shell/index.ts';
import { commandPrograms } from '../../../src/lexicon/iac-commands.ts';
import { packagePrograms, type Wrapper, wrappers } from '../../../src/lexicon/programs/wrappers.ts';

const byFirstWord = Map.groupBy(wrappers, ({ words }) => words[0] ?? '');
const deepest = 5;
/** Programs that run another one in a container, whose image is often named after it. */
const containers: ReadonlySet<string> = new Set(['docker', 'podman', 'docker-compose', 'nerdctl']);

/** The words of the program that a command comes to run: without `sudo`, `npx`, a container or an account's wrapper. */
export function unwrapped(words: readonly Word[]): readonly Word[] {
  let inner = words;
  for (let depth = 0; depth < deepest; depth++) {
    const next = within(inner);
    if (next === null) return inner;
    inner = next;
  }
  return inner;
}

function within(words: readonly Word[]): readonly Word[] | null {
  const [first] = words;
  if (first === undefined || commandPrograms.has(first.text)) return null;
  const wrapper = byFirstWord
    .get(first.text)
    ?.find((one) => one.words.every((said, index) => words[index]?.text === said));
  if (wrapper !== undefined) return named(words.slice(innerStart(wrapper, words)));
  if (containers.has(first.text)) return inContainer(words);
  // Whatever stands before `--` chooses an account: `acme aws production -- terraform apply`.
  const end = words.findIndex(({ text }) => text === '--');
  const program = words[end + 1];
  return end > 0 && program !== undefined && commandPrograms.has(program.text) ? words.slice(end + 1) : null;
}

function innerStart({ words: own, skips = 0, valued = [] }: Wrapper, words: readonly Word[]): number {
  let left = skips;
  for (let at = own.length; ; at++) {
    const said = words[at]?.text;
    if (said === undefined) return at;
    if (valued.includes(said)) at++;
    else if (!/^-/.test(said) && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(said) && left-- <= 0) return at;
  }
}

/** A package that brings a program of another name, perhaps with its version. */
function named([name, ...rest]: readonly Word[]): readonly Word[] {
  if (name === undefined) return [];
  const at = name.text.indexOf('@', 1);
  const bare = at < 0 ? name.text : name.text.slice(0, at);
  return [{ ...name, text: packagePrograms.get(bare) ?? bare }, ...rest];
}

/** The program in a container: by a word that is its name, else by its image. */
function inContainer(words: readonly Word[]): readonly Word[] | null {
  if (!words.some(({ text }) => text === 'run' || text === 'exec')) return null;
  for (const [at, word] of words.entries()) {
    if (at < 2 || /^-/.test(word.text)) continue;
    const name = /(?:^|\/)([\w-]{1,40})(?::[^/]{0,100})?$/.exec(word.text.slice(-200))?.[1];
    if (
      name !== undefined &&
      commandPrograms.has(name) &&
      !/^-(?:v|-volume|w|-workdir|-name|-entrypoint)$/.test(words[at - 1]?.text ?? '')
    )
      return [{ text: name, isFixed: true }, ...words.slice(at + 1)];
  }
  return null;
}
