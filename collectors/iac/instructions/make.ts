import type { RepositoryFiles } from '../../../src/core/source.ts';
import { parseShell, type Word } from '../../../src/formats/shell/index.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { type Applied, appliedBy, type Inner } from '../scripts/follow.ts';
import { targetPieces } from '../scripts/makefile.ts';
import { folderOf, found, type Listing, type Place } from '../scripts/place.ts';
import { choicesOf } from '../scripts/selectors.ts';
import { unwrapped } from '../scripts/unwrap.ts';

/** A text without this word runs nothing by make. */
export const makeWord = /\bmake\b/;
const makefile = /(^|\/)(?:GNUm|M|m)akefile$/;
const howStarted = { errexit: false, pipefail: false };
/** Different calls in all texts together, and what one of them is followed to. */
const mostCalls = 200;
const mostLines = 300;
const mostApplied = 20;
const noVariables: ReadonlyMap<string, Place> = new Map();

/**
 * Tells what targets of the repository's own Makefiles make or change where a text says to run them.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export async function runByMake(source: RepositoryFiles, listing: Listing): Promise<Inner> {
  const sweep = await sweepOf(source);
  const texts = new Map<string, string>();
  for (const path of sweep.marked('command').filter((one) => makefile.test(one))) {
    const text = await sweep.textOf(path);
    if (text !== null) texts.set(folderOf(path), text);
  }
  const known = new Map<string, readonly Applied[]>();
  return (command, place) => {
    const said = callOf(unwrapped(command.words));
    if (said === null || place === null) return [];
    const folder = found(place, said.folder, (one) => texts.has(one));
    const text = folder === null ? undefined : texts.get(folder);
    if (folder === null || text === undefined) return [];
    const key = [folder, ...said.targets].join(' ');
    const applied = known.get(key) ?? (known.size < mostCalls ? runIn(text, folder, said.targets, listing) : []);
    known.set(key, applied);
    const chosen = choicesOf(command.words);
    return applied.map((one) => ({
      ...one,
      line: command.line,
      selectors: one.selectors.length > 0 ? one.selectors : chosen,
    }));
  };
}

function runIn(text: string, folder: string, targets: readonly string[], listing: Listing): readonly Applied[] {
  const pieces = targetPieces(text, { known: true, path: folder }, targets).slice(0, mostLines);
  const applied = pieces.flatMap((piece) => {
    const commands = parseShell(piece.text, howStarted)?.commands ?? [];
    return appliedBy(commands, piece.start, listing, noVariables);
  });
  // Of the same by the same tool in the same place, one is enough to be told.
  return [
    ...new Map(applied.map((one) => [`${one.tool} ${one.does} ${one.path} ${one.selectors.join(' ')}`, one])).values(),
  ].slice(0, mostApplied);
}

/** The folder and the targets of a call of make; null for another program, or where one of them is not told. */
function callOf([program, ...words]: readonly Word[]): {
  readonly folder: string;
  readonly targets: readonly string[];
} | null {
  if (program?.isFixed !== true || !/^(?:.{0,100}\/)?g?make$/.test(program.text)) return null;
  const targets: string[] = [];
  let folder = '.';
  for (let at = 0; at < words.length; at++) {
    const { text, isFixed } = words[at] ?? { text: '', isFixed: false };
    const inline = /^(?:-C|--directory=)(.{1,300})$/.exec(text)?.[1];
    if (inline !== undefined || text === '-C' || text === '--directory') {
      const told = inline === undefined ? words[++at] : { text: inline, isFixed };
      if (told?.isFixed !== true) return null;
      folder = told.text;
    } else if (/^(?:-n|--dry-run|--just-print|--recon|-f.*|--(?:make)?file.*)$/.test(text)) return null;
    else if (text.startsWith('-') || /^\w{1,60}[:?+]?=/.test(text)) continue;
    else if (!isFixed) return null;
    else targets.push(text);
  }
  return targets.length === 0 ? null : { folder, targets };
}
