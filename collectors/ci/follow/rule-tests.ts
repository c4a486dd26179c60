import type { Word } from '../../../src/formats/shell/index.ts';
import { type RuleTester, ruleTesters } from '../../../src/lexicon/rule-tests.ts';
import { resolve, type Whereabouts } from './locate.ts';
import { inFolder, listingOf, type Spot, type Tree } from './trees.ts';

const mostTargets = 50;

/**
 * Folders and files of the judged repository whose tests of rules a command runs, `''` for its root; null where its words
 * do not tell, or where it leaves some of them out.
 */
export async function ruleTestTargets(
  tool: string,
  words: readonly Word[],
  { directory }: Whereabouts,
  trees: readonly Tree[],
): Promise<readonly string[] | null> {
  const tester = ruleTesters.get(tool);
  const own = words.findIndex(({ text }) => text.slice(text.lastIndexOf('/') + 1) === tool);
  const start = words.findIndex(({ text }, index) => index > own && text === tester?.after);
  // In a container, folders go by other names.
  const isHere = !words.slice(0, Math.max(own, 0)).some(({ text }) => /^(docker|podman|nerdctl|kubectl)$/.test(text));
  if (tester === undefined || own === -1 || start === -1 || !isHere || directory === null) return null;
  const named = pathsIn(tester, words.slice(start + 1));
  if (named === null) return null;
  const usual = named.length === 0 ? await usualOf(tester, directory) : [];
  const spots = [...named, ...usual].map((path) => resolve(directory, path, trees));
  const paths = spots.flatMap((spot) => (spot === null || spot.tree.prefix !== '' ? [] : [spot.path]));
  return paths.length === 0 || paths.length < spots.length || paths.length > mostTargets ? null : [...new Set(paths)];
}

async function usualOf({ usual, settings }: RuleTester, directory: Spot): Promise<readonly string[]> {
  const { files } = await listingOf(directory.tree);
  const isElsewhere = settings !== undefined && files.has(inFolder(directory, settings).path);
  return usual === null || isElsewhere ? [] : [usual];
}

/** Paths among the arguments; null where one of them may be any, or where a flag leaves tests out. */
function pathsIn(tester: RuleTester, words: readonly Word[]): readonly string[] | null {
  const { takesPaths, pathFlags = [], valued = [], narrows = [], isFlat = false } = tester;
  const paths: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word?.isFixed !== true) return null;
    const split = word.text.indexOf('=');
    const isFlag = word.text.startsWith('-');
    const name = isFlag && split !== -1 ? word.text.slice(0, split) : word.text;
    if (narrows.includes(name)) return null;
    if (pathFlags.includes(name)) {
      const value = split === -1 ? words[++at] : { text: word.text.slice(split + 1), isFixed: true };
      if (value?.isFixed !== true) return null;
      paths.push(value.text);
    } else if (valued.includes(name)) at += split === -1 ? 1 : 0;
    else if (!isFlag && !takesPaths) return null;
    else if (!isFlag) paths.push(word.text);
  }
  const whole = paths.map((path) => (isFlat ? recursive(path) : path));
  return whole.every((path) => path !== null && !/[*?[\]{}:$`]/.test(path))
    ? whole.flatMap((path) => path ?? [])
    : null;
}

/** `folder/...` as its folder; a file as it is; null for a folder of which only the top is looked at. */
function recursive(path: string): string | null {
  if (path === '...' || path.endsWith('/...')) return path.slice(0, -3) || '.';
  return /\.ya?ml$/.test(path) ? path : null;
}
