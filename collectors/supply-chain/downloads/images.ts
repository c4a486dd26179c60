import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { DockerInstruction } from '../../../src/formats/dockerfile.ts';
import { cmdlets } from '../../../src/lexicon/supply-downloads.ts';
import { type ImageFile, imageFilesOf } from '../builds/dockerfiles.ts';
import { type Download, downloadsOf } from './downloads.ts';
import { hostOf } from './fetch.ts';
import { packagesIn } from './packages.ts';
import { unitOf } from './unit.ts';

/** What a file fetches. */
export interface FileDownloads {
  readonly path: string;
  readonly downloads: readonly Download[];
}

/** What images fetch while they are made, by the file that says how. */
export async function ofImages(source: RepositoryFiles): Promise<readonly FileDownloads[]> {
  const files = await imageFilesOf(source);
  return files.map(({ path, instructions }: ImageFile) => {
    if (instructions === null) return { path, downloads: [] };
    const stages = Map.groupBy(
      instructions.filter(({ stage }) => stage !== null),
      ({ stage }) => stage,
    );
    return { path, downloads: [...stages.values()].flatMap((stage) => ofStage(stage, globalsOf(instructions))) };
  });
}

type Values = ReadonlyMap<string, string>;

const globalsOf = (instructions: readonly DockerInstruction[]): Values =>
  new Map(instructions.filter(({ stage }) => stage === null).flatMap(assigned));

function assigned({ keyword, words }: DockerInstruction): readonly (readonly [string, string])[] {
  if (keyword !== 'ARG' && keyword !== 'ENV') return [];
  return words.flatMap((word) => {
    const [, name, value] = /^([A-Za-z_]\w{0,99})=([^$`]{0,500})$/.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

function ofStage(stage: readonly DockerInstruction[], globals: Values): readonly Download[] {
  const values = new Map<string, string>();
  for (const instruction of stage) {
    for (const [name, value] of assigned(instruction)) values.set(name, value);
    // An argument without a value takes the one from above the first stage.
    if (instruction.keyword === 'ARG')
      for (const word of instruction.words) if (globals.has(word)) values.set(word, globals.get(word) ?? '');
  }
  const runs = stage.filter(({ keyword, text }) => keyword === 'RUN' && text !== '');
  const isWindows = ({ text }: DockerInstruction): boolean => cmdlets.test(text.slice(0, 128 * 1024));
  const plain = runs.filter((run) => !isWindows(run)).map(({ text, textLine }) => ({ text, line: textLine }));
  const unit = unitOf(plain, stopsAtFailure(stage), values);
  return [
    ...stage.flatMap(added),
    ...downloadsOf(unit),
    ...packagesIn(unit),
    ...runs.filter(isWindows).flatMap(byCmdlets),
  ].sort((a, b) => a.line - b.line);
}

/** Whether the shell that a stage chooses ends at the first command that fails. */
function stopsAtFailure(stage: readonly DockerInstruction[]): boolean {
  return stage.some(({ keyword, words }) => keyword === 'SHELL' && words.some((word) => /^-[a-z]{0,6}e/.test(word)));
}

/** `ADD https://…`: checked where its checksum stands beside; a commit of a repository is fixed by itself. */
function added({ keyword, words, flags, line }: DockerInstruction): readonly Download[] {
  if (keyword !== 'ADD') return [];
  return words.slice(0, -1).flatMap((word) => {
    if (!/^(?:https?|git|ssh):\/\/|^git@/.test(word) || /#[0-9a-f]{40}(?::|$)/.test(word)) return [];
    const host = hostOf(word);
    const checksum = flags.get('checksum');
    return host === 'near'
      ? []
      : [
          {
            line,
            tool: 'ADD',
            host,
            checked: checksum === undefined ? ('no' as const) : ('yes' as const),
            piped: 'no' as const,
          },
        ];
  });
}

/** What PowerShell fetches: by its words alone. */
function byCmdlets({ text, textLine }: DockerInstruction): readonly Download[] {
  const isHeld = /Get-FileHash|Get-AuthenticodeSignature/i.test(text);
  return text.split('\n').flatMap((raw, at) => {
    const own = raw.slice(0, 8192);
    const tool = cmdlets.exec(own)?.[0];
    if (tool === undefined) return [];
    const host = hostOf(/https?:\/\/[^\s"'`)]{1,1000}/.exec(own)?.[0] ?? '');
    const isPiped = /\biex\b|Invoke-Expression/i.test(own);
    return host === 'near'
      ? []
      : [
          {
            line: textLine + at,
            tool,
            host,
            checked: isPiped ? ('no' as const) : isHeld ? ('unknown' as const) : ('no' as const),
            piped: isPiped ? ('yes' as const) : ('no' as const),
          },
        ];
  });
}
