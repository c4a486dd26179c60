/**
 * Columns to write for, at least 40: the terminal's, or else those that `COLUMNS` asks for, or else 80. Some terminals
 * say that they have no columns.
 */
export function widthFrom(columns: number | undefined, asked: string | undefined): number {
  const named = /^\d{1,4}$/.test(asked ?? '') ? Number(asked) : 0;
  return Math.max(40, columns || named || 80);
}
