import type { RepositoryFiles } from '../../../src/core/source.ts';
import { type DockerInstruction, dockerfile } from '../../../src/formats/dockerfile.ts';
import { readText } from '../../../src/formats/parsed.ts';
import { imageFilesOf } from '../builds/dockerfiles.ts';
import { type ImageBuild, imageBuildsOf } from '../builds/image-builds.ts';
import { isForWork } from '../builds/shipped.ts';
import { type Found, type Images, unread } from './model.ts';
import { referenceOf } from './reference.ts';

const mostBuilds = 20;

/** What the images of a repository are built on: their bases, and images of which files are taken. */
export async function ofDockerfiles(source: RepositoryFiles): Promise<Images> {
  const found: Found[] = [];
  const builds = Map.groupBy(await imageBuildsOf(source), ({ file }) => file);
  for (const { path, instructions } of await imageFilesOf(source)) {
    const role = isForWork(path) ? 'local' : 'base';
    const base = { place: 'dockerfile', role, environment: null, path } as const;
    if (instructions === null) found.push(unread(path, 'dockerfile', role));
    else {
      const own = references(instructions);
      const handed = await handedIn(source, path, builds.get(path) ?? []);
      const inPipelines = (builds.get(path) ?? []).filter(({ isPipeline }) => isPipeline).length;
      // Some build takes what the file itself says.
      const isDefault = handed.filter(({ isSure }) => isSure).length < Math.max(1, Math.min(inPipelines, mostBuilds));
      const others = handed.flatMap(({ instructions: some, isSure }) =>
        references(some)
          .filter((one) => !own.some((usual) => isSame(usual, one)))
          // Who runs a script, and whether with these arguments, is not told.
          .map((one) => (isSure ? one : ({ ...one, pin: 'unknown' } as const))),
      );
      const replaced = new Set(others.map(({ line }) => line));
      const kept = own.filter(({ line }) => isDefault || !replaced.has(line));
      const distinct = new Map([...kept, ...others].map((one) => [`${one.line} ${one.name} ${one.pin}`, one]));
      found.push(...[...distinct.values()].map((one) => ({ ...base, ...one })));
    }
  }
  return { found, built: [] };
}

type Referred = Pick<Found, 'name' | 'pin'> & { readonly line: number };

const isSame = (one: Referred, other: Referred): boolean =>
  one.line === other.line && one.name === other.name && one.pin === other.pin;

function references(instructions: readonly DockerInstruction[]): readonly Referred[] {
  return taken(instructions).flatMap(({ written, line }) => {
    const reference = referenceOf(written);
    return reference === null ? [] : [{ ...reference, line }];
  });
}

/** A file as builds make it that hand it arguments: `isSure` where a pipeline does, and each one that was seen. */
interface Handed {
  readonly instructions: readonly DockerInstruction[];
  readonly isSure: boolean;
}

async function handedIn(
  source: RepositoryFiles,
  path: string,
  builds: readonly ImageBuild[],
): Promise<readonly Handed[]> {
  if (builds.every(({ args }) => args.size === 0)) return [];
  const text = (await readText(source, path)) ?? '';
  const found: Handed[] = [];
  for (const { args, isPipeline } of builds.slice(0, mostBuilds)) {
    const told = text.replace(
      /^([ \t]{0,20}ARG[ \t]{1,20})(\w{1,100})(?:=[^\n]{0,1000})?$/gim,
      (whole, start: string, name: string) => {
        const value = args.get(name);
        return value === undefined
          ? whole
          : `${start}${name}=${/^[^\s"'\\]{1,500}$/.test(value) ? value : '$handed_over'}`;
      },
    );
    const instructions = told === text ? null : await dockerfile.parse(told);
    if (instructions !== null) found.push({ instructions, isSure: isPipeline });
  }
  return found;
}

/** Images that are no stage of the file itself. */
function taken(
  instructions: readonly DockerInstruction[],
): readonly { readonly written: string; readonly line: number }[] {
  const stages = new Set<string>(['scratch', 'context']);
  return instructions.flatMap(({ keyword, words, flags, line, stage }) => {
    const named = keyword === 'FROM' ? words[0] : keyword === 'COPY' ? flags.get('from') : undefined;
    const isStage = named === undefined || stages.has(named.toLowerCase()) || /^\d{1,3}$/.test(named);
    if (keyword === 'FROM' && stage !== null) stages.add(stage);
    if (isStage || named === undefined) return [];
    // A name alone may be a context that is given to the build.
    return keyword === 'COPY' && !/[/:]/.test(named) ? [] : [{ written: named, line }];
  });
}
