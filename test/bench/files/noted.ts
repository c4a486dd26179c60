/** A text that a parser was given. */
export interface Noted {
  readonly parser: 'yaml' | 'shell' | 'json' | 'hcl';
  readonly text: string;
}

/** All of them, in order; texts that are given twice stand here twice. */
export const noted: Noted[] = [];

/** Adds one. */
export function note(parser: Noted['parser'], text: string): void {
  noted.push({ parser, text });
}
