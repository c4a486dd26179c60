import type { Word } from '../../../src/formats/shell/index.ts';
import { entrylessImages, images, runOptions } from '../../../src/lexicon/programs/containers.ts';
import { flagValue, said } from './flags.ts';
import { dynamic, type Recognition, unlisted } from './recognition.ts';

const runners = ['docker', 'podman', 'nerdctl'];

/** The command that `docker run IMAGE …` runs by the name of its image; null for other commands. */
export function containerCommand(words: readonly Word[]): readonly Word[] | Recognition | null {
  const [program, first, second] = words.map(({ text }) => text);
  if (program === undefined || !runners.includes(program)) return null;
  const start = first === 'run' ? 2 : first === 'container' && second === 'run' ? 3 : null;
  if (start === null) return null;
  const at = imageAt(words, start);
  const image = words[at];
  const told = `${program} run`;
  if (image === undefined) return unlisted(told);
  const options = words.slice(start, at);
  // Nobody waits for what runs detached.
  if (said('-d', options) !== 'no' || said('--detach', options) !== 'no') return unlisted(told);
  return imageCommand(image, flagValue('--entrypoint', options), words.slice(at + 1)) ?? dynamic(told);
}

/** The command of an image with arguments; null where a variable is its name. */
export function imageCommand(
  image: Word,
  entrypoint: Word | null,
  args: readonly Word[],
): readonly Word[] | Recognition | null {
  const name = imageName(image);
  if (name === null) return null;
  const program = images.get(name);
  const isOther = entrypoint !== null && entrypoint.text !== '' && entrypoint.text !== program;
  if (program === undefined || isOther) return unlisted(name);
  if (args[0]?.text === program) return args;
  const isBare = entrylessImages.has(name) || entrypoint?.text === '';
  return isBare && args.length > 0 ? unlisted(name) : [{ text: program, isFixed: true }, ...args];
}

/** The last two parts of an image's name, without registry and version; null where a variable makes them. */
function imageName({ text, isFixed }: Word): string | null {
  const name = (text.split('@')[0] ?? '').replace(/:[^/]*$/, '');
  const parts = name.split('/').slice(-2).join('/');
  return isFixed || !parts.includes('$') ? parts.toLowerCase() : null;
}

function imageAt(words: readonly Word[], start: number): number {
  for (let at = start; ; at++) {
    const text = words[at]?.text;
    if (text === undefined || !text.startsWith('-')) return at;
    if (runOptions.has(text)) at++;
  }
}
