import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries } from '../../../src/formats/nodes.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { folderOf, resolved } from './paths.ts';
import { documentOf } from './values.ts';

/** A file that an application of the Serverless Framework takes in, and the stages that it holds values for. */
export interface Taken {
  readonly file: string;
  readonly stages: readonly string[];
}

/** A reference to a file, as it is written, and whether the stage chooses what is taken from it. */
interface Reference {
  readonly name: string;
  readonly isByStage: boolean;
}

const mostReferences = 200;
const reference = /\$\{\s{0,5}file\(\s{0,5}([^()\n]{1,300})\)(:\$\{[^{}\n]{0,100}(?:stage|env)[^{}\n]{0,100}\})?/gi;

/**
 * Files that `${file(…)}` names; where the stage is a part of the name, each that there is. `search` gives the files of
 * the repository that begin and end with two texts.
 */
export async function takenIn(
  source: RepositoryFiles,
  path: string,
  whole: string,
  search: (from: string, to: string) => readonly string[],
): Promise<readonly Taken[]> {
  const references = new Map<string, Reference>();
  for (const [, written = '', key] of [...whole.matchAll(reference)].slice(0, mostReferences)) {
    const name = written.trim();
    references.set(name, { name, isByStage: key !== undefined || references.get(name)?.isByStage === true });
  }
  const taken: Taken[] = [];
  for (const { name, isByStage } of references.values()) {
    const [before = '', inner, after = '', ...more] = name.split(/\$\{([^{}]{1,200})\}/);
    const file = resolved(folderOf(path), inner === undefined ? before : `${before}x`);
    if (file === null || more.length > 0) continue;
    if (inner === undefined) taken.push({ file, stages: isByStage ? await stagesIn(source, file) : [] });
    else if (/stage|env/i.test(inner)) taken.push(...chosen(file.slice(0, -1), after, search));
  }
  return taken;
}

/** Files of which the stage is a part of the name. Others may stand beside them, such as a schema. */
function chosen(from: string, to: string, search: (from: string, to: string) => readonly string[]): readonly Taken[] {
  return search(from, to).flatMap((file) => {
    const stage = file.slice(from.length, file.length - to.length);
    return stage === '' || stage.includes('/') ? [] : [{ file, stages: isStage(stage) ? [stage] : [] }];
  });
}

/** Stages that are keys of a file; others of its keys are longer, such as `prod-vpc`. */
async function stagesIn(source: RepositoryFiles, file: string): Promise<readonly string[]> {
  if (!/\.(?:ya?ml|json)$/.test(file)) return [];
  const body = await documentOf(source, file);
  return entries(body ?? undefined).flatMap(([key]) => (isStage(key) ? key : []));
}

function isStage(name: string): boolean {
  return environmentInName(name)?.name === name;
}
