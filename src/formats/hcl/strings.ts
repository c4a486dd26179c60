const escapes = /\\(?:([nrt"\\])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))|\$\$\{|%%\{/g;
const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The text that a literal part of a quoted string stands for. */
export function unescaped(written: string): string {
  return written.replace(escapes, (all: string, letter?: string, short?: string, long?: string) => {
    if (letter !== undefined) return letters[letter] ?? letter;
    const code = short ?? long;
    if (code === undefined) return all.slice(1);
    const point = Number.parseInt(code, 16);
    return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  });
}

/** The text that a literal part of a heredoc stands for: only `$${` and `%%{` are special there. */
export function unescapedHeredoc(written: string): string {
  return written.replace(/\$\$\{|%%\{/g, (all) => all.slice(1));
}

/** Spaces that stand before every line of a heredoc, blank lines aside; `<<-` takes them away. */
export function indentOf(lines: readonly string[]): number {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  return indents.length === 0 ? 0 : indents.reduce((least, indent) => Math.min(least, indent));
}
