/** A word of a command. `isFixed` is false when a variable, substitution or template decides part of it. */
export interface Word {
  readonly type: 'word';
  readonly text: string;
  readonly isFixed: boolean;
  /** Written without quotes throughout, so that the shell may read it as a keyword. */
  readonly isBare: boolean;
}
/** What stands between commands; a line break reads as `;`. */
interface Operator {
  readonly type: 'operator';
  readonly text: ';' | ';;' | '&' | '&&' | '|' | '||' | '(' | ')';
}
type Lexeme = Word | Operator;

/** The lexemes of a script, and the scripts inside its substitutions; null when a quote or bracket is left open. */
export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  readonly substitutions: readonly string[];
}

const operators = [';;', '&&', '||', ';', '&', '|', '(', ')'] as const;
/** `${{ … }}` of GitHub may hold quotes and brackets of its own; its end is sought this far. */
const longestTemplate = 1000;
const redirection = /(?:[0-9]*|&)(?:>>|>&|>\||<&|<>|<<<|>|<)/y;
const hereDocument = /[0-9]*<<(-?)[ \t]*(['"]?)([A-Za-z0-9_.-]+)\2/y;

/** Splits a POSIX shell script into words and operators: comments, redirections and here-documents are left out. */
export function lexShell(script: string): Lexed | null {
  const lexemes: Lexeme[] = [];
  const substitutions: string[] = [];
  const pending: { readonly end: string; readonly tabs: boolean }[] = [];
  let at = 0;
  let skipWord = false;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const hit = pattern.exec(script);
    if (hit !== null) at += hit[0].length;
    return hit;
  };

  while (at < script.length) {
    const letter = script.charAt(at);
    if (letter === '\n') {
      lexemes.push({ type: 'operator', text: ';' });
      at = afterHereDocuments(script, at + 1, pending.splice(0));
    } else if (letter === ' ' || letter === '\t' || letter === '\r') at++;
    else if (letter === '\\' && /^\r?\n/.test(script.slice(at + 1, at + 3)))
      at += script.charAt(at + 1) === '\r' ? 3 : 2;
    else if (letter === '#') at = endOfLine(script, at);
    else {
      const document = match(hereDocument);
      if (document !== null) pending.push({ end: document[3] ?? '', tabs: document[1] === '-' });
      else if (match(redirection) !== null) skipWord = script.charAt(at) !== '(';
      else {
        const operator = operators.find((text) => script.startsWith(text, at));
        if (operator !== undefined) {
          lexemes.push({ type: 'operator', text: operator });
          at += operator.length;
          continue;
        }
        const word = readWord(script, at);
        if (word === null) return null;
        if (!skipWord) lexemes.push(word.word);
        substitutions.push(...word.substitutions);
        skipWord = false;
        at = word.end;
      }
    }
  }
  return { lexemes, substitutions };
}

function endOfLine(script: string, from: number): number {
  const end = script.indexOf('\n', from);
  return end === -1 ? script.length : end;
}

function afterHereDocuments(script: string, from: number, pending: readonly { end: string; tabs: boolean }[]): number {
  let at = from;
  for (const { end, tabs } of pending) {
    while (at < script.length) {
      const stop = endOfLine(script, at);
      const line = script.slice(at, stop).trimEnd();
      at = Math.min(stop + 1, script.length);
      if ((tabs ? line.replace(/^\t+/, '') : line) === end) break;
    }
  }
  return at;
}

interface Read {
  readonly word: Word;
  readonly end: number;
  readonly substitutions: readonly string[];
}

/** One word from `start` on: letters, quotes, variables and substitutions up to a blank or an operator. */
function readWord(script: string, start: number): Read | null {
  const substitutions: string[] = [];
  let text = '';
  let isFixed = true;
  let isBare = true;
  let quoted = false;
  let at = start;
  while (at < script.length) {
    const letter = script.charAt(at);
    if (!quoted && /[\s;&|()<>]/.test(letter)) break;
    if (letter === '"') {
      quoted = !quoted;
      isBare = false;
      at++;
    } else if (letter === "'" && !quoted) {
      const end = script.indexOf("'", at + 1);
      if (end === -1) return null;
      text += script.slice(at + 1, end);
      isBare = false;
      at = end + 1;
    } else if (letter === '\\') {
      if (script.charAt(at + 1) !== '\n') text += script.charAt(at + 1);
      at += 2;
    } else if (letter === '$' || letter === '`') {
      const end = endOfExpansion(script, at);
      if (end === null) return null;
      if (end > at + 1) isFixed = false;
      const inner = substitutionOf(script.slice(at, end));
      if (inner !== null) substitutions.push(inner);
      text += script.slice(at, end);
      at = end;
    } else {
      text += letter;
      at++;
    }
  }
  if (quoted) return null;
  // An operator letter that nothing above took, such as the `<` of `<(`, still has to move on.
  return { word: { type: 'word', text, isFixed, isBare }, end: Math.max(at, start + 1), substitutions };
}

/** End of what a `$` or a backtick begins; null when it is left open. */
function endOfExpansion(script: string, start: number): number | null {
  if (script.startsWith('${{', start)) {
    const length = script.slice(start, start + longestTemplate).indexOf('}}');
    if (length !== -1) return start + length + 2;
  }
  if (script.charAt(start) === '`') {
    const end = script.indexOf('`', start + 1);
    return end === -1 ? null : end + 1;
  }
  const open = script.charAt(start + 1);
  if (open === '(' || open === '{') return endOfBrackets(script, start + 1, open, open === '(' ? ')' : '}');
  const name = /^[A-Za-z0-9_]+|^[@*#?$!-]/.exec(script.slice(start + 1, start + 200));
  return start + 1 + (name?.[0].length ?? 0);
}

function endOfBrackets(script: string, start: number, open: string, close: string): number | null {
  let depth = 0;
  for (let at = start; at < script.length; at++) {
    const letter = script.charAt(at);
    if (letter === '\\') at++;
    else if (letter === "'" && open === '(') {
      const end = script.indexOf("'", at + 1);
      if (end === -1) return null;
      at = end;
    } else if (letter === open) depth++;
    else if (letter === close && --depth === 0) return at + 1;
  }
  return null;
}

/** The script inside `$(…)` or backticks; null for variables, arithmetic and templates. */
function substitutionOf(expansion: string): string | null {
  if (expansion.startsWith('`')) return expansion.slice(1, -1);
  return expansion.startsWith('$(') && !expansion.startsWith('$((') ? expansion.slice(2, -1) : null;
}
