import { type Values, valueIn } from './condition.ts';

/** What the templates of a text can be filled with. */
export interface Filling {
  readonly inputs: Values | null;
  readonly matrix: Values | null;
}

/** Longest text that is filled: it is to be a name or a path. */
const longest = 500;

/**
 * A text with each `${{ inputs.x }}` and `${{ matrix.x }}` replaced by its value; null where another expression stands in
 * it, or a value that is not told.
 */
export function filled(text: string, { inputs, matrix }: Filling): string | null {
  if (text.length > longest) return null;
  let isFixed = true;
  const full = text.replaceAll(/\$\{\{\s*(inputs|matrix)\.([\w.-]+)\s*\}\}/gi, (_, context: string, name: string) => {
    const values = context.toLowerCase() === 'inputs' ? inputs : matrix;
    const value = values === null ? undefined : (valueIn(values, name) ?? '');
    if (typeof value === 'string' || typeof value === 'boolean') return String(value);
    isFixed = false;
    return '';
  });
  return isFixed && !full.includes('${{') ? full : null;
}
