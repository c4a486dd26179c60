import { resolve } from 'node:path';
import { ScanError, Unreadable } from '../../core/errors.ts';
import type { Repository } from '../../core/source.ts';
import { fullNameOf } from '../../sources/repository/full-name.ts';
import { type OpenOptions, openRepository } from '../../sources/repository/index.ts';
import { isUrl } from './targets.ts';

/** Repositories beside a target, open, by name. */
export interface Related {
  readonly byName: ReadonlyMap<string, Repository>;
  close(): Promise<void>;
}

/** How they are opened: as the target is, but for what is its own. */
type Opening = Pick<OpenOptions, 'now' | 'declared' | 'signal' | 'logger'>;

/**
 * Opens what `--related-repository [OWNER/NAME=]PATH` names, paths from `cwd`. Each can ask for the others, but not for
 * the target.
 * @throws {ScanError} `usage` for a name that cannot be told or comes twice; as `openRepository`
 */
export async function openRelated(given: readonly string[], cwd: string, opening: Opening): Promise<Related> {
  const byName = new Map<string, Repository>();
  const close = async () => {
    await Promise.all([...byName.values()].map((repository) => repository.close()));
  };
  try {
    for (const { name, path } of told(given, cwd)) {
      const own = { path, id: name, defaultBranch: null, ciDefaultBranch: null, related: byName };
      byName.set(name, await openRepository({ ...opening, ...own }));
    }
  } catch (error) {
    await close();
    if (error instanceof Unreadable) throw new ScanError('unreadable', error.message, error.mend, { cause: error });
    throw error;
  }
  return { byName, close };
}

/** The repository, with the related ones and their commits in its description. */
export function withRelated(repository: Repository, { byName }: Related): Repository {
  if (byName.size === 0) return repository;
  return {
    ...repository,
    describe: async () => {
      const description = await repository.describe();
      const named = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
      const related = await Promise.all(
        named.map(async ([name, one]) => ({ name, commit: await one.describe().then(commitOf, noCommit) })),
      );
      return { ...description, target: { ...description.target, related } };
    },
  };
}

const commitOf = ({ target }: Awaited<ReturnType<Repository['describe']>>) => target.commit;

/** Whoever reads it meets the same wall, and says so. */
function noCommit(error: unknown): null {
  if (error instanceof Unreadable) return null;
  throw error;
}

/** Names, each once and in lower case, and absolute paths. */
function told(given: readonly string[], cwd: string): readonly { readonly name: string; readonly path: string }[] {
  const seen = new Set<string>();
  return given.map((text) => {
    const { name, path } = parts(text);
    if (isUrl(path)) {
      throw refusal(
        `${name === null ? 'an address' : `${name}=…`} is no path`,
        'clone it, and name the path of the clone',
      );
    }
    const whole = resolve(cwd, path);
    const known = name ?? fullNameOf(whole);
    if (known === null) throw refusal(`cannot tell the name of ${path}`, `name it: OWNER/NAME=${path}`);
    if (seen.has(known)) throw refusal(`two are called ${known}`, `leave one out, or name it: OWNER/NAME=${path}`);
    seen.add(known);
    return { name: known, path: whole };
  });
}

/**
 * The path in a value of `--related-repository`.
 * @throws {ScanError} `usage`
 */
export function pathIn(text: string): string {
  return parts(text).path;
}

/** A name stands before `=`; a path that holds one begins with a dot or a slash. */
function parts(text: string): { readonly name: string | null; readonly path: string } {
  if (text.trim() === '') throw refusal('no path is given', 'write OWNER/NAME=PATH');
  const at = text.indexOf('=');
  if (at === -1 || /^[./~]/.test(text)) return { name: null, path: text };
  const [name, path] = [text.slice(0, at), text.slice(at + 1)];
  if (!/^[\w.~+-]+(?:\/[\w.~+-]+)+$/.test(name)) {
    throw refusal('what stands before = is no OWNER/NAME', 'write OWNER/NAME=PATH; a path that holds = begins with ./');
  }
  if (path === '') throw refusal(`no path is given for ${name}`, `write ${name}=PATH`);
  return { name: name.toLowerCase(), path };
}

function refusal(what: string, mend: string): ScanError {
  return new ScanError('usage', `--related-repository: ${what}`, mend);
}
