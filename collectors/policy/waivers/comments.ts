import type { CommentSyntax, Enclosure } from '../../../src/lexicon/policy-comments.ts';

/** One line of a comment. */
export interface Comment {
  readonly line: number;
  /** From its mark on, without the line break; at most 2,000 letters. */
  readonly text: string;
  /** Nothing stands before it on its line. */
  readonly isAlone: boolean;
}

const longestComment = 2000;
/** So far back it is looked for what stands before a comment on its line. */
const longestIndent = 1000;

/** A text with the place up to which it was read. */
interface Reading {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
  lineEnd: number;
  /** Marks that close nothing before this position: they were looked for once. */
  readonly open: Map<string, number>;
}

const escaped = (mark: string): string => mark.replace(/[^\w]/g, '\\$&');
const patterns = new WeakMap<CommentSyntax, RegExp>();

/** Whatever begins a comment or a string, or ends a line; longer marks first. */
function patternOf(syntax: CommentSyntax): RegExp {
  const known = patterns.get(syntax);
  if (known !== undefined) return known;
  const marks = [...syntax.lines, ...syntax.blocks.map(({ open }) => open), ...syntax.strings.map(({ open }) => open)];
  const longestFirst = marks.sort((a, b) => b.length - a.length).map(escaped);
  const made = new RegExp(['\\n', ...longestFirst].join('|'), 'g');
  patterns.set(syntax, made);
  return made;
}

/** The comments of a text, line by line, strings left out. In one pass: the time grows with the length alone. */
export function commentsOf(text: string, syntax: CommentSyntax): readonly Comment[] {
  const pattern = patternOf(syntax);
  const found: Comment[] = [];
  const reading: Reading = { text, at: 0, line: 1, lineStart: 0, lineEnd: endOfLine(text, 0), open: new Map() };
  for (;;) {
    pattern.lastIndex = reading.at;
    const hit = pattern.exec(text);
    if (hit === null) return found;
    const [mark] = hit;
    const start = hit.index;
    reading.at = start + mark.length;
    if (mark === '\n') newLine(reading, start);
    else if (syntax.lines.includes(mark)) {
      if (!syntax.isSpaced || isAfterBlank(text, start)) found.push(lineComment(reading, start));
    } else {
      const block = syntax.blocks.find(({ open }) => open === mark);
      if (block !== undefined) blockComment(reading, start, block, found);
      const string = syntax.strings.find(({ open }) => open === mark);
      if (string !== undefined) passString(reading, string);
    }
  }
}

function newLine(reading: Reading, at: number): void {
  reading.line++;
  reading.lineStart = at + 1;
  reading.lineEnd = endOfLine(reading.text, at + 1);
}

function isAfterBlank(text: string, at: number): boolean {
  return at === 0 || /\s/.test(text.charAt(at - 1));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function isAlone({ text, lineStart }: Reading, start: number): boolean {
  return start - lineStart <= longestIndent && text.slice(lineStart, start).trim() === '';
}

function lineComment(reading: Reading, start: number): Comment {
  const end = reading.lineEnd;
  reading.at = end;
  return {
    line: reading.line,
    text: reading.text.slice(start, Math.min(end, start + longestComment)).trimEnd(),
    isAlone: isAlone(reading, start),
  };
}

/** A comment of several lines; one that is never closed goes to the end. */
function blockComment(reading: Reading, start: number, { close }: Enclosure, found: Comment[]): void {
  const { text } = reading;
  const closed = text.indexOf(close, reading.at);
  const end = closed === -1 ? text.length : closed;
  for (let from = start; from <= end; ) {
    const stop = Math.min(reading.lineEnd, end);
    found.push({
      line: reading.line,
      text: text.slice(from, Math.min(stop, from + longestComment)).trimEnd(),
      isAlone: from === reading.lineStart || isAlone(reading, from),
    });
    if (stop >= end) break;
    newLine(reading, stop);
    from = stop + 1;
  }
  reading.at = Math.min(end + close.length, text.length);
}

/** Goes behind a string; a mark that closes nothing is no string but a letter, such as the apostrophe of a word. */
function passString(reading: Reading, { close, isLong }: Enclosure): void {
  const { text } = reading;
  if ((reading.open.get(close) ?? -1) > reading.at) return;
  const limit = isLong ? text.length : reading.lineEnd;
  const end = endOfString(text, reading.at, close, limit);
  if (end === -1) {
    reading.open.set(close, limit);
    return;
  }
  while (isLong && reading.lineEnd < end) newLine(reading, reading.lineEnd);
  reading.at = end + close.length;
}

function endOfString(text: string, from: number, close: string, limit: number): number {
  for (let at = from; at < limit; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.startsWith(close, at)) return at;
  }
  return -1;
}
