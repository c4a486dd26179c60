import { hearing } from './hearing.ts';

/** What the sentences of a text are: what it states, each with its line, and what claims nothing. */
interface Statements {
  aside(text: string): void;
  heading(text: string): void;
  /** A paragraph or an item, sentence by sentence. */
  block(kind: 'paragraph' | 'item', sentences: readonly (readonly [sentence: string, line: number])[]): void;
  /** Something stands between that is no text. */
  pause(): void;
  readonly statements: readonly string[];
  readonly lines: readonly number[];
  readonly asides: readonly string[];
  /** Those of the asides that are the words of others. */
  readonly others: ReadonlySet<string>;
}

/** A sentence with its words alone, in lower case: marks of emphasis and punctuation become blanks. */
export function plainStatement(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'@-]+/u);
  return ` ${words.filter((word) => word !== '').join(' ')} `;
}

const NOTHING = '  ';

/** Gathers statements, and asides: headings, questions and what is told in the words of others. */
export function gatherStatements(): Statements {
  const statements: string[] = [];
  const lines: number[] = [];
  const asides: string[] = [];
  const others = new Set<string>();
  const heard = hearing();
  const aside = (text: string): void => {
    const statement = plainStatement(text);
    if (statement !== NOTHING) asides.push(statement);
  };
  return {
    aside,
    heading(text) {
      aside(text);
      heard.begin('heading');
    },
    block(kind, sentences) {
      const said = sentences.filter(([sentence]) => plainStatement(sentence) !== NOTHING);
      if (said.length > 0) heard.begin(kind);
      for (const [sentence, line] of said) {
        const isOwn = heard.isOwn(sentence.trim());
        if (!isOwn) others.add(plainStatement(sentence));
        if (!isOwn || sentence.trimEnd().endsWith('?')) aside(sentence);
        else {
          statements.push(plainStatement(sentence));
          lines.push(line);
        }
      }
    },
    pause: heard.pause,
    statements,
    lines,
    asides,
    others,
  };
}
