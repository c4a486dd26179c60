import { type Command, parseShell } from '../../../src/formats/shell/index.ts';
import type { Piece } from '../builds/scripts.ts';

/** A command of a unit, and where it stands. */
export interface Step {
  readonly command: Command;
  /** Number of the text it is from: what fails in one, or is known in it, tells nothing of another. */
  readonly text: number;
  /** Line of the file. */
  readonly line: number;
  /** The lines of its text that are continued into its own, and on from it, as far as nothing is chained. */
  readonly statement: () => string;
}

/** What is run one after another: a stage of an image, a script, a pipeline. */
export interface Unit {
  readonly steps: readonly Step[];
  /** Lines of the texts that could not be understood. */
  readonly unread: readonly Piece[];
}

const longestStatement = 8192;
const mostLines = 60;

/** The commands of texts that are run one after another, all as far as they are understood. */
export function unitOf(
  pieces: readonly Piece[],
  errexit: boolean,
  variables: ReadonlyMap<string, string> = new Map(),
): Unit {
  const steps: Step[] = [];
  const unread: Piece[] = [];
  for (const [text, piece] of pieces.entries()) {
    const script = parseShell(piece.text, { errexit, pipefail: false, traced: { args: null, variables } });
    if (script === null) {
      unread.push(piece);
      continue;
    }
    const lines = piece.text.split('\n');
    const called = new Set(script.commands.map(({ line }) => line));
    // A function that nothing here calls is called by whoever takes the script in.
    const spare = [...script.functions.values()].flat().filter(({ line }) => !called.has(line));
    for (const command of [...script.commands, ...spare])
      steps.push({
        command,
        text,
        line: command.line + piece.line - 1,
        statement: () => statementAt(lines, command.line - 1),
      });
  }
  return { steps, unread };
}

function statementAt(lines: readonly string[], from: number): string {
  let first = from;
  while (first > 0 && from - first < mostLines && goesOn(lines[first - 1] ?? '')) first--;
  let whole = '';
  for (let at = first; at < lines.length && at - first < 2 * mostLines && whole.length < longestStatement; at++) {
    const line = (lines[at] ?? '').slice(0, longestStatement);
    // What is chained is a statement of its own.
    if (at <= from && /(?:&&|;)\s{0,20}\\?$/.test((lines[at - 1] ?? '').slice(-100))) whole = '';
    whole += ` ${line.replace(/\\$/, '')}`;
    if (at >= from && (!goesOn(line) || /(?:&&|;)\s{0,20}\\?$/.test(line.slice(-100)))) break;
  }
  return whole.slice(0, longestStatement);
}

const goesOn = (line: string): boolean => /(?:\\|\|)\s{0,20}$/.test(line.slice(-100));
