import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { FileEntry, RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { textOf } from '../../../src/formats/parsed.ts';
import { gapOf } from '../../../src/formats/unseen.ts';
import { commandWords } from '../../../src/lexicon/iac-commands.ts';
import { consoles, textForPeople } from '../../../src/lexicon/iac-prose.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';
import type { Inner } from '../scripts/follow.ts';
import { folderOf, type Listing, listingOf } from '../scripts/place.ts';
import { isCommandLine, toldIn } from './commands.ts';
import { consoleSteps } from './console.ts';
import { selectorsOf } from './environments.ts';
import { makeWord, runByMake } from './make.ts';
import { tellsAutomation } from './notes.ts';
import { routineOf } from './routine.ts';
import { passagesOf } from './sections.ts';

type Instruction = Observation<'iac.instruction'>;
type Said = Pick<Instruction, 'tool' | 'does' | 'target' | 'selectors' | 'routine'> & { readonly line: number };

const mostTexts = 1000;
const mostCommands = 2000;
const weight: Readonly<Record<Tri, number>> = { yes: 2, unknown: 1, no: 0 };

/**
 * `iac.instruction`: one item for each text for people, tool, target and choice of a unit by which it tells them to make or change
 * infrastructure themselves; where it says so several times, the place that says most.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readInstructions(source: RepositoryFiles): Promise<Findings<'iac.instruction'>> {
  const { target } = await source.describe();
  const listing = await listingOf(source);
  const inner = await runByMake(source, listing);
  const texts = textsAmong(await source.files());
  const refOf = refs();
  const items: Instruction[] = [];
  const unread: string[] = [];
  for (const path of texts.slice(0, mostTexts)) {
    const { value, trouble } = await textOf(source, path);
    if (trouble !== null) unread.push(path);
    if (value === null || !mayInstruct(value)) continue;
    source.workingOn?.(path);
    for (const { line, ...said } of saidIn(path, value, listing, inner)) {
      const at = { commit: target.commit, path, line };
      items.push({ at, path: plainText(path), ...said, ref: refOf(path, { name: said.tool }) });
    }
  }
  const { items: kept, gaps } = bounded(items, 'instructions');
  const left = texts.slice(mostTexts);
  return { items: kept, gaps: [...gaps, ...gapOf('absent', unread), ...gapOf('too_large', left)] };
}

/** Texts for people that are the repository's own, sorted. */
function textsAmong(files: readonly FileEntry[]): readonly string[] {
  return files.flatMap(({ path, kind }) => {
    const own = kind === 'file' ? textForPeople(path) : null;
    return own === null || isForeign(own) ? [] : [path];
  });
}

const mayInstruct = (text: string): boolean =>
  commandWords.test(text) || makeWord.test(text) || consoles.some(({ words }) => words.test(text));

function saidIn(path: string, text: string, listing: Listing, inner: Inner): readonly Said[] {
  const passages = passagesOf(text, /\.a(?:scii)?doc$/i.test(path), isCommandLine);
  const start = { known: false, path: '', from: folderOf(path) } as const;
  const isAutomated = tellsAutomation(passages);
  const said = new Map<string, Said>();
  const note = (one: Said): void => {
    const key = [one.tool, one.does, one.target ?? '', ...one.selectors].join(' ');
    const before = said.get(key);
    if (before === undefined || weight[one.routine] > weight[before.routine]) said.set(key, one);
  };
  let count = 0;
  for (const passage of passages) {
    if (count > mostCommands) break;
    for (const told of toldIn(passage, start, listing, inner)) {
      count++;
      const { tool, does, path: target } = told.applied;
      note({
        tool,
        does,
        target: target === null ? null : plainText(target),
        selectors: selectorsOf(told),
        routine: routineOf(path, told, isAutomated),
        line: told.line,
      });
    }
  }
  for (const step of consoleSteps(passages)) note({ ...step, does: 'console', target: null, selectors: [] });
  return [...said.values()];
}
