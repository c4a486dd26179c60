/** A value of the key `image` as a line of a text has it. */
interface Line {
  readonly value: string;
  readonly line: number;
}

const longest = 1000;
const yamlLine = /^[\s-]{0,200}["']?[iI]mage["']?[ \t]{0,9}:[ \t]{1,9}([^\s{|>].*)$/;
const inText = /"image"[ \t]{0,9}:[ \t]{0,9}"([^"\n]{1,500})"/g;

/** The key or the dash before a text that goes on below, further in than it stands itself. */
const blockStart =
  /^([\s-]{0,200})(?:[^\s#'"{[-][^:]{0,200}:|["'][^"']{1,200}["'][ \t]{0,9}:)?[ \t]{0,9}(?:[&!][^\s]{1,60}[ \t]{1,9}){0,2}[|>][+\-\d]{0,3}[ \t]{0,9}(?:#.*)?$/;
/** A line of a template alone is at home at any depth. */
const templateLine = /^\s{0,200}\{\{.*\}\}\s{0,200}$/;

/** How far in a text must stand that goes on below a line; null where none begins there. */
function blockWithin(line: string): number | null {
  const before = blockStart.exec(line)?.[1];
  if (before === undefined) return null;
  const hasKey = /^[^|>]*:/.test(line.slice(before.length));
  const dash = before.lastIndexOf('-');
  return hasKey || dash === -1 ? before.length : dash;
}

/**
 * Values of the key `image` in the lines of a YAML or JSON text that no parser reads, such as one with gaps for a template.
 * Texts that go on over several lines hold none.
 */
export function imageLines(text: string, first = 1): readonly Line[] {
  const found: Line[] = [];
  let block: number | null = null;
  for (const [at, raw] of text.split('\n').entries()) {
    if (raw.length > longest) continue;
    if (block !== null && (raw.trim() === '' || templateLine.test(raw) || raw.search(/\S/) > block)) continue;
    block = blockWithin(raw);
    if (!/image/i.test(raw)) continue;
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
