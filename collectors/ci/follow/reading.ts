import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { type Format, parsed } from '../../../src/formats/parsed.ts';
import {
  type Command,
  parseShell,
  type Script,
  type ShellOptions,
  type Traced,
} from '../../../src/formats/shell/index.ts';
import { isShell, optionsAfter as optionsAfterSet } from '../../../src/formats/shell/options.ts';

/** How a shell runs its lines, as far as it is told; what is not told may be either. */
export interface Options {
  readonly errexit: Tri;
  readonly pipefail: Tri;
}

/** A shell as it starts without any flag. */
export const plain: Options = { errexit: 'no', pipefail: 'no' };
/** A shell that something else starts, in a way that is not told. */
export const doubtful: Options = { errexit: 'unknown', pipefail: 'unknown' };

/** Text of shell, and the file it is the whole of. */
export interface Text {
  readonly text: string;
  readonly file: { readonly source: RepositoryFiles; readonly path: string } | null;
}

const formats = new Map<string, Format<Script>>();

function formatOf(options: ShellOptions): Format<Script> {
  const name = `shell ${options.errexit ? 'e' : ''}${options.pipefail ? 'p' : ''}`;
  const known = formats.get(name) ?? { name, parse: (text: string) => parseShell(text, options) };
  formats.set(name, known);
  return known;
}

async function parse({ text, file }: Text, options: ShellOptions): Promise<Script | null> {
  return file === null || options.traced !== undefined
    ? parseShell(text, options)
    : (await parsed(file.source, file.path, formatOf(options))).value;
}

/**
 * The commands of a text under options of which some may not be told: then a command's failure counts only as both ways
 * of running it agree. Null when the text cannot be understood. `traced`: variables are followed as the script goes on.
 */
export async function readShell(text: Text, options: Options, traced?: Traced): Promise<Script | null> {
  const more = traced === undefined ? {} : { traced };
  const strict = await parse(text, { errexit: options.errexit !== 'no', pipefail: options.pipefail !== 'no', ...more });
  if (strict === null || (options.errexit !== 'unknown' && options.pipefail !== 'unknown')) return strict;
  const loose = await parse(text, {
    errexit: options.errexit === 'yes',
    pipefail: options.pipefail === 'yes',
    ...more,
  });
  if (loose === null) return null;
  const functions = [...strict.functions].map(
    ([name, commands]) => [name, agreed(commands, loose.functions.get(name) ?? [])] as const,
  );
  return { ...strict, commands: agreed(strict.commands, loose.commands), functions: new Map(functions) };
}

function agreed(some: readonly Command[], others: readonly Command[]): readonly Command[] {
  return some.map((command, index) => {
    const other = some.length === others.length ? others[index] : undefined;
    const told = other?.reached === command.reached ? command : { ...command, reached: 'unknown' as const };
    return other?.blocking === command.blocking ? told : { ...told, blocking: 'unknown' as const };
  });
}

/** The options after a command of the script, which changes them if it is a `set`. */
export function optionsAfter({ words: [name, ...rest] }: Command, before: Options): Options {
  return name?.text === 'set' ? optionsAfterSet(rest, before) : before;
}

/** The options that the words of a call give a shell it starts, such as `bash -eo pipefail run.sh`; null where no shell is named. */
export function optionsOfCall(words: readonly string[]): Options | null {
  const shell = words.findIndex(isShell);
  if (shell === -1) return null;
  const rest = words.slice(shell + 1);
  const end = rest.findIndex((word, index) => !/^[-+]/.test(word) && !/^[-+][a-z]*o$/.test(rest[index - 1] ?? ''));
  const flags = end === -1 ? rest : rest.slice(0, end);
  const args = flags.map((text) => ({ text, isFixed: true }));
  return optionsAfterSet(args, plain);
}
