import type { Word } from '../../../src/formats/shell/index.ts';
import { packagePrograms, packageRunners, type Wrapper, wrappers } from '../../../src/lexicon/programs/wrappers.ts';

const byFirstWord = Map.groupBy(wrappers, ({ words }) => words[0] ?? '');

/** The command a wrapper runs; null when the words begin with none. */
export function unwrapped(words: readonly Word[]): readonly Word[] | null {
  const [first] = words;
  const wrapper = byFirstWord
    .get(first?.text ?? '')
    ?.find((one) => one.words.every((text, index) => words[index]?.text === text));
  if (wrapper === undefined) return null;
  const inner = words.slice(innerStart(wrapper, words));
  return packageRunners.has(wrapper.words.join(' ')) ? withoutVersion(inner) : inner;
}

function innerStart({ words: own, skips = 0, valued = [] }: Wrapper, words: readonly Word[]): number {
  let left = skips;
  for (let at = own.length; ; at++) {
    const text = words[at]?.text;
    if (text === undefined) return at;
    if (valued.includes(text)) at++;
    else if (!/^-/.test(text) && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(text) && left-- <= 0) return at;
  }
}

/** `jest@29` is `jest`, and a package of another name the program it brings. */
function withoutVersion([name, ...rest]: readonly Word[]): readonly Word[] {
  if (name === undefined) return rest;
  const at = name.text.indexOf('@', 1);
  const bare = at === -1 ? name.text : name.text.slice(0, at);
  const isFixed = name.isFixed || (at !== -1 && !bare.includes('$'));
  return [{ text: packagePrograms.get(bare) ?? bare, isFixed }, ...rest];
}
