import { plainInline } from './inline.ts';
import type { Block, Table } from './model.ts';

/** Letters of one paragraph or item; what is longer is cut. */
const LONGEST_BLOCK = 8192;
/** More than a person writes into one text. */
const MOST_BLOCKS = 8000;

/** Puts blocks together from what readers of each markup find, line by line. */
export interface Blocks {
  heading(level: number, text: string, line: number): void;
  item(text: string, depth: number, line: number): void;
  /** A line of the paragraph or item that is open, or of a new paragraph. */
  text(text: string, line: number): void;
  table(table: Table | null): void;
  /** Ends the open paragraph or item. */
  end(): void;
  /** Takes back the open paragraph: it was a heading. Null where none of one line is open. */
  takeLine(): string | null;
  readonly isOpen: boolean;
  done(): { readonly blocks: readonly Block[]; readonly isCut: boolean };
}

interface Open {
  kind: 'paragraph' | 'item';
  line: number;
  depth: number;
  lines: number;
  text: string;
}

const task = /^\[[ xX]\]\s/;

/** An empty row of blocks. */
export function gatherBlocks(): Blocks {
  const blocks: Block[] = [];
  let open: Open | null = null;
  let isCut = false;
  const push = (block: Block): void => {
    if (blocks.length < MOST_BLOCKS) blocks.push(block);
    else isCut = true;
  };
  const end = (): void => {
    if (open === null) return;
    const { kind, line, depth, text } = open;
    const plain = plainInline(text.replace(task, ''));
    if (plain !== '')
      push(kind === 'item' ? { kind, line, depth, text: plain, isTask: task.test(text) } : { kind, line, text: plain });
    open = null;
  };
  return {
    heading(level, text, line) {
      end();
      push({ kind: 'heading', level, text: plainInline(text), line });
    },
    item(text, depth, line) {
      end();
      open = { kind: 'item', line, depth, lines: 1, text };
    },
    text(text, line) {
      if (open === null) open = { kind: 'paragraph', line, depth: 0, lines: 1, text: text.trim() };
      else if (open.text.length + text.length > LONGEST_BLOCK) isCut = true;
      else {
        open.text += ` ${text.trim()}`;
        open.lines++;
      }
    },
    table(table) {
      end();
      if (table !== null) push(table);
    },
    end,
    takeLine() {
      if (open === null || open.kind !== 'paragraph' || open.lines !== 1) return null;
      const { text } = open;
      open = null;
      return text;
    },
    get isOpen() {
      return open !== null;
    },
    done() {
      end();
      return { blocks, isCut };
    },
  };
}
