import type { RepositoryFiles } from '../../src/core/source.ts';
import { all } from '../../src/core/tri.ts';
import { readText } from '../../src/formats/parsed.ts';
import { failingVariables } from '../../src/lexicon/programs/variables.ts';
import type { Done } from './follow/index.ts';
import type { Pipeline } from './model.ts';
import { flagsInText } from './recognise/calls/make-flags.ts';

const mostFiles = 50;
const makeVariable = /\b(?:GNU)?MAKEFLAGS["']?[ \t]{0,9}[:=][ \t]{0,9}["']?([^"'\n]{0,200})/g;

/** What the files of a definition say of the environment of its jobs, whichever of them it is. */
export interface Mentioned {
  /** Tools of which a variable may say that what they find makes them fail. */
  readonly tools: ReadonlySet<string>;
  /** `make` may let failures pass, or run nothing. */
  readonly makeIsLenient: boolean;
}

/** Looks through the files of the repository that a pipeline is made of. */
export async function mentionedIn(source: RepositoryFiles, path: string, { jobs }: Pipeline): Promise<Mentioned> {
  const paths = new Set([path, ...jobs.flatMap(({ at, steps }) => [at.path, ...steps.map((step) => step.at.path)])]);
  const tools = new Set<string>();
  let makeIsLenient = false;
  for (const one of [...paths].filter((name) => !name.includes(':')).slice(0, mostFiles)) {
    const text = (await readText(source, one)) ?? '';
    for (const { name, tool } of failingVariables) if (text.includes(name)) tools.add(tool);
    if (!text.includes('MAKEFLAGS')) continue;
    for (const [, written = ''] of text.matchAll(makeVariable)) {
      const { fails, runs } = flagsInText(written.includes('${{') ? null : written);
      makeIsLenient ||= all(fails, runs) !== 'yes';
    }
  }
  return { tools, makeIsLenient };
}

/** What was done, by the light of what the definition mentions: only a run knows which of its jobs a variable is for. */
export function doubted(done: Done, { tools, makeIsLenient }: Mentioned): Done {
  const isDoubtful =
    (done.blocking === 'no' && done.tool !== null && tools.has(done.tool)) ||
    (done.blocking === 'yes' && makeIsLenient && done.via.some((via) => /^make( |$)/.test(via)));
  return isDoubtful ? { ...done, blocking: 'unknown' } : done;
}
