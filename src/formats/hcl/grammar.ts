import { Language, Parser } from 'web-tree-sitter';
import { copyTree } from './copy.ts';
import { hclLimits } from './model.ts';
import type { SyntaxTree } from './syntax.ts';

/** Reads a text; null when it is beyond `hclLimits`. Never throws. */
export type Grammar = (text: string) => SyntaxTree | null;

const mostSpace = 400;

let loaded: Promise<Grammar> | null = null;

/** The grammar, which this thread loads once. */
export function grammar(): Promise<Grammar> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Grammar> {
  await Parser.init();
  const language = await Language.load(new URL('./grammar/tree-sitter-hcl.wasm', import.meta.url));
  const parser = new Parser().setLanguage(language);
  let isSpoilt = false;
  return (text) => {
    if (isSpoilt || text.length > hclLimits.letters || isCostly(text)) return null;
    try {
      return read(parser, language.types, text);
    } catch {
      // Its memory may be damaged; what it would say of the next file could be wrong.
      isSpoilt = true;
      return null;
    }
  };
}

function read(parser: Parser, types: readonly string[], text: string): SyntaxTree | null {
  const tree = parser.parse(text);
  if (tree === null) return null;
  const cursor = tree.walk();
  try {
    return copyTree(cursor, types, text, tree.rootNode.hasError);
  } finally {
    cursor.delete();
    tree.delete();
  }
}

/**
 * More brackets left open than any text in strings could explain, with which the parser's memory would grow, or more
 * space in one piece than anybody writes, which it reads again from each of its letters behind an error.
 */
function isCostly(text: string): boolean {
  const most = 16 * hclLimits.depth;
  let open = 0;
  let space = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    space = letter <= 0x20 || (letter > 0x7f && /\s/.test(text.charAt(at))) ? space + 1 : 0;
    if (letter === 0x7b || letter === 0x5b || letter === 0x28) open++;
    else if ((letter === 0x7d || letter === 0x5d || letter === 0x29) && open > 0) open--;
    if (open > most || space > mostSpace) return true;
  }
  return false;
}
