import type { Format } from './parsed.ts';

/** One instruction of a Dockerfile. */
export interface DockerInstruction {
  /** In upper case, such as `RUN`. */
  readonly keyword: string;
  /** Line on which it begins. */
  readonly line: number;
  /** Name of the stage it belongs to, in lower case, else its number from 0; of a `FROM`, the stage it opens. Null before the first. */
  readonly stage: string | null;
  /** Arguments without flags, quotes and escapes; in a `FROM` with the defaults of the arguments before it put in. */
  readonly words: readonly string[];
  /**
   * Of what a shell is given, its text with the bodies of here-documents; lines count from `textLine`. Continuations
   * stand as they would in a shell. Empty where no shell reads it: another program's script.
   */
  readonly text: string;
  /** Line of the file on which `text` begins. */
  readonly textLine: number;
  /** Values of flags by their names without dashes; empty for one without a value. */
  readonly flags: ReadonlyMap<string, string>;
  /** It is written as a list of words, of which no shell makes anything. */
  readonly isExec: boolean;
}

const limits = { letters: 1024 * 1024, instructions: 5_000, logicalLetters: 128 * 1024, heredocs: 16 } as const;

/**
 * The instructions of a Dockerfile in order, whose comments, parser directives, continuations and here-documents are
 * read as BuildKit does. Null where it has no `FROM`, where a here-document never ends, and beyond its bounds.
 */
export const dockerfile: Format<readonly DockerInstruction[]> = { name: 'dockerfile', parse: instructionsOf };

function instructionsOf(text: string): readonly DockerInstruction[] | null {
  if (text.length > limits.letters) return null;
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const sign = escapeOf(lines);
  const found: DockerInstruction[] = [];
  const values = new Map<string, string>();
  let stages = 0;
  let stage: string | null = null;
  for (let at = 0; at < lines.length; ) {
    if (isSpare(lines[at] ?? '')) {
      at++;
      continue;
    }
    const taken = logicalLine(lines, at, sign);
    if (taken === null || found.length >= limits.instructions) return null;
    const made = instruction(taken, at + 1, sign, stage);
    at = taken.next;
    if (made === null) continue;
    if (stage === null && made.keyword === 'ARG') keepDefaults(values, made.words);
    if (made.keyword !== 'FROM') {
      found.push(made);
      continue;
    }
    const words = made.words.map((word) => substituted(word, values));
    stage = /^as$/i.test(words[1] ?? '') ? (words[2] ?? '').toLowerCase() : String(stages);
    stages++;
    found.push({ ...made, words, stage });
  }
  return stages === 0 ? null : found;
}

/** Comments and empty lines, which stand for nothing also within an instruction that is continued. */
const isSpare = (line: string): boolean => /^(?:#|$)/.test(line.trimStart());

/** The sign that continues a line: directives stand above everything else. */
function escapeOf(lines: readonly string[]): '\\' | '`' {
  for (const line of lines) {
    const [, name, value] = /^#\s{0,100}([a-zA-Z]{1,40})\s{0,100}=\s{0,100}(\S{1,500})/.exec(line) ?? [];
    if (name === undefined) return '\\';
    if (name.toLowerCase() === 'escape') return value === '`' ? '`' : '\\';
  }
  return '\\';
}

/** Lines of one instruction, and the bodies of its here-documents. */
interface Taken {
  readonly head: readonly string[];
  readonly bodies: readonly string[];
  /** First line of the first body. */
  readonly bodyLine: number;
  readonly next: number;
}

function logicalLine(lines: readonly string[], from: number, sign: '\\' | '`'): Taken | null {
  const head: string[] = [];
  let letters = 0;
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    letters += line.length;
    if (letters > limits.logicalLetters) return null;
    if (head.length > 0 && isSpare(line)) {
      head.push('\\');
      continue;
    }
    const bare = line.trimEnd();
    if (!bare.endsWith(sign)) {
      head.push(line);
      at++;
      break;
    }
    head.push(`${bare.slice(0, -1)}\\`);
  }
  const names = /^\s{0,1000}(?:run|copy|add)\s/i.test(head[0] ?? '') ? heredocsIn(head.join('\n')) : [];
  if (names.length > limits.heredocs) return null;
  const bodyLine = at + 1;
  const bodies: string[] = [];
  for (const { name, isIndented } of names) {
    const body: string[] = [];
    for (;;) {
      const line = lines[at++];
      if (line === undefined) return null;
      const own = isIndented ? line.replace(/^\t{1,1000}/, '') : line;
      if (own === name) break;
      body.push(own);
    }
    bodies.push(body.join('\n'));
  }
  return { head, bodies, bodyLine, next: at };
}

const heredoc = /\d{0,3}<<(-?)(?:"([^"\n]{1,100})"|'([^'\n]{1,100})'|([\w.-]{1,100}))/y;

/** Here-documents that a logical line opens: at the beginning of a word, outside of quotes. */
function heredocsIn(text: string): readonly { readonly name: string; readonly isIndented: boolean }[] {
  const found: { name: string; isIndented: boolean }[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\' && quote !== "'") at++;
    else if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (/\s/.test(text[at - 1] ?? ' ')) {
      heredoc.lastIndex = at;
      const [whole, dash, ...names] = heredoc.exec(text) ?? [];
      if (whole === undefined) continue;
      found.push({ name: names.find((name) => name !== undefined) ?? '', isIndented: dash === '-' });
      at += whole.length - 1;
    }
  }
  return found;
}

