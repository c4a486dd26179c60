import type { Assignment as AssignmentNode, Word as WordNode, WordPart } from 'unbash';
import { hasTemplate, type Prepared, restored } from './prepare.ts';
import type { Word } from './script.ts';

interface Piece {
  readonly text: string;
  readonly isLiteral: boolean;
  readonly isQuoted: boolean;
}

const quoted = (text: string): Piece => ({ text, isLiteral: true, isQuoted: true });
/** Whatever is open shows a `$`, so that nobody takes it for fixed. */
const list: Piece = { text: '$(…)', isLiteral: false, isQuoted: true };
const bare = (text: string): Piece => ({ text, isLiteral: true, isQuoted: false });

/** The word that a node of the tree stands for. */
export function wordOf(node: WordNode, prepared: Prepared): Word {
  return joined(piecesOf(node), prepared);
}

/** An assignment among the arguments of `export` and its like, as the word it is written as. */
export function argumentOf({ name, append, index, value }: AssignmentNode, prepared: Prepared): Word {
  const pieces = value.type === 'ArrayValue' ? [list] : piecesOf(value);
  const place = index === undefined ? [] : [quoted('['), ...piecesOf(index), quoted(']')];
  return joined([quoted(name), ...place, quoted(append === true ? '+=' : '='), ...pieces], prepared);
}

/** The value that an assignment gives its variable; of a list nothing is told. */
export function assigned({ name, append, value }: AssignmentNode, prepared: Prepared): Word {
  const pieces = value.type === 'ArrayValue' ? [list] : piecesOf(value);
  const before: Piece = { text: `$${name}`, isLiteral: false, isQuoted: true };
  return joined(append === true ? [before, ...pieces] : pieces, prepared);
}

function joined(pieces: readonly Piece[], prepared: Prepared): Word {
  const open = pieces.filter(({ text, isLiteral }) => !isLiteral || hasTemplate(text));
  const isFixed = open.length === 0;
  const text = pieces.map((piece) => (isFixed || !piece.isLiteral ? piece.text : escaped(piece.text))).join('');
  const isMany = open.some((piece) => !piece.isQuoted || (!piece.isLiteral && /@/.test(piece.text)));
  return { text: restored(text, prepared), isFixed, ...(isMany ? { isMany } : {}) };
}

/** A literal text as it stands between double quotes beside variables. */
export function escaped(text: string): string {
  return text.replace(/[\\$`]/g, '\\$&');
}

function piecesOf(node: WordNode): readonly Piece[] {
  return node.parts === undefined ? [bare(node.value)] : node.parts.flatMap(partPieces);
}

function partPieces(part: WordPart): readonly Piece[] {
  switch (part.type) {
    case 'Literal':
    case 'Glob':
      return [bare(part.value)];
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [quoted(part.value)];
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return [{ text: part.text, isLiteral: !/[$`]/.test(part.text), isQuoted: false }];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap(partPieces).map((piece) => ({ ...piece, isQuoted: true }));
    case 'ProcessSubstitution':
      return [{ text: `$${part.text}`, isLiteral: false, isQuoted: true }];
    default:
      return [{ text: part.text, isLiteral: false, isQuoted: false }];
  }
}
