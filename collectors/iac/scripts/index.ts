import type { Findings } from '../../../src/core/collector.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText, plural, shortText } from '../../../src/core/text.ts';
import { type Command, parseShell } from '../../../src/formats/shell/index.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { commandWords } from '../../../src/lexicon/iac-commands.ts';
import { type Applied, appliedBy } from './follow.ts';
import { ownership } from './own.ts';
import type { Piece } from './piece.ts';
import { piecesOf, scriptsIn } from './pieces.ts';
import { type Listing, listingOf } from './place.ts';
import { placesIn } from './standing.ts';

type Script = Observation<'iac.script'>;

const mostScripts = 2000;
const mostTargets = 50;
const mostSelectors = 20;
const howStarted = { errexit: false, pipefail: false };

/** What a file does, and how many of its texts no shell would understand. */
interface Reading {
  readonly commands: readonly Command[];
  readonly applied: readonly Applied[];
  readonly isUnread: boolean;
}

/**
 * `iac.script`: one item for each of the repository's own scripts and each tool by which it makes or changes
 * infrastructure. `targets` is empty where none of the repository's files is worked on, null where that is not told.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readScripts(source: RepositoryFiles): Promise<Findings<'iac.script'>> {
  const sweep = await sweepOf(source);
  const listing = await listingOf(source);
  const refOf = refs();
  const items: Script[] = [];
  const unread: string[] = [];
  const paths = scriptsIn(sweep);
  for (const path of paths.slice(0, mostScripts)) {
    const text = await sweep.textOf(path);
    if (text === null) continue;
    source.workingOn?.(path);
    const reading = read(path, text, listing);
    if (reading.isUnread) unread.push(path);
    const own = ownership(path, text, reading.commands, reading.applied);
    for (const group of Map.groupBy(reading.applied, ({ tool, does }) => `${does} ${tool}`).values()) {
      const item = itemOf(path, group, sweep.commit);
      if (item !== null) items.push({ ...item, own, ref: refOf(path, { name: item.tool }) });
    }
  }
  const { items: kept, gaps } = bounded(items, 'scripts');
  return { items: kept, gaps: [...gaps, ...gapsOf(paths.length, unread)] };
}

function read(path: string, text: string, listing: Listing): Reading {
  const places = placesIn(text, path);
  const commands: Command[] = [];
  const applied: Applied[] = [];
  let isUnread = false;
  for (const piece of piecesOf(path, text)) {
    const script = parseShell(piece.text, howStarted);
    if (script === null) {
      isUnread ||= commandWords.test(piece.text);
      continue;
    }
    commands.push(...script.commands);
    const own = shifted(appliedBy(script.commands, piece.start, listing, places), piece);
    applied.push(...own);
    // A function that nothing here calls is called by whoever takes the script in.
    for (const body of script.functions.values()) {
      commands.push(...body);
      const more = shifted(appliedBy(body, piece.start, listing, places), piece);
      applied.push(...more.filter(({ line, tool }) => !own.some((one) => one.line === line && one.tool === tool)));
    }
  }
  return { commands, applied, isUnread };
}

const shifted = (applied: readonly Applied[], { line }: Piece): readonly Applied[] =>
  applied.map((one) => ({ ...one, line: one.line + line - 1 }));

function itemOf(path: string, calls: readonly Applied[], commit: string | null): Omit<Script, 'ref' | 'own'> | null {
  const [first] = calls;
  if (first === undefined) return null;
  const targets = [...new Set(calls.flatMap((one) => one.path ?? []))].sort();
  const isTold = calls.every(({ isOpen }) => !isOpen) && targets.length <= mostTargets;
  return {
    at: { commit, path, line: Math.min(...calls.map(({ line }) => line)) },
    path: plainText(path),
    tool: first.tool,
    does: first.does,
    targets: isTold ? targets.map(plainText) : null,
    selectors: selectorsOf(calls),
  };
}

/** What all calls together choose; nothing where one of them chooses nothing, and so may mean any unit. */
function selectorsOf(calls: readonly Applied[]): string[] {
  if (calls.some(({ selectors }) => selectors.length === 0)) return [];
  return [...new Set(calls.flatMap(({ selectors }) => selectors))].sort().slice(0, mostSelectors);
}

function gapsOf(count: number, unread: readonly string[]): Findings<'iac.script'>['gaps'] {
  const named = unread.slice(0, 3).map((path) => shortText(path, 200));
  return [
    ...(unread.length === 0
      ? []
      : [
          {
            reason: 'malformed' as const,
            detail: `${plural(unread.length, 'script')} could not be understood: ${named.join(', ')}`,
            mend: 'keep them texts that a shell can read',
          },
        ]),
    ...(count <= mostScripts
      ? []
      : [
          {
            reason: 'too_large' as const,
            detail: `${count - mostScripts} scripts beyond the first ${mostScripts} were left out`,
            mend: 'scan parts of the repository apart',
          },
        ]),
  ];
}
