import { Unreadable } from '../core/errors.ts';
import type { RepositoryFiles } from '../core/source.ts';
import { parseYaml, type Yaml, yamlLimits } from './yaml.ts';

/** How the text of a file is read; `parse` never throws, and gives null for a text that is none of this format. */
export interface Format<T> {
  readonly name: string;
  readonly parse: (text: string) => T | null | Promise<T | null>;
}

/** YAML as most tools read it, and as those read it for which `yes` is a boolean and `<<` merges. */
export const yaml12: Format<readonly Yaml[]> = { name: 'yaml 1.2', parse: (text) => parseYaml(text, '1.2') };
export const yaml11: Format<readonly Yaml[]> = { name: 'yaml 1.1', parse: (text) => parseYaml(text, '1.1') };

/** Why a file that is there gave no content. */
export type Trouble = 'absent' | 'too_large' | 'malformed' | 'timeout';
/** What became of reading one file. */
export type Parsed<T> =
  | { readonly value: T; readonly trouble: null }
  | { readonly value: null; readonly trouble: Trouble | 'no_such_file' };

/** Letters of all files that are parsed in one scan; a repository beyond it was made to be slow. */
const mostLetters = 64 * 1024 * 1024;

interface Library {
  /** Regular files by path, with what tells their content from others': the object id, where the source has one. */
  readonly contents: Promise<ReadonlyMap<string, string> | null>;
  readonly texts: Map<string, Promise<Parsed<string>>>;
  readonly parsed: Map<string, Promise<Parsed<unknown>>>;
  letters: number;
}

/** What was read of each source, for as long as the source lives: no file is read or parsed twice. */
const libraries = new WeakMap<RepositoryFiles, Library>();

/** Null where the files cannot be listed, which whoever asked for them is told elsewhere. */
async function contentsOf(source: RepositoryFiles): Promise<ReadonlyMap<string, string> | null> {
  try {
    const files = await source.files();
    return new Map(files.filter(({ kind }) => kind === 'file').map(({ path, oid }) => [path, oid ?? path]));
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function libraryOf(source: RepositoryFiles): Library {
  const known = libraries.get(source);
  if (known !== undefined) return known;
  const made: Library = { contents: contentsOf(source), texts: new Map(), parsed: new Map(), letters: 0 };
  libraries.set(source, made);
  return made;
}

const failed = (trouble: Trouble | 'no_such_file') => ({ value: null, trouble }) as const;

async function freshText(source: RepositoryFiles, path: string): Promise<Parsed<string>> {
  try {
    const bytes = await source.read(path, { limitBytes: yamlLimits.bytes });
    if (bytes === null) return failed('no_such_file');
    const library = libraryOf(source);
    library.letters += bytes.length;
    if (library.letters > mostLetters) return failed('too_large');
    // A text with NUL is none: a picture, or an attempt to be taken for two things.
    return bytes.includes(0) ? failed('malformed') : { value: new TextDecoder().decode(bytes), trouble: null };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { reason } = error;
    return failed(reason === 'too_large' || reason === 'timeout' || reason === 'malformed' ? reason : 'absent');
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/**
 * The text of a file, without its byte order mark. That a file which is there cannot be read is no failure but a
 * `trouble`: it is an item with unknown fields, so that one bad file does not hide the others. Equal contents are read once.
 */
export async function textOf(source: RepositoryFiles, path: string): Promise<Parsed<string>> {
  const library = libraryOf(source);
  const contents = await library.contents;
  if (contents?.has(path) === false) return failed('no_such_file');
  return once(library.texts, contents?.get(path) ?? path, () => freshText(source, path));
}

/** A file in a format; each content is parsed once, however many readers ask. `malformed` where it is none of that format. */
export async function parsed<T>(source: RepositoryFiles, path: string, format: Format<T>): Promise<Parsed<T>> {
  const fresh = async (): Promise<Parsed<T>> => {
    const text = await textOf(source, path);
    if (text.value === null) return text;
    source.workingOn?.(path);
    const value = await format.parse(text.value);
    return value === null ? failed('malformed') : { value, trouble: null };
  };
  const library = libraryOf(source);
  const key = `${format.name} ${(await library.contents)?.get(path) ?? path}`;
  return once(library.parsed, key, fresh) as Promise<Parsed<T>>;
}

/** The text of a file that is already at hand, or on its way; undefined for one that nobody asked for. */
export async function heldText(source: RepositoryFiles, path: string): Promise<Parsed<string> | undefined> {
  const library = libraryOf(source);
  return library.texts.get((await library.contents)?.get(path) ?? path);
}

/** Keeps a text that was read otherwise, as `textOf` would give it, so that it is not read again. */
export async function keepText(source: RepositoryFiles, path: string, text: string): Promise<void> {
  const library = libraryOf(source);
  const key = (await library.contents)?.get(path) ?? path;
  if (library.texts.has(key)) return;
  library.letters += text.length;
  const kept = library.letters > mostLetters ? failed('too_large') : ({ value: text, trouble: null } as const);
  library.texts.set(key, Promise.resolve(kept));
}

/** The text of a file; null when its content cannot be had. */
export async function readText(source: RepositoryFiles, path: string): Promise<string | null> {
  return (await textOf(source, path)).value;
}
