import type { LexiconAdditions } from '../../../src/core/source.ts';
import { all } from '../../../src/core/tri.ts';
import { parseShell, type Word } from '../../../src/formats/shell/index.ts';
import { bareImages, entrylessImages, images, runOptions } from '../../../src/lexicon/programs/containers.ts';
import { addedAction } from './additions.ts';
import { flagValue, said } from './flags.ts';
import { programName } from './name.ts';
import { dynamic, type Recognised, type Recognition, unlisted } from './recognition.ts';

const runners = ['docker', 'podman', 'nerdctl'];

type Recognise = (words: readonly Word[]) => Recognition;

/** What an image is started with. */
interface Started {
  readonly image: Word;
  readonly entrypoint: Word | null;
  readonly args: readonly Word[];
  /** Something of the machine is put into it, such as the checkout. */
  readonly isGiven: boolean;
}

/** What `docker run IMAGE …` does; null for other commands. */
export function containerCommand(
  words: readonly Word[],
  additions: LexiconAdditions,
  recognise: Recognise,
): Recognition | null {
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
  const started = {
    image,
    entrypoint: flagValue('--entrypoint', options),
    args: words.slice(at + 1),
    isGiven: options.some(({ text }) => /^(-v|--volumes?(-from)?|--mount)(=|$)|^-v./.test(text)),
  };
  const found = imageDoes(started, additions, recognise) ?? dynamic(told);
  return found.type === 'known' && found.aim !== undefined && !worksHere(options, started.isGiven)
    ? { ...found, aim: { ...found.aim, bearing: { ...found.aim.bearing, isNarrowed: true } } }
    : found;
}

/** Whether what runs in a container finds the folder that it is started in: one is put there, and it works in that one. */
function worksHere(options: readonly Word[], isGiven: boolean): boolean {
  const place = flagValue('--workdir', options) ?? flagValue('-w', options);
  if (place === null) return isGiven;
  return options.some(({ text }) => text.endsWith(`:${place.text}`) || text.includes(`:${place.text}:`));
}

/** What an image does with arguments, by the user's own words, its name or what it is told to start; null where a variable is its name. */
export function imageDoes(
  { image, entrypoint, args, isGiven }: Started,
  additions: LexiconAdditions,
  recognise: Recognise,
): Recognition | null {
  const name = imageName(image);
  if (name === null) return null;
  const isOwnStart = entrypoint === null || entrypoint.text === '';
  const added = isOwnStart ? addedAction(withoutTag(image.text), additions) : [];
  if (added.length > 0) return { type: 'known', found: added };
  const program = images.get(name);
  if (program !== undefined && (isOwnStart || entrypoint.text === program)) {
    if (args[0]?.text === program) return recognise(args);
    const isBare = entrylessImages.has(name) || entrypoint?.text === '';
    if (!isBare || args.length === 0) return recognise([{ text: program, isFixed: true }, ...args]);
  }
  const isTold = entrypoint?.text === '' || entrylessImages.has(name) || bareImages.has(name);
  const words = isOwnStart ? (isTold ? args : []) : [entrypoint, ...args];
  return isGiven ? within(words, name, recognise) : unlisted(name);
}

/** What a command does in a container: paths there are none of the repository, so that what it hands on to is not told. */
function within(words: readonly Word[], name: string, recognise: Recognise): Recognition {
  const [first] = words;
  if (first?.isFixed !== true || programName(first.text) === null) return unlisted(name);
  const known = recognise(words);
  if (known.type === 'known') return known.found.length > 0 ? known : unlisted(name);
  if (known.type === 'unknown' || known.call.to !== 'shell') return unlisted(name);
  const script = parseShell(known.call.text, { errexit: /^-\w*e/.test(words[1]?.text ?? ''), pipefail: false });
  const found: Recognised[] = [];
  for (const { words: inner, blocking } of script?.commands ?? []) {
    const one = recognise(inner);
    const isMove = one.type === 'call' && one.call.to === 'directory';
    // One that is not known may be anything, also what fails before the others.
    if (one.type !== 'known' && !isMove) return unlisted(name);
    if (one.type === 'known') found.push(...one.found.map((each) => ({ ...each, fails: all(each.fails, blocking) })));
  }
  return found.length > 0 ? { type: 'known', found } : unlisted(name);
}

/** The last two parts of an image's name, without registry and version; null where a variable makes them. */
function imageName({ text, isFixed }: Word): string | null {
  const parts = withoutTag(text).split('/').slice(-2).join('/');
  return isFixed || !parts.includes('$') ? parts.toLowerCase() : null;
}

/** An image's name without its tag and digest. */
export function withoutTag(image: string): string {
  return (image.split('@')[0] ?? '').replace(/:[^/]*$/, '');
}

function imageAt(words: readonly Word[], start: number): number {
  for (let at = start; ; at++) {
    const text = words[at]?.text;
    if (text === undefined || !text.startsWith('-')) return at;
    if (runOptions.has(text)) at++;
  }
}
