/** A value of the key `image` as a line of a text has it. */
interface Line {
  readonly value: string;
  readonly line: number;
}

const longest = 1000;
const yamlLine = /^[\s-]{0,200}["']?[iI]mage["']?[ \t]{0,9}:[ \t]{1,9}([^\s{|>].*)$/;
const inText = /"image"[ \t]{0,9}:[ \t]{0,9}"([^"\n]{1,500})"/g;

/** Values of the key `image` in the lines of a YAML or JSON text, whether a parser would read it or not. */
export function imageLines(text: string, first = 1): readonly Line[] {
  const found: Line[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.length > longest || !/image/i.test(raw)) continue;
    const written = yamlLine.exec(raw)?.[1];
    if (written === undefined) continue;
    const value = bare(written);
    if (value !== '') found.push({ value, line: at + first });
  }
  return found;
}

/** Values of the key `image` anywhere in a text of JSON, such as one within another file. */
export function imagesInJson(text: string, first = 1): readonly Line[] {
  const found: Line[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    for (const [, value = ''] of raw.slice(0, 20 * longest).matchAll(inText)) found.push({ value, line: at + first });
  }
  return found;
}

/** A scalar without its quotes, anchor, comment and comma. */
function bare(written: string): string {
  const text = written
    .replace(/^&[\w-]{1,60}[ \t]{1,9}/, '')
    .replace(/[ \t]#.*$/, '')
    .trim()
    .replace(/,$/, '');
  return text.startsWith('*') || text.startsWith('[') ? '' : text.replace(/^(["'])(.*)\1$/, '$2');
}
