import type { Tri } from '../../src/core/facts/base.ts';
import { all } from '../../src/core/tri.ts';
import { type Command, joined, type Part, weaken } from './shell-parts.ts';
import type { Lexed, Word } from './shell-words.ts';

/** Deeper nesting of blocks is not read. */
const deepest = 20;

/** Thrown inside the parse alone. */
class NotUnderstood extends Error {}

/** The commands of a script in order; null when its grammar is not understood. See `parseShell`. */
export function commandsOf(lexed: Lexed, pipefail: boolean): readonly Command[] | null {
  try {
    return new Parse(lexed, pipefail).script();
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

const openers = new Set(['if', 'for', 'while', 'until', 'select', 'case', 'function', '{']);
const passers = new Set(['true', ':', 'echo', 'printf']);
/** Ends of a pipe that pass on whatever comes in, and succeed. */
const swallowers = new Set(['tee', 'cat']);

/** One pass over the lexemes; the state is the position and the shell's options. */
class Parse {
  private at = 0;
  private errexit: Tri = 'yes';
  private pipefail: boolean;
  /** Whether what follows is come to, or the script has failed by then: of the script, and of the innermost block. */
  private reached: { script: Tri; block: Tri } = { script: 'yes', block: 'yes' };
  private functions = 0;
  private depth = 0;
  private nesting = 0;
  private readonly lexemes: Lexed['lexemes'];
  /** Nothing but separators stands from here on. */
  private readonly end: number;

  constructor(lexed: Lexed, pipefail: boolean) {
    this.lexemes = lexed.lexemes;
    this.pipefail = pipefail;
    this.end = 1 + lexed.lexemes.findLastIndex((lexeme) => lexeme.text !== ';' || lexeme.type === 'word');
  }

  script(): readonly Command[] {
    const { commands } = this.list([], 'yes');
    if (this.at < this.lexemes.length) throw new NotUnderstood();
    return commands;
  }

  private operator(...texts: readonly string[]): string | null {
    const lexeme = this.lexemes[this.at];
    return lexeme?.type === 'operator' && texts.includes(lexeme.text) ? lexeme.text : null;
  }

  private keyword(...texts: readonly string[]): string | null {
    const lexeme = this.lexemes[this.at];
    return lexeme?.type === 'word' && lexeme.isBare && texts.includes(lexeme.text) ? lexeme.text : null;
  }

  private expect(...texts: readonly string[]): void {
    if (this.operator(...texts) === null && this.keyword(...texts) === null) throw new NotUnderstood();
    this.at++;
  }

  /** Commands up to one of the closing words or operators, which is left standing. */
  private list(closers: readonly string[], context: Tri): Part {
    if (++this.depth > deepest) throw new NotUnderstood();
    const commands: Command[] = [];
    let ends: Part['ends'] = 'passes';
    while (this.at < this.lexemes.length && this.operator(...closers) === null && this.keyword(...closers) === null) {
      if (this.operator(';', '&') !== null) {
        this.at++;
        continue;
      }
      const part = this.andOr(context);
      const isBackground = this.operator('&') !== null;
      commands.push(...(isBackground ? weaken(part.commands, 'unknown') : part.commands));
      ends = part.ends;
      if (this.at < this.lexemes.length && this.operator(';', '&', ';;', ')', ...closers) === null) {
        if (this.keyword(...closers) === null) throw new NotUnderstood();
      }
      if (this.operator(';;', ')') !== null && this.operator(...closers) === null) throw new NotUnderstood();
    }
    this.depth--;
    return { commands, ends };
  }

  private andOr(context: Tri): Part {
    const parts = [this.pipe(context)];
    const joints: ('&&' | '||')[] = [];
    for (let operator = this.operator('&&', '||'); operator !== null; operator = this.operator('&&', '||')) {
      joints.push(operator === '&&' ? '&&' : '||');
      this.at++;
      while (this.operator(';') !== null && this.at < this.end) this.at++;
      parts.push(this.pipe(context));
    }
    // `set -e` overlooks a failure on the left of `&&`, unless the list is the last thing the script does.
    return joined(parts, joints, this.at >= this.end ? 'yes' : 'unknown');
  }

  private pipe(context: Tri): Part {
    const isNegated = this.keyword('!') !== null;
    if (isNegated) this.at++;
    const parts = [this.command(context)];
    while (this.operator('|') !== null) {
      this.at++;
      while (this.operator(';') !== null) this.at++;
      parts.push(this.command(context));
    }
    const last = parts.at(-1);
    const swallows = swallowers.has(last?.commands[0]?.words[0]?.text ?? '');
    const inPipe: Tri = this.pipefail ? 'yes' : swallows ? 'no' : 'unknown';
    const commands = parts.flatMap((part) => (part === last ? part.commands : weaken(part.commands, inPipe)));
    return isNegated
      ? { commands: weaken(commands, 'unknown'), ends: 'either' }
      : { commands, ends: parts.length > 1 ? 'either' : (last?.ends ?? 'either') };
  }

  private command(context: Tri): Part {
    if (++this.nesting > 2 * deepest) throw new NotUnderstood();
    const part = this.oneCommand(context);
    this.nesting--;
    return part;
  }

  private oneCommand(context: Tri): Part {
    if (this.operator('(') !== null) return this.block(')', context);
    const opener = this.keyword(...openers);
    if (opener === null) return this.simple(context);
    if (opener === '{') return this.block('}', context);
    if (opener === 'if') return this.conditional(context);
    if (opener === 'case') return this.choice(context);
    if (opener === 'function') {
      this.at += 2;
      return this.definition();
    }
    return this.loop(opener, context);
  }

  private block(closer: string, context: Tri): Part {
    this.at++;
    const part = this.list([closer], context);
    this.expect(closer);
    return part;
  }

  private conditional(context: Tri): Part {
    const commands: Command[] = [];
    let word: string | null = 'if';
    while (word !== null && word !== 'fi') {
      this.at++;
      if (word !== 'else') {
        commands.push(...this.list(['then'], 'unknown').commands);
        this.expect('then');
      }
      commands.push(...this.list(['elif', 'else', 'fi'], all(context, 'unknown')).commands);
      word = this.keyword('elif', 'else', 'fi');
    }
    this.expect('fi');
    return { commands, ends: 'either' };
  }

  private loop(opener: string, context: Tri): Part {
    this.at++;
    const isCounted = opener === 'for' || opener === 'select';
    const head: Command[] = [];
    if (isCounted) while (this.at < this.lexemes.length && this.keyword('do') === null) this.at++;
    else head.push(...this.list(['do'], 'unknown').commands);
    this.expect('do');
    const before = this.reached.block;
    const body = this.list(['done'], isCounted ? context : 'unknown');
    this.reached.block = before;
    this.expect('done');
    return { commands: [...head, ...body.commands], ends: 'either' };
  }

  private choice(context: Tri): Part {
    const commands: Command[] = [];
    while (this.at < this.lexemes.length && this.keyword('in') === null) this.at++;
    this.expect('in');
    while (this.at < this.lexemes.length && this.keyword('esac') === null) {
      while (this.at < this.lexemes.length && this.operator(')') === null && this.keyword('esac') === null) this.at++;
      if (this.operator(')') === null) continue;
      this.at++;
      commands.push(...this.list([';;', 'esac'], all(context, 'unknown')).commands);
      if (this.operator(';;') !== null) this.at++;
      while (this.operator(';') !== null) this.at++;
    }
    this.expect('esac');
    return { commands, ends: 'either' };
  }

  /** The body of a function: whether and where it is called is not followed. */
  private definition(): Part {
    while (this.operator('(', ')', ';') !== null) this.at++;
    const before = this.reached.block;
    this.functions++;
    const body = this.command('unknown');
    this.functions--;
    this.reached.block = before;
    return { commands: weaken(body.commands, 'unknown'), ends: 'passes' };
  }

  private simple(context: Tri): Part {
    const words: Word[] = [];
    if (this.keyword('[[') !== null) return this.question();
    for (let next = this.lexemes[this.at]; next?.type === 'word'; next = this.lexemes[++this.at]) words.push(next);
    if (this.operator('(') !== null) {
      if (words.length !== 1) throw new NotUnderstood();
      if (!isAssignment(words[0])) return this.definition();
      this.skipTo(')');
    }
    while (isAssignment(words[0])) words.shift();
    const [name, first] = words.map((word) => word.text);
    if (name === 'set') this.options(words);
    if (name === 'exit' || name === 'return') return this.leave(name, first, context, this.at - words.length);
    const blocking = all(context, this.errexit, this.reached.script, this.reached.block);
    if (name === 'break' || name === 'continue') this.reached.block = 'unknown';
    return {
      commands: [{ words, blocking }],
      ends: passers.has(name ?? '') ? 'passes' : name === 'false' ? 'fails' : 'either',
    };
  }

  /** `exit` and `return`: what follows is not come to, though the script may have passed. */
  private leave(name: 'exit' | 'return', status: string | undefined, context: Tri, start: number): Part {
    const before = operatorAt(this.lexemes, start - 1);
    const isJoined = before === '&&' || before === '||' || this.operator('||', '&&') !== null;
    // Without a number, or with `$?`, it ends as the command before it did: on the right of `||` that is a failure.
    const fails = status === undefined || status === '$?' ? before === '||' : /^-?[1-9]/.test(status);
    if (context === 'yes' && name === 'exit' && !isJoined && this.depth === 1) this.reached.script = 'no';
    else if (!fails) {
      const left = name === 'return' && this.functions > 0 ? 'block' : 'script';
      this.reached[left] = all(this.reached[left], 'unknown');
    }
    return { commands: [], ends: status === '0' ? 'passes' : fails ? 'fails' : 'either' };
  }

  /** `[[ … ]]`: what stands inside are no commands. */
  private question(): Part {
    const words = this.lexemes.slice(this.at, this.at + 1).filter((lexeme) => lexeme.type === 'word');
    while (this.at < this.lexemes.length && this.keyword(']]') === null) this.at++;
    this.expect(']]');
    return { commands: [{ words, blocking: 'unknown' }], ends: 'either' };
  }

  private skipTo(operator: ')'): void {
    while (this.at < this.lexemes.length && this.operator(operator) === null) this.at++;
    this.expect(operator);
  }

  /** `set -e`, `set +e`, `set -euo pipefail`. */
  private options(words: readonly Word[]): void {
    for (const { text } of words) {
      if (/^-[a-z]*e/.test(text)) this.errexit = 'yes';
      if (/^\+[a-z]*e/.test(text)) this.errexit = 'unknown';
    }
    const at = words.findIndex(({ text }) => text === 'pipefail');
    if (at > 0) this.pipefail = words[at - 1]?.text.startsWith('-') === true;
  }
}

function isAssignment(word: Word | undefined): boolean {
  return word !== undefined && /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(word.text);
}

function operatorAt(lexemes: Lexed['lexemes'], at: number): string | null {
  const lexeme = lexemes[at];
  return lexeme?.type === 'operator' ? lexeme.text : null;
}
