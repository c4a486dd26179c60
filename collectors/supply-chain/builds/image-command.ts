import type { Word } from '../../../src/formats/shell/index.ts';
import { runners } from '../../../src/lexicon/supply-downloads.ts';
import { words as split } from '../../../src/lexicon/word-lists.ts';

/** An image that a command builds, as its words tell. */
interface Built {
  readonly context: string | null;
  readonly file: string | null;
  readonly names: readonly string[];
  /** Arguments that it hands over, by name; an empty value where that is of the environment. */
  readonly args: ReadonlyMap<string, string>;
  readonly isPushed: boolean;
}

const valued = new Set(
  split(`-t --tag -f --file --build-arg --target --platform --cache-from --cache-to --label --secret --ssh --progress -o
    --output --network --add-host --build-context --iidfile --metadata-file --builder --provenance --sbom -m --memory
    --registry -r --image --project --region --timeout --config --machine-type --format --isolation`),
);
const clients: ReadonlySet<string> = new Set(split('docker podman nerdctl buildah img finch'));

/** The words of what a command comes to run, without `sudo` and the like and their flags. */
export function program(words: readonly Word[]): readonly Word[] {
  let at = 0;
  while (runners.has(words[at]?.text ?? '') && at < 8) {
    at++;
    while (/^-|^\w{1,60}=|^\d{1,6}[smh]?$/.test(words[at]?.text ?? '')) at++;
  }
  return words.slice(at);
}

/** The image that a command builds; null for one that builds none. */
export function builtBy(words: readonly Word[]): Built | null {
  const own = program(words);
  const [name = '', second = '', third = ''] = own.map(({ text }) => text);
  const tool = name.slice(name.lastIndexOf('/') + 1);
  if (clients.has(tool)) {
    if (second === 'build' || second === 'bud') return told(own.slice(2));
    if (/^(?:buildx|image|builder)$/.test(second) && third === 'build') return told(own.slice(3));
  }
  if (tool === 'az' && second === 'acr' && third === 'build') return told(own.slice(3), true);
  if (tool === 'gcloud' && second === 'builds' && third === 'submit') return told(own.slice(3), true);
  return tool === 'executor' && flagged(own, ['--destination', '-d']).length > 0 ? byKaniko(own) : null;
}

/** The images that a command gives to a registry. */
export function pushedBy(words: readonly Word[]): readonly string[] {
  const own = program(words);
  const [name = '', second = '', third = ''] = own.map(({ text }) => text);
  if (!clients.has(name)) return [];
  const rest = second === 'push' ? own.slice(2) : second === 'image' && third === 'push' ? own.slice(3) : [];
  return rest.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text);
}

function told(rest: readonly Word[], isPushed = false): Built {
  let context: string | null = null;
  for (let at = 0; at < rest.length; at++) {
    const text = rest[at]?.text ?? '';
    if (valued.has(text)) at++;
    else if (!text.startsWith('-') && text !== '') context = text;
  }
  return {
    context: context?.replace(/\/+$/, '') ?? null,
    file: flagged(rest, ['-f', '--file'])[0] ?? null,
    names: flagged(rest, ['-t', '--tag', '--image']),
    args: argsIn(flagged(rest, ['--build-arg'])),
    isPushed: isPushed || rest.some(({ text }) => text === '--push' || /^--output=.{0,200}\bpush=true/.test(text)),
  };
}

function byKaniko(own: readonly Word[]): Built {
  const clean = (text: string | undefined): string | null =>
    text?.replace(/^dir:\/\//, '').replace(/^\$\{?(?:CI_PROJECT_DIR|GITHUB_WORKSPACE)\}?\/?/, '') ?? null;
  return {
    context: clean(flagged(own, ['--context', '-c'])[0]) || '.',
    file: clean(flagged(own, ['--dockerfile', '-f'])[0]),
    names: flagged(own, ['--destination', '-d']),
    args: argsIn(flagged(own, ['--build-arg'])),
    isPushed: !own.some(({ text }) => /^--no-push(?:=true)?$/.test(text)),
  };
}

/** `NAME=value` and `NAME` as names and values. */
export function argsIn(written: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    written.slice(0, 100).map((one) => {
      const sign = one.indexOf('=');
      return sign === -1 ? ([one, ''] as const) : ([one.slice(0, sign), one.slice(sign + 1)] as const);
    }),
  );
}

/** Values of a flag, `-t x` or `--tag=x`. */
function flagged(words: readonly Word[], flags: readonly string[]): readonly string[] {
  return words.flatMap(({ text }, at) => {
    if (flags.includes(text)) return words[at + 1]?.text ?? [];
    const own = flags.find((flag) => text.startsWith(`${flag}=`));
    return own === undefined ? [] : text.slice(own.length + 1);
  });
}
