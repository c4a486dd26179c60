/** Characters that take two columns: East Asian wide and full-width forms, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks that sit on the character before them. */
const combining = /^\p{M}$/u;

const plainAscii = /^[ -~]*$/;

/** How many columns a plain text takes on a terminal; never less than the terminal will use. */
export function columnsOf(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

/** The text broken at spaces into lines of at most `width` columns; a longer word is cut. At least one line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const character of word) {
    if (columnsOf(piece + character) > width) {
      cut.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...cut, piece];
}

/** The text wrapped behind a prefix: the first line starts with `first`, the others with as many spaces. */
export function hanging(first: string, text: string, width: number): string[] {
  const indent = columnsOf(first);
  return wrap(text, Math.max(8, width - indent)).map((line, row) => (row === 0 ? first : ' '.repeat(indent)) + line);
}

/** Signs beyond ASCII that reports use themselves, each with one of equal width. */
const asciiSigns: Readonly<Record<string, string>> = {
  '■': '#',
  '✗': 'x',
  '◐': '~',
  '·': '-',
  '–': '-',
  '—': '-',
  '…': '.',
  '→': '>',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '≥': '>',
  '≤': '<',
};

/** The text in ASCII alone, as wide as before or narrower: known signs by their likeness, others as `?`. */
export function toAscii(text: string): string {
  return text.replace(/[^\u0000-\u007f]/gu, (character) => asciiSigns[character] ?? '?');
}