const flag = /^--([a-z][\w-]{0,60})(?:=(\S{0,2000}))?(?:\s{1,1000}|$)/;

function instruction(
  { head, bodies, bodyLine }: Taken,
  line: number,
  sign: '\\' | '`',
  stage: string | null,
): DockerInstruction | null {
  const whole = head.join('\n');
  const [start, name] = /^\s{0,1000}([A-Za-z]{2,20})(?=\s|$)/.exec(whole) ?? [];
  if (start === undefined || name === undefined) return null;
  const blank = /^(?:[ \t]|\\\n){0,1000}/;
  let rest = whole.slice(start.length);
  const flags = new Map<string, string>();
  let cut = blank.exec(rest)?.[0] ?? '';
  let before = cut;
  for (;;) {
    rest = rest.slice(cut.length);
    const [said, key, value] = flag.exec(rest) ?? [];
    if (said === undefined || key === undefined) break;
    flags.set(key.toLowerCase(), (value ?? '').replace(/^(["'])(.*)\1$/, '$2'));
    const after = blank.exec(rest.slice(said.length))?.[0] ?? '';
    cut = said + after;
    before += cut;
  }
  const exec = execWords(rest);
  const keyword = name.toUpperCase();
  const own = line + before.split('\n').length - 1;
  const told = keyword === 'RUN' ? shellText(rest, bodies, own, bodyLine) : { text: rest, textLine: own };
  const words = exec ?? wordsOf(rest, sign);
  return {
    keyword,
    line,
    stage,
    words,
    flags,
    isExec: exec !== null,
    ...(exec === null ? told : { text: exec.map(quoted).join(' '), textLine: own }),
  };
}

const quoted = (word: string): string =>
  /^[\w./:=@%+,-]{1,500}$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** The words of `["a", "b"]`; null for anything else. */
function execWords(rest: string): readonly string[] | null {
  const text = rest.replaceAll('\\\n', ' ').trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : null;
  } catch {
    // Docker, too, takes what is no list of strings for a text for a shell.
    return null;
  }
}

/** What the shell is given: a here-document that stands alone is the whole script, others belong to their commands. */
function shellText(
  rest: string,
  bodies: readonly string[],
  line: number,
  bodyLine: number,
): { readonly text: string; readonly textLine: number } {
  const [body] = bodies;
  if (body === undefined) return { text: rest, textLine: line };
  const [opening] = /^<<-?["']?([\w.-]{1,100})["']?\s{0,100}$/.exec(rest) ?? [];
  if (opening === undefined) {
    const names = heredocsIn(rest).map(({ name }) => name);
    return { text: [rest, ...bodies.flatMap((one, at) => [one, names[at] ?? ''])].join('\n'), textLine: line };
  }
  const program = /^#!\s{0,9}(\S{1,200})(?:\s{1,9}(\S{1,200}))?/.exec(body);
  const isOther =
    program !== null &&
    !/(?:^|\/)(?:ba|da|z|k|a)?sh$/.test(
      program[1]?.endsWith('/env') === true ? (program[2] ?? '') : (program[1] ?? ''),
    );
  return { text: isOther ? '' : body, textLine: bodyLine };
}

function wordsOf(rest: string, sign: '\\' | '`'): readonly string[] {
  const words: string[] = [];
  let now: string | null = null;
  let quote = '';
  for (let at = 0; at < rest.length; at++) {
    const letter = rest[at] ?? '';
    if (letter === '\\' && rest[at + 1] === '\n') at++;
    else if (letter === sign && quote !== "'") now = (now ?? '') + (rest[++at] ?? '');
    else if (quote !== '') {
      if (letter === quote) quote = '';
      else now = (now ?? '') + letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      now ??= '';
    } else if (/\s/.test(letter)) {
      if (now !== null) words.push(now);
      now = null;
    } else now = (now ?? '') + letter;
  }
  if (now !== null) words.push(now);
  return words;
}

const longestValue = 400;

function keepDefaults(values: Map<string, string>, words: readonly string[]): void {
  for (const word of words) {
    const [, name, value] = /^([A-Za-z_]\w{0,99})=(.{0,2000})$/s.exec(word) ?? [];
    if (name !== undefined && value !== undefined) values.set(name, substituted(value, values));
  }
}

/** A word with the defaults of arguments put in; what has none stays as it is written. */
function substituted(word: string, values: ReadonlyMap<string, string>): string {
  if (!word.includes('$') || word.length > longestValue) return word;
  const text = word.replace(
    /\$(?:([A-Za-z_]\w{0,99})|\{([A-Za-z_]\w{0,99})(?:(:?[-+])([^{}$]{0,300}))?\})/g,
    (match: string, bare?: string, braced?: string, operator?: string, usual?: string) => {
      const value = values.get(bare ?? braced ?? '');
      if (operator?.endsWith('+') === true) return value === undefined ? match : (usual ?? '');
      const isMissing = value === undefined || (value === '' && operator === ':-');
      return isMissing ? (operator === undefined ? match : (usual ?? '')) : value;
    },
  );
  return text.length > longestValue ? word : text;
}
