import type { Tri } from '../../../src/core/facts/base.ts';
import { type Format, parsed, readText } from '../../../src/formats/parsed.ts';
import { type Caller, folderOfCall, type Standing, unknownValue } from './caller.ts';
import { type Followed, type Piece, type ScriptPiece, unread, whyNot } from './piece.ts';
import { plain } from './reading.ts';
import { folderOf, inFolder, listingOf, nameOf, nearest, type Spot } from './trees.ts';

/** A script of a `package.json`, and the line it stands on. */
interface PackageScript {
  readonly text: string;
  readonly line: number;
}

const format: Format<ReadonlyMap<string, PackageScript>> = { name: 'package scripts', parse: readScripts };

/** The scripts of a `package.json`, by name; null where it is no object. */
export function readScripts(text: string): ReadonlyMap<string, PackageScript> | null {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(manifest)) return null;
  const scripts = Object.hasOwn(manifest, 'scripts') ? manifest.scripts : undefined;
  const lines = linesOfScripts(text);
  const found = new Map<string, PackageScript>();
  if (!isObject(scripts)) return found;
  for (const [name, script] of Object.entries(scripts)) {
    if (typeof script === 'string') found.set(name, { text: script, line: lines.get(name) ?? 1 });
  }
  return found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lines of the keys of `scripts`, in a text that is JSON. */
function linesOfScripts(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let [line, depth, isWithin] = [1, 0, false];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n') line++;
    else if (letter === '{' || letter === '[') depth++;
    else if (letter === '}' || letter === ']') depth--;
    if (letter !== '"') continue;
    const end = endOfText(text, at);
    const isKey = depth < 3 && /^\s{0,99}:/.test(text.slice(end + 1, end + 101));
    if (isKey && depth === 1) isWithin = text.slice(at + 1, end) === 'scripts';
    else if (isKey && isWithin) lines.set(text.slice(at + 1, end), line);
    at = end;
  }
  return lines;
}

/** Position of the quote that ends a JSON string. */
function endOfText(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}

/** Those that run `preX` and `postX` around a script `X`; of the others it depends on version and settings. */
const wrapping = new Set(['npm', 'bun']);

/** Those that run an installed program where there is no such script; what else stands in these places is none. */
const fallingBack = new Set(['yarn', 'pnpm']);
const neverPrograms = new Set(['test', 'start', 'stop', 'restart', 'exec']);

interface PackageCall {
  readonly script: string;
  readonly directory: string | null;
}

/** A script of the nearest `package.json`, with those that run before and after it. */
export async function followPackageScript(
  { script, directory: folder }: PackageCall,
  caller: Caller,
  standing: Standing,
): Promise<Followed> {
  const manager = caller.words.find((word) => word !== null && /^(?:npm|pnpm|yarn|bun)$/.test(word)) ?? 'npm';
  const via = `${manager} run ${script}`;
  const directory = folderOfCall(folder, caller);
  const manifest = directory === null ? null : await nearest(directory, ['package.json']);
  if (manifest === null) return { key: via, via, pieces: [unread(via, directory === null ? 'dynamic' : 'absent')] };
  const told = { key: `package ${nameOf(manifest)} ${script}`, via };
  const { value: scripts, trouble } = await parsed(manifest.tree.source, manifest.path, format);
  if (scripts === null) return { ...told, pieces: [unread(via, whyNot(trouble), { at: manifest })] };
  const main = scripts.get(script);
  const handedOn = argumentsOf(caller.words, script, manager);
  const folderOfScripts = folderOf(manifest);
  if (main === undefined) {
    if (caller.words.includes('--if-present')) return { ...told, pieces: [] };
    const isProgram = fallingBack.has(manager) && /^[\w.-]+$/.test(script) && !neverPrograms.has(script);
    const text = `node_modules/.bin/${script}`;
    const program = pieceOf({ text, line: standing.line }, standing.at, folderOfScripts, handedOn);
    return { ...told, pieces: [isProgram ? program : unread(via, 'absent', { at: manifest })] };
  }
  const around = await aroundIn(folderOfScripts, manager, caller.words);
  if (around === 'no') return { ...told, pieces: [pieceOf(main, manifest, folderOfScripts, handedOn)] };
  const others = (name: string): readonly Piece[] => {
    const other = scripts.get(name);
    return other === undefined ? [] : [{ ...pieceOf(other, manifest, folderOfScripts, ''), blocking: around }];
  };
  const own = pieceOf(main, manifest, folderOfScripts, handedOn);
  return { ...told, pieces: [...others(`pre${script}`), own, ...others(`post${script}`)] };
}

/** Whether the scripts before and after one are run: not with `--ignore-scripts`, which leaves but the one that is named. */
async function aroundIn(folder: Spot, manager: string, words: Caller['words']): Promise<Tri> {
  if (!wrapping.has(manager)) return 'unknown';
  const dashes = words.indexOf('--');
  const spoken = dashes === -1 ? words : words.slice(0, dashes);
  if (spoken.includes('--ignore-scripts') || spoken.includes('--ignore-scripts=true')) return 'no';
  const settings = inFolder(folder, '.npmrc');
  const { files } = await listingOf(folder.tree);
  const written = files.has(settings.path) ? await readText(settings.tree.source, settings.path) : '';
  return written === null || /^\s{0,99}ignore-scripts\b/m.test(written) ? 'unknown' : 'yes';
}

function pieceOf({ text, line }: PackageScript, at: Spot, directory: Spot, handedOn: string): ScriptPiece {
  return {
    type: 'script',
    text: `${text}${handedOn}`,
    options: plain,
    isWholeFile: false,
    isSourced: false,
    isForeign: false,
    at,
    line,
    directory,
    blocking: 'yes',
  };
}

/** What is written behind the script's name: put behind its text, for npm only what follows `--`. */
function argumentsOf(words: Caller['words'], script: string, manager: string): string {
  const name = words.findIndex((word) => word === script || (word !== null && /^t(?:st)?$/.test(word)));
  const after = name === -1 ? words : words.slice(name + 1);
  const dashes = after.indexOf('--');
  const handed = dashes === -1 ? (manager === 'npm' || name === -1 ? [] : after) : after.slice(dashes + 1);
  return handed.map((word) => (word === null ? ` ${unknownValue}` : ` '${word.replaceAll("'", `'\\''`)}'`)).join('');
}
