import { oncePer } from '../../../src/core/once.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { DockerInstruction } from '../../../src/formats/dockerfile.ts';
import { asideDockerfile, asideStage, isAsideFolder } from '../../../src/lexicon/supply-manifests.ts';
import { imageFilesOf } from '../builds/dockerfiles.ts';
import { folderOf, type Ground, groundOf, inFolder, nameOf, resolved } from './ground.ts';

/** A file that goes into an image, or a folder with all that lies in it. */
export interface Copied {
  /** Path in the repository; the pattern of one as it is written, where it holds `*`. */
  readonly from: string;
  /** Where it comes to lie in the image, as it is written; a folder where it ends with `/`. */
  readonly to: string;
}

/** An image as its Dockerfile makes it. */
export interface Image {
  readonly path: string;
  /** It is made for development, tests or pipelines. */
  readonly isAside: boolean;
  readonly instructions: readonly DockerInstruction[];
  /** What each instruction takes from the repository. */
  readonly copied: ReadonlyMap<DockerInstruction, readonly Copied[]>;
}

/** The repository's own Dockerfiles that can be read, looked at once. */
export const imagesOf: (source: RepositoryFiles) => Promise<readonly Image[]> = oncePer(async (source) => {
  const [ground, files] = await Promise.all([groundOf(source), imageFilesOf(source)]);
  return files.flatMap(({ path, instructions }) => {
    if (instructions === null) return [];
    const context = contextOf(ground, path, instructions);
    const copied = new Map(instructions.map((one) => [one, context === null ? [] : copiedBy(one, context)]));
    return [{ path, isAside: isAsideImage(path), instructions, copied }];
  });
});

function isAsideImage(path: string): boolean {
  return asideDockerfile.test(nameOf(path)) || isAsideFolder(folderOf(path));
}

/** Sources of a COPY or ADD from the repository, as they are written. */
function sourcesOf({ keyword, words, flags }: DockerInstruction): readonly string[] {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.has('from')) return [];
  return words.slice(0, -1).filter((word) => !/:\/\/|[$`]|^git@|^<</.test(word));
}

/** The folder that an image is built from: its own or the root, whichever holds what is taken; null where neither does. */
function contextOf(ground: Ground, path: string, instructions: readonly DockerInstruction[]): string | null {
  const named = instructions
    .flatMap(sourcesOf)
    .filter((word) => !/[*?[]/.test(word))
    .map((word) => word.replace(/^\/+/, ''))
    .filter((word) => !/^\.?\/?$/.test(word));
  const candidates = [...new Set([folderOf(path), ''])];
  const isThere = (context: string, word: string): boolean => {
    const to = resolved(context, word);
    return to !== null && (ground.has(to) || ground.isFolder(to));
  };
  if (named.length > 0) {
    const best = candidates.map((one) => ({ one, there: named.filter((word) => isThere(one, word)).length }));
    const [first] = best.sort((a, b) => b.there - a.there);
    return first === undefined || first.there === 0 ? null : first.one;
  }
  const [own = ''] = candidates;
  // A folder that holds but the Dockerfile and its scripts is no place to build from.
  const isPlace = ground
    .namesIn(own)
    .some((name) =>
      /^(?:package\.json|go\.mod|pom\.xml|Gemfile|Cargo\.toml|composer\.json|pyproject\.toml|Pipfile|requirements[\w.-]{0,60}\.txt|.{1,100}\.csproj|build\.gradle(?:\.kts)?)$/.test(
        name,
      ),
    );
  return isPlace ? own : '';
}

function copiedBy(instruction: DockerInstruction, context: string): readonly Copied[] {
  const sources = sourcesOf(instruction);
  const to = instruction.words.at(-1);
  if (to === undefined) return [];
  const isFolder = to.endsWith('/') || to === '.' || instruction.words.length > 2;
  return sources.flatMap((word) => {
    const from = resolved(context, word.replace(/^\/+/, ''));
    return from === null ? [] : [{ from, to: isFolder && !to.endsWith('/') ? `${to}/` : to }];
  });
}

/** What images for others take in, to be asked for each manifest. */
export interface Taken {
  readonly paths: ReadonlySet<string>;
  /** Patterns of names, by the folder they are looked for in. */
  readonly patterns: ReadonlyMap<string, readonly string[]>;
}

const mostPatterns = 20;

/** What the images that are made for others take in; stages for tests and development aside. */
export function takenBy(images: readonly Image[]): Taken {
  const paths = new Set<string>();
  const patterns = new Map<string, string[]>();
  for (const { copied } of images.filter(({ isAside }) => !isAside)) {
    for (const [{ stage }, sources] of copied) {
      if (stage !== null && asideStage.test(stage)) continue;
      for (const { from } of sources) {
        const folder = folderOf(from);
        const own = patterns.get(folder) ?? [];
        if (!from.includes('*')) paths.add(from);
        else if (own.length < mostPatterns) patterns.set(folder, [...own, from]);
      }
    }
  }
  return { paths, patterns };
}

/** How a manifest comes into images: named itself, with the folder it lies in, or not that we could see. */
export function copiedIn({ paths, patterns }: Taken, path: string): 'named' | 'with_folder' | 'no' {
  const folder = folderOf(path);
  if (paths.has(path) || patterns.get(folder)?.some((one) => isTaken(one, path)) === true) return 'named';
  return paths.has(folder) ? 'with_folder' : 'no';
}

/** Whether what is copied is this file: by its path, or by a pattern within its folder, such as `package*.json`. */
export function isTaken(pattern: string, path: string): boolean {
  if (pattern === path) return true;
  if (!pattern.includes('*') || folderOf(pattern) !== folderOf(path)) return false;
  const [start = '', ...rest] = nameOf(pattern).split('*');
  const end = rest.at(-1) ?? '';
  const name = nameOf(path);
  const isMiddle = rest.slice(0, -1).every((piece) => name.includes(piece));
  return isMiddle && name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
}

/** A place in an image seen from a folder of it; null where a variable decides. */
export function placeIn(folder: string | null, written: string): string | null {
  if (/[$`]/.test(written) || written.length > 500) return null;
  if (!written.startsWith('/') && folder === null) return null;
  const all = written.startsWith('/') ? written : inFolder(folder ?? '', written);
  const parts: string[] = [];
  for (const part of all.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
