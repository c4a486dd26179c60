/** A node of the grammar's tree, as far as it matters: places are those of the text, the end is not part of it. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly children: Syntax[];
}

/** A text as the grammar sees it; from `errorAt` on (`Infinity` if nowhere) it is not to be trusted. */
export interface SyntaxTree {
  readonly root: Syntax;
  readonly text: string;
  readonly errorAt: number;
}
